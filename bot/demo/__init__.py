"""`flexbot demo`: a local Telegram, the real bot as a process of its own, and a sample municipality in the middle of things."""

from bot.demo.runner import Demo, DemoFault, WrongMoment

__all__ = ["Demo", "DemoFault", "WrongMoment"]
