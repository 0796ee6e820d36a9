"""What people may ask about their own data, and what goes by itself."""
