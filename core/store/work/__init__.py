"""Placements with their shifts, and what changes in them until they ended."""
