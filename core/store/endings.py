"""How placements ended, and to what work or school they led. What is found later is a new version; the newest counts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, exists, select
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.calendar import local_day
from core.rules.ending import End, EndReason, Outflow
from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.endings import ending
from core.store.tables.people import candidate, person
from core.store.tables.work import job, placement

_OF = select(ending).where(among(ending.c.placement, "at")).order_by(ending.c.version)
_IN = (
    select(ending, placement.c.candidate)
    .join(placement, placement.c.id == ending.c.placement)
    .where(ending.c.municipality == bindparam("of"), ending.c.last_day.between(bindparam("first"), bindparam("last")))
    .order_by(ending.c.placement, ending.c.version)
)
_ADD = {
    d: m.insert(ending).on_conflict_do_nothing(index_elements=["placement", "version"])
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}


_UNRECORDED = (
    select(placement.c.id, placement.c.candidate, person.c.first_name, job.c.title, placement.c.last_day, placement.c.made_at)
    .join(candidate, candidate.c.person == placement.c.candidate)
    .join(person, person.c.id == placement.c.candidate)
    .join(job, job.c.id == placement.c.job)
    .where(
        among(candidate.c.consultant, "whose"),
        placement.c.last_day < bindparam("today"),
        ~exists().where(ending.c.placement == placement.c.id),
    )
    .order_by(placement.c.last_day, placement.c.id)
)


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """Work that is over and of which nobody recorded how it ended."""

    id: int
    candidate: int
    first_name: str
    title: str
    last_day: date


async def unrecorded(tx: Transaction, consultants: Collection[int], today: date) -> list[Unrecorded]:
    """Such work of these consultants' candidates, the longest over first; not what was over already when it was entered."""
    rows = await tx.execute(_UNRECORDED, {"whose": list(consultants), "today": today})
    return [
        Unrecorded(row.id, row.candidate, row.first_name, row.title, row.last_day)
        for row in rows
        if local_day(row.made_at) <= row.last_day
    ]


async def of_placements(tx: Transaction, placements: Collection[int]) -> dict[int, tuple[int, End]]:
    """The newest version and what it says, for the placements of which the end was recorded."""
    rows = await tx.execute(_OF, {"at": list(placements)}) if placements else ()
    return {row.placement: (row.version, _end(row)) for row in rows}


async def between(tx: Transaction, municipality: int, first: date, last: date) -> list[tuple[int, End]]:
    """The candidates and ends of a municipality's placements whose last day, as recorded, lies in a period."""
    rows = {row.placement: row for row in await tx.execute(_IN, {"of": municipality, "first": first, "last": last})}
    return [(row.candidate, _end(row)) for row in rows.values()]


async def add(tx: Transaction, municipality: int, placement_id: int, version: int, end: End, by: int, at: datetime) -> bool:
    """Write how a placement ended; False when this version is there (UNIQUE)."""
    row = {"municipality": municipality, "placement": placement_id, "version": version, "by": by, "at": at}
    values = {"last_day": end.last_day, "reason": end.reason, "outflow": end.outflow, "contract": end.contract}
    return (await tx.execute(_ADD[tx.dialect], row | values)).rowcount == 1


def _end(row: Row[Any]) -> End:
    return End(row.last_day, EndReason(row.reason), Outflow(row.outflow) if row.outflow else None, row.contract)
