"""Which year and which cap premium counts in: those of the payment (LAW: per calendar year) or, by policy, those of the work.

By the year of work each calendar year of work has a room of its own, whenever its premium is paid: what a year has no room for stays
due, and another year's room is no use to it. The two payment moments stay those of the calendar year in which is paid. Money is in cents.
"""

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from core.rules.cents import Cents

# The room of a year of work, before any premium of it was paid: by that year, the day of payment and the last worked day.
RoomOf = Callable[[int, date, date], Cents]


class CapDate(StrEnum):
    """Whose day counts: that of the payment (LAW), or of the work."""

    PAYMENT = "payment"
    WORK = "work"


class _Open(NamedTuple):
    """What is due of one year of work, and how much of it there is room for."""

    year: int
    due: Cents
    payable: Cents


class _Years:
    """Premium by year of work, as payment moments go by in order of date."""

    def __init__(self, units: Iterable[tuple[date, Cents]], room_of: RoomOf) -> None:
        self._units = sorted(units)
        self._room_of = room_of
        self._paid: dict[int, Cents] = {}
        self._written_off: dict[int, Cents] = {}

    def open_on(self, day: date) -> list[_Open]:
        """The years of work with premium due on a day, the oldest first."""
        earned: dict[int, Cents] = {}
        last: dict[int, date] = {}
        for due, cents in self._units:
            if due <= day:
                earned[due.year] = earned.get(due.year, 0) + cents
                last[due.year] = due
        found = []
        for year, cents in sorted(earned.items()):
            paid = self._paid.get(year, 0)
            due_now = cents - paid - self._written_off.get(year, 0)
            if due_now > 0:
                left = max(0, self._room_of(year, day, last[year]) - paid)
                found.append(_Open(year, due_now, min(due_now, left)))
        return found

    def pay(self, day: date, paid: Cents, written_off: Cents) -> None:
        """Share out a moment that has been: the oldest year first, each as far as it had room; what is over goes to the newest."""
        open_years = self.open_on(day)
        for one in open_years:
            share = min(one.payable, paid)
            self._paid[one.year] = self._paid.get(one.year, 0) + share
            lost = min(one.due - share, written_off)
            self._written_off[one.year] = self._written_off.get(one.year, 0) + lost
            paid, written_off = paid - share, written_off - lost
        newest = open_years[-1].year if open_years else day.year
        self._paid[newest] = self._paid.get(newest, 0) + paid


def payable_by_work_year(
    units: Iterable[tuple[date, Cents]], before: Iterable[tuple[date, Cents, Cents]], day: date, room_of: RoomOf
) -> Cents:
    """The most that a moment on a day may pay: of each year of work what is due, as far as that year has room.

    `units` are last worked days and premium, `before` the moments that have been: day, paid, written off.
    """
    years = _Years(units, room_of)
    for paid_on, paid, written_off in sorted(before):
        years.pay(paid_on, paid, written_off)
    return sum(one.payable for one in years.open_on(day))
