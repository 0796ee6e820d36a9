"""What is kept. One file per subject; importing this package loads them all into one `metadata`."""

from core.store.tables import hours, messages, money, people, questions, work
from core.store.tables.base import metadata

__all__ = ["hours", "messages", "metadata", "money", "people", "questions", "work"]
