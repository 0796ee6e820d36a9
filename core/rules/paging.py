"""A long list, a page at a time. No document says how long a list is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
A_PAGE = 10
"""How many of a list stand on a page."""
A_SHORT_PAGE = 8
"""Where more than the list stands on it."""
A_TOLD_PAGE = 6
"""Where each takes several lines."""


@dataclass(frozen=True)
class Page(Generic[T]):
    """What is shown of a list, on which page (from 0) of how many."""

    shown: Sequence[T]
    number: int
    pages: int


def page_of(found: Sequence[T], number: int, size: int) -> Page[T]:
    """A page (from 0); one that is no more is the last one, and an empty list is one empty page."""
    pages = max(1, -(-len(found) // size))
    number = min(number, pages - 1)
    return Page(found[number * size : (number + 1) * size], number, pages)
