"""A placement as both sides see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.actions.access import by
from core.actions.deed import Deed
from core.rules.calendar import local_day
from core.rules.refusals import Refusal
from core.store import jobs, offers, people, placements
from core.store.database import Transaction
from core.store.jobs import Shift
from core.store.people import Person, Role
from core.store.placements import Placement

SHOWN = 5


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
    """What was fixed, for whom, with whom as contact person, and the weekly shifts."""

    placement: Placement
    candidate: Person
    contact: Person | None
    shifts: tuple[Shift, ...]


async def placement_views(tx: Transaction, ids: Sequence[int], _now: datetime) -> dict[int, PlacementView]:
    """Placements, for showing."""
    found = await placements.by_ids(tx, ids)
    named = await people.by_ids(tx, {p.candidate for p in found.values()})
    known = await jobs.by_ids(tx, {p.job for p in found.values()})
    return {
        number: PlacementView(p, named[p.candidate], await people.contact_of(tx, p.candidate), known[p.job].shifts)
        for number, p in found.items()
    }
