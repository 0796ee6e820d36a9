"""Refused employers: who refused them, when and why, until it was lifted."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.store.database import Transaction
from core.store.tables.people import employer, person
from core.store.tables.refused import refused_employer


@dataclass(frozen=True, slots=True)
class Refused:
    """An employer that is refused now; `reason` is for the municipality's own people alone."""

    id: int
    employer: int
    name: str
    reason: str
    by: str
    at: datetime


_STANDS = (
    select(
        refused_employer.c.id,
        refused_employer.c.employer,
        employer.c.name,
        refused_employer.c.reason,
        person.c.first_name.label("by"),
        refused_employer.c.at,
    )
    .join(employer, employer.c.id == refused_employer.c.employer)
    .join(person, person.c.id == refused_employer.c.by)
    .where(refused_employer.c.lifted_at.is_(None))
)
_OF_EMPLOYER = _STANDS.where(refused_employer.c.employer == bindparam("of"))
_ALL = _STANDS.where(refused_employer.c.municipality == bindparam("municipality_id")).order_by(
    employer.c.name, refused_employer.c.id
)
_EMPLOYER = select(employer.c.id, employer.c.municipality, employer.c.name).where(employer.c.id == bindparam("one"))
_REFUSE = {
    d: m.insert(refused_employer).on_conflict_do_nothing().returning(refused_employer.c.id)
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_LIFT = (
    update(refused_employer)
    .where(refused_employer.c.employer == bindparam("of"), refused_employer.c.lifted_at.is_(None))
    .values(lifted_by=bindparam("who"), lifted_at=bindparam("now"))
)


async def name_of(tx: Transaction, municipality: int, employer_id: int) -> str | None:
    """What an employer is called; None for one of another municipality, or of none."""
    row = (await tx.execute(_EMPLOYER, {"one": employer_id})).first()
    return row.name if row and row.municipality == municipality else None


async def of_employer(tx: Transaction, employer_id: int) -> Refused | None:
    """The refusal of an employer that stands."""
    row = (await tx.execute(_OF_EMPLOYER, {"of": employer_id})).first()
    return Refused(**row._mapping) if row else None


async def of_municipality(tx: Transaction, municipality: int) -> list[Refused]:
    """All that stand, by the employer's name."""
    return [Refused(**row._mapping) for row in await tx.execute(_ALL, {"municipality_id": municipality})]


async def refuse(tx: Transaction, municipality: int, employer_id: int, reason: str, who: int, at: datetime) -> int | None:
    """Write a refusal; None when one stands (UNIQUE)."""
    values = {"municipality": municipality, "employer": employer_id, "reason": reason, "by": who, "at": at}
    return (await tx.execute(_REFUSE[tx.dialect], values)).scalar()


async def lift(tx: Transaction, employer_id: int, who: int, at: datetime) -> bool:
    """It stands no more; False when none stood."""
    return (await tx.execute(_LIFT, {"of": employer_id, "who": who, "now": at})).rowcount == 1
