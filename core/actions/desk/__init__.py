"""What waits for whom at the municipality, and what candidates have before them."""
