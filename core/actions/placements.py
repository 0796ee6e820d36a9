"""A placement as both sides see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.store import jobs, people, placements
from core.store.database import Transaction
from core.store.jobs import Shift
from core.store.people import Person
from core.store.placements import Placement


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
