"""Telegram as it is spoken to: calls, what an update is, and what everybody sees of the bot."""
