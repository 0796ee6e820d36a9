"""Which employers accepted which terms: by whom, under which name, when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from core.store.database import Transaction
from core.store.lists import among
from core.store.people.people import Person
from core.store.tables.people import agreement


@dataclass(frozen=True, slots=True)
class Agreement:
    """That an employer accepted these terms."""

    employer: int
    terms: str
    by: int
    name: str
    accepted_at: datetime


_FIELDS = [agreement.c[name] for name in Agreement.__slots__]
_OF = select(*_FIELDS).where(among(agreement.c.employer, "ids"), agreement.c.terms == bindparam("version"))
_ACCEPT = {
    d: m.insert(agreement).on_conflict_do_nothing(index_elements=["employer", "terms"])
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}


async def of_employers(tx: Transaction, ids: Iterable[int], terms: int) -> dict[int, Agreement]:
    """Which of these employers accepted a version of the terms."""
    rows = await tx.execute(_OF, {"ids": list(ids), "version": str(terms)})
    return {row.employer: Agreement(**row._mapping) for row in rows}


async def accept(tx: Transaction, employer: int, terms: int, by: Person, at: datetime, *, name: str = "") -> bool:
    """Write that an employer accepted, under the name of `by` or, where that is who saw it on paper, of who signed; False when a
    colleague was first (UNIQUE)."""
    values = {"municipality": by.municipality, "employer": employer, "terms": str(terms), "by": by.id, "name": name or by.name}
    return (await tx.execute(_ACCEPT[tx.dialect], values | {"accepted_at": at})).rowcount == 1
