"""How the days of a placement fall into units, the units into months, and which premium rate holds in which units.

Days are ordinals here: whole numbers that rise by one a day.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import groupby
from typing import NamedTuple, TypeVar

from core.rules.calendar import month, unit_of
from core.rules.money import Cents
from office.calculate.policyfile import DatedAmounts

T = TypeVar("T")


class Stretch(NamedTuple):
    """The days of one unit, whosever it is: the day after its last, its month, and its premium rate if that is known and only one."""

    stop: int
    month: str
    rate: Decimal | None


class Layout(NamedTuple):
    """The units of a placement side by side: of each, its first day and the day after its last, both counted from the start.

    `months` and `rates` are runs of units: those of one month, and those at one rate (None: not known or not one).
    """

    firsts: list[int]
    stops: list[int]
    months: list[tuple[str, slice]]
    rates: list[tuple[Decimal | None, slice]]

    def by_unit(self, amounts: Mapping[date, Cents], start: date) -> list[Cents]:
        """Amounts by day as sums by unit."""
        sums = [0] * len(self.firsts)
        for day, cents in amounts.items():
            sums[bisect_right(self.firsts, (day - start).days) - 1] += cents
        return sums


class Layouts:
    """Layouts of placements under one policy; that of the same days is made once."""

    def __init__(self, rates: DatedAmounts) -> None:
        self._rates = rates
        self._made: dict[tuple[int, int], Layout] = {}
        self._stretch = cache(self._stretch_at)

    def of(self, start: date, last_day: date) -> Layout:
        """The layout of a placement of these days."""
        days = start.toordinal(), last_day.toordinal()
        if days not in self._made:
            self._made[days] = self._lay_out(*days)
        return self._made[days]

    def _lay_out(self, start: int, last_day: int) -> Layout:
        stretches = [self._stretch(start)]
        while stretches[-1].stop <= last_day:
            stretches.append(self._stretch(stretches[-1].stop))
        stops = [stretch.stop - start for stretch in stretches]
        stops[-1] = last_day + 1 - start
        months, rates = _runs(s.month for s in stretches), _runs(s.rate for s in stretches)
        return Layout([0, *stops[:-1]], stops, months, rates)

    def _stretch_at(self, day: int) -> Stretch:
        unit = unit_of(date.fromordinal(day))
        first, last = self._rates.on(unit.first), self._rates.on(unit.last)
        rate = first.value if first and first == last else None
        return Stretch(unit.last.toordinal() + 1, month(unit.last), rate)


def _runs(values: Iterable[T]) -> list[tuple[T, slice]]:
    """Each value with the places at which it stands side by side."""
    runs, at = [], 0
    for value, group in groupby(values):
        length = sum(1 for _ in group)
        runs.append((value, slice(at, at + length)))
        at += length
    return runs
