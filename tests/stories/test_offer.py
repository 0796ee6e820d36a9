"""From an offered job to a placement: what each of the three sees, in their own words."""

from datetime import date

from tests.stories.phones import Message, Phone
from tests.stories.running import RunningTown
from tests.stories.town import Folk


async def test_from_job_to_placement_by_taps_alone(folk: Folk, candidate: Phone, employer: Phone, consultant: Phone) -> None:
    """The consultant offers, the candidate says yes, the consultant proposes, the employer chooses; both get the confirmation."""
    await folk.job()
    await consultant.chooses("Klussen")
    await consultant.taps(await consultant.sees("Welke klus wil je zien?"), "Folders vouwen, Drukkerij De Punt")
    job = await consultant.sees("Folders vouwen bij Drukkerij De Punt", "Tarief: € 18,50 per gewerkt uur.", "1 plek vrij")
    assert "Het laagste tarief is € 17,50 per uur sinds 1 januari 2024. Bron: besluit van de gemeente" in job.text
    await consultant.taps(job, "Wie past?")
    await consultant.taps(await consultant.sees("Wie past bij “Folders vouwen”?"), "Amina Bakker")
    await consultant.taps(await consultant.sees("Amina Bakker en"), "Aanbieden")
    mine = await consultant.sees("Aangeboden aan Amina. Wacht op antwoord.")
    card = await candidate.sees("Wil je dit werk doen?")
    await candidate.taps(card, "Ja, stel me voor")
    await consultant.taps(await consultant.sees("Amina wil voorgesteld worden bij Drukkerij De Punt."), "Voorstellen")
    await candidate.sees("Karin heeft je voorgesteld bij Drukkerij De Punt. Je hoort van ons.")
    proposal = await employer.sees("Amina wil graag bij je werken.")
    await employer.taps(proposal, "Welkom")
    assert "Je koos Amina. De bevestiging staat hieronder." in await employer.reads(proposal)
    await candidate.sees("Dit is je werk:", "Folders vouwen bij Drukkerij De Punt", "Vraag naar: Joost Visser")
    await employer.sees("Bevestigd: Amina komt bij je werken.", "Tarief: € 18,50 per gewerkt uur.")
    await consultant.sees("Drukkerij De Punt koos Amina. De plaatsing is gemaakt.")
    assert "Je hebt ja gezegd, en Drukkerij De Punt zegt: welkom!" in await candidate.reads(card)
    assert mine.id != job.id
    assert (candidate.taps_made, employer.taps_made, consultant.taps_made) == (1, 1, 6)


