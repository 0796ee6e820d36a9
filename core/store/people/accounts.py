"""People with an account that two people change: employers' people and the municipality's own; and what was asked for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.people.accounts import Change
from core.store.database import Transaction
from core.store.lists import among
from core.store.people.people import COLUMNS, Person, known
from core.store.tables.accounts import account_change
from core.store.tables.people import employer, employer_member, person


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change that somebody asked for; `agreed` is None until somebody else decided."""

    id: int
    municipality: int
    person: int
    kind: Change
    new_role: str | None
    proposed_by: int
    proposed_at: datetime
    decided_by: int | None
    agreed: bool | None


_FIELDS = (
    account_change.c.id,
    account_change.c.municipality,
    account_change.c.person,
    account_change.c.kind,
    account_change.c.new_role,
    account_change.c.proposed_by,
    account_change.c.proposed_at,
    account_change.c.decided_by,
    account_change.c.agreed,
)
_HELD = ("employer", "consultant", "lead", "account_manager")
_ACCOUNTS = (
    select(*COLUMNS)
    .join(employer_member, employer_member.c.person == person.c.id, isouter=True)
    .where(person.c.municipality == bindparam("municipality_id"), person.c.role.in_(_HELD), person.c.first_name != "")
    .where(employer_member.c.until.is_(None))
    .order_by(person.c.first_name, person.c.id)
)
_EMPLOYERS = (
    select(employer_member.c.person, employer.c.name)
    .join(employer, employer.c.id == employer_member.c.employer)
    .where(employer_member.c.municipality == bindparam("municipality_id"))
)
_ASK = {
    d: m.insert(account_change).on_conflict_do_nothing().returning(account_change.c.id)
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_LOCKED = select(*_FIELDS).where(account_change.c.id == bindparam("one")).with_for_update()
_BY_IDS = select(*_FIELDS).where(among(account_change.c.id, "ids"))
_OPEN = (
    select(*_FIELDS)
    .where(account_change.c.municipality == bindparam("municipality_id"), account_change.c.decided_at.is_(None))
    .order_by(account_change.c.proposed_at, account_change.c.id)
)
_DECIDE = (
    update(account_change)
    .where(account_change.c.id == bindparam("one"), account_change.c.decided_at.is_(None))
    .values(decided_by=bindparam("who"), decided_at=bindparam("at"), agreed=bindparam("yes"))
)
_SET_ROLE = update(person).where(person.c.id == bindparam("who")).values(role=bindparam("new"))


async def accounts(tx: Transaction, municipality: int) -> list[Person]:
    """Employers' people, consultants and leads of a municipality, by first name."""
    return [known(row) for row in await tx.execute(_ACCOUNTS, {"municipality_id": municipality})]


async def employers(tx: Transaction, municipality: int) -> dict[int, str]:
    """For which employer people of a municipality act."""
    return {row.person: row.name for row in await tx.execute(_EMPLOYERS, {"municipality_id": municipality})}


async def ask(tx: Transaction, of: Person, kind: Change, new_role: str | None, by: int, at: datetime) -> int | None:
    """Write that somebody asked for a change; None when the same was asked and is still open."""
    values = {"municipality": of.municipality, "person": of.id, "kind": kind, "new_role": new_role}
    row = (await tx.execute(_ASK[tx.dialect], values | {"proposed_by": by, "proposed_at": at})).first()
    return row.id if row else None


async def locked(tx: Transaction, change_id: int) -> ChangeRow | None:
    """A change, locked."""
    row = (await tx.execute(_LOCKED, {"one": change_id})).first()
    return _change(row) if row else None


async def by_ids(tx: Transaction, ids: Sequence[int]) -> dict[int, ChangeRow]:
    """Changes, by number."""
    return {row.id: _change(row) for row in await tx.execute(_BY_IDS, {"ids": list(ids)})}


async def waiting(tx: Transaction, municipality: int) -> list[ChangeRow]:
    """What nobody decided yet, oldest first."""
    return [_change(row) for row in await tx.execute(_OPEN, {"municipality_id": municipality})]


async def decide(tx: Transaction, change_id: int, by: int, agreed: bool, at: datetime) -> bool:
    """Write a decision; False when somebody else was first."""
    return (await tx.execute(_DECIDE, {"one": change_id, "who": by, "at": at, "yes": agreed})).rowcount == 1


async def set_role(tx: Transaction, person_id: int, role: str) -> None:
    """Give somebody another role."""
    await tx.execute(_SET_ROLE, {"who": person_id, "new": role})


def _change(row: Row[tuple[object, ...]]) -> ChangeRow:
    fields = dict(row._mapping)
    return ChangeRow(**fields | {"kind": Change(fields["kind"])})
