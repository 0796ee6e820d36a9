"""How placements ended, and to what work or school they led. What is found later is a new version; the newest counts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, bindparam, exists, select
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.calendar import local_day
from core.rules.work.ending import End, EndReason, Outflow
from core.store.database import Transaction
from core.store.lists import among
from core.store.people.people import REMEMBERED
from core.store.tables.endings import ending
from core.store.tables.people import candidate, person
from core.store.tables.work import job, placement

JUST_OVER = timedelta(weeks=8)
"""Work that is entered so soon after its last day is not history: its last hours and its end still come."""

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
        REMEMBERED,
        among(candidate.c.consultant, "whose"),
        placement.c.last_day < bindparam("today"),
        ~exists().where(ending.c.placement == placement.c.id),
    )
    .order_by(placement.c.last_day, placement.c.id)
)

_other, _led = placement.alias("other"), ending.alias("led")
_BESIDE = (
    select(placement.c.id, placement.c.candidate, person.c.first_name, job.c.title, placement.c.last_day, _led.c.at)
    .join(candidate, candidate.c.person == placement.c.candidate)
    .join(person, person.c.id == placement.c.candidate)
    .join(job, job.c.id == placement.c.job)
    .join(_other, _other.c.candidate == placement.c.candidate)
    .join(_led, _led.c.placement == _other.c.id)
    .where(
        REMEMBERED,
        _led.c.outflow.in_((Outflow.FULL_TIME, Outflow.PART_TIME)),
        _led.c.last_day < placement.c.last_day,
        placement.c.last_day >= bindparam("today"),
        placement.c.made_at <= _led.c.at,
        ~exists().where(ending.c.placement == placement.c.id),
    )
    .order_by(_led.c.at.desc(), placement.c.id.desc())
)
_BESIDE_OF = _BESIDE.where(among(candidate.c.consultant, "whose"))
_BESIDE_AMONG = _BESIDE.where(among(placement.c.id, "ids"))


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """Work of which nobody recorded how it ended: it is over, or `since` then other work of the candidate led to paid work."""

    id: int
    candidate: int
    first_name: str
    title: str
    last_day: date
    since: datetime | None = None


async def unrecorded(tx: Transaction, consultants: Collection[int], today: date) -> list[Unrecorded]:
    """Such work of these consultants' candidates, the longest over first; not what was over for long when it was entered: an import of years
    of work asks nobody how each of it ended."""
    rows = await tx.execute(_UNRECORDED, {"whose": list(consultants), "today": today})
    return [
        Unrecorded(row.id, row.candidate, row.first_name, row.title, row.last_day)
        for row in rows
        if local_day(row.made_at) <= row.last_day + JUST_OVER
    ]


async def beside(tx: Transaction, consultants: Collection[int], today: date) -> list[Unrecorded]:
    """Work of these consultants' candidates that was there when other work of theirs led to paid work, and that still runs after it (domain
    3.8); the longest known first. Work that was begun since is none."""
    rows = await tx.execute(_BESIDE_OF, {"whose": list(consultants), "today": today})
    first = {row.id: Unrecorded(row.id, row.candidate, row.first_name, row.title, row.last_day, row.at) for row in rows}
    return list(reversed(first.values()))


async def beside_among(tx: Transaction, placements: Collection[int], today: date) -> set[int]:
    """Which of these placements are such work."""
    return {row.id for row in await tx.execute(_BESIDE_AMONG, {"ids": list(placements), "today": today})}


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
