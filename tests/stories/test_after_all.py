"""A candidate thinks otherwise after an answer: a no that crosses with the employer's choice, and a no that was meant as a yes."""

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


async def test_a_mistaken_no_is_asked_again_while_a_place_is_free(
    folk: Folk, candidate: Phone, consultant: Phone, employer: Phone
) -> None:
    """One tap puts the whole question in the place of the no, and the yes after it counts as any; the contact person, who would place her at
    once meanwhile, reads that she said no."""
    await folk.offer(await folk.job())
    card = await candidate.sees("Wil je dit werk doen?")
    await candidate.taps(card, "Nee")
    await consultant.sees("Amina heeft nee gezegd tegen “Folders vouwen”.")
    await before_placing_at_once(consultant)
    await consultant.sees("Wil je Amina nu plaatsen?", "Amina zei eerder nee tegen dit werk.")
    await candidate.taps(await candidate.looks(card), "Ik wil toch wel")
    again = await candidate.looks(card)
    assert again.text.startswith("Wil je dit werk doen?"), again.text
    await candidate.taps(again, "Ja, stel me voor")
    assert (await candidate.reads(card)).startswith("Je hebt ja gezegd.")
    before = await consultant.newest()
    await before_placing_at_once(consultant)
    assert "eerder nee" not in (await consultant.sees("Wil je Amina nu plaatsen?", after=before)).text
    await consultant.taps(await consultant.sees("Amina wil voorgesteld worden"), "Voorstellen")
    await employer.sees("Amina wil graag bij je werken.")
    await employer.sees_nothing_of("nee gezegd", "eerder nee")


async def test_a_no_stays_when_the_place_is_filled(
    folk: Folk, candidate: Phone, other_candidate: Phone, consultant: Phone, employer: Phone
) -> None:
    """Somebody else was chosen meanwhile: the button from before says so and goes, and nothing is asked again."""
    job = await folk.job()
    await folk.offer(job)
    card = await candidate.sees("Wil je dit werk doen?")
    await candidate.taps(card, "Nee")
    await proposed(folk, other_candidate, consultant, job, "other_candidate")
    await employer.taps(await employer.sees("Henk wil graag bij je werken."), "Welkom")
    await candidate.taps(await candidate.looks(card), "Ik wil toch wel")
    await candidate.sees("Deze plek is vergeven.")
    assert (await candidate.reads(card)).startswith("Je hebt nee gezegd.")
    assert (await candidate.looks(card)).buttons == ["Waarom? (hoeft niet)"]


async def before_placing_at_once(consultant: Phone) -> None:
    """Amina, on the only job."""
    await consultant.chooses("Klussen")
    await consultant.taps(await consultant.newest(), "Folders vouwen, Drukkerij De Punt")
    await consultant.taps(await consultant.newest(), "Direct plaatsen")
    await consultant.taps(await consultant.newest(), "Amina Bakker")
