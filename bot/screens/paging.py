"""The buttons that turn the pages of a list, and what is said instead when somebody looked for a name."""

from collections.abc import Callable
from typing import Any

from bot.callbacks import Callback
from bot.screens import Button, rows
from core.rules.paging import Page
from words import Words
from words.language import Written

Rows = tuple[tuple[Button, ...], ...]


def turning(w: Words, page: Page[Any], to: Callable[[int], Callback]) -> Rows:
    """The row to the page before and after this one, where there is one."""
    return _turning(page, lambda number: Button(w("Previous"), to(number)), lambda number: Button(w("Next"), to(number)))


def turning_in_time(w: Words, page: Page[Any], to: Callable[[int], Callback]) -> Rows:
    """The same row for what stands newest first, in words that every language has."""
    return _turning(page, lambda number: Button(w("Newer"), to(number)), lambda number: Button(w("Older"), to(number)))


def _turning(page: Page[Any], before: Callable[[int], Button], after: Callable[[int], Button]) -> Rows:
    return rows(
        *([before(page.number - 1)] if page.number else []),
        *([after(page.number + 1)] if page.number + 1 < page.pages else []),
    )


def first_ten(w: Words, page: Page[Any]) -> Written | None:
    """Said of names that were looked for, when a page of ten does not hold them all: a button carries no letters to turn with."""
    return w("These are the first ten. Type more letters of the name.") if page.pages > 1 else None
