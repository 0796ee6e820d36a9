"""A placement as both sides see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.actions.access import by
from core.actions.deed import Deed
from core.rules.atwork import WishKind
from core.rules.calendar import local_day
from core.rules.refusals import Refusal
from core.store import absences, jobs, offers, people, placements, work_wishes
from core.store.database import Transaction
from core.store.jobs import Shift
from core.store.people import Person, Role
from core.store.placements import Placement, PlannedShift

SHOWN = 5
AHEAD = timedelta(days=13)


@dataclass(frozen=True)
class Work:
    """The numbers of a candidate's placements that are not over, and of the offers that wait for an answer."""

    placements: tuple[int, ...]
    offers: tuple[int, ...]


@by(Role.CANDIDATE)
async def my_work(deed: Deed) -> Work | Refusal:
    """Where I work now or soon, and what was offered to me; at most five of each."""
    today = local_day(deed.now)
    found = [p.id for p in await placements.of_candidate(deed.tx, deed.who.id) if p.last_day >= today]
    waiting = [offer.id for offer in await offers.open_of(deed.tx, deed.who.id)]
    return Work(tuple(found[:SHOWN]), tuple(waiting[:SHOWN]))


@dataclass(frozen=True)
class PlacementView:
    """What was fixed, for whom, with whom as contact person, and the weekly shifts as they are planned now.

    `today` is the day of showing; `expected` whether work is planned on it that is not over and was not called off; `wishes` wait for an
    answer.
    """

    placement: Placement
    candidate: Person
    contact: Person | None
    shifts: tuple[Shift, ...]
    today: date
    expected: bool
    wishes: frozenset[WishKind]


async def placement_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, PlacementView]:
    """Placements, for showing."""
    found = await placements.by_ids(tx, ids)
    named = await people.by_ids(tx, {p.candidate for p in found.values()})
    contacts = await people.contacts_of(tx, named)
    known = await jobs.by_ids(tx, {p.job for p in found.values()})
    today = local_day(now)
    planned = await placements.shifts_of(tx, found, today, today + AHEAD)
    off = {one.placement for one in await absences.between(tx, found, today, today) if one.absent}
    wishes = await work_wishes.open_of(tx, found)
    return {
        number: PlacementView(
            placement=p,
            candidate=named[p.candidate],
            contact=contacts.get(p.candidate),
            shifts=_weekly([s for s in planned if s.placement == number]) or known[p.job].shifts,
            today=today,
            expected=number not in off and any(s.placement == number and s.day == today and s.ends_at > now for s in planned),
            wishes=frozenset(one.kind for one in wishes if one.placement == number),
        )
        for number, p in found.items()
    }


def _weekly(planned: Sequence[PlannedShift]) -> tuple[Shift, ...]:
    """The coming shifts by weekday, as they are in the last week of them: a change that was agreed shows."""
    by_weekday = {s.day.isoweekday(): Shift(s.day.isoweekday(), s.starts, s.ends, s.break_minutes) for s in planned}
    return tuple(by_weekday[weekday] for weekday in sorted(by_weekday))
