"""The hours of `hours.csv`, a row for a placement and a day, in file order.

There may be a million rows: one that is plainly right is taken in on the spot, every other is judged rule by rule.
"""

from array import array
from datetime import date

from core.rules.cents import number
from core.rules.day_minutes import DAY, more_than_a_day, outside_placement, possible
from core.rules.disagreements import PREMIUM_RATE
from core.rules.refusals import AmountCode, Refusal, refuse
from office.calculate.alldays import all_days
from office.calculate.cells import day_in
from office.calculate.csvfile import Sheet
from office.calculate.placements import Placed
from office.calculate.policyfile import DatedAmounts
from office.calculate.refused import TOO_MANY_CELLS, RefusedRows, RowCode, bad_value

FILE = "hours.csv"
COLUMNS = ("placement", "date", "minutes")

_PLAIN_MINUTES = {str(minutes): minutes for minutes in range(1, DAY + 1)}

# A placement's start as an ordinal and its minutes by day; the first day and the minutes of the day count that it shares, if it does.
Plain = tuple[int, "array[int]", int, "array[int] | None"]


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
        self._all_day = all_days(placed.values())

    def read(self) -> None:
        """Judge every row. What the loop takes in by itself is what `_verdict` accepts, with the look-ups done beforehand."""
        days, row = self._days, 1
        plain = self._plain() if self._sheet.as_wanted else {}
        for row, cells in self._sheet.numbered():
            try:
                name, day_cell, minutes_cell = cells
                start, taken, first, all_day = plain[name]
                day, minutes = days[day_cell], _PLAIN_MINUTES[minutes_cell]
                at = day - start
                if at >= 0 and not taken[at]:
                    if all_day is None:
                        taken[at] = minutes
                        continue
                    total = all_day[day - first] + minutes
                    if total <= DAY:
                        taken[at] = minutes
                        all_day[day - first] = total
                        continue
            except (KeyError, IndexError, ValueError):  # not so plain
                pass
            self._judge(row, cells)
        self._sheet.close(row)

    def _plain(self) -> dict[str, Plain]:
        found: dict[str, Plain] = {}
        same: dict[int, int] = {}  # one number for all who start that day: rows by day touch less memory
        for placed in self._placed.values():
            start = placed.start.toordinal()
            first, all_day = self._all_day.get(placed.name, (0, None))
            found[placed.name] = (same.setdefault(start, start), placed.minutes, same.setdefault(first, first), all_day)
        return found

    def _judge(self, row: int, cells: list[str]) -> None:
        whole = self._sheet.whole(cells)
        verdict = self._verdict(*whole) if whole else None if whole == () else TOO_MANY_CELLS
        if verdict:
            self._refused.add(FILE, row, verdict)

    def _verdict(self, name: str, day_cell: str, minutes_cell: str) -> Refusal | None:
        day, value = day_in(day_cell), number(minutes_cell)
        bad = bad_value(placement=name, date=day, minutes=value is not None and "." not in minutes_cell)
        if bad or day is None or value is None:
            return bad
        if self._rates.on(day):
            self._days[day_cell] = day.toordinal()
        minutes = possible(int(value))
        if isinstance(minutes, Refusal):
            return minutes
        placed = self._placed.get(name)
        if placed is None:
            return refuse(RowCode.UNKNOWN_PLACEMENT, placement=name)
        return outside_placement(day, placed.start, placed.last_day) or self._taken_in(placed, day, minutes)

    def _taken_in(self, placed: Placed, day: date, minutes: int) -> Refusal | None:
        if placed.minutes_on(day):
            return refuse(RowCode.DUPLICATE, placement=placed.name, date=day)
        shared = self._all_day.get(placed.name)
        others = shared.on(day) if shared else 0
        refusal = more_than_a_day(others, minutes)
        if refusal is None and self._rates.on(day) is None:
            refusal = refuse(AmountCode.UNKNOWN_AMOUNT, series=PREMIUM_RATE, date=day)
        if refusal is None:
            placed.minutes[(day - placed.start).days] = minutes
            if shared:
                shared.add(day, minutes)
        return refusal
