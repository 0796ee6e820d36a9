"""The way to each step of a conversation, from the beginning, as its person would go it.

A new step belongs in one of these rooms; without a way the suite fails with its name.
"""

from tests.contracts.ways import days, employers, talking, weeks, work  # noqa: F401 - they put themselves into the table
from tests.contracts.ways.given import WAYS

__all__ = ["WAYS"]