async def test_before_a_yes_everything_is_said(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """What, where, when, how many hours, until when, the premium, what stays the same, when it is paid, and that no is fine."""
    await folk.offer(await folk.job())
    card = await candidate.sees("Wil je dit werk doen?")
    for line in (
        "Folders vouwen bij Drukkerij De Punt",
        "Wat: Folders vouwen en tellen. Je zit aan een tafel.",
        "Waar: Kade 12, Voorbeeldstad",
        "Wanneer: dinsdag, donderdag: 14:00 tot 17:00",
        "Hoeveel: 6 uur per week",
        "Van 1 december 2026 tot en met 22 januari 2027",
        "Je premie: € 2,00 voor elk uur dat je werkt. Dat is ongeveer € 96,00 voor de hele klus.",
        "Je uitkering loopt gewoon door. Je toeslagen blijven gelijk.",
        "De premie krijg je hooguit twee keer per jaar. Je kiest het moment samen met Karin.",
        "Nee zeggen mag altijd. Dat heeft geen gevolgen.",
    ):
        assert line in card.text, line
    assert card.buttons[:3] == ["Ja, stel me voor", "Nee", "Eerst een vraag"]


async def test_one_tap_says_yes(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """One tap proposes the candidate, the card becomes its result, and the contact person hears it."""
    await folk.offer(await folk.job())
    card = await candidate.sees("Wil je dit werk doen?")
    await candidate.taps(card, "Ja, stel me voor")
    assert "Je hebt ja gezegd" in await candidate.reads(card)
    assert (await candidate.looks(card)).buttons == ["Ik wil toch niet"]
    await consultant.sees("Amina wil voorgesteld worden bij Drukkerij De Punt")
    assert candidate.taps_made == 1


async def test_no_is_fine_and_leaves_no_trace(folk: Folk, candidate: Phone, consultant: Phone, employer: Phone) -> None:
    """The candidate hears that it is fine, the contact person hears no, and the employer hears nothing at all."""
    await folk.offer(await folk.job())
    card = await candidate.sees("Wil je dit werk doen?")
    await candidate.taps(card, "Nee")
    assert (await candidate.reads(card)).startswith("Je hebt nee gezegd. Dat is prima. Het heeft geen gevolgen.")
    assert (await candidate.looks(card)).buttons == ["Ik wil toch wel", "Waarom? (hoeft niet)"]
    await consultant.sees("Amina heeft nee gezegd tegen “Folders vouwen”.")
    await employer.sees_nothing_of("Amina", "Folders", "nee")


async def test_the_employer_sees_a_first_name_and_experience(
    folk: Folk, candidate: Phone, consultant: Phone, employer: Phone
) -> None:
    """No last name, no benefit, no premium, no word of the municipality's business: before, and in the confirmation."""
    await proposed(folk, candidate, consultant)
    proposal = await employer.sees("Amina wil graag bij je werken.", "Ervaring: 3 jaar in een kantine")
    assert proposal.buttons == ["Welkom", "Deze keer niet", "Eerst kennismaken"]
    await employer.taps(proposal, "Welkom")
    await employer.sees("Bevestigd: Amina komt bij je werken.")
    await employer.sees_nothing_of("Bakker", "uitkering", "premie", "toeslag", "€ 2,00", "€ 96", "Karin")


async def test_both_sides_get_what_was_agreed(folk: Folk, candidate: Phone, consultant: Phone, employer: Phone) -> None:
    """First and last day, hours, times; the tariff for the employer alone, the premium for the candidate alone."""
    await proposed(folk, candidate, consultant)
    await employer.taps(await employer.sees("Amina wil graag bij je werken."), "Welkom")
    theirs = await candidate.sees("Dit is je werk:", "Eerste dag: 1 december 2026", "Laatste dag: 22 januari 2027")
    assert "Je premie: € 2,00 voor elk uur dat je werkt." in theirs.text
    assert "Je uitkering loopt gewoon door." in theirs.text
    assert "18,50" not in theirs.text
    ours = await employer.sees("Bevestigd: Amina komt bij je werken.", "Eerste dag: 1 december 2026")
    for line in ("Wanneer: dinsdag, donderdag: 14:00 tot 17:00", "Laatste dag: 22 januari 2027", "Hoeveel: 6 uur per week"):
        assert line in ours.text
        assert line in theirs.text


async def test_not_this_time_is_told_kindly(folk: Folk, candidate: Phone, consultant: Phone, employer: Phone) -> None:
    """The candidate hears that it says nothing about them, the contact person hears it, the card has no buttons left."""
    card = await proposed(folk, candidate, consultant)
    proposal = await employer.sees("Amina wil graag bij je werken.")
    await employer.taps(proposal, "Deze keer niet")
    assert "Je koos Amina deze keer niet." in await employer.reads(proposal)
    assert (await employer.looks(proposal)).buttons == []
    await candidate.sees("Drukkerij De Punt koos je deze keer niet voor “Folders vouwen”.", "Dat zegt niets over jou.")
    assert (await candidate.reads(card)).startswith("Je hebt ja gezegd. Drukkerij De Punt koos je deze keer niet.")
    await candidate.sees_nothing_of("iemand anders")
    await consultant.sees("Drukkerij De Punt koos Amina Bakker deze keer niet.")
    await candidate.sees_nothing_of("Dit is je werk")


async def test_an_old_button_changes_nothing(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """Yes on an offer that was declined: kindly answered, and no stays no."""
    await folk.offer(await folk.job())
    card = await candidate.sees("Wil je dit werk doen?")
    yes = card.data("Ja, stel me voor")
    await candidate.taps(card, "Nee")
    await candidate.presses_data(card, yes)
    await candidate.sees("Hier is al op geantwoord. Het antwoord blijft zoals het was.")
    assert (await candidate.reads(card)).startswith("Je hebt nee gezegd.")
    await consultant.sees_nothing_of("wil voorgesteld worden")


async def test_a_button_of_somebody_else_opens_nothing(
    folk: Folk, candidate: Phone, other_candidate: Phone, consultant: Phone, employer: Phone
) -> None:
    """Callback data that was copied from another phone: a kind word for who pressed it, nothing for whom it was."""
    await folk.offer(await folk.job())
    card = await candidate.sees("Wil je dit werk doen?")
    for thief in (other_candidate, employer, consultant):
        await thief.presses_data(card, card.data("Ja, stel me voor"))
        await thief.sees("Deze knop werkt niet meer. Gebruik de knoppen onderaan, of typ /hulp.")
    assert (await candidate.reads(card)).startswith("Wil je dit werk doen?")
    await consultant.sees_nothing_of("wil voorgesteld worden")


async def test_who_has_no_phone_yet_cannot_be_offered_to(folk: Folk, consultant: Phone) -> None:
    """The consultant hears what to do first."""
    await folk.job()
    await consultant.chooses("Klussen")
    await consultant.taps(await consultant.sees("Welke klus wil je zien?"), "Folders vouwen, Drukkerij De Punt")
    await consultant.taps(await consultant.sees("1 plek vrij"), "Wie past?")
    names = await consultant.sees("Ilse van Dam: kan niet: doet nog niet mee; geen telefoon")
    await consultant.taps(names, "Ilse van Dam")
    why = await consultant.sees("Dit kan nu niet worden aangeboden:")
    assert why.buttons == ["Wensen voor werk"]
    await consultant.sees("Deze persoon heeft de link nog niet geopend. Stuur eerst de uitnodiging.")


async def test_who_is_not_27_yet_cannot_be_offered_to(town: RunningTown) -> None:
    """The consultant hears why and what would change it; the candidate hears nothing."""
    folk = await Folk.settle(town, candidate={"birth_date": date(2000, 3, 1)})
    candidate, consultant = await folk.phone("candidate"), await folk.phone("consultant")
    await folk.job()
    await consultant.chooses("Klussen")
    await consultant.taps(await consultant.sees("Welke klus wil je zien?"), "Folders vouwen, Drukkerij De Punt")
    await consultant.taps(await consultant.sees("1 plek vrij"), "Wie past?")
    await consultant.taps(await consultant.sees("Amina Bakker: kan niet: nog geen 27"), "Amina Bakker")
    await consultant.sees("Op 30 november 2026 is deze persoon nog geen 27.", "doelgroep voor loonkostensubsidie")
    await candidate.sees_nothing_of("Folders")


async def test_another_municipality_sees_nothing(folk: Folk, candidate: Phone, far_consultant: Phone) -> None:
    """Jobs, offers and people stay inside their municipality."""
    await folk.offer(await folk.job(), by="consultant")
    await far_consultant.chooses("Klussen")
    await far_consultant.sees("Er zijn nu geen klussen.")
    await far_consultant.sees_nothing_of("Folders", "Amina")


async def test_everybody_is_spoken_to_in_their_own_language(
    folk: Folk, english_candidate: Phone, consultant: Phone, employer: Phone
) -> None:
    """The candidate reads English, above the Dutch where it is about rights; what they say reaches the others in Dutch."""
    await folk.offer(await folk.job(), "english_candidate")
    card = await english_candidate.sees("Do you want to do this work?", "You may always say no. That has no consequences.")
    assert "From 1 December 2026 until 22 January 2027" in card.text
    await english_candidate.taps(card, "Yes, propose me")
    await consultant.taps(await consultant.sees("Selam wil voorgesteld worden"), "Voorstellen")
    await english_candidate.sees("Karin has proposed you to Drukkerij De Punt. You will hear from us.")
    await employer.taps(await employer.sees("Selam wil graag bij je werken."), "Welkom")
    work = await english_candidate.sees("This is your work:", "Your benefit simply continues.")
    assert work.text.index("This is your work:") < work.text.index("Nederlands:") < work.text.index("Dit is je werk:")
    await english_candidate.sees_nothing_of("Karin heeft je voorgesteld")


async def proposed(folk: Folk, candidate: Phone, consultant: Phone, job: int | None = None, name: str = "candidate") -> Message:
    """A candidate said yes and was proposed; answers the candidate's card."""
    await folk.offer(job or await folk.job(), name)
    card = await candidate.sees("Wil je dit werk doen?")
    await candidate.taps(card, "Ja, stel me voor")
    await consultant.taps(await consultant.sees(f"{candidate.first_name} wil voorgesteld worden"), "Voorstellen")
    return card


async def test_the_card_that_was_pressed_becomes_its_result(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """There is one card with a button to propose; after the press it has none, and no other message offers it."""
    await folk.offer(await folk.job())
    await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Ja, stel me voor")
    card = await consultant.sees("Amina wil voorgesteld worden")
    await consultant.taps(card, "Voorstellen")
    assert (await consultant.reads(card)).startswith("Amina is voorgesteld bij Drukkerij De Punt.")
    assert not [m for m in await consultant.chat() if "Voorstellen" in m.buttons]


async def test_all_that_waits_stands_in_my_work(folk: Folk, candidate: Phone) -> None:
    """However many offers there are, each is shown again with its buttons."""
    for number in range(1, 8):
        await folk.offer(await folk.job(title=f"Klus {number}"))
    before = await candidate.newest()
    await candidate.chooses("Mijn werk")
    for number in range(1, 8):
        card = await candidate.sees(f"Klus {number} bij Drukkerij De Punt", after=before)
        assert "Ja, stel me voor" in card.buttons


async def test_every_card_of_a_job_begins_with_its_first_shift(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """The employer said from Monday 30 November, and it is worked on Tuesdays and Thursdays."""
    job = await folk.job()
    await consultant.chooses("Klussen")
    await consultant.taps(await consultant.newest(), "Folders vouwen, Drukkerij De Punt")
    await consultant.sees("1 plek vrij", "Van 1 december 2026 tot en met 22 januari 2027")
    await folk.offer(job)
    await candidate.sees("Wil je dit werk doen?", "Van 1 december 2026 tot en met 22 januari 2027")
