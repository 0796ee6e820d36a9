"""Whose desk it is: who has what comes for somebody on a day, they themselves or, while they are away, who stands in or leads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.actions.access import STAFF
from core.actions.deed import Deed
from core.rules.calendar import local_day
from core.rules.desk.desk import has_desk
from core.rules.passing import Cover
from core.store.database import Transaction
from core.store.desk import waiting_offers
from core.store.people import contacts, leaves, people
from core.store.people.leaves import Leave
from core.store.people.people import Person


@dataclass(frozen=True)
class Away:
    """Until when somebody is not there; `since` when that is still to come."""

    person: Person
    since: date | None
    until: date

    @property
    def said(self) -> dict[str, str]:
        """As JSON keeps it."""
        since = self.since.isoformat() if self.since else ""
        return {"name": self.person.first_name, "since": since, "until": self.until.isoformat()}


@dataclass(frozen=True)
class Desk:
    """Who has what comes for somebody (`of`): they themselves, or who stands in while they are `away`."""

    of: Person
    person: Person
    away: Away | None = None

    @property
    def said(self) -> list[dict[str, str]]:
        """Who is not there, as JSON keeps it."""
        return [self.away.said] if self.away else []


async def desk_of(tx: Transaction, person: Person, day: date) -> Desk:
    """Who has what comes for somebody on a day, and why."""
    away = await away_on(tx, person.municipality, day)
    stand_in = await people.by_id(tx, await who_has(tx, away, person.id)) if person.id in away else None
    return Desk(person, stand_in, Away(person, None, away[person.id].last_day)) if stand_in else Desk(person, person)


async def at_desk(tx: Transaction, person: Person, day: date) -> Person:
    """Who has what comes for somebody on a day: they themselves, or who stands in while they are away."""
    return (await desk_of(tx, person, day)).person


async def staff_at_desk(tx: Transaction, person: Person, day: date) -> Person:
    """The same for what concerns candidates: an account manager sees nothing of them."""
    desk = await at_desk(tx, person, day)
    return desk if desk.role in STAFF else person


async def contact_today(tx: Transaction, candidate: int, day: date) -> Person | None:
    """The contact person of a candidate, or who stands in for them on a day."""
    contact = await people.contact_of(tx, candidate)
    return await staff_at_desk(tx, contact, day) if contact else None


async def contacts_today(tx: Transaction, candidates: Iterable[int], day: date) -> dict[int, Person]:
    """The same of several candidates who have one."""
    found = await people.contacts_of(tx, candidates)
    return await staff_at_desks(tx, found, day)


async def staff_at_desks(tx: Transaction, found: dict[int, Person], day: date) -> dict[int, Person]:
    """Of each of these people who has what comes for them on a day, by the same numbers."""
    there = {one.id: await staff_at_desk(tx, one, day) for one in {one.id: one for one in found.values()}.values()}
    return {number: there[one.id] for number, one in found.items()}


async def desks_of(deed: Deed) -> list[int]:
    """Whose candidates whoever acts looks after today: their own, and those of whom they stand in for."""
    return [deed.who.id, *await covered_by(deed.tx, deed.who.municipality, deed.who.id, local_day(deed.now))]


async def has_desk_of(deed: Deed, owner: int) -> bool:
    """Whether whoever acts has the desk of this person today: their own, or that of somebody for whom they stand in."""
    return owner in await desks_of(deed)


async def covered_by(tx: Transaction, municipality: int, person: int, day: date) -> list[int]:
    """The people who are away on a day and whose desk somebody has then."""
    away = await away_on(tx, municipality, day)
    return [one for one in away if one != person and await who_has(tx, away, one) == person]


async def away_on(tx: Transaction, municipality: int, day: date) -> dict[int, Leave]:
    """The leaves of a day, by who is away."""
    return {one.consultant: one for one in await leaves.between(tx, municipality, day, day)}


async def who_has(tx: Transaction, away: dict[int, Leave], of: int) -> int:
    """Who has the desk of somebody who is away; who leads is looked up when the stand-in is away too."""
    leave, stand_ins = away[of], {one: leave.stand_in for one, leave in away.items()}
    lead = await lead_of(tx, leave.municipality, of) if leave.stand_in in away else None
    return has_desk(of, stand_ins, lead)


async def lead_of(tx: Transaction, municipality: int, of: int) -> int | None:
    """Who leads somebody, or else who leads in the municipality."""
    _, lead = await people.cover_of(tx, of)
    leader = None if lead else await contacts.lead_of(tx, municipality)
    return lead or (leader.id if leader else None)


async def cover_for(tx: Transaction, contact: int, municipality: int, day: date) -> Cover:
    """Who can take over from a contact person on a day: only people who are there and can be reached."""
    stand_in, _ = await people.cover_of(tx, contact)
    lead = await lead_of(tx, municipality, contact)
    away = await away_on(tx, municipality, day)
    able = [person for person in (contact, stand_in, lead) if person and person not in away]
    phones = await waiting_offers.phones(tx, able)
    reached = [
        person if person in able and person in phones and phones[person].reachable else None
        for person in (contact, stand_in, lead)
    ]
    return Cover(*reached)
