"""What was agreed: placements, what changes in them, and how they end."""
