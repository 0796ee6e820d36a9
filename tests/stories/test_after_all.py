"""A candidate thinks otherwise after an answer: a no that crosses with the employer's choice."""

from tests.stories.phones import Phone
from tests.stories.test_offer import proposed
from tests.stories.town import Folk


async def test_a_no_that_crosses_with_welcome_leads_to_stopping(
    folk: Folk, candidate: Phone, consultant: Phone, employer: Phone
) -> None:
    """The question whether it is sure stood there before the employer chose: the answer to it is no dead end, but the work, with the button
    to stop with it, in the place of the question."""
    card = await proposed(folk, candidate, consultant)
    await candidate.taps(card, "Ik wil toch niet")
    sure = await candidate.sees("Wil je “Folders vouwen” bij Drukkerij De Punt toch niet?")
    await employer.taps(await employer.sees("Amina wil graag bij je werken."), "Welkom")
    await candidate.sees("Dit is je werk:")
    await candidate.taps(sure, "Ja, ik wil niet")
    text = await candidate.reads(sure)
    assert text.startswith("Je hebt ja gezegd, en Drukkerij De Punt zegt: welkom!"), text
    assert "Stoppen mag altijd. Je uitkering loopt gewoon door." in text
    assert (await candidate.looks(sure)).buttons == ["Stoppen met dit werk"]
    await candidate.sees_nothing_of("Hier is al op geantwoord")
    await candidate.taps(await candidate.looks(sure), "Stoppen met dit werk")
    await candidate.taps(await candidate.sees("Wil je stoppen met dit werk?", "Folders vouwen"), "Ja, ik wil stoppen")
    await consultant.sees("Amina", "stoppen")
