"""The municipality's own people by their reference, and whether they have a phone here."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import bindparam, exists, select

from core.store.database import Transaction
from core.store.lists import among
from core.store.people.people import COLUMNS, Person, Role, known
from core.store.tables.people import address, person


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the municipality, and whether messages reach them."""

    person: Person
    has_phone: bool


_HAS_PHONE = exists().where(address.c.person == person.c.id, address.c.until.is_(None), address.c.reachable.is_(True))
_BY_REFS = select(*COLUMNS, person.c.ref, _HAS_PHONE.label("has_phone")).where(
    person.c.municipality == bindparam("municipality"),
    among(person.c.ref, "refs"),
    person.c.role.not_in((Role.CANDIDATE, Role.EMPLOYER)),
    person.c.first_name != "",
)


async def by_refs(tx: Transaction, municipality: int, refs: Collection[str]) -> dict[str, Colleague]:
    """Those who have these references; nobody else's does anything."""
    rows = await tx.execute(_BY_REFS, {"municipality": municipality, "refs": list(refs)}) if refs else ()
    return {row.ref: Colleague(known(row), bool(row.has_phone)) for row in rows}
