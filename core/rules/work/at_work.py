"""At work: a day on which somebody cannot come, and other hours a week. Stopping needs no rule: a placement is voluntary (RIB)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from core.rules.calendar import local_day, monday
from core.rules.refusals import Code, Refusal, refuse

QUARTER = 15
MOST_MINUTES_A_WEEK = 40 * 60
MOST_MINUTES_A_DAY = 10 * 60
LONGEST_REASON = 1000
"""Characters of why somebody stops, or wants to."""
LOOKED_BACK = timedelta(days=14)
"""So long after it a last day that nobody recorded in time can still be recorded."""
NEARBY = tuple(60 * hours for hours in (-8, -4, 4, 8))


class AtWorkCode(Code):
    """Why something about the work does not go like this."""

    DAY_OVER = "absent_day_over"
    NOT_PLANNED = "absent_not_planned"
    NO_WORK_THEN = "absent_no_work_then"
    ABSENCE_ANSWERED = "absence_answered"
    DAY_LOGGED = "absent_day_logged"
    ALREADY_ASKED = "wish_already_asked"
    WISH_ENDED = "wish_ended"
    SAME_HOURS = "wish_same_hours"
    HOURS_IMPOSSIBLE = "wish_hours_impossible"
    DAYS_TOO_LONG = "wish_days_too_long"
    TERM_TOO_SHORT = "wish_term_too_short"
    OTHER_WORK_THEN = "wish_other_work_then"
    DAY_NOT_POSSIBLE = "wish_day_not_possible"


class WishKind(StrEnum):
    """What somebody wants with their work."""

    STOP = "stop"
    HOURS = "hours"


class WishState(StrEnum):
    """How far a wish has come."""

    OPEN = "open"
    GRANTED = "granted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Wish:
    """What counts of a wish: its kind, its state, and the minutes a week that are wanted."""

    kind: WishKind
    state: WishState
    minutes_per_week: int | None


def may_call_off(day: date, ends_at: datetime | None, now: datetime) -> Refusal | None:
    """That one cannot come is said of a day with work (`ends_at`; None: nothing is planned), before that is over.

    Refused: a day that is over, and one without work."""
    return may_come_after_all(day, ends_at, now) or (None if ends_at else refuse(AtWorkCode.NO_WORK_THEN, date=day))


def may_come_after_all(day: date, ends_at: datetime | None, now: datetime) -> Refusal | None:
    """Undone until the day's work is over, also where nothing is planned any more. Refused: a day that is over."""
    is_over = ends_at <= now if ends_at else day < local_day(now)
    return refuse(AtWorkCode.DAY_OVER, date=day) if is_over else None


def may_want(minutes: int, now_minutes: int) -> Refusal | None:
    """Other hours a week: between one and 40, and not those that are worked already. Refused: fewer, more, and the same."""
    if not 60 <= minutes <= MOST_MINUTES_A_WEEK:
        return refuse(AtWorkCode.HOURS_IMPOSSIBLE)
    return refuse(AtWorkCode.SAME_HOURS, minutes=minutes) if minutes == now_minutes else None


def hours_nearby(now_minutes: int) -> list[int]:
    """Other hours a week to choose from: some more and some fewer than now."""
    return [now_minutes + step for step in NEARBY if 2 * 60 <= now_minutes + step <= MOST_MINUTES_A_WEEK]


def may_end_wish(wish: Wish) -> Refusal | None:
    """A wish is answered or taken back once. Refused: a second time."""
    return None if wish.state is WishState.OPEN else refuse(AtWorkCode.WISH_ENDED)


def earliest_end(today: date, start: date, entered: date | None) -> date:
    """The earliest last day that can still be recorded: some days back, never before the work began, nor before the last day that was
    entered: what was worked stays worked."""
    return max(start, today - LOOKED_BACK, entered or date.min)


def may_end_work_on(day: date, earliest: date, last_day: date) -> Refusal | None:
    """The new last day: the earliest that can be, or later; the agreed last day at the latest. Refused: any other day."""
    return None if earliest <= day <= last_day else refuse(AtWorkCode.DAY_NOT_POSSIBLE, date=day)


def may_change_hours_from(day: date, today: date, last_day: date) -> Refusal | None:
    """Other hours begin on a Monday that is still to come, while the work lasts. Refused: any other day."""
    is_possible = day == monday(day) and today < day <= last_day
    return None if is_possible else refuse(AtWorkCode.DAY_NOT_POSSIBLE, date=day)


def mondays_ahead(today: date, last_day: date, most: int) -> list[date]:
    """The coming Mondays, until the last day."""
    first = monday(today) + timedelta(weeks=1)
    return [first + timedelta(weeks=n) for n in range(most) if first + timedelta(weeks=n) <= last_day]


def last_days_near(today: date, start: date, last_day: date, most: int, past: date | None = None) -> list[date]:
    """Days on which the work may end: the last working day before today (`past`), where it can be; today; and the coming Fridays. Not
    before it began, and not after its agreed last day."""
    friday = monday(today) + timedelta(days=4)
    days = dict.fromkeys([max(today, start), *(friday + timedelta(weeks=n) for n in range(most + 1))])
    ahead = [day for day in days if max(today, start) <= day <= last_day][:most]
    return [past, *ahead] if past and past < today else ahead


def stretched(by_weekday: Mapping[int, int], minutes_per_week: int) -> dict[int, int] | Refusal:
    """The minutes of each planned weekday when the week gets so many in all, in the same proportion: whole quarters of an hour, what is
    left on the first days. Refused: days that would become longer than ten hours, or shorter than a quarter."""
    if not by_weekday:
        return {}
    before = sum(by_weekday.values())
    shares = {
        weekday: minutes * minutes_per_week // before // QUARTER * QUARTER for weekday, minutes in sorted(by_weekday.items())
    }
    left = minutes_per_week - sum(shares.values())
    for weekday in shares:
        more = min(left, QUARTER)
        shares[weekday] += more
        left -= more
    is_possible = all(QUARTER <= minutes <= MOST_MINUTES_A_DAY for minutes in shares.values())
    return shares if is_possible else refuse(AtWorkCode.DAYS_TOO_LONG)
