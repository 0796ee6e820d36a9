"""Weeks that candidates did not sign, although they were reminded: the contact person knows, and calls."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.actions.deed import Deed
from core.rules.calendar import monday
from core.rules.hours.weeks import unsigned_from
from core.store.database import Transaction
from core.store.hours import days, weeks
from core.store.hours.weeks import Timesheet
from core.store.people import people
from core.store.work import placements


@dataclass(frozen=True)
class Unsigned:
    """Whose weeks are not signed, how many, and since when the contact person knows of the oldest."""

    candidate: int
    first_name: str
    count: int
    since: datetime


async def unsigned_weeks(deed: Deed, desks: Sequence[int]) -> list[Unsigned]:
    """The candidates of these contact persons with weeks that they were last reminded of, oldest first. Where nothing was planned or
    entered there is nothing to sign."""
    found = await _by_candidate(deed.tx, desks, deed.now)
    named = await people.by_ids(deed.tx, found)
    return [
        Unsigned(number, named[number].first_name, len(sheets), unsigned_from(sheets[0].ends_at))
        for number, sheets in found.items()
    ]


async def weeks_not_signed(tx: Transaction, contact: int, candidate: int, now: datetime) -> list[date]:
    """The Mondays of these weeks of one candidate of a contact person, oldest first."""
    return [one.monday for one in (await _by_candidate(tx, [contact], now)).get(candidate, [])]


async def _by_candidate(tx: Transaction, desks: Sequence[int], now: datetime) -> dict[int, list[Timesheet]]:
    reminded = [one for one in await weeks.unsigned_of(tx, desks, now) if unsigned_from(one.ends_at) <= now]
    told = await _told(tx, reminded)
    found: dict[int, list[Timesheet]] = {}
    for one in reminded:
        if (one.placement, one.monday) in told:
            found.setdefault(one.candidate, []).append(one)
    return found


async def _told(tx: Transaction, sheets: Sequence[Timesheet]) -> set[tuple[int, date]]:
    """The placements and Mondays of weeks in which something was planned or entered."""
    if not sheets:
        return set()
    where = {one.placement for one in sheets}
    first, last = min(one.monday for one in sheets), max(one.monday for one in sheets) + timedelta(days=6)
    planned = await placements.shifts_of(tx, where, first, last)
    entered = await days.latest(tx, where, first, last)
    said = [*((one.placement, one.day) for one in planned), *((one.placement, one.day) for one in entered)]
    return {(placement, monday(day)) for placement, day in said}
