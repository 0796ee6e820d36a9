"""What is kept. One file per subject; importing this package loads them all into one `metadata`."""

from core.store.tables import concerns, hours, messages, money, people, questions, wishes, work
from core.store.tables.base import metadata

__all__ = ["concerns", "hours", "messages", "metadata", "money", "people", "questions", "wishes", "work"]
