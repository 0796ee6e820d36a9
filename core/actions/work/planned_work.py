"""What candidates work beside a job that begins on some day: as it is planned now, with the hours that were agreed since it was placed."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, timedelta

from core.rules.matching.stops import Work
from core.store.database import Transaction
from core.store.matching import matching
from core.store.work import placements, work_changes
from core.store.work.placements import PlannedShift

A_DAY = timedelta(days=1)


async def work_of(tx: Transaction, candidate_id: int, day: date) -> list[Work]:
    """What one candidate works and worked, earliest first; from this day on as planned."""
    return (await _as_planned(tx, {candidate_id: await matching.work_of(tx, candidate_id)}, day))[candidate_id]


async def work_of_desks(tx: Transaction, desks: Collection[int], day: date) -> dict[int, list[Work]]:
    """What candidates of these desks work and worked, by candidate, earliest first; from this day on as planned."""
    return await _as_planned(tx, await matching.work_of_desks(tx, desks), day)


async def _as_planned(tx: Transaction, found: dict[int, list[Work]], day: date) -> dict[int, list[Work]]:
    """The shift of the evening before counts too: it can last into the day."""
    runs = {one.placement: one.last for works in found.values() for one in works if one.last and one.last >= day - A_DAY}
    minutes, steps = await work_changes.minutes_on(tx, runs, day), await work_changes.coming(tx, runs, day)
    planned = _by_placement(await placements.shifts_of(tx, runs, day - A_DAY, max(runs.values(), default=day)))

    def as_planned(one: Work) -> Work:
        held = minutes.get(one.placement, one.minutes_per_week)
        return replace(one, minutes_per_week=held, planned=planned[one.placement], steps=steps.get(one.placement, ()))

    return {number: [as_planned(one) for one in works] for number, works in found.items()}


def _by_placement(shifts: Iterable[PlannedShift]) -> dict[int, list[PlannedShift]]:
    found: dict[int, list[PlannedShift]] = defaultdict(list)
    for shift in shifts:
        found[shift.placement].append(shift)
    return found
