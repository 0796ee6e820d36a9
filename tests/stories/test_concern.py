"""Something does not feel right: told in confidence, past the employer, to one person who answers."""

import re

from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown
from tests.stories.town import Folk

WORDS = "De chef scheldt mij uit."
SECRET = ("scheldt", "melding", "Vertrouwelijk", "vertrouwelijk")


async def tells(candidate: Phone, to: str, words: str = WORDS) -> Message:
    """From the menu to the receipt."""
    await candidate.writes("/nietgoed")
    await candidate.taps(await candidate.sees("Aan wie wil je het vertellen?"), to)
    await candidate.sees("Wat voelt niet goed? Schrijf het hieronder.")
    await candidate.writes(words)
    return await candidate.sees("Je melding is verstuurd naar")


def receipt(card: Message) -> str:
    """The number on it."""
    found = re.search(r"Nummer: ([0-9A-Z]{6})", card.text)
    assert found, card.text
    return found[1]


async def test_to_the_contact_person_and_to_nobody_else(
    folk: Folk, candidate: Phone, employer: Phone, consultant: Phone, stand_in: Phone, lead: Phone
) -> None:
    """Sent, read, answered, settled: the candidate follows it by its number; employer, stand-in and lead see nothing of it."""
    await folk.placement()
    card = await tells(candidate, "Karin")
    number = receipt(card)
    assert WORDS in card.text
    assert "Karin antwoordt uiterlijk vrijdag 20 november" in card.text
    told = await consultant.sees(f"Er is een vertrouwelijk bericht voor je: {number}.")
    assert "scheldt" not in told.text
    await consultant.chooses("Wat wacht")
    box = await consultant.sees("Er wacht 1 ding op je.")
    assert box.buttons[0].startswith(f"Vertrouwelijk: melding {number}, vóór vr 20 nov")
    await consultant.taps(box, box.buttons[0])
    theirs = await consultant.sees(f"Vertrouwelijk: melding {number}", "Van Amina Bakker.", WORDS)
    assert theirs.buttons == ["Antwoorden"]
    assert f"Karin heeft je melding gelezen.\nNummer: {number}" in await candidate.reads(card)
    await consultant.taps(theirs, "Antwoorden")
    await consultant.writes("Wat naar. Ik bel je vandaag.")
    await candidate.sees(f"Er is een bericht bij melding {number}.")
    assert "Ik bel je vandaag." in await candidate.reads(card)
    await candidate.taps(await candidate.looks(card), "Iets erbij zeggen")
    await candidate.writes("Graag na vijf uur.")
    assert "Graag na vijf uur." in await consultant.reads(theirs)
    await consultant.taps(await consultant.looks(theirs), "Afgehandeld")
    await candidate.sees(f"Melding {number} is afgehandeld.")
    assert "Karin heeft je melding afgesloten." in await candidate.reads(card)
    for phone in (employer, stand_in, lead):
        await phone.sees_nothing_of(*SECRET)
    await lead.chooses("Wat wacht")
    await lead.sees("Er wacht niets.")


async def test_to_the_reporting_point_the_contact_person_sees_nothing(
    folk: Folk, candidate: Phone, employer: Phone, consultant: Phone, lead: Phone
) -> None:
    """By choice: whoever leads the team is the reporting point where the municipality named nobody."""
    card = await tells(candidate, "Meldpunt", "Karin helpt mij niet. <b>!</b>")
    number = receipt(card)
    assert "Je melding is verstuurd naar Els." in card.text
    await lead.taps(await lead.sees(f"Er is een vertrouwelijk bericht voor je: {number}."), "Openen")
    theirs = await lead.sees("Karin helpt mij niet. <b>!</b>")
    await lead.taps(theirs, "Antwoorden")
    await lead.writes("Dank je. Ik zoek het uit.")
    assert "Ik zoek het uit." in await candidate.reads(card)
    await consultant.chooses("Wat wacht")
    await consultant.sees("Er wacht niets.")
    await consultant.sees_nothing_of("helpt mij niet", *SECRET)
    await consultant.presses_data(theirs, theirs.data("Antwoorden"))
    await consultant.sees_nothing_of("helpt mij niet", "Amina")
    await employer.sees_nothing_of(*SECRET)


async def test_without_an_answer_it_goes_to_the_reporting_point(open_town: OpenTown) -> None:
    """After four working days; the candidate knew so, hears so, and keeps the number. The contact person has it no more."""
    folk = await Folk.settle(await open_town())
    candidate, consultant, lead = [await folk.phone(name) for name in ("candidate", "consultant", "lead")]
    card = await tells(candidate, "Karin")
    number = receipt(card)
    assert "Dan nog geen antwoord? Dan gaat je melding naar het meldpunt." in card.text
    await folk.town.clock(now="2026-11-20T10:00:00+01:00")
    assert "Karin gaf niet op tijd antwoord. Het meldpunt heeft je melding nu." in await candidate.reads(card)
    await candidate.sees("Je melding is verstuurd naar Els.", f"Nummer: {number}-2")
    await lead.taps(await lead.sees(f"Er is een vertrouwelijk bericht voor je: {number}-2."), "Openen")
    theirs = await lead.sees(WORDS)
    await lead.taps(theirs, "Antwoorden")
    await lead.writes("Ik bel je.")
    await consultant.sees_nothing_of("Ik bel je.", WORDS)


async def test_only_words_and_a_way_back(folk: Folk, candidate: Phone, consultant: Phone, lead: Phone) -> None:
    """A sticker is asked again; back asks to whom; stop tells nothing."""
    await candidate.chooses("Iets vragen")
    await candidate.taps(await candidate.sees("Wat wil je vragen aan Karin?"), "Dit voelt niet goed")
    await candidate.taps(await candidate.sees("Aan wie wil je het vertellen?"), "Karin")
    question = await candidate.sees("Wat voelt niet goed? Schrijf het hieronder.")
    await candidate.sends_photo()
    await candidate.sees("Hier kan ik alleen tekst lezen.", "Wat voelt niet goed?", after=question)
    await candidate.taps(await candidate.newest(), "Terug")
    await candidate.taps(await candidate.sees("Aan wie wil je het vertellen?", after=question), "Stoppen")
    await candidate.sees("Gestopt.")
    await consultant.sees_nothing_of("vertrouwelijk")
