"""A line of the document that somebody asks about: `placements/P1/premium`, `candidates/C1/2017/payments/0/paid`, `periods/2017H1/remainder`.

`placements/P1/2017-01-16/premium` is one unit of it: the week, or the part of it in one month, that begins on that day;
`placements/P1/tariff` is the agreed tariff beside its floor.
A payment is named by its place in the list or by its date. A name may hold a slash.
"""

import re
from datetime import date
from typing import NamedTuple

from office.calculate.cells import day_in

PARTS = ("minutes", "turnover", "premium", "travel", "other_costs", "administration", "remainder")
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_FIELD = "|".join(PARTS)
_UNIT = re.compile(rf"placements/(.+)/({_DAY})/({_FIELD})", re.DOTALL)
_PLACEMENT = re.compile(rf"placements/(.+)/({_FIELD}|last_day|tariff)", re.DOTALL)
_PERIOD = re.compile(rf"periods/([0-9]{{4}}-[0-9]{{2}}|[0-9]{{4}}H[12])/({_FIELD})")
_PAYMENT = re.compile(rf"candidates/(.+)/([0-9]{{4}})/payments/([0-9]+|{_DAY})/(due|room|paid|left|written_off)", re.DOTALL)
_YEAR = re.compile(r"candidates/(.+)/([0-9]{4})/(earned|paid|other_premiums|cap)", re.DOTALL)


class PlacementLine(NamedTuple):
    """A field of a placement, or of its unit that begins on a day."""

    name: str
    field: str
    unit: date | None = None


class PeriodLine(NamedTuple):
    """A field of a month or half year."""

    period: str
    field: str


class YearLine(NamedTuple):
    """A field of a candidate's calendar year."""

    candidate: str
    year: int
    field: str


class PaymentLine(NamedTuple):
    """A field of one payment of a year: by its place in the list, or by its date."""

    candidate: str
    year: int
    payment: int | date
    field: str


Line = PlacementLine | PeriodLine | YearLine | PaymentLine


def line_named(text: str) -> Line | None:
    """The line that a text names; None when no document has such a line."""
    if found := _UNIT.fullmatch(text):
        day = day_in(found[2])
        return PlacementLine(found[1], found[3], day) if day else None
    if found := _PLACEMENT.fullmatch(text):
        return PlacementLine(found[1], found[2])
    if found := _PERIOD.fullmatch(text):
        return PeriodLine(found[1], found[2])
    if found := _PAYMENT.fullmatch(text):
        payment = int(found[3]) if found[3].isdigit() else day_in(found[3])
        return None if payment is None else PaymentLine(found[1], int(found[2]), payment, found[4])
    if found := _YEAR.fullmatch(text):
        return YearLine(found[1], int(found[2]), found[3])
    return None
