"""Warnings before the yearly cap is passed: at 75 %, at 90 %, and when worked and planned hours will pass it, with the date.

What counts toward a calendar year is what was paid in it, other premiums of it, and all that is earned and not yet paid (LAW, art. 31 lid 2
onder j: per calendar year, by the day of payment). Money is in cents.
"""

from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from core.rules.amounts import Amount
from core.rules.cents import Cents, cents_below
from core.rules.money.attribution import CapDate
from core.rules.money.cap import cap_on
from core.rules.money.planner import Case
from core.rules.refusals import Refusal


class Level(IntEnum):
    """How much of the cap is used, in percent. 75 and 90 are reached; the cap itself is passed."""

    THREE_QUARTERS = 75
    NINE_TENTHS = 90
    PASSED = 100


class Reached(NamedTuple):
    """A level, the day on which it is reached, what counts by then, the cap of that day, and whether the day is still to come."""

    level: Level
    day: date
    counted: Cents
    cap: Amount
    ahead: bool


def counted_by(case: Case, day: date) -> Cents:
    """What counts toward the calendar year of today, if all that is earned by a day of it is paid in it.

    Where the year of work decides, that is what was worked in it, paid or not.
    """
    earlier = sum(one.paid + one.written_off for one in case.paid if one.day.year < case.today.year)
    lost = sum(one.written_off for one in case.paid if one.day.year == case.today.year)
    others = sum(one.amount for one in case.others if one.day.year == case.today.year and one.day <= day)
    if case.attributed_to is CapDate.WORK:
        return case.earned_by(day) - case.earned_by(date(case.today.year - 1, 12, 31)) + others
    return case.earned_by(day) - earlier - lost + others


def warnings(case: Case) -> list[Reached]:
    """The first day of this calendar year on which each level is reached, for the levels that are; none where no cap is known."""
    found: dict[Level, Reached] = {}
    for day in _days(case):
        cap = cap_on(day, case.law, case.own)
        if isinstance(cap, Refusal):
            continue
        counted = counted_by(case, day)
        for level in Level:
            if level not in found and _reaches(level, counted, cents_below(cap.value)):
                found[level] = Reached(level, day, counted, cap, day > case.today)
    return list(found.values())


def to_tell(new: Sequence[Reached], reached: Sequence[Reached]) -> list[Reached]:
    """Of the levels found at once the highest that is reached, and a passing that is still to come; once the cap is passed nothing below it."""
    below = [one for one in new if one.level is not Level.PASSED]
    passed = [one for one in new if one.level is Level.PASSED]
    is_passed = any(one.level is Level.PASSED and not one.ahead for one in reached)
    return passed if is_passed else [*below[-1:], *passed]


def _reaches(level: Level, counted: Cents, cap: Cents) -> bool:
    return counted > cap if level is Level.PASSED else 100 * counted >= level * cap > 0


def _days(case: Case) -> list[date]:
    """Days of this year on which what counts, or the cap, can change."""
    year = case.today.year
    days = {date(year, 1, 1), *(unit.due for unit in case.units), *(one.day for one in case.others)}
    days |= {row.since for row in case.law.rows} | {row.since for row in case.own}
    return sorted(day for day in days if day.year == year)
