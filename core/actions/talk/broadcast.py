"""A contact person writes to everybody they guide, once: each hears it in their own chat and sees nothing of the others."""

from dataclasses import dataclass
from datetime import datetime

from core.actions.access import STAFF, by
from core.actions.deed import Deed, once_key
from core.actions.things import Notice, Priority, Thing
from core.rules.quiet import awake
from core.rules.refusals import Refusal, refuse
from core.rules.talk.broadcast import BroadcastCode, may_broadcast
from core.store.outbox import was_told
from core.store.people import people
from core.store.people.people import Person


@dataclass(frozen=True)
class Broadcast:
    """A message to everybody: how many will read it, and from which moment it goes out."""

    readers: int
    goes_out_at: datetime


@by(*STAFF)
async def readers_of_broadcast(deed: Deed) -> int | Refusal:
    """How many one guides and would write to. Refused: nobody."""
    return len(await people.candidates_of(deed.tx, deed.who.id)) or refuse(BroadcastCode.BROADCAST_TO_NOBODY)


@by(*STAFF)
async def before_broadcast(deed: Deed, text: str) -> Broadcast | Refusal:
    """How many would read these words and when they would go out; nothing is sent. Refused as `broadcast` would."""
    return _planned(deed, text, await people.candidates_of(deed.tx, deed.who.id))


@by(*STAFF)
async def broadcast(deed: Deed, draft: int, text: str) -> Broadcast | Refusal:
    """Tell all candidates whose contact person acts these words, at once or after the quiet hours; answers to people go first.

    `draft` names this message among all of the same person (for one: the number of the message in which they confirmed it): the same
    draft again sends nothing, however often it is pressed. Each reader sees it framed in their own language, and who wrote it.
    Refused: no words, more than `LONGEST`, nobody to read them.
    """
    readers = await people.candidates_of(deed.tx, deed.who.id)
    planned = _planned(deed, text, readers)
    key = f"{deed.who.id}-{draft}"
    if isinstance(planned, Refusal) or await was_told(deed.tx, once_key(Notice.BROADCAST, key, readers[0])):
        return planned
    for reader in readers:
        deed.tell(
            reader,
            Notice.BROADCAST,
            key=key,
            not_before=planned.goes_out_at,
            priority=Priority.BULK,
            contact=deed.who.first_name,
            text=text.strip(),
        )
    deed.trail(deed.who.municipality, "wrote to everybody", Thing.PERSON, deed.who.id, draft=draft, readers=planned.readers)
    return planned


def _planned(deed: Deed, text: str, readers: list[Person]) -> Broadcast | Refusal:
    return may_broadcast(text, len(readers)) or Broadcast(len(readers), awake(deed.now))
