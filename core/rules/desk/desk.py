"""What a contact person must watch without being asked: work that ends, hours that creep up, the cap and the two moments,
phones that cannot be reached.

Each finding has a mark: noted once, it comes back only when something new is to be said (one week nearer, a next level, other weeks).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from core.rules.calendar import AMSTERDAM
from core.rules.hours.worked_hours import passed_28
from core.rules.refusals import Code, Refusal, refuse
from core.rules.work.extension import WEEKS_AHEAD
from core.rules.work.terms import FULL_WEEK

LIES_AFTER_WORKING_DAYS = 10
"""What nobody does for so long is heard of by who leads; no document names a term."""
DIGEST_AT = time(8, 30)
DIGEST_UNTIL = time(18, 0)


class DeskCode(Code):
    """Why something of the desk is not done."""

    NOTHING_TO_NOTE = "nothing_to_note"
    LEAVE_DAYS = "leave_days"
    NO_STAND_IN = "no_stand_in"
    LEAVE_STANDS = "leave_stands"
    NOBODY_THERE = "nobody_there"


class Watch(StrEnum):
    """What is watched. New ones come last: buttons name them by their place."""

    ENDS = "ends"
    HOURS = "hours"
    CAP = "cap"
    UNREACHABLE = "unreachable"
    PAID_OVER = "paid_over"
    THIRD_MOMENT = "third_moment"
    CANNOT_CONFIRM = "cannot_confirm"


@dataclass(frozen=True)
class Found:
    """Something to know about a candidate: since which day, the day before which something must happen (if any), and a number that says
    how much (weeks to go, minutes a week on average, percent of the cap, cents too much, moments of a year); which placement, where it is
    about one; `who` it is, where that is somebody at the employer; and for who cannot be reached the day of the last sign."""

    watch: Watch
    candidate: int
    mark: str
    since: date
    amount: int = 0
    about: str = ""
    day: date | None = None
    placement: int = 0
    last_sign: date | None = None
    who: str = ""


@dataclass(frozen=True)
class Agreed:
    """Work as it was agreed: minutes a week, last day (inclusive) and since when it is that, and what it is called."""

    placement: int
    minutes_per_week: int
    last_day: date
    since: date
    title: str


def ending(candidate: int, work: Agreed, today: date) -> Found | None:
    """Work that ends within so many weeks as is warned ahead; None when it ended or ends later. It waits since so many weeks ahead, and
    not before its last day was agreed."""
    left = (work.last_day - today).days
    weeks = min((one for one in WEEKS_AHEAD if 0 <= left <= 7 * one), default=None)
    if weeks is None:
        return None
    since = max(work.last_day - timedelta(weeks=weeks), work.since)
    mark = f"{work.placement}:{work.last_day}:{weeks}"
    return Found(Watch.ENDS, candidate, mark, since, weeks, work.title, work.last_day, work.placement)


def creeping(candidate: int, works: Iterable[Agreed], minutes_by_day: Mapping[date, int], today: date) -> Found | None:
    """Hours really worked pass 28 a week on average over four ISO weeks, while less was agreed (domain section 8)."""
    passed = passed_28(minutes_by_day, today)
    if passed is None or sum(one.minutes_per_week for one in works) >= 60 * FULL_WEEK:
        return None
    return Found(Watch.HOURS, candidate, passed.last.isoformat(), passed.last + timedelta(days=1), round(passed.minutes / 4))


def lost(candidate: int, address: int, last_sign: date, noticed: date) -> Found:
    """Somebody to whom nothing arrives: it waits since that was noticed. A sign that comes later makes it another finding."""
    return Found(Watch.UNREACHABLE, candidate, f"{address}:{last_sign}", noticed, last_sign=last_sign)


def latest_digest(now: datetime) -> datetime:
    """The latest 08:30 in Europe/Amsterdam, of whatever day. `now` knows its zone."""
    local = now.astimezone(AMSTERDAM)
    day = local.date() if local.time() >= DIGEST_AT else local.date() - timedelta(days=1)
    return datetime.combine(day, DIGEST_AT, AMSTERDAM)


def next_digest(now: datetime) -> datetime:
    """The next 08:30 in Europe/Amsterdam, of whatever day. `now` knows its zone."""
    return datetime.combine(latest_digest(now).date() + timedelta(days=1), DIGEST_AT, AMSTERDAM)


def is_greeting_time(now: datetime, is_working_day: bool) -> bool:
    """A morning's digest is late rather than lost, but never after office hours or on a day on which offices are closed."""
    return is_working_day and DIGEST_AT <= now.astimezone(AMSTERDAM).time() < DIGEST_UNTIL


def may_leave(first: date, last: date, today: date) -> Refusal | None:
    """Refused: a last day before the first, or a first day in the past."""
    return refuse(DeskCode.LEAVE_DAYS) if last < first or first < today else None


def has_desk(of: int, stand_ins: Mapping[int, int], lead: int | None) -> int:
    """Who has the desk of somebody who is away; `stand_ins` says of everybody who is away on that day who stands in for them. The stand-in,
    or else who leads, or else whoever stands in for the stand-in; when nobody is there, the stand-in."""
    named = stand_ins[of]
    if named not in stand_ins:
        return named
    if lead is not None and lead not in stand_ins:
        return lead
    next_one, seen = named, {of}
    while next_one in stand_ins and next_one not in seen:
        seen.add(next_one)
        next_one = stand_ins[next_one]
    return named if next_one in stand_ins else next_one
