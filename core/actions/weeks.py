"""The week of a placement: opened with its plan, changed with its days, signed by the candidate."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from core.actions.deed import Deed
from core.actions.things import Clocked, Priority, Thing
from core.rules import weeks as rules
from core.rules.calendar import monday
from core.rules.quiet import awake
from core.rules.refusals import Refusal
from core.rules.weeks import closes_at
from core.store import weeks
from core.store.people import Role
from core.store.placements import Placement


async def may_change_day(deed: Deed, placement: Placement, day: date) -> Refusal | None:
    """None while the week of this day is open; refused once it is signed or confirmed."""
    return rules.may_change(await weeks.state_of(deed.tx, placement.id, monday(day)))


async def day_changed(deed: Deed, placement: Placement, day: date) -> None:
    """A day of this week was written: the week is kept, whoever has it on a screen sees it anew.

    A candidate who fills in a day after the week's end sees the week, so that signing is the next tap.
    """
    first = monday(day)
    number, is_new, ends_at = await weeks.touch(deed.tx, placement.municipality, placement.id, first, closes_at(first, ()))
    if is_new:
        deed.call(placement.municipality, Clocked.WEEK_ENDED, number, awake(ends_at))
    deed.changed(Thing.WEEK, number)
    if deed.actor and deed.actor.role is Role.CANDIDATE and deed.now >= ends_at:
        deed.show(deed.actor, Thing.WEEK, number, priority=Priority.ANSWER)


async def open_weeks(
    deed: Deed, municipality: int, placement_id: int, ends: Iterable[tuple[date, datetime]], first: date, last: date
) -> None:
    """Keep a week for each in which a shift is planned (`ends`: its day and the moment at which it ends), or, when none is planned
    at all, for each from the first to the last day; the clock calls at the end of each."""
    by_week: dict[date, list[datetime]] = {}
    for day, ends_at in ends:
        by_week.setdefault(monday(day), []).append(ends_at)
    mondays = by_week or {monday(first) + timedelta(weeks=n): [] for n in range((monday(last) - monday(first)).days // 7 + 1)}
    for start, shift_ends in mondays.items():
        closes = closes_at(start, shift_ends)
        number = await weeks.open_one(deed.tx, municipality, placement_id, start, closes)
        if number is not None:
            deed.call(municipality, Clocked.WEEK_ENDED, number, awake(closes))
