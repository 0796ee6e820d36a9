"""Hours really worked: the 28-hour test over four weeks (domain section 8).

Terms are set on the hours that were agreed. When the hours worked pass 28 a week on average over four ISO weeks, the consultant is told;
nothing changes by itself.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from core.rules.calendar import monday
from core.rules.work.terms import FULL_WEEK

WEEKS = 4
WEEK = timedelta(weeks=1)


class Passed(NamedTuple):
    """Four ISO weeks (first Monday, last Sunday) in which more was worked than 28 hours a week, and the minutes in them."""

    first: date
    last: date
    minutes: int


def passed_28(minutes_by_day: Mapping[date, int], until: date) -> Passed | None:
    """Whether the four ISO weeks up to the last Sunday on or before a day pass 28 hours a week on average. 112 hours do not pass."""
    first = monday(until + timedelta(days=1)) - WEEKS * WEEK
    last = first + WEEKS * WEEK - timedelta(days=1)
    minutes = sum(worked for day, worked in minutes_by_day.items() if first <= day <= last)
    return Passed(first, last, minutes) if minutes > 60 * WEEKS * FULL_WEEK else None
