"""Employers: what they are called, and who speaks to them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, bindparam, case, or_, select, update

from core.store.database import Transaction
from core.store.tables.people import employer, municipality
from core.store.tables.work import placement


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer of a municipality; `account_manager` is None where nobody was named."""

    id: int
    municipality: int
    name: str
    account_manager: int | None


_ALL = select(*(employer.c[name] for name in Employer.__slots__))
_BY_ID = _ALL.where(employer.c.id == bindparam("one"))
_OF = _ALL.where(employer.c.municipality == bindparam("municipality_id")).order_by(employer.c.name, employer.c.id)
_REF = case((employer.c.municipality == bindparam("of"), employer.c.ref), else_=municipality.c.name + ": " + employer.c.ref)
"""Of another municipality's employer with its name before it: both may have an employer of the same reference."""
_INVOICED = (
    select(employer.c.id, _REF.label("ref"), employer.c.name)
    .join(municipality, municipality.c.id == employer.c.municipality)
    .where(
        or_(
            employer.c.municipality == bindparam("of"),
            employer.c.id.in_(select(placement.c.employer).where(placement.c.municipality == bindparam("of"))),
        )
    )
)
_NAME_MANAGER = update(employer).where(employer.c.id == bindparam("one")).values(account_manager=bindparam("who"))


async def by_id(tx: Transaction, employer_id: int) -> Employer | None:
    """The employer with this number."""
    row = (await tx.execute(_BY_ID, {"one": employer_id})).first()
    return Employer(**row._mapping) if row else None


async def of_municipality(tx: Transaction, municipality: int) -> list[Employer]:
    """All employers of a municipality, by name."""
    return [Employer(**row._mapping) for row in await tx.execute(_OF, {"municipality_id": municipality})]


async def invoiced(tx: Transaction, of: int) -> dict[int, Row[Any]]:
    """Reference and name, by number, of all employers to whom a municipality's work is invoiced: its own, and those of the region at whom
    its candidates work."""
    return {row.id: row for row in await tx.execute(_INVOICED, {"of": of})}


async def name_account_manager(tx: Transaction, employer_id: int, who: int) -> None:
    """Write who speaks to an employer."""
    await tx.execute(_NAME_MANAGER, {"one": employer_id, "who": who})
