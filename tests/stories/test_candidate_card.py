"""A candidate's card: work, hours, premium, questions, what was before, and what the candidate sees."""

import re

from tests.stories.days import works
from tests.stories.phones import Message, Phone
from tests.stories.town import Folk


async def opened(consultant: Phone) -> Message:
    """Amina's card."""
    await consultant.writes("/kandidaten amina")
    await consultant.taps(await consultant.sees("Wie wil je zien?"), "Amina Bakker")
    return await consultant.sees("Amina Bakker", "Telefoon gekoppeld")


async def test_hours_and_premium_as_the_candidate_sees_them(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """The four amounts kept apart and the room, the same to the cent as on the candidate's own screen."""
    await works(folk)
    await candidate.chooses("Mijn premie")
    own = (await candidate.sees("Zo staat het er vandaag voor:")).text
    card = (await opened(consultant)).text
    said = next(line for line in card.splitlines() if line.startswith("Premie: "))
    assert said.endswith("bevestigd en nog niet betaald.")
    for amount, kind in zip(re.findall(r"€ [0-9.,]*[0-9]", said), ("Gepland", "Ingevuld", "Bevestigd"), strict=True):
        assert amount in next(line for line in own.splitlines() if line.startswith(kind)), kind
    assert "Betaald in 2026: € 0,00." in card
    assert next(line for line in own.splitlines() if line.startswith("Ruimte over:")) in card
    assert next(line for line in card.splitlines() if line.startswith("Uren: ")).endswith("bevestigd.")


async def test_what_was_before(folk: Folk, candidate: Phone, other_candidate: Phone, consultant: Phone, employer: Phone) -> None:
    """All work, payments and questions; nothing of an offer that was declined."""
    await folk.placement()
    await folk.offer(await folk.job(title="Tafels dekken"))
    await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Nee")
    await candidate.chooses("Iets vragen")
    await candidate.writes("Mag ik eerder weg?")
    asked = await consultant.sees("Vraag van Amina Bakker")
    await consultant.replies(asked, "Ja hoor.")
    card = await opened(consultant)
    await consultant.taps(card, "Wat er eerder was")
    before = await consultant.sees("Amina Bakker: wat er eerder was")
    assert "• Inpakken bij Drukkerij De Punt: 16 november 2026 tot en met 15 mei 2027" in before.text
    assert "Er is nog geen premie betaald." in before.text
    assert "Er is 1 vraag gesteld." in before.text
    assert "Tafels dekken" not in before.text
    await consultant.taps(before, "Vraag van ma 16 nov")
    await consultant.sees("Mag ik eerder weg?", "Ja hoor.", after=before)
    await consultant.taps(before, "Naar Amina")
    await consultant.sees("Amina Bakker", "Telefoon gekoppeld", after=before)


async def test_it_is_the_own_contact_persons(folk: Folk, candidate: Phone, consultant: Phone, stand_in: Phone) -> None:
    """A button of another phone opens nothing of it."""
    card = await opened(consultant)
    await stand_in.presses_data(await stand_in.newest(), card.data("Wat er eerder was"))
    await stand_in.sees("Deze knop werkt niet meer.")
    await stand_in.sees_nothing_of("Amina")
