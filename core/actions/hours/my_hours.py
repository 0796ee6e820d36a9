"""The candidate's own hours: this week with what is missing, the last days to fill in or change, and the weeks that are not signed yet."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from core.actions.access import by
from core.actions.deed import Deed
from core.rules.calendar import local_day, monday, week_days
from core.rules.hours.week_days import Day, DayKind, Work
from core.rules.hours.weeks import WeekState
from core.rules.refusals import Refusal
from core.store.hours import absences, days, weeks
from core.store.hours.days import DayEntry
from core.store.people.people import Role
from core.store.work import placements
from core.store.work.placements import Placement, PlannedShift

DAYS_BACK = 7
MISSING_BACK = 28
WEEKS_AT_ONCE = 4

Calendar = Mapping[date, Day]


@by(Role.CANDIDATE)
async def my_hours(deed: Deed) -> dict[str, Any] | Refusal:
    """This week per placement, planned days before it that are missing, the last eight days, open weeks, whether any is confirmed; JSON-able.

    Missing is not zero: a day that was not worked says so.
    """
    return await hours_of(deed, deed.who.id)


@by(Role.CANDIDATE)
async def open_days(deed: Deed) -> list[tuple[int, date]] | Refusal:
    """The own planned days of the last weeks that are over and were not entered: their placement, and the day."""
    today = local_day(deed.now)
    first = today - timedelta(days=MISSING_BACK)
    own = [one for one in await placements.of_candidate(deed.tx, deed.who.id) if one.starts_on <= today and one.last_day >= first]
    calendars = await _calendars(deed, own, first, today)
    return [
        (number, one.day) for number, calendar in calendars.items() for one in calendar.values() if one.kind is DayKind.MISSING
    ]


async def hours_of(deed: Deed, candidate: int) -> dict[str, Any]:
    """The same, of a candidate."""
    today = local_day(deed.now)
    first, sunday = today - timedelta(days=MISSING_BACK), monday(today) + timedelta(days=6)
    own = [one for one in await placements.of_candidate(deed.tx, candidate) if one.starts_on <= sunday]
    recent = [one for one in own if one.last_day >= first]
    calendars = await _calendars(deed, recent, first, sunday)
    called = await absences.between(deed.tx, list(calendars), today, sunday)
    off = {(one.placement, one.day) for one in called if one.absent}
    return {
        "monday": monday(today).isoformat(),
        "work": [_week(one, calendars[one.id], today, off) for one in recent if one.last_day >= monday(today)],
        "missing": _missing(recent, calendars, monday(today)),
        "days": [_day(today - timedelta(days=n), calendars.values()) for n in range(DAYS_BACK + 1) if _held(recent, today, n)],
        "weeks": await _open_weeks(deed, candidate, today, {one.id: one.title for one in own}),
        "has_older": bool(await weeks.confirmed_at(deed.tx, [one.id for one in own])),
        "had_work": bool(own),
    }


async def _calendars(deed: Deed, work: Iterable[Placement], first: date, last: date) -> dict[int, dict[date, Day]]:
    """The days of each placement, by its number."""
    held = {one.id: one for one in work}
    shifts = await placements.shifts_of(deed.tx, held, first, last)
    entries = await days.latest(deed.tx, list(held), first, last)
    return {number: _calendar(one, shifts, entries, first, last, deed.now) for number, one in held.items()}


def _calendar(
    placement: Placement, shifts: Iterable[PlannedShift], entries: Iterable[DayEntry], first: date, last: date, now: datetime
) -> dict[date, Day]:
    planned = {shift.day: shift for shift in shifts if shift.placement == placement.id}
    entered = {entry.day: entry.work for entry in entries if entry.placement == placement.id}
    held = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return {
        day: Day(day, _work(planned.get(day)), entered.get(day), day not in planned or planned[day].ends_at <= now)
        for day in held
        if placement.starts_on <= day <= placement.last_day or day in entered
    }


def _work(shift: PlannedShift | None) -> Work | None:
    return Work(shift.starts, shift.ends, shift.break_minutes, shift.minutes) if shift else None


def _week(placement: Placement, calendar: Calendar, today: date, off: Collection[tuple[int, date]]) -> dict[str, Any]:
    held = [calendar[day] for day in week_days(monday(today)) if day in calendar]
    return {
        "title": placement.title,
        "employer": placement.employer_name,
        "days": [
            {
                "day": one.day.isoformat(),
                "kind": one.kind,
                "minutes": one.minutes,
                "called_off": one.kind is DayKind.TO_COME and (placement.id, one.day) in off,
            }
            for one in held
            if one.kind is not DayKind.NOTHING
        ],
        "minutes": sum(one.minutes for one in held),
    }


def _missing(recent: Iterable[Placement], calendars: Mapping[int, Calendar], before: date) -> list[dict[str, str]]:
    return [
        {"day": one.day.isoformat(), "title": placement.title}
        for placement in recent
        for one in calendars[placement.id].values()
        if one.day < before and one.kind is DayKind.MISSING
    ]


def _day(day: date, calendars: Iterable[Calendar]) -> dict[str, Any]:
    """One day over all placements: missing somewhere, or what was entered, or nothing to say."""
    held = [calendar[day] for calendar in calendars if day in calendar]
    kinds = {one.kind for one in held}
    entered = any(one.logged for one in held)
    return {
        "day": day.isoformat(),
        "missing": DayKind.MISSING in kinds,
        "minutes": sum(one.minutes for one in held) if entered else None,
    }


def _held(recent: Iterable[Placement], today: date, ago: int) -> bool:
    day = today - timedelta(days=ago)
    return any(one.starts_on <= day <= one.last_day for one in recent)


async def _open_weeks(deed: Deed, candidate: int, today: date, titles: Mapping[int, str]) -> list[dict[str, Any]]:
    """The weeks that are not signed, with their work where there is more than one."""
    found = await weeks.of_candidate(deed.tx, candidate, today, WEEKS_AT_ONCE)
    several = len({one.placement for one in found}) > 1
    return [
        {"id": one.id, "monday": one.monday.isoformat(), "title": titles.get(one.placement, "") if several else ""}
        for one in found
        if one.state is WeekState.OPEN
    ]
