"""Days, travel, weeks with their signatures, and what was put right in them."""
