"""Hours really worked: the 28-hour test over four weeks, and hours that grow (domain sections 1 and 8; PAPER: growing into a week).

Terms are set on the hours that were agreed. When the hours worked pass 28 a week on average over four ISO weeks, the consultant is told;
nothing changes by itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from core.rules.calendar import monday
from core.rules.cents import Number
from core.rules.work.terms import FULL_WEEK, At28Hours, Terms, last_allowed_day, term_months

WEEKS = 4
WEEK = timedelta(weeks=1)


class Passed(NamedTuple):
    """Four ISO weeks (first Monday, last Sunday) in which more was worked than 28 hours a week, and the minutes in them."""

    first: date
    last: date
    minutes: int


class Growth(NamedTuple):
    """What more hours a week would make of a term: its months, its last allowed day, and whether that comes before the last day now."""

    months: int
    last_day: date
    shortens: bool


def together(*placements: Mapping[date, int]) -> dict[date, int]:
    """Minutes by day of several placements of one candidate, added up (policy `sum_simultaneous`)."""
    days: dict[date, int] = defaultdict(int)
    for placement in placements:
        for day, minutes in placement.items():
            days[day] += minutes
    return dict(days)


def by_week(minutes_by_day: Mapping[date, int]) -> dict[date, int]:
    """Minutes by ISO week, under its Monday, in order: what a candidate grew to."""
    weeks: dict[date, int] = defaultdict(int)
    for day in sorted(minutes_by_day):
        weeks[monday(day)] += minutes_by_day[day]
    return dict(weeks)


def passed_28(minutes_by_day: Mapping[date, int], until: date) -> Passed | None:
    """Whether the four ISO weeks up to the last Sunday on or before a day pass 28 hours a week on average. 112 hours do not pass."""
    first = monday(until + timedelta(days=1)) - WEEKS * WEEK
    last = first + WEEKS * WEEK - timedelta(days=1)
    minutes = sum(worked for day, worked in minutes_by_day.items() if first <= day <= last)
    return Passed(first, last, minutes) if minutes > 60 * WEEKS * FULL_WEEK else None


def growth(first_start: date, last_day: date, hours: Iterable[Number], terms: Terms, at_28_hours: At28Hours) -> Growth:
    """What the term would be if the hours that count (of all placements at the same time) became these. Said before hours grow."""
    months = term_months(terms, at_28_hours, sum((Fraction(one) for one in hours), Fraction(0)))
    allowed = last_allowed_day(first_start, months)
    return Growth(months, allowed, allowed < last_day)
