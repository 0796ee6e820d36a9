"""What a contact person watches, and what comes next for a candidate."""
