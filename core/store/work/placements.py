"""Placements and their planned shifts."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, bindparam, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.day_minutes import ends_at
from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.people import employer
from core.store.tables.work import job, placement, planned_shift


@dataclass(frozen=True, slots=True)
class Placement:
    """A candidate at work: rates in euros an hour, minutes a week, first and last day (inclusive)."""

    id: int
    municipality: int
    job: int
    employer: int
    employer_name: str
    site: int | None
    candidate: int
    title: str
    place: str
    report_to: str
    tariff: Decimal
    premium_rate: Decimal
    minutes_per_week: int
    starts_on: date
    last_day: date
    last_allowed_day: date


@dataclass(frozen=True, slots=True)
class PlannedShift:
    """A shift that is planned: local times, break and worked minutes."""

    id: int
    placement: int
    day: date
    starts: time
    ends: time
    break_minutes: int
    minutes: int

    @property
    def ends_at(self) -> datetime:
        """The moment at which it ends; on the next day when it passes midnight."""
        return ends_at(self.day, self.starts, self.ends)


_PLACEMENTS = (
    select(placement, job.c.site, job.c.title, job.c.place, job.c.report_to, employer.c.name.label("employer_name"))
    .join(job, job.c.id == placement.c.job)
    .join(employer, employer.c.id == placement.c.employer)
)
_BY_IDS = _PLACEMENTS.where(among(placement.c.id, "ids"))
_OF_CANDIDATE = _PLACEMENTS.where(placement.c.candidate == bindparam("of")).order_by(placement.c.starts_on, placement.c.id)
_OF_CANDIDATES = _PLACEMENTS.where(among(placement.c.candidate, "those")).order_by(placement.c.starts_on, placement.c.id)
_OF_EMPLOYER = _PLACEMENTS.where(placement.c.employer == bindparam("of")).order_by(placement.c.starts_on, placement.c.id)
_ADD = {
    d: m.insert(placement).on_conflict_do_nothing().returning(placement.c.id)
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_PLAN = insert(planned_shift)
_SHIFT_COLUMNS = (
    planned_shift.c.id,
    planned_shift.c.placement,
    planned_shift.c.day,
    planned_shift.c.starts,
    planned_shift.c.ends,
    planned_shift.c.break_minutes,
    planned_shift.c.minutes,
)
_SHIFTS_OF = (
    select(*_SHIFT_COLUMNS)
    .where(
        among(planned_shift.c.placement, "ids"),
        planned_shift.c.day.between(bindparam("first"), bindparam("last")),
    )
    .order_by(planned_shift.c.day)
)
_COLUMNS = tuple(Placement.__slots__)


async def by_ids(tx: Transaction, ids: Iterable[int]) -> dict[int, Placement]:
    """The placements with these numbers."""
    wanted = list(ids)
    return {row.id: _placement(row) for row in await tx.execute(_BY_IDS, {"ids": wanted})} if wanted else {}


async def by_id(tx: Transaction, placement_id: int) -> Placement | None:
    """The placement with this number."""
    return (await by_ids(tx, [placement_id])).get(placement_id)


async def of_candidate(tx: Transaction, candidate_id: int) -> list[Placement]:
    """All placements of a candidate, by start."""
    return [_placement(row) for row in await tx.execute(_OF_CANDIDATE, {"of": candidate_id})]


async def of_candidates(tx: Transaction, candidates: Collection[int]) -> dict[int, list[Placement]]:
    """All placements of each of these candidates, by start."""
    found: dict[int, list[Placement]] = {number: [] for number in candidates}
    for row in await tx.execute(_OF_CANDIDATES, {"those": list(candidates)}) if candidates else ():
        found[row.candidate].append(_placement(row))
    return found


async def of_employer(tx: Transaction, employer_id: int) -> list[Placement]:
    """All placements at an employer, by start."""
    return [_placement(row) for row in await tx.execute(_OF_EMPLOYER, {"of": employer_id})]


async def add(tx: Transaction, values: dict[str, Any], made_at: datetime) -> int | None:
    """Write a placement; None when the place or the proposal has one already (UNIQUE)."""
    return (await tx.execute(_ADD[tx.dialect], values | {"made_at": made_at})).scalar()


async def plan(tx: Transaction, rows: Sequence[dict[str, Any]]) -> None:
    """Write planned shifts."""
    if rows:
        await tx.execute(_PLAN, rows)


async def shifts_of(tx: Transaction, placements: Iterable[int], first: date, last: date) -> list[PlannedShift]:
    """The planned shifts of placements from the first to the last day, both included."""
    wanted = list(placements)
    if not wanted:
        return []
    return [_shift(row) for row in await tx.execute(_SHIFTS_OF, {"ids": wanted, "first": first, "last": last})]


def _shift(row: Row[Any]) -> PlannedShift:
    return PlannedShift(**row._mapping)


def _placement(row: Row[Any]) -> Placement:
    return Placement(**{name: getattr(row, name) for name in _COLUMNS})
