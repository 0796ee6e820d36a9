"""What an import, or one person in the chat, adds."""
