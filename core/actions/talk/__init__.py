"""What people say to each other through the bot: questions, messages to all, concerns."""
