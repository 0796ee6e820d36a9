"""What happened, for the municipality: a month with its placements, hours, open weeks and coming ends; a year with the report's tables."""
