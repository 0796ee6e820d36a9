"""Worked days: what the clock asks after a shift, and what the candidate logs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.actions.deed import Deed
from core.actions.things import Thing
from core.store import people, placements
from core.store.database import Transaction
from core.store.placements import Placement, PlannedShift


@dataclass(frozen=True)
class ShiftView:
    """A planned shift and the placement that it belongs to."""

    shift: PlannedShift
    placement: Placement


async def shift_ended(deed: Deed, shift_id: int) -> None:
    """A planned shift is over: the candidate is asked how it was."""
    shift = (await placements.shifts(deed.tx, [shift_id])).get(shift_id)
    placement = shift and await placements.by_id(deed.tx, shift.placement)
    candidate = placement and await people.by_id(deed.tx, placement.candidate)
    if candidate:
        deed.show(candidate, Thing.SHIFT, shift_id, key="ended", fresh=True)


async def shift_views(tx: Transaction, ids: Sequence[int], _now: datetime) -> dict[int, ShiftView]:
    """Planned shifts, for showing."""
    found = await placements.shifts(tx, ids)
    known = await placements.by_ids(tx, {shift.placement for shift in found.values()})
    return {number: ShiftView(shift, known[shift.placement]) for number, shift in found.items()}
