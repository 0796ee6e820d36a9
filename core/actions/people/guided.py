"""Whom somebody at the municipality guides: the own candidates, and those of whoever they stand in for today."""

from dataclasses import dataclass

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.people.desks import desks_of, has_desk_of
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.people import people
from core.store.people.people import Person


@dataclass(frozen=True)
class Guided:
    """A candidate of one's desks; `of` names their contact person when that is somebody for whom one stands in."""

    candidate: Person
    of: str


@by(*STAFF)
async def my_candidates(deed: Deed) -> list[Guided] | Refusal:
    """The candidates of one's desks, by first name."""
    found = await people.candidates_of_all(deed.tx, await desks_of(deed))
    contacts = await people.contacts_of(deed.tx, [one.id for one in found])
    return [Guided(one, "" if contacts[one.id].id == deed.who.id else contacts[one.id].first_name) for one in found]


@by(*STAFF)
async def open_candidate(deed: Deed, candidate_id: int) -> Person | Refusal:
    """One of the own candidates, or of somebody who is away and for whom whoever acts stands in."""
    found = await people.by_id(deed.tx, candidate_id) if await guides(deed, candidate_id) else None
    return found or refuse(CommonCode.NOT_FOUND)


async def guides(deed: Deed, candidate_id: int) -> bool:
    """Whether whoever acts guides this candidate today: as the contact person, or as who has the desk of the contact person, who is away."""
    contact = await people.contact_of(deed.tx, candidate_id)
    return contact is not None and await has_desk_of(deed, contact.id)
