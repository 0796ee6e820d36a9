"""The photo of a ticket: sent by the candidate for a day whose travel costs were claimed by what they cost, fetched and kept afterwards."""

from collections.abc import Callable
from datetime import date

from core.actions.access import by
from core.actions.deed import Deed
from core.actions.things import Card, Notice, Thing
from core.actions.work.day_access import card_of, own_day
from core.rules.refusals import CommonCode, HoursCode, Refusal, refuse
from core.store.hours import tickets
from core.store.hours.tickets import Ticket
from core.store.people import people
from core.store.people.people import Role


@by(Role.CANDIDATE)
async def send_ticket(
    deed: Deed, placement_id: int, day: date, file: str, mark: str, address: int | None = None
) -> Card | Refusal:
    """A photo for an own day that was worked and has travel costs. `mark` is the file's own: the same file again changes nothing."""
    facts = await own_day(deed, placement_id, day)
    card = card_of(facts) if facts else None
    if facts is None or card is None:
        return refuse(CommonCode.NOT_FOUND)
    if facts.claim is None or not facts.claim.cents:
        return refuse(HoursCode.NOT_WORKED)
    municipality = facts.placement.municipality
    if await tickets.note(deed.tx, municipality, placement_id, day, address, file, mark, deed.now):
        deed.trail(municipality, "ticket sent", Thing.PLACEMENT, placement_id, day=day)
    return card


@by(Role.CANDIDATE)
async def send_ticket_anew(deed: Deed, file: str, mark: str, address: int | None = None) -> date | Refusal:
    """A new photo for the day of which the last one could not be read; answers the day. Refused: there is none, or no more."""
    before = await tickets.unreadable_of(deed.tx, deed.who.id)
    if before is None:
        return refuse(CommonCode.NOT_FOUND)
    verdict = await send_ticket(deed, before.placement, before.day, file, mark, address)
    return verdict if isinstance(verdict, Refusal) else before.day


async def keep_ticket(deed: Deed, one: Ticket, picture: tuple[bytes, str, str] | None, alike: Callable[[str, str], bool]) -> None:
    """A photo was fetched and cleaned (content, pixels, look), or could not be read. One that was sent for another day before is
    noticed, and kindly asked about."""
    content, pixels, look = picture or (None, None, None)
    if not await tickets.keep(deed.tx, one.id, content, pixels, look, deed.now):
        return
    candidate = await people.by_id(deed.tx, one.candidate)
    if candidate is None:
        return
    if pixels is None or look is None:
        deed.tell(candidate, Notice.TICKET_UNREADABLE, key=str(one.id), day=one.day)
        return
    for other in await tickets.kept_of(deed.tx, one.candidate, one.id):
        if (other.placement, other.day) != (one.placement, one.day) and (
            other.pixels == pixels or alike(other.look or "0", look)
        ):
            deed.tell(candidate, Notice.TICKET_SEEN_BEFORE, key=str(one.id), day=one.day, other=other.day)
            return
