"""How long data is kept, and when it may go."""
