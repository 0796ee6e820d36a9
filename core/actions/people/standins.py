"""Who stands in for whoever acts: a colleague of the same municipality, chosen by themselves."""

from core.actions.access import WITH_EMPLOYERS, by
from core.actions.deed import Deed
from core.actions.things import Thing
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.people import contacts, people
from core.store.people.people import Person


@by(*WITH_EMPLOYERS)
async def possible_stand_ins(deed: Deed) -> tuple[Person | None, list[Person]] | Refusal:
    """Who stands in now, and who could."""
    now, _ = await people.cover_of(deed.tx, deed.who.id)
    others = [one for one in await contacts.colleagues(deed.tx, deed.who.municipality) if one.id != deed.who.id]
    return next((one for one in others if one.id == now), None), others


@by(*WITH_EMPLOYERS)
async def choose_stand_in(deed: Deed, account_id: int) -> Person | Refusal:
    """This colleague stands in from now on; a leave that stands keeps who was agreed for it. The same again changes nothing.

    Refused: whoever is no colleague, and oneself.
    """
    found = await possible_stand_ins(deed)
    if isinstance(found, Refusal):
        return found
    now, others = found
    chosen = next((one for one in others if one.id == account_id), None)
    if chosen is None:
        return refuse(CommonCode.NOT_FOUND)
    if now is None or now.id != chosen.id:
        await people.set_stand_in(deed.tx, deed.who, chosen.id)
        deed.trail(deed.who.municipality, "stand-in chosen", Thing.ACCOUNT, deed.who.id, stand_in=chosen.id)
    return chosen
