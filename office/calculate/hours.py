"""The hours of `hours.csv`, a row for a placement and a day, in file order.

There may be a million rows: one that is plainly right is taken in on the spot, every other is judged rule by rule.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from core.rules.money import number
from core.rules.refusals import AmountCode, Refusal, refuse
from core.rules.timesheets import DAY, possible, within_day, within_placement
from office.calculate.cells import day_in
from office.calculate.csvfile import Sheet, blank
from office.calculate.placements import Placed
from office.calculate.policyfile import DatedAmounts
from office.calculate.refused import RefusedRows, RowCode

FILE = "hours.csv"
COLUMNS = ("placement", "date", "minutes")

_PLAIN_MINUTES = {str(minutes): minutes for minutes in range(1, DAY + 1)}

# Minutes by day (as an ordinal) of all placements of one candidate.
AllDay = dict[int, int]


def read_hours(sheet: Sheet, placed: dict[str, Placed], rates: DatedAmounts, refused: RefusedRows) -> None:
    """Take the hours in; what is refused is listed."""
    Timesheets(sheet, placed, rates, refused).read()


class Timesheets:
    """The hours accepted so far, and what is needed to judge the next row."""

    def __init__(self, sheet: Sheet, placed: dict[str, Placed], rates: DatedAmounts, refused: RefusedRows) -> None:
        self._sheet = sheet
        self._placed = placed
        self._rates = rates
        self._refused = refused
        self._days: dict[str, int] = {}
        crowded = _simultaneous(placed.values())
        self._all_day: dict[str, AllDay | None] = {p.name: crowded.get(p.candidate) for p in placed.values()}

    def read(self) -> None:
        """Judge every row. The way through the loop that accepts is `_verdict` with every look-up done beforehand."""
        plain = {p.name: (p.start.toordinal(), p.minutes, self._all_day[p.name]) for p in self._placed.values()}
        first_rate = next((row.since.toordinal() for row in self._rates), date.max.toordinal() + 1)
        days, pick = self._days, self._sheet.pick
        for row, cells in self._sheet.raw():
            try:
                name, day_cell, minutes_cell = pick(cells)  # type: ignore[arg-type]
                start, taken, all_day = plain[name]
                day, minutes = days[day_cell], _PLAIN_MINUTES[minutes_cell]
            except (KeyError, TypeError):
                self._judge(row, cells)
                continue
            at = day - start
            total = minutes if all_day is None else minutes + all_day.get(day, 0)
            if 0 <= at < len(taken) and not taken[at] and total <= DAY and day >= first_rate:
                taken[at] = minutes
                if all_day is not None:
                    all_day[day] = total
            else:
                self._judge(row, cells)

    def _judge(self, row: int, cells: list[str] | None) -> None:
        if cells and blank(cells):
            return
        verdict = self._verdict(*map(str.strip, self._sheet.pick(cells))) if cells else refuse(RowCode.BAD_VALUE)
        if verdict:
            self._refused.add(FILE, row, verdict)

    def _verdict(self, name: str, day_cell: str, minutes_cell: str) -> Refusal | None:
        day, value = day_in(day_cell), number(minutes_cell)
        if not name or day is None or value is None or "." in minutes_cell:
            return refuse(RowCode.BAD_VALUE)
        self._days[day_cell] = day.toordinal()
        minutes = possible(int(value))
        if isinstance(minutes, Refusal):
            return minutes
        placed = self._placed.get(name)
        if placed is None:
            return refuse(RowCode.UNKNOWN_PLACEMENT, placement=name)
        return within_placement(day, placed.start, placed.last_day) or self._taken_in(placed, day, minutes)

    def _taken_in(self, placed: Placed, day: date, minutes: int) -> Refusal | None:
        if placed.minutes_on(day):
            return refuse(RowCode.DUPLICATE, placement=placed.name, date=day)
        all_day = self._all_day[placed.name]
        others = all_day.get(day.toordinal(), 0) if all_day is not None else 0
        refusal = within_day(others, minutes)
        if refusal is None and self._rates.on(day) is None:
            refusal = refuse(AmountCode.UNKNOWN_AMOUNT, series="premium_per_hour", date=day)
        if refusal is None:
            placed.minutes[(day - placed.start).days] = minutes
            if all_day is not None:
                all_day[day.toordinal()] = others + minutes
        return refusal


def _simultaneous(placed: Iterable[Placed]) -> dict[str, AllDay]:
    """An empty day count for each candidate who has placements at the same time; `placed` in the order of their starts."""
    until: dict[str, date] = defaultdict(lambda: date.min)
    crowded: dict[str, AllDay] = {}
    for p in placed:
        if p.start <= until[p.candidate]:
            crowded[p.candidate] = {}
        until[p.candidate] = max(until[p.candidate], p.last_day)
    return crowded
