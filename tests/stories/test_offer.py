"""From an offered job to a placement: what each of the three sees, in their own words."""

from tests.stories.phones import Phone
from tests.stories.town import Folk


async def test_one_tap_says_yes(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """One tap proposes the candidate, the card becomes its result, and the contact person hears it."""
    await folk.offer(await folk.job())
    card = await candidate.sees("Wil je dit werk doen?")
    await candidate.taps(card, "Ja, stel me voor")
    assert "Je hebt ja gezegd" in await candidate.reads(card)
    assert (await candidate.looks(card)).buttons == []
    await consultant.sees("Amina wil voorgesteld worden bij Drukkerij De Punt")
    assert candidate.taps_made == 1
