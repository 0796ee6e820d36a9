"""A placement as both sides see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.actions.access import by
from core.actions.deed import Deed
from core.actions.money.hour_rates import hour_rates
from core.rules.calendar import local_day, monday
from core.rules.money.premium import HourRate
from core.rules.planning import first_planned
from core.rules.refusals import Refusal
from core.rules.work.at_work import WishKind
from core.rules.work.ending import Step
from core.store.database import Transaction
from core.store.hours import absences, days
from core.store.matching import jobs, offers
from core.store.matching.jobs import Shift
from core.store.people import people
from core.store.people.people import Person, Role
from core.store.work import placements, work_changes, work_wishes
from core.store.work.placements import Placement, PlannedShift

A_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Work:
    """The numbers of a candidate's placements that are not over, and of the offers that wait for an answer."""

    placements: tuple[int, ...]
    offers: tuple[int, ...]


@by(Role.CANDIDATE)
async def my_work(deed: Deed) -> Work | Refusal:
    """Where I work now or soon, and what was offered to me."""
    today = local_day(deed.now)
    found = [p.id for p in await placements.of_candidate(deed.tx, deed.who.id) if p.last_day >= today]
    waiting = [offer.id for offer in await offers.open_of(deed.tx, deed.who.id)]
    return Work(tuple(found), tuple(waiting))


@dataclass(frozen=True, kw_only=True)
class PlacementView:
    """What was fixed, for whom, with whom as contact person, and a whole week of shifts: of this week, or the one nearest to it.

    `first_day` is the first on which something is planned; `today` is the day of showing; `expected` whether work is planned on it that
    is not over and was not called off; `wishes` wait for an answer; `off`: it does not go on.
    `premium`: what an hour earns on the nearest day of the work. `coming`: hours a week that were agreed for later.
    """

    placement: Placement
    candidate: Person
    contact: Person | None
    shifts: tuple[Shift, ...]
    first_day: date
    today: date
    expected: bool
    wishes: frozenset[WishKind]
    off: bool
    premium: HourRate | None
    coming: tuple[Step, ...]


async def placement_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, PlacementView]:
    """Placements, for showing."""
    found = await placements.by_ids(tx, ids)
    named = await people.by_ids(tx, {p.candidate for p in found.values()})
    contacts = await people.contacts_of(tx, named)
    known = await jobs.by_ids(tx, {p.job for p in found.values()})
    today = local_day(now)
    near = {number: _nearest(p, today) for number, p in found.items()}
    planned = await _around(tx, near)
    away = {one.placement for one in await absences.between(tx, found, today, today) if one.absent}
    wishes = await work_wishes.open_of(tx, found)
    never = await off(tx, list(found.values()))
    rates, coming = await hour_rates(tx, found.values(), today), await work_changes.coming(tx, found, today)
    shifts = {number: _weekly(planned[number], near[number]) or known[p.job].shifts for number, p in found.items()}
    return {
        number: PlacementView(
            placement=p,
            candidate=named[p.candidate],
            contact=contacts.get(p.candidate),
            shifts=shifts[number],
            first_day=first_day_of(p, shifts[number]),
            today=today,
            expected=number not in away and any(s.day == today and s.ends_at > now for s in planned[number]),
            wishes=frozenset(one.kind for one in wishes if one.placement == number),
            off=number in never,
            premium=rates.get(number),
            coming=tuple(coming[number]),
        )
        for number, p in found.items()
    }


async def off(tx: Transaction, works: Sequence[Placement]) -> frozenset[int]:
    """The numbers of work that does not go on: it ends before its first planned shift, and no day of it was entered."""
    never = {one.id for one in works}
    if never:
        first, last = min(one.starts_on for one in works), max(one.last_day for one in works)
        never -= {one.placement for one in await placements.shifts_of(tx, never, first, last)}
        never -= {one.placement for one in await days.latest(tx, never, first, last)}
    known = await jobs.by_ids(tx, {one.job for one in works if one.id in never})
    return frozenset(one.id for one in works if one.id in never and known[one.job].shifts)


def first_day_of(placement: Placement, shifts: Sequence[Shift]) -> date:
    """The first day of work by its weekly shifts; the day from which it is agreed when nothing is planned."""
    planned = first_planned([shift.weekday for shift in shifts], placement.starts_on, placement.last_day)
    return planned or placement.starts_on


def _nearest(placement: Placement, today: date) -> date:
    """The day of the work that is nearest to today."""
    return min(max(today, placement.starts_on), placement.last_day)


async def _around(tx: Transaction, near: Mapping[int, date]) -> dict[int, list[PlannedShift]]:
    """The shifts from the week before to the week after that of a day, by placement: the first and the last week may be cut short."""
    if not near:
        return {}
    weeks = {number: monday(day) for number, day in near.items()}
    found = await placements.shifts_of(tx, near, min(weeks.values()) - A_WEEK, max(weeks.values()) + 2 * A_WEEK)
    around: dict[int, list[PlannedShift]] = {number: [] for number in near}
    for shift in found:
        if abs(monday(shift.day) - weeks[shift.placement]) <= A_WEEK:
            around[shift.placement].append(shift)
    return around


def _weekly(planned: Sequence[PlannedShift], near: date) -> tuple[Shift, ...]:
    """A week of shifts by weekday. Those of the week of that day go first: the hours that hold now are its hours."""
    by_nearness = sorted(planned, key=lambda s: (monday(s.day) == monday(near), s.day))
    by_weekday = {s.day.isoweekday(): Shift(s.day.isoweekday(), s.starts, s.ends, s.break_minutes) for s in by_nearness}
    return tuple(by_weekday[weekday] for weekday in sorted(by_weekday))
