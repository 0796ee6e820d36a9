"""The arithmetic of a worked day: from a start, an end and a break on the clock to whole minutes, in Europe/Amsterdam.

In the night of the last Sunday of March an hour is missing, in that of October one comes twice: 23:00-07:00 is 7 hours of work in the
one and 9 in the other. A time that the clock shows twice is read as the first, one that it skips as if it had not yet moved.

Breaks are not worked (domain 4); of the two nights no document says anything.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol

from core.rules.calendar import AMSTERDAM
from core.rules.refusals import HoursCode, Refusal, refuse

DAY = 24 * 60


def worked_minutes(day: date, starts: time, ends: time, break_minutes: int = 0) -> int | Refusal:
    """Minutes really worked in a shift that begins on `day`; one that ends at or before its start ends on the next day.

    Refused: a break below 0, and what is not 1 to 1440 minutes without the break. Seconds do not count.
    """
    starting, ending = _to_the_minute(datetime.combine(day, starts, AMSTERDAM)), _to_the_minute(ends_at(day, starts, ends))
    minutes = (ending - starting) // timedelta(minutes=1) - break_minutes
    return possible(minutes) if break_minutes >= 0 else refuse(HoursCode.IMPOSSIBLE_MINUTES, minutes=break_minutes)


def ends_at(day: date, starts: time, ends: time) -> datetime:
    """The moment at which a shift that begins on `day` ends: on the next day when its end is at or before its start."""
    return datetime.combine(day + timedelta(days=ends <= starts), ends, AMSTERDAM)


def possible(minutes: int) -> int | Refusal:
    """Minutes that one day can hold: 1 to 1440."""
    return minutes if 1 <= minutes <= DAY else refuse(HoursCode.IMPOSSIBLE_MINUTES, minutes=minutes)


def more_than_a_day(others: int, minutes: int) -> Refusal | None:
    """Refused when minutes, with those of the candidate's other placements that day, pass 1440."""
    return refuse(HoursCode.IMPOSSIBLE_MINUTES, minutes=others + minutes) if others + minutes > DAY else None


def outside_placement(day: date, start: date, last_day: date) -> Refusal | None:
    """Refused: a day before the placement's start, or after its last day."""
    if day < start:
        return refuse(HoursCode.BEFORE_START, date=day, start=start)
    if day > last_day:
        return refuse(HoursCode.AFTER_LAST_DAY, date=day, last_day=last_day)
    return None


def _to_the_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0).astimezone(UTC)


class Shift(Protocol):
    """A shift on one day: local times; one that ends at or before its start ends on the next day."""

    @property
    def day(self) -> date: ...
    @property
    def starts(self) -> time: ...
    @property
    def ends(self) -> time: ...


def meet(one: Shift, other: Shift) -> bool:
    """Whether two shifts lie over each other. One that begins as the other ends does not."""
    return _begins(one) < ends_at(other.day, other.starts, other.ends) and _begins(other) < ends_at(one.day, one.starts, one.ends)


def _begins(shift: Shift) -> datetime:
    return datetime.combine(shift.day, shift.starts, AMSTERDAM)
