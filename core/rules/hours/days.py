"""Which days a candidate may enter, and what a typed day amounts to. A night shift belongs to the day on which it starts.

Hours are registered by the candidate (MANUAL 5); until when, no document says.
"""

from datetime import UTC, date, datetime, timedelta

from core.rules.calendar import AMSTERDAM, midnight
from core.rules.day_minutes import ends_at, more_than_a_day, outside_placement, possible, worked_minutes
from core.rules.hours.week_days import Work
from core.rules.hours.weeks import WeekState, may_change
from core.rules.reading.day import Reading
from core.rules.refusals import Code, Refusal, refuse

NOT_WORKED = Work(None, None, 0, 0)


class DayCode(Code):
    """Why a day, or its travel costs, cannot be entered like this."""

    FUTURE_DAY = "future_day"
    NOT_OVER = "not_over"
    NO_WORK_THAT_DAY = "no_work_that_day"
    DAY_CHANGED = "day_changed"
    BREAK_TOO_LONG = "break_too_long"
    TRAVEL_TOO_LATE = "travel_too_late"
    NO_TRAVEL = "no_travel"
    OTHER_WORK_THEN = "other_work_then"


def may_enter(day: date, today: date, start: date, last_day: date, week: WeekState) -> Refusal | None:
    """A day of the placement, not in the future, as long as its week is open. A day that is late is never too late.

    Refused: a day to come, one outside the placement, and one of a week that is not open."""
    if day > today:
        return refuse(DayCode.FUTURE_DAY, date=day)
    return outside_placement(day, start, last_day) or may_change(week)


def not_over_yet(day: date, work: Work, now: datetime) -> Refusal | None:
    """Hours are entered afterwards: refused as long as the work would end after `now` (of a total: when the day is not that old yet).

    That one does not work a day may be said before.
    """
    if not work.minutes:
        return None
    if work.starts is None or work.ends is None:
        ends = midnight(day).astimezone(UTC) + timedelta(minutes=work.minutes)
    else:
        ends = ends_at(day, work.starts, work.ends)
    return refuse(DayCode.NOT_OVER, now=now.astimezone(AMSTERDAM).strftime("%H:%M")) if ends.astimezone(UTC) > now else None


def meet(one: tuple[date, Work], other: tuple[date, Work]) -> bool:
    """Whether two pieces of work, each with the day on which it begins, are at the same time somewhere; work without times never is."""
    (day, work), (other_day, other_work) = one, other
    if work.starts is None or work.ends is None or other_work.starts is None or other_work.ends is None:
        return False
    begins, other_begins = (
        datetime.combine(day, work.starts, AMSTERDAM),
        datetime.combine(other_day, other_work.starts, AMSTERDAM),
    )
    return begins < ends_at(other_day, other_work.starts, other_work.ends) and other_begins < ends_at(day, work.starts, work.ends)


def work_of(day: date, reading: Reading, others: int) -> Work | Refusal:
    """What a whole reading amounts to, in minutes really worked. `others`: minutes of that day at other placements.

    Refused: a break that leaves no work, and more than 24 hours in a day.
    """
    work = _on_the_clock(day, reading) if reading.minutes is None else _in_all(reading.minutes)
    if isinstance(work, Refusal):
        return work
    return more_than_a_day(others, work.minutes) or work


def _in_all(minutes: int) -> Work | Refusal:
    verdict = possible(minutes)
    return verdict if isinstance(verdict, Refusal) else Work(None, None, 0, verdict)


def _on_the_clock(day: date, reading: Reading) -> Work | Refusal:
    if reading.starts is None or reading.ends is None:
        raise ValueError("a reading without beginning or end is not whole")
    took = reading.break_minutes or 0
    without = worked_minutes(day, reading.starts, reading.ends)
    if isinstance(without, int) and took >= without:
        return refuse(DayCode.BREAK_TOO_LONG, minutes=without)
    minutes = worked_minutes(day, reading.starts, reading.ends, took)
    return minutes if isinstance(minutes, Refusal) else Work(reading.starts, reading.ends, took, minutes)
