"""The calendar's units, year by year (a unit is cut at month ends, so it lies in one year), and what was done in each.

Days are ordinals here: whole numbers that rise by one a day.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from operator import add
from typing import NamedTuple, TypeVar

from core.rules.calendar import Unit, half_year, month, unit_of
from core.rules.cents import Cents
from core.rules.money.settlement import Split, Splits
from office.calculate.policyfile import DatedAmounts

T = TypeVar("T")


class Year:
    """The units of one calendar year, and the sums of all placements in each."""

    def __init__(self, number: int, premium_rates: DatedAmounts) -> None:
        units = list(_units_of(number))
        self.name = f"{number:04d}"
        self.stops = [unit.last.toordinal() + 1 for unit in units]
        self.rates = [_rate_in(unit, premium_rates) for unit in units]
        self._days = [unit.last for unit in units]
        self._sums = [[0] * len(units) for _ in Splits._fields]

    def add(self, units: slice, splits: Splits, places: slice) -> None:
        """Add those units of a placement that stand at these places to these of the year."""
        for sums, parts in zip(self._sums, splits, strict=True):
            more = parts[places]
            if any(more):
                sums[units] = map(add, sums[units], more)

    def periods(self) -> Iterator[tuple[str, Split]]:
        """The months and half years that have a unit, with its sums."""
        for name in (month, half_year):
            for period, units in _runs([name(day) for day in self._days]):
                split = Splits(*self._sums).total(units)
                if split.minutes or split.other_costs:
                    yield period, split


class Stretch(NamedTuple):
    """A placement's units in one calendar year: which units of the year, and at which places among the placement's."""

    year: Year
    units: slice
    places: slice


class Layout(NamedTuple):
    """A placement's units side by side: of each, its first day and the day after its last, both counted from the placement's start.

    `rates` are the places at one premium rate (euros an hour), None where that is not known or not one.
    """

    firsts: list[int]
    stops: list[int]
    years: list[Stretch]
    rates: list[tuple[Decimal | None, slice]]

    def by_unit(self, amounts: Mapping[date, Cents], start: date) -> list[Cents]:
        """Amounts by day as sums by unit."""
        sums = [0] * len(self.firsts)
        for day, cents in amounts.items():
            sums[bisect_right(self.firsts, (day - start).days) - 1] += cents
        return sums


class Timeline:
    """The years in which placements lie, and how the days of each placement fall into units."""

    def __init__(self, premium_rates: DatedAmounts) -> None:
        self.years: dict[int, Year] = {}
        self._premium_rates = premium_rates
        self._layouts: dict[tuple[date, date], Layout] = {}

    def layout(self, start: date, last_day: date) -> Layout:
        """The layout of a placement; that of the same days is made once."""
        if (start, last_day) not in self._layouts:
            self._layouts[start, last_day] = self._lay_out(start, last_day)
        return self._layouts[start, last_day]

    def _lay_out(self, start: date, last_day: date) -> Layout:
        stops: list[int] = []
        rates: list[Decimal | None] = []
        years: list[Stretch] = []
        for number in range(start.year, last_day.year + 1):
            if number not in self.years:
                self.years[number] = Year(number, self._premium_rates)
            year = self.years[number]
            first, last = max(start, date(number, 1, 1)).toordinal(), min(last_day, date(number, 12, 31)).toordinal()
            units = slice(bisect_right(year.stops, first), bisect_right(year.stops, last) + 1)
            years.append(Stretch(year, units, slice(len(stops), len(stops) + units.stop - units.start)))
            stops += [stop - start.toordinal() for stop in year.stops[units]]
            rates += year.rates[units]
        stops[-1] = (last_day - start).days + 1
        return Layout([0, *stops[:-1]], stops, years, _runs(rates))


def _units_of(number: int) -> Iterator[Unit]:
    unit = unit_of(date(number, 1, 1))
    yield unit
    while unit.last < date(number, 12, 31):
        unit = unit_of(unit.last + timedelta(days=1))
        yield unit


def _rate_in(unit: Unit, rates: DatedAmounts) -> Decimal | None:
    first, last = rates.on(unit.first), rates.on(unit.last)
    return first.value if first and first == last else None


def _runs(values: Sequence[T]) -> list[tuple[T, slice]]:
    """Each value with the places at which it stands side by side."""
    runs, at = [], 0
    for value, group in groupby(values):
        length = sum(1 for _ in group)
        runs.append((value, slice(at, at + length)))
        at += length
    return runs
