"""Whether a person can be reached. Whoever blocked the bot costs nobody anything; who guides the candidates concerned hears it."""

from datetime import datetime

from core.actions.deed import Deed, write
from core.actions.people.desks import contacts_today
from core.actions.things import Notice, Thing
from core.rules.calendar import local_day
from core.store.database import Transaction
from core.store.desk import confirmers
from core.store.outbox import say_when_back
from core.store.people import invites, people
from core.store.people.people import Person, Role


async def unreachable(tx: Transaction, person_id: int, now: datetime) -> None:
    """A message could not arrive: nothing more is sent there until the person comes back. Of a candidate the contact person is told; of
    who confirms hours for an employer the contact persons of those whose hours they are."""
    await invites.set_reachable(tx, person_id, False)
    someone = await people.by_id(tx, person_id)
    if someone is None or someone.role not in (Role.CANDIDATE, Role.EMPLOYER):
        return
    deed = Deed(tx, now)
    deed.trail(someone.municipality, "unreachable", Thing.PERSON, person_id)
    candidates, employer = await _concerned(deed, someone)
    contacts = await contacts_today(tx, candidates, local_day(now))
    for contact in {one.id: one for one in contacts.values()}.values():
        deed.tell(contact, Notice.UNREACHABLE, key=f"{person_id}:{now.date()}", name=someone.name, employer=employer)
    await write(tx, [deed])


async def reached(deed: Deed) -> None:
    """The person wrote, pressed or opened the bot again: what could not be told meanwhile is told now."""
    if await invites.set_reachable(deed.tx, deed.who.id, True):
        await say_when_back(deed.tx, deed.who.id, deed.now)


async def _concerned(deed: Deed, someone: Person) -> tuple[list[int], str]:
    """Whom it concerns that somebody cannot be reached, and for which employer they act: a candidate themselves, or whose hours they
    confirm."""
    if someone.role is Role.CANDIDATE:
        return [someone.id], ""
    found = await confirmers.looked_after_by(deed.tx, someone.id, local_day(deed.now))
    return [one.candidate for one in found], found[0].employer_name if found else ""
