"""One-time invites: made by the municipality, used once by the person for whom it is."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from secrets import token_urlsafe

from core.actions.deed import Deed
from core.actions.people.desks import desk_of
from core.actions.people.watching import watcher_of
from core.actions.things import Notice, Thing
from core.rules.calendar import local_day
from core.rules.people.invites import SECRET_BYTES, TRIES_WITHIN, VALID_FOR, InviteCode, may_enter, may_try
from core.rules.refusals import Refusal, refuse
from core.store.outbox import say_after_all
from core.store.people import invites, people
from core.store.people.people import Person, Role


@dataclass(frozen=True)
class Invite:
    """A new link's secret, for whom it is, and until when it opens the door."""

    secret: str
    name: str
    valid_until: datetime


def hashed(secret: str) -> str:
    """What is kept of a secret. It is 128 random bits, so that a plain hash cannot be searched."""
    return sha256(secret.encode()).hexdigest()


async def make_invite(deed: Deed, person: Person) -> Invite:
    """A new link for this person; only the hash of its secret is kept."""
    secret, until = token_urlsafe(SECRET_BYTES), deed.now + VALID_FOR
    await invites.add(deed.tx, person.municipality, person.id, hashed(secret), deed.now, until)
    deed.trail(person.municipality, "invited", Thing.PERSON, person.id)
    return Invite(secret, person.first_name, until)


async def shut(deed: Deed, person: int) -> bool:
    """No link of this person opens anything any more, and no chat is theirs. False when none was."""
    await invites.expire(deed.tx, person, deed.now)
    return await invites.unlink(deed.tx, person, deed.now)


async def use_invite(deed: Deed, secret: str, channel: str, external: int) -> Person | Refusal:
    """Whoever holds the link comes in, once, by this address: a channel and an id in it. The same person pressing it again is simply in.

    A second claimant is refused, and the person and whoever looks after their account hear it. After too many wrong links a chat waits for
    an hour.
    """
    wrong, since = await invites.wrong_tries(deed.tx, external)
    if refusal := since and may_try(wrong, since, deed.now):
        return refusal
    verdict = await _use(deed, secret, channel, external)
    if isinstance(verdict, Refusal):
        goes_on = since is not None and deed.now < since + TRIES_WITHIN
        await invites.note_wrong(deed.tx, external, wrong + 1 if goes_on else 1, since if goes_on and since else deed.now)
    return verdict


async def _use(deed: Deed, secret: str, channel: str, external: int) -> Person | Refusal:
    invite = await invites.by_hash(deed.tx, hashed(secret))
    if invite is None:
        return refuse(InviteCode.INVITE_UNKNOWN)
    person = await people.by_id(deed.tx, invite.person)
    assert person is not None
    if deed.actor is not None and deed.actor.id == person.id:
        return person
    if invite.used_at is not None:
        await _claimed_again(deed, person)
    if deed.actor is not None:
        return refuse(InviteCode.ALREADY_SOMEBODY_ELSE)
    verdict = may_enter(invite.expires_at, invite.used_at, deed.now)
    if verdict is not None:
        return verdict
    if not await invites.use(deed.tx, invite.id, external, deed.now):
        return refuse(InviteCode.INVITE_USED)
    if not await invites.link(deed.tx, person.municipality, person.id, channel, external, deed.now):
        return refuse(InviteCode.INVITE_USED)
    await say_after_all(deed.tx, person.id)
    deed.actor = person
    deed.trail(person.municipality, "came in", Thing.PERSON, person.id)
    deed.changed(Thing.COLLEAGUE, person.id)
    watcher = await watcher_of(deed, person)
    if watcher:
        deed.tell(watcher, Notice.INVITE_USED, key=str(invite.id), name=person.name)
    return person


async def contact_line(deed: Deed, of: Person) -> dict[str, str]:
    """Name and hours of somebody's contact person, who stands in, and `until` when while they are away; empty without one."""
    contact = await people.contact_of(deed.tx, of.id) if of.role is Role.CANDIDATE else None
    if contact is None:
        return {"contact": "", "available": "", "stand_in": "", "until": ""}
    desk = await desk_of(deed.tx, contact, local_day(deed.now))
    if desk.away:
        return {"contact": contact.name, "available": "", "stand_in": desk.person.name, "until": desk.away.until.isoformat()}
    available, stand_in = await people.available(deed.tx, of.id)
    substitute = await people.by_id(deed.tx, stand_in) if stand_in else None
    return {"contact": contact.name, "available": available, "stand_in": substitute.name if substitute else "", "until": ""}


async def _claimed_again(deed: Deed, person: Person) -> None:
    deed.trail(person.municipality, "invite claimed again", Thing.PERSON, person.id)
    for someone in filter(None, (person, await watcher_of(deed, person))):
        own = someone.id == person.id
        deed.tell(someone, Notice.INVITE_CLAIMED_AGAIN, key=f"{person.id}:{deed.now.date()}", name=person.name, own=own)
