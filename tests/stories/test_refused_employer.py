"""An employer is refused: from then on its work opens no more and is offered to nobody; it does not read why."""

from tests.stories.phones import Message, Phone
from tests.stories.test_report_job import reports
from tests.stories.town import Folk

WHY = "Drie mensen na elkaar, en niemand kreeg een contract."


async def job_of(consultant: Phone) -> Message:
    """The job's card."""
    await consultant.chooses("Klussen")
    await consultant.taps(await consultant.sees("Welke klus wil je zien?"), "Folders vouwen, Drukkerij De Punt")
    return await consultant.sees("Tarief: € 18,50 per gewerkt uur.")


async def refuses(consultant: Phone) -> None:
    """With a reason."""
    await consultant.taps(await job_of(consultant), "Opdrachtgever")
    await consultant.taps(await consultant.sees("We doen zaken met deze opdrachtgever."), "Weigeren")
    await consultant.sees("Waarom weiger je Drukkerij De Punt?", "Alleen collega's lezen de reden.")
    await consultant.writes(WHY)
    await consultant.sees("Geweigerd sinds", "door Karin.", WHY)


async def test_refused_listed_and_lifted(
    folk: Folk, candidate: Phone, employer: Phone, consultant: Phone, stand_in: Phone
) -> None:
    """A button from before offers nothing; a colleague finds it in the list, with reason and day, and lifts it."""
    await folk.job()
    await consultant.taps(await job_of(consultant), "Wie past?")
    await consultant.taps(await consultant.sees("Wie past bij"), "Amina Bakker")
    before = await consultant.sees("Amina Bakker en")
    await refuses(consultant)
    await consultant.taps(before, "Aanbieden")
    await consultant.sees("Deze opdrachtgever is geweigerd. Het werk wordt aan niemand aangeboden.")
    card = await job_of(consultant)
    assert "Deze opdrachtgever is geweigerd sinds" in card.text
    assert card.buttons == ["Opdrachtgever"]
    await candidate.sees_nothing_of("Folders")
    await stand_in.writes("/geweigerd")
    await stand_in.taps(await stand_in.sees("Deze opdrachtgevers zijn geweigerd."), "Drukkerij De Punt")
    await stand_in.taps(await stand_in.sees("door Karin.", WHY, "Alleen collega's lezen dit."), "Weer zaken doen")
    await stand_in.sees("We doen zaken met deze opdrachtgever.")
    await stand_in.writes("/geweigerd")
    await stand_in.sees("Er is nu geen opdrachtgever geweigerd.")
    await consultant.taps(before, "Aanbieden")
    await candidate.sees("Wil je dit werk doen?")
    await employer.sees_nothing_of("geweigerd", "contract")


async def test_the_check_knows_it(folk: Folk, employer: Phone, consultant: Phone) -> None:
    """Work that such an employer reports cannot be opened: the list is looked up, and the question is not asked."""
    await folk.job()
    await refuses(consultant)
    await reports(employer)
    await consultant.taps(await consultant.sees("Drukkerij De Punt meldde een klus: verstuurd."), "Verder met bekijken")
    await consultant.taps(await consultant.sees("Is dit werk tijdelijk?"), "Ja")
    await consultant.sees("Waarom is het geen gewone vacature?")
    await consultant.writes("Het is alleen voor kerst.")
    await consultant.taps(await consultant.sees("Gaat het via een uitzendbureau?"), "Geen bureau")
    for words in ("18,50", "Ervaring.", "18,50"):
        await consultant.writes(words)
    card = await consultant.sees("Opgevallen: Deze opdrachtgever is geweigerd.")
    assert "Klus openen" not in card.buttons
    await employer.sees_nothing_of("geweigerd", "contract")


async def test_a_reason_is_needed(folk: Folk, consultant: Phone, employer: Phone, far_consultant: Phone) -> None:
    """A sticker is none; Back changes nothing; nobody else's button opens it."""
    await folk.job()
    card = await job_of(consultant)
    for phone in (employer, far_consultant):
        await phone.presses_data(card, card.data("Opdrachtgever"))
        await phone.sees("Deze knop werkt niet meer.")
    await consultant.taps(card, "Opdrachtgever")
    await consultant.taps(await consultant.sees("We doen zaken met"), "Weigeren")
    await consultant.sends_sticker()
    again = await consultant.sees("Hier kan ik alleen tekst lezen.", "Waarom weiger je Drukkerij De Punt?")
    await consultant.taps(again, "Terug")
    assert "We doen zaken met deze opdrachtgever." in (await consultant.newest()).text
