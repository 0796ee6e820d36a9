"""Whether a person can be reached. Whoever blocked the bot costs nobody anything; their contact person hears it."""

from datetime import datetime

from core.actions.deed import Deed, write
from core.actions.things import Notice, Thing
from core.store.database import Transaction
from core.store.outbox import say_when_back
from core.store.people import invites, people
from core.store.people.people import Role


async def unreachable(tx: Transaction, person_id: int, now: datetime) -> None:
    """A message could not arrive: nothing more is sent there until the person comes back, and the contact person is told."""
    await invites.set_reachable(tx, person_id, False)
    someone = await people.by_id(tx, person_id)
    if someone is None or someone.role is not Role.CANDIDATE:
        return
    deed = Deed(tx, now)
    deed.trail(someone.municipality, "unreachable", Thing.PERSON, person_id)
    contact = await people.contact_of(tx, person_id)
    if contact:
        deed.tell(contact, Notice.UNREACHABLE, key=f"{person_id}:{now.date()}", name=someone.name)
    await write(tx, [deed])


async def reached(deed: Deed) -> None:
    """The person wrote, pressed or opened the bot again: what could not be told meanwhile is told now."""
    if await invites.set_reachable(deed.tx, deed.who.id, True):
        await say_when_back(deed.tx, deed.who.id, deed.now)
