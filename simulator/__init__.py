"""A local Telegram: the Bot API for bots, phones for people, and controls for faults, limits and time.

It shares no code and no constant with the bots that talk to it.
"""
