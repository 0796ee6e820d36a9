"""Days on which an employer said that somebody is not there, and what the candidate answered."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.corrections import reported_absence
from core.store.tables.people import candidate
from core.store.tables.work import placement


@dataclass(frozen=True, slots=True)
class ReportedAbsence:
    """An employer's person said that somebody is not there on a day; `is_right` is None until the candidate answers."""

    id: int
    municipality: int
    placement: int
    day: date
    by: int
    is_right: bool | None
    answered_at: datetime | None


_COLUMNS = tuple(reported_absence.c[name] for name in ReportedAbsence.__slots__)
_BY_IDS = select(*_COLUMNS).where(among(reported_absence.c.id, "ids"))
_OF_DAY = select(*_COLUMNS).where(reported_absence.c.placement == bindparam("of"), reported_absence.c.day == bindparam("on"))
_DENIED_OF = (
    select(*_COLUMNS)
    .join(placement, placement.c.id == reported_absence.c.placement)
    .join(candidate, candidate.c.person == placement.c.candidate)
    .where(among(candidate.c.consultant, "whose"), reported_absence.c.is_right.is_(False))
    .order_by(reported_absence.c.id)
)
_ADD = {
    d: m.insert(reported_absence).on_conflict_do_nothing(index_elements=["placement", "day"])
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_ANSWER = (
    update(reported_absence)
    .where(reported_absence.c.id == bindparam("one"), reported_absence.c.is_right.is_(None))
    .values(is_right=bindparam("right"), answered_at=bindparam("moment"))
)


async def add(tx: Transaction, municipality: int, placement: int, day: date, by: int, at: datetime) -> bool:
    """Keep that somebody is not there; False when it was said already (UNIQUE)."""
    values = {"municipality": municipality, "placement": placement, "day": day, "by": by, "at": at}
    return (await tx.execute(_ADD[tx.dialect], values)).rowcount == 1


async def of_day(tx: Transaction, placement: int, day: date) -> ReportedAbsence | None:
    """What was said about a day."""
    row = (await tx.execute(_OF_DAY, {"of": placement, "on": day})).first()
    return ReportedAbsence(**row._mapping) if row else None


async def by_ids(tx: Transaction, ids: Iterable[int]) -> dict[int, ReportedAbsence]:
    """Those with these numbers."""
    wanted = list(ids)
    return {row.id: ReportedAbsence(**row._mapping) for row in await tx.execute(_BY_IDS, {"ids": wanted})} if wanted else {}


async def denied_of(tx: Transaction, consultants: Collection[int]) -> list[ReportedAbsence]:
    """Those about which these consultants' candidates said: I am there; oldest first."""
    return [ReportedAbsence(**row._mapping) for row in await tx.execute(_DENIED_OF, {"whose": list(consultants)})]


async def answer(tx: Transaction, number: int, is_right: bool, at: datetime) -> bool:
    """Write the candidate's answer; False when there was one."""
    return (await tx.execute(_ANSWER, {"one": number, "right": is_right, "moment": at})).rowcount == 1
