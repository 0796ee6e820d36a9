"""People as the rest of the house knows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, bindparam, select, update

from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.people import address, candidate, consultant, employer, employer_member, person


class Role(StrEnum):
    """What a person is to the instrument."""

    CANDIDATE = "candidate"
    EMPLOYER = "employer"
    CONSULTANT = "consultant"
    LEAD = "lead"
    ACCOUNT_MANAGER = "account_manager"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody known to a municipality. `language` is None until they chose one."""

    id: int
    municipality: int
    role: Role
    first_name: str
    last_name: str
    language: str | None

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()


ERASED = "erased "
"""What the reference of somebody begins with who was forgotten."""
REMEMBERED = ~person.c.ref.startswith(ERASED)
"""Not forgotten: nothing waits for them, and no list names them."""
COLUMNS = (person.c.id, person.c.municipality, person.c.role, person.c.first_name, person.c.last_name, person.c.language)

_BY_ID = select(*COLUMNS).where(person.c.id == bindparam("person"))
_BY_IDS = select(*COLUMNS).where(among(person.c.id, "people"))
_BY_REF = select(*COLUMNS).where(person.c.ref == bindparam("named")).order_by(person.c.id)
_IN_CHAT = (
    select(*COLUMNS)
    .join(address, address.c.person == person.c.id)
    .where(address.c.external == bindparam("chat"))
    .distinct()
    .order_by(person.c.id)
)
_CONSULTANT_OF = (
    select(*COLUMNS, consultant.c.stand_in, consultant.c.lead, consultant.c.available)
    .join(candidate, candidate.c.consultant == person.c.id)
    .join(consultant, consultant.c.person == person.c.id, isouter=True)
    .where(candidate.c.person == bindparam("candidate"))
)
_CONSULTANTS_OF = (
    select(*COLUMNS, candidate.c.person.label("candidate"))
    .join(candidate, candidate.c.consultant == person.c.id)
    .where(among(candidate.c.person, "candidates"))
)
_CANDIDATE = select(candidate).where(candidate.c.person == bindparam("candidate"))
_CANDIDATES_OF = (
    select(*COLUMNS)
    .join(candidate, candidate.c.person == person.c.id)
    .where(among(candidate.c.consultant, "consultants"))
    .order_by(person.c.first_name, person.c.id)
)
_EMPLOYER_OF = (
    select(employer.c.id, employer.c.name)
    .join(employer_member, employer_member.c.employer == employer.c.id)
    .where(employer_member.c.person == bindparam("person"), employer_member.c.until.is_(None))
)
_COVER = select(consultant.c.stand_in, consultant.c.lead).where(consultant.c.person == bindparam("consultant"))
_SET_STAND_IN = update(consultant).where(consultant.c.person == bindparam("who")).values(stand_in=bindparam("cover"))
_SET_LANGUAGE = update(person).where(person.c.id == bindparam("who")).values(language=bindparam("spoken"))


def known(row: Row[Any] | Mapping[str, Any]) -> Person:
    """The person in a row that holds `COLUMNS`."""
    r: Any = row._mapping if isinstance(row, Row) else row
    return Person(r["id"], r["municipality"], Role(r["role"]), r["first_name"], r["last_name"], r["language"])


async def by_id(tx: Transaction, person_id: int) -> Person | None:
    """The person with this number."""
    row = (await tx.execute(_BY_ID, {"person": person_id})).first()
    return known(row) if row else None


async def by_ids(tx: Transaction, ids: Iterable[int]) -> dict[int, Person]:
    """The people with these numbers."""
    wanted = list(ids)
    return {row.id: known(row) for row in await tx.execute(_BY_IDS, {"people": wanted})} if wanted else {}


async def by_ref(tx: Transaction, ref: str) -> list[Person]:
    """The people with this reference, of any municipality."""
    return [known(row) for row in await tx.execute(_BY_REF, {"named": ref})]


async def in_chat(tx: Transaction, external: int) -> list[Person]:
    """The people who are reached in this chat, or were."""
    return [known(row) for row in await tx.execute(_IN_CHAT, {"chat": external})]


async def contact_of(tx: Transaction, candidate_id: int) -> Person | None:
    """The one contact person of a candidate."""
    row = (await tx.execute(_CONSULTANT_OF, {"candidate": candidate_id})).first()
    return known(row) if row else None


async def contacts_of(tx: Transaction, candidate_ids: Iterable[int]) -> dict[int, Person]:
    """The one contact person of each of several candidates who have one."""
    wanted = list(candidate_ids)
    rows = await tx.execute(_CONSULTANTS_OF, {"candidates": wanted}) if wanted else ()
    return {row.candidate: known(row) for row in rows}


async def available(tx: Transaction, candidate_id: int) -> tuple[str, int | None]:
    """When the contact person of a candidate answers, in their own words, and who stands in."""
    row = (await tx.execute(_CONSULTANT_OF, {"candidate": candidate_id})).first()
    return (row.available or "", row.stand_in) if row else ("", None)


async def candidate_facts(tx: Transaction, candidate_id: int) -> Row[Any] | None:
    """What only a candidate has: contact person, birth date, wage-subsidy group, experience."""
    return (await tx.execute(_CANDIDATE, {"candidate": candidate_id})).first()


async def candidates_of(tx: Transaction, consultant_id: int) -> list[Person]:
    """The candidates of a consultant, by first name."""
    return await candidates_of_all(tx, [consultant_id])


async def candidates_of_all(tx: Transaction, consultants: Iterable[int]) -> list[Person]:
    """The candidates of several consultants together, by first name."""
    return [known(row) for row in await tx.execute(_CANDIDATES_OF, {"consultants": list(consultants)})]


async def employer_of(tx: Transaction, person_id: int) -> Row[Any] | None:
    """The employer (id, name) that a person acts for now."""
    return (await tx.execute(_EMPLOYER_OF, {"person": person_id})).first()


async def cover_of(tx: Transaction, consultant_id: int) -> tuple[int | None, int | None]:
    """Who stands in for a consultant, and who leads the team."""
    row = (await tx.execute(_COVER, {"consultant": consultant_id})).first()
    return (row.stand_in, row.lead) if row else (None, None)


async def set_stand_in(tx: Transaction, who: Person, stand_in: int) -> None:
    """Write who stands in for somebody of the municipality."""
    await tx.execute(_SET_STAND_IN, {"who": who.id, "cover": stand_in})


async def set_language(tx: Transaction, person_id: int, language: str) -> None:
    """Write the language that a person chose."""
    await tx.execute(_SET_LANGUAGE, {"who": person_id, "spoken": language})
