"""A question is tied to the week, or the day with its travel costs, that it is about, on both phones."""

from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown
from tests.stories.town import Folk


async def test_about_a_week_and_about_a_day(open_town: OpenTown) -> None:
    """From the card in two taps and some words; the contact person sees which week and which day."""
    folk = await Folk.settle(await open_town())
    candidate, employer, consultant = [await folk.phone(name) for name in ("candidate", "employer", "consultant")]
    await folk.placement()
    await folk.town.clock(now="2026-11-20T13:30:00+01:00")
    for day in ("maandag 16", "dinsdag 17", "woensdag 18", "donderdag 19", "vrijdag 20"):
        await candidate.taps(await candidate.sees(f"Hoe was je werk op {day} november?"), "Ja, zoals gepland")
    week = await candidate.sees("Klopt je week?")
    await about(candidate, consultant, week, "Telt mijn pauze mee?", "Week van maandag 16 november")
    await candidate.taps(await candidate.sees("Klopt je week?"), "Mijn week klopt")
    await candidate.taps(await candidate.sees("Opgeslagen", "vrijdag 20 november"), "Reiskosten")
    await candidate.writes("12")
    await candidate.taps(await candidate.newest(), "Ja")
    saved = await candidate.sees("Reiskosten: 12 km, € 2,76", "Je hebt deze week getekend.")
    await about(candidate, consultant, saved, "Mag de bus erbij?", "Dag: vrijdag 20 november")
    await employer.sees_nothing_of("pauze", "bus")


async def test_the_asker_sees_that_it_was_seen(folk: Folk, candidate: Phone, consultant: Phone, stand_in: Phone) -> None:
    """Sent, seen, answered: the card of the question says which, and until when an answer comes."""
    await candidate.chooses("Iets vragen")
    await candidate.writes("Mag ik mijn hond meenemen?")
    card = await candidate.sees("Je vraag is verstuurd aan Karin.")
    await consultant.chooses("Wat wacht")
    box = await consultant.sees("Er wacht 1 ding op je.")
    await consultant.taps(box, box.buttons[0])
    seen = await candidate.reads(card)
    assert "Karin heeft je vraag gezien." in seen
    assert "Karin antwoordt uiterlijk woensdag 18 november" in seen
    await consultant.replies(await consultant.sees("Vraag van Amina Bakker"), "Dat mag.")
    assert "Karin heeft je vraag beantwoord." in await candidate.reads(card)


async def about(candidate: Phone, consultant: Phone, card: Message, words: str, line: str) -> None:
    """Asked from a card, seen by both with what it is about."""
    await candidate.taps(card, "Iets vragen")
    await candidate.sees("Wat wil je vragen aan Karin?", after=card)
    await candidate.writes(words)
    mine = await candidate.sees("Je vraag is verstuurd aan Karin.", words)
    assert line in mine.text
    theirs = await consultant.sees("Vraag van Amina Bakker", words)
    assert line in theirs.text
    await consultant.replies(theirs, "Ja.")
