"""What is kept. One file per subject; importing this package loads them all into one `metadata`."""

from core.store.tables import atwork, concerns, hours, messages, money, people, questions, wishes, work
from core.store.tables.base import metadata

__all__ = ["atwork", "concerns", "hours", "messages", "metadata", "money", "people", "questions", "wishes", "work"]
