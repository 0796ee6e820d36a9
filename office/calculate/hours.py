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
from office.calculate.csvfile import Sheet
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
        self._days: dict[str, int] = {}  # days with a rate, as ordinals, by the cell they were written in
        crowded = _simultaneous(placed.values())
        self._all_day: dict[str, AllDay | None] = {p.name: crowded.get(p.candidate) for p in placed.values()}

    def read(self) -> None:
        """Judge every row. What the loop accepts by itself is what `_verdict` accepts, with the look-ups done beforehand."""
        plain = {p.name: (p.start.toordinal(), p.minutes, self._all_day[p.name]) for p in self._placed.values()}
        days, pick, width, row = self._days, self._sheet.pick, self._sheet.width, 1
        for row, cells in self._sheet.numbered():
            try:
                name, day_cell, minutes_cell = pick(cells)
                start, taken, all_day = plain[name]
                day, minutes = days[day_cell], _PLAIN_MINUTES[minutes_cell]
                if len(cells) == width and day >= start and not taken[day - start]:
                    if all_day is None:
                        taken[day - start] = minutes
                        continue
                    if all_day.get(day, 0) + minutes <= DAY:
                        taken[day - start] = minutes
                        all_day[day] = all_day.get(day, 0) + minutes
                        continue
            except (KeyError, IndexError):  # not so plain
                pass
            self._judge(row, cells)
        self._sheet.close(row)

    def _judge(self, row: int, cells: list[str]) -> None:
        whole = self._sheet.whole(cells)
        verdict = self._verdict(*whole) if whole else None if whole == () else refuse(RowCode.BAD_VALUE)
        if verdict:
            self._refused.add(FILE, row, verdict)

    def _verdict(self, name: str, day_cell: str, minutes_cell: str) -> Refusal | None:
        day, value = day_in(day_cell), number(minutes_cell)
        if not name or day is None or value is None or "." in minutes_cell:
            return refuse(RowCode.BAD_VALUE)
        if self._rates.on(day):
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
