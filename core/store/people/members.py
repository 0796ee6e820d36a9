"""The people of an employer, with what they do there, and its sites."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.people.members import Duty, looks_after
from core.store.database import Transaction
from core.store.lists import among
from core.store.people.people import COLUMNS, Person, known
from core.store.tables.people import employer, employer_member, person, site, site_member


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who acts for an employer. `sites` are those that a supervisor was given."""

    person: Person
    employer: int
    employer_name: str
    duty: Duty
    sites: frozenset[int]

    def looks_after(self, employer_id: int, site_id: int | None) -> bool:
        """Whether the work of an employer at a site is theirs."""
        return self.employer == employer_id and looks_after(self.duty, self.sites, site_id)


@dataclass(frozen=True, slots=True)
class Site:
    """A place of work of an employer."""

    id: int
    employer: int
    name: str
    place: str


_MEMBERS = (
    select(*COLUMNS, employer_member.c.employer, employer.c.name, employer_member.c.duty)
    .join(employer_member, employer_member.c.person == person.c.id)
    .join(employer, employer.c.id == employer_member.c.employer)
    .where(employer_member.c.until.is_(None))
    .order_by(person.c.id)
)
_OF_EMPLOYER = _MEMBERS.where(employer_member.c.employer == bindparam("of"))
_OF_PERSON = _MEMBERS.where(employer_member.c.person == bindparam("who"))
_SITES_OF_PEOPLE = select(site_member.c.person, site_member.c.site).where(among(site_member.c.person, "people"))
_SITES = select(site.c.id, site.c.employer, site.c.name, site.c.place).order_by(site.c.name, site.c.id)
_SITES_OF = _SITES.where(site.c.employer == bindparam("of"))
_SITES_BY_IDS = _SITES.where(among(site.c.id, "ids"))
_DIALECTS = (("sqlite", sqlite), ("postgresql", postgresql))
_ADD_PERSON = {
    d: m.insert(person).on_conflict_do_nothing(index_elements=["municipality", "ref"]).returning(person.c.id)
    for d, m in _DIALECTS
}
_ADD = insert(employer_member)
_END = (
    update(employer_member)
    .where(employer_member.c.person == bindparam("who"), employer_member.c.until.is_(None))
    .values(until=bindparam("at"))
)
_ADD_SITE = {d: m.insert(site).on_conflict_do_nothing().returning(site.c.id) for d, m in _DIALECTS}
_GIVE = {d: m.insert(site_member).on_conflict_do_nothing(index_elements=["person", "site"]) for d, m in _DIALECTS}
_TAKE = delete(site_member).where(site_member.c.person == bindparam("who"), site_member.c.site == bindparam("one"))


async def of_person(tx: Transaction, person_id: int) -> Member | None:
    """For which employer somebody acts, and as what; None when for none, or no longer."""
    row = (await tx.execute(_OF_PERSON, {"who": person_id})).first()
    if row is None:
        return None
    sites = await _sites_of_people(tx, [person_id])
    return Member(known(row), row.employer, row.name, Duty(row.duty), frozenset(sites[person_id]))


async def of_employer(tx: Transaction, employer_id: int) -> list[Member]:
    """Who acts for an employer now."""
    rows = (await tx.execute(_OF_EMPLOYER, {"of": employer_id})).all()
    sites = await _sites_of_people(tx, [row.id for row in rows])
    return [Member(known(row), row.employer, row.name, Duty(row.duty), frozenset(sites[row.id])) for row in rows]


async def looking_after(tx: Transaction, employer_id: int, site_id: int | None) -> list[Person]:
    """Who of an employer looks after the work at a site."""
    return [one.person for one in await of_employer(tx, employer_id) if one.looks_after(employer_id, site_id)]


async def add(tx: Transaction, by: Member, ref: str, name: str, language: str | None, duty: Duty) -> int | None:
    """Keep a new colleague of somebody; None when the reference is taken (UNIQUE)."""
    first, _, last = name.partition(" ")
    row = {"municipality": by.person.municipality, "ref": ref, "role": by.person.role, "first_name": first, "last_name": last}
    row["language"] = language
    number: int | None = (await tx.execute(_ADD_PERSON[tx.dialect], row)).scalar()
    if number is not None:
        values = {"person": number, "municipality": by.person.municipality, "employer": by.employer, "duty": duty}
        await tx.execute(_ADD, values | {"invited_by": by.person.id})
    return number


async def end(tx: Transaction, person_id: int, at: datetime) -> bool:
    """From now on somebody acts for no employer; False when that was so already."""
    return (await tx.execute(_END, {"who": person_id, "at": at})).rowcount == 1


async def sites_of(tx: Transaction, employer_id: int) -> list[Site]:
    """The sites of an employer, by name."""
    return [_site(row) for row in await tx.execute(_SITES_OF, {"of": employer_id})]


async def sites(tx: Transaction, ids: Iterable[int]) -> dict[int, Site]:
    """The sites with these numbers."""
    wanted = list(ids)
    return {row.id: _site(row) for row in await tx.execute(_SITES_BY_IDS, {"ids": wanted})} if wanted else {}


async def add_site(tx: Transaction, municipality: int, employer_id: int, ref: str, name: str) -> int | None:
    """Keep a site; None when the employer has one of this name (UNIQUE)."""
    values = {"municipality": municipality, "employer": employer_id, "ref": ref, "name": name, "place": name}
    number: int | None = (await tx.execute(_ADD_SITE[tx.dialect], values)).scalar()
    return number


async def give_site(tx: Transaction, municipality: int, person_id: int, site_id: int) -> bool:
    """A supervisor looks after a site; False when that was so already."""
    values = {"municipality": municipality, "person": person_id, "site": site_id}
    return (await tx.execute(_GIVE[tx.dialect], values)).rowcount == 1


async def take_site(tx: Transaction, person_id: int, site_id: int) -> bool:
    """A supervisor looks after a site no longer; False when that was so already."""
    return (await tx.execute(_TAKE, {"who": person_id, "one": site_id})).rowcount == 1


async def _sites_of_people(tx: Transaction, people: Collection[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    if people:
        for row in await tx.execute(_SITES_OF_PEOPLE, {"people": list(people)}):
            found[row.person].add(row.site)
    return found


def _site(row: Row[tuple[int, int, str, str]]) -> Site:
    return Site(row.id, row.employer, row.name, row.place)
