"""Changes of running work that candidates are asked about: a later last day, or hours that grow. At most one of a kind is open."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.work.ending import ChangeKind, ChangeState, Step
from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.endings import hours_step, work_change
from core.store.tables.people import candidate
from core.store.tables.work import placement


@dataclass(frozen=True, slots=True)
class WorkChange:
    """What was proposed to a candidate: a last day, or steps of hours."""

    id: int
    municipality: int
    placement: int
    kind: ChangeKind
    last_day: date | None
    steps: tuple[Step, ...]
    by: int
    made_at: datetime
    state: ChangeState


_ALL = select(*(work_change.c[name] for name in WorkChange.__slots__))
_BY_IDS = _ALL.where(among(work_change.c.id, "ids"))
_OPEN = _ALL.where(among(work_change.c.placement, "at"), work_change.c.state == ChangeState.OPEN).order_by(work_change.c.id)
_WAITING = (
    _ALL.join(placement, placement.c.id == work_change.c.placement)
    .join(candidate, candidate.c.person == placement.c.candidate)
    .where(among(candidate.c.consultant, "whose"), work_change.c.state == ChangeState.OPEN)
    .order_by(work_change.c.id)
)
_ADD = {
    d: m.insert(work_change).on_conflict_do_nothing().returning(work_change.c.id)
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_END = (
    update(work_change)
    .where(work_change.c.id == bindparam("one"), work_change.c.state == ChangeState.OPEN)
    .values(state=bindparam("ends"), ended_at=bindparam("at"))
)
_NO_STEPS = delete(hours_step).where(hours_step.c.placement == bindparam("of"), hours_step.c.since >= bindparam("first"))
_STEP = insert(hours_step).returning(hours_step.c.id)
_STEPS = (
    select(hours_step.c.placement, hours_step.c.minutes)
    .where(among(hours_step.c.placement, "at"), hours_step.c.since <= bindparam("day"))
    .order_by(hours_step.c.since)
)
_COMING = (
    select(hours_step.c.placement, hours_step.c.since, hours_step.c.minutes)
    .where(among(hours_step.c.placement, "at"), hours_step.c.since > bindparam("day"))
    .order_by(hours_step.c.since)
)
_STEP_BY_ID = select(hours_step.c.placement, hours_step.c.since, hours_step.c.minutes).where(hours_step.c.id == bindparam("one"))


async def by_ids(tx: Transaction, ids: Collection[int]) -> dict[int, WorkChange]:
    """The changes with these numbers."""
    return {row.id: _change(row) for row in await tx.execute(_BY_IDS, {"ids": list(ids)})}


async def by_id(tx: Transaction, number: int) -> WorkChange | None:
    """The change with this number."""
    return (await by_ids(tx, [number])).get(number)


async def open_of(tx: Transaction, placements: Collection[int]) -> list[WorkChange]:
    """The open changes of placements."""
    return [_change(row) for row in await tx.execute(_OPEN, {"at": list(placements)})] if placements else []


async def waiting_for(tx: Transaction, consultants: Collection[int]) -> list[WorkChange]:
    """The changes about which these consultants' candidates have not answered, oldest first."""
    return [_change(row) for row in await tx.execute(_WAITING, {"whose": list(consultants)})]


async def add(tx: Transaction, values: dict[str, Any], steps: Sequence[Step] = ()) -> int | None:
    """Write an open change; None when one of its kind is open (UNIQUE)."""
    kept = {"steps": [[one.since.isoformat(), one.minutes] for one in steps]} if steps else None
    row = {"last_day": None, "steps": kept, "state": ChangeState.OPEN, "ended_at": None} | values
    return (await tx.execute(_ADD[tx.dialect], row)).scalar()


async def end(tx: Transaction, number: int, state: ChangeState, at: datetime) -> bool:
    """Write how an open change ended; False when it was not open."""
    return (await tx.execute(_END, {"one": number, "ends": state, "at": at})).rowcount == 1


async def add_step(tx: Transaction, municipality: int, placement_id: int, step: Step) -> int:
    """Hours that hold from a day on; what was to come from that day on goes. Answers the number of the step."""
    await tx.execute(_NO_STEPS, {"of": placement_id, "first": step.since})
    row = {"municipality": municipality, "placement": placement_id, "since": step.since, "minutes": step.minutes}
    return int((await tx.execute(_STEP, row)).scalar_one())


async def step_by_id(tx: Transaction, number: int) -> tuple[int, Step] | None:
    """A step and its placement; None when other hours came instead."""
    row = (await tx.execute(_STEP_BY_ID, {"one": number})).first()
    return (row.placement, Step(row.since, row.minutes)) if row else None


async def minutes_on(tx: Transaction, placements: Collection[int], day: date) -> dict[int, int]:
    """Minutes a week that hold on a day, for the placements whose hours were changed before it."""
    rows = await tx.execute(_STEPS, {"at": list(placements), "day": day}) if placements else ()
    return {row.placement: row.minutes for row in rows}


async def coming(tx: Transaction, placements: Collection[int], day: date) -> dict[int, list[Step]]:
    """The hours that hold from a later day on, soonest first."""
    found: dict[int, list[Step]] = defaultdict(list)
    for row in await tx.execute(_COMING, {"at": list(placements), "day": day}) if placements else ():
        found[row.placement].append(Step(row.since, row.minutes))
    return found


def _change(row: Row[Any]) -> WorkChange:
    values = dict(row._mapping)
    steps = tuple(Step(date.fromisoformat(day), minutes) for day, minutes in (values["steps"] or {}).get("steps", ()))
    return WorkChange(**(values | {"kind": ChangeKind(values["kind"]), "state": ChangeState(values["state"]), "steps": steps}))
