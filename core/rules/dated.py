"""Values with a date: each holds from its date until the next.

So hold amounts of the law (LAW) and a municipality's choices (domain 10).
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Row(NamedTuple, Generic[T]):
    """A value and the first day on which it holds."""

    since: date
    value: T


class Dated(Generic[T]):
    """Rows by date, in any order; of two rows with one date the last holds. Never changes: `with_row` makes another."""

    def __init__(self, rows: Iterable[tuple[date, T]] = ()) -> None:
        latest = dict(rows)
        self._rows = tuple(Row(since, latest[since]) for since in sorted(latest))
        self._dates = [row.since for row in self._rows]

    def on(self, day: date) -> Row[T] | None:
        """The row in force on a day, or None before the first."""
        place = bisect_right(self._dates, day)
        return self._rows[place - 1] if place else None

    def with_row(self, since: date, value: T) -> "Dated[T]":
        """The same rows with one more, which replaces a row of the same date."""
        return Dated([*self._rows, (since, value)])

    def __iter__(self) -> Iterator[Row[T]]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Dated) and self._rows == other._rows

    def __hash__(self) -> int:
        return hash(self._rows)
