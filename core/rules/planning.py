"""A weekly pattern of shifts laid out over a period: which days are planned, and how many minutes.

No document says how work is planned.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from core.rules.calendar import AMSTERDAM


@dataclass(frozen=True, slots=True)
class Pattern:
    """One weekday's shift, 1 for Monday; local times, whole minutes of break."""

    weekday: int
    starts: time
    ends: time
    break_minutes: int


@dataclass(frozen=True, slots=True)
class Planned:
    """One planned shift on one day."""

    day: date
    starts: time
    ends: time
    break_minutes: int


def planned_shifts(pattern: Iterable[Pattern], first: date, last: date) -> Iterator[Planned]:
    """The shifts of a weekly pattern from the first to the last day, both included, in order. One shift a day: the earliest."""
    by_weekday: dict[int, Pattern] = {}
    for weekly in sorted(pattern, key=lambda p: p.starts, reverse=True):
        by_weekday[weekly.weekday] = weekly
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        shift = by_weekday.get(day.isoweekday())
        if shift:
            yield Planned(day, shift.starts, shift.ends, shift.break_minutes)


def first_planned(weekdays: Collection[int], first: date, last: date) -> date | None:
    """The first day of work on these weekdays from the first to the last day, both included; the first itself where no weekday is known.

    None when no such weekday lies in between: nothing is worked.
    """
    days = (first + timedelta(days=after) for after in range(min(7, (last - first).days + 1)))
    return next((day for day in days if not weekdays or day.isoweekday() in weekdays), None)


def begins_on(pattern: Iterable[Pattern], starts_on: date, now: datetime) -> date:
    """From which day on somebody works who comes to a job now: its first day or, when that is past, the first on which they can still come.

    That is today, as long as no planned shift of today has begun; otherwise tomorrow.
    """
    here = now.astimezone(AMSTERDAM)
    today = here.date()
    begun = any(shift.starts <= here.time() for shift in planned_shifts(pattern, today, today))
    return max(starts_on, today + timedelta(days=int(begun)))


def planned_minutes(minutes_per_week: int, first: date, last: date) -> int:
    """Minutes that so many a week make from the first to the last day, both included; a part of a week counts by its days."""
    return minutes_per_week * ((last - first).days + 1) // 7
