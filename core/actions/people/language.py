"""The language that a person is spoken to in."""

from core.actions.access import by
from core.actions.deed import Deed
from core.actions.things import Thing
from core.rules.refusals import Refusal
from core.store.people import people
from core.store.people.people import Role


@by(*Role)
async def choose_language(deed: Deed, language: str) -> str | Refusal:
    """From now on everything to this person is said in `language`."""
    await people.set_language(deed.tx, deed.who.id, language)
    deed.trail(deed.who.municipality, "language chosen", Thing.PERSON, deed.who.id, language=language)
    return language
