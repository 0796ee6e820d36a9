"""People and employers that are entered one by one, in the chat."""

from datetime import date

from sqlalchemy import insert
from sqlalchemy.dialects import postgresql, sqlite

from core.store.database import Transaction
from core.store.people.people import Role
from core.store.tables.people import candidate, consultant, employer, employer_member, person

_DIALECTS = (("sqlite", sqlite), ("postgresql", postgresql))
_PERSON = {
    d: m.insert(person).on_conflict_do_nothing(index_elements=["municipality", "ref"]).returning(person.c.id)
    for d, m in _DIALECTS
}
_EMPLOYER = {d: m.insert(employer).on_conflict_do_nothing().returning(employer.c.id) for d, m in _DIALECTS}
_CANDIDATE, _CONSULTANT, _MEMBER = insert(candidate), insert(consultant), insert(employer_member)


async def add_person(tx: Transaction, municipality: int, ref: str, role: Role, name: str) -> int | None:
    """Keep somebody who chooses a language when they come in; None when the reference is taken (UNIQUE)."""
    first, _, last = name.partition(" ")
    row = {"municipality": municipality, "ref": ref, "role": role, "first_name": first, "last_name": last, "language": None}
    number: int | None = (await tx.execute(_PERSON[tx.dialect], row)).scalar()
    return number


async def add_candidate(
    tx: Transaction, municipality: int, who: int, contact: int, *, wage_subsidy_group: bool, at_least: int | None, on: date
) -> None:
    """Keep what somebody is as a candidate: at least so old on a day, where that was said; never a birth date."""
    row = {"person": who, "municipality": municipality, "consultant": contact, "wage_subsidy_group": wage_subsidy_group}
    await tx.execute(_CANDIDATE, row | {"experience": "", "age_at_least": at_least, "age_on": on if at_least else None})


async def add_colleague(tx: Transaction, municipality: int, who: int, lead: int) -> None:
    """Keep somebody as one of the municipality's own people, with who leads them."""
    await tx.execute(_CONSULTANT, {"person": who, "municipality": municipality, "lead": lead})


async def add_employer(tx: Transaction, municipality: int, ref: str, name: str, kvk: str, manager: int | None) -> int | None:
    """Keep an employer; None when the municipality has one with this number in the trade register (UNIQUE)."""
    row = {"municipality": municipality, "ref": ref, "name": name, "kvk": kvk, "account_manager": manager}
    number: int | None = (await tx.execute(_EMPLOYER[tx.dialect], row)).scalar()
    return number


async def add_contact(tx: Transaction, municipality: int, who: int, employer_id: int) -> None:
    """Keep somebody as the contact person of an employer."""
    await tx.execute(_MEMBER, {"person": who, "municipality": municipality, "employer": employer_id, "duty": "contact"})
