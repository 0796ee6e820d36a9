"""What an administrator enters from files and commands."""
