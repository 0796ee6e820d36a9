"""Something does not feel right: told in confidence, past the employer, to one person who answers."""

import re
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import update

from core.store.tables.people import consultant as consultant_table
from tests.stories.asking import asks
from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown
from tests.stories.test_away import goes_away
from tests.stories.town import Folk

WORDS = "De chef scheldt mij uit."
SECRET = ("scheldt", "melding", "Vertrouwelijk", "vertrouwelijk")


async def tells(candidate: Phone, to: str, words: str = WORDS, said: Sequence[str] = ()) -> Message:
    """From the menu to the receipt; `said` stands with the question what it is."""
    await candidate.writes("/nietgoed")
    await candidate.taps(await candidate.sees("Aan wie wil je het vertellen?"), to)
    await candidate.sees("Wat voelt niet goed? Schrijf het hieronder.", *said)
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
    said = [
        "Karin leest het. Je opdrachtgever hoort er niets van.",
        "Geeft Karin niet op tijd antwoord? Dan leest het meldpunt het.",
    ]
    card = await tells(candidate, "Karin", said=said)
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
    only = ["Alleen Els leest het. Je opdrachtgever hoort er niets van."]
    card = await tells(candidate, "Meldpunt", "Karin helpt mij niet. <b>!</b>", only)
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


async def test_the_reporting_point_is_late(open_town: OpenTown) -> None:
    """The candidate hears it once, with whom else they may tell; no day is promised any more, and nobody else gets to read it."""
    folk = await Folk.settle(await open_town())
    candidate, consultant, lead = [await folk.phone(name) for name in ("candidate", "consultant", "lead")]
    card = await tells(candidate, "Meldpunt")
    number = receipt(card)
    assert "Els antwoordt uiterlijk" in card.text
    await folk.town.clock(now="2026-12-03T10:00:00+01:00")
    late = await candidate.sees(f"Er is nog geen antwoord op melding {number}.", "Els heeft je melding nog.")
    assert "Je kunt het ook aan iemand anders vertellen. Jij kiest aan wie." in late.text
    assert len([one for one in await candidate.chat() if "Er is nog geen antwoord op melding" in one.text]) == 1
    said = await candidate.reads(card)
    assert "Het duurt langer dan beloofd." in said
    assert "uiterlijk" not in said
    reminded = await lead.sees(f"Melding {number} wacht op je antwoord. De beloofde tijd is voorbij.")
    assert "scheldt" not in reminded.text
    await lead.sees("Goedemorgen.", f"Vertrouwelijk: melding {number}")
    await consultant.sees_nothing_of(*SECRET, WORDS)
    await candidate.taps(late, "Iemand anders vertellen")
    assert (await candidate.sees("Aan wie wil je het vertellen?")).buttons[:2] == ["Karin", "Meldpunt"]


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


async def test_what_is_written_before_choosing_to_whom_is_kept(
    folk: Folk, candidate: Phone, consultant: Phone, lead: Phone
) -> None:
    """It is asked once more to whom, sent by one tap after it is said who reads it, and by nothing less; stop leaves it."""
    await candidate.writes("/nietgoed")
    asked = await candidate.sees("Aan wie wil je het vertellen?")
    await candidate.writes(WORDS)
    again = await candidate.sees("Wat je schreef, is bewaard. Het is nog niet verstuurd.", "Aan wie", after=asked)
    await candidate.taps(again, "Stoppen")
    await candidate.writes("/nietgoed")
    await candidate.taps(await candidate.sees("Aan wie wil je het vertellen?", after=again), "Karin")
    fresh = await candidate.sees("Wat voelt niet goed? Schrijf het hieronder.")
    await candidate.taps(fresh, "Terug")
    await candidate.writes(WORDS)
    await candidate.taps(await candidate.sees("Wat je schreef, is bewaard.", after=fresh), "Meldpunt")
    ready = await candidate.sees("Verstuur het, of schrijf het hieronder opnieuw.", "Alleen Els leest het.")
    await lead.sees_nothing_of("vertrouwelijk")
    await candidate.taps(ready, "Verstuur wat ik schreef")
    card = await candidate.sees("Je melding is verstuurd naar Els.", WORDS)
    await lead.sees(f"Er is een vertrouwelijk bericht voor je: {receipt(card)}.")
    await consultant.sees_nothing_of(*SECRET, WORDS)


async def test_who_writes_on_knows_who_may_read_it(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """Before an answer it may still go to the reporting point; after it nobody else reads it, and neither what the contact person writes."""
    card = await tells(candidate, "Karin")
    await candidate.taps(card, "Iets erbij zeggen")
    asked = await candidate.sees(
        "Wat wil je schrijven aan Karin?", "Geeft Karin niet op tijd antwoord? Dan leest het meldpunt het."
    )
    assert "Niemand anders leest het." not in asked.text
    await candidate.taps(asked, "Stoppen")
    await consultant.taps(await consultant.sees("Er is een vertrouwelijk bericht voor je"), "Openen")
    await consultant.taps(await consultant.sees(WORDS), "Antwoorden")
    await consultant.sees("Wat wil je schrijven aan Amina?", "Niemand anders leest het.")
    await consultant.writes("Ik bel je vandaag.")
    await candidate.taps(await candidate.looks(card), "Iets erbij zeggen")
    await candidate.sees("Wat wil je schrijven aan Karin?", "Niemand anders leest het.")


async def away(open_town: OpenTown, first: str, last: str) -> Folk:
    """Karin says on Monday morning that she is away."""
    folk = await Folk.settle(await open_town(now=datetime.fromisoformat("2026-11-16T10:00:00+01:00")))
    for name in ("candidate", "lead"):
        await folk.phone(name)
    await goes_away(await folk.phone("consultant"), first, last)
    return folk


def again(folk: Folk, name: str) -> Phone:
    """A phone that was started before."""
    return Phone(folk.town, folk.external(name), name)


async def test_nobody_tells_it_to_a_contact_person_who_is_away(open_town: OpenTown) -> None:
    """It is said until when; the reporting point is there, answers within the promised time, and the contact person sees nothing."""
    folk = await away(open_town, "Vandaag", "18 december")
    candidate, lead, consultant = again(folk, "candidate"), again(folk, "lead"), again(folk, "consultant")
    await candidate.writes("/nietgoed")
    whom = await candidate.sees("Aan wie wil je het vertellen?", "Karin is er niet tot en met 18 december 2026.")
    assert whom.buttons == ["Meldpunt", "Stoppen"]
    assert "je contactpersoon" not in whom.text
    await candidate.taps(whom, "Meldpunt")
    await candidate.sees("Wat voelt niet goed?", "Alleen Els leest het. Je opdrachtgever hoort er niets van.")
    await candidate.writes(WORDS)
    card = await candidate.sees("Je melding is verstuurd naar Els.", "Els antwoordt uiterlijk vrijdag 20 november")
    await lead.sees(f"Er is een vertrouwelijk bericht voor je: {receipt(card)}.")
    await consultant.sees_nothing_of(*SECRET, WORDS)


async def test_nor_to_one_who_is_away_when_the_answer_would_be_due(open_town: OpenTown) -> None:
    """Away from tomorrow on: since when stands there too. Back again, the contact person can be chosen."""
    folk = await away(open_town, "Morgen", "27 november")
    candidate, consultant = again(folk, "candidate"), again(folk, "consultant")
    await candidate.writes("/nietgoed")
    whom = await candidate.sees("Karin is er niet van 17 november 2026 tot en met 27 november 2026.")
    assert whom.buttons == ["Meldpunt", "Stoppen"]
    await consultant.taps(await consultant.sees("Je bent weg van"), "Ik ga toch niet weg")
    await candidate.writes("/nietgoed")
    assert (await candidate.sees("je contactpersoon", after=whom)).buttons == ["Karin", "Meldpunt", "Stoppen"]


async def test_a_button_of_before_the_leave_asks_again(open_town: OpenTown) -> None:
    """The question stood on the phone when the contact person went away: nothing is typed for who will not read it."""
    folk = await Folk.settle(await open_town(now=datetime.fromisoformat("2026-11-16T10:00:00+01:00")))
    candidate, consultant = await folk.phone("candidate"), await folk.phone("consultant")
    await candidate.writes("/nietgoed")
    whom = await candidate.sees("Aan wie wil je het vertellen?")
    await goes_away(consultant, "Vandaag", "18 december")
    await candidate.taps(whom, "Karin")
    await candidate.sees("Aan wie wil je het vertellen?", "Karin is er niet tot en met 18 december 2026.", after=whom)


async def test_where_there_is_nobody_else_the_answer_is_promised_for_after_the_leave(open_town: OpenTown) -> None:
    """The contact person is the reporting point: back on Monday 21 December, four working days with Christmas between them."""
    folk = await away(open_town, "Vandaag", "18 december")
    candidate = again(folk, "candidate")
    async with folk.town.database.begin() as tx:
        mine = consultant_table.c.person == folk.ids["consultant"]
        await tx.execute(update(consultant_table).where(mine).values(reporting_point=True))
    await candidate.writes("/nietgoed")
    asked = await candidate.sees(
        "Wat voelt niet goed?", "Alleen Karin leest het.", "Karin is er niet tot en met 18 december 2026."
    )
    await candidate.writes(WORDS)
    card = await candidate.sees("Je melding is verstuurd naar Karin.", after=asked)
    assert "Karin is er niet tot en met 18 december 2026." in card.text
    assert "Karin antwoordt uiterlijk maandag 28 december, 09:00." in card.text
    assert "meldpunt" not in card.text


async def test_a_leave_after_the_report_takes_back_the_promise(open_town: OpenTown) -> None:
    """The card says so at once; in time the reporting point has it."""
    folk = await Folk.settle(await open_town(now=datetime.fromisoformat("2026-11-16T10:00:00+01:00")))
    candidate, consultant, lead = [await folk.phone(name) for name in ("candidate", "consultant", "lead")]
    card = await tells(candidate, "Karin")
    assert "Karin antwoordt uiterlijk vrijdag 20 november" in card.text
    await goes_away(consultant, "Vandaag", "18 december")
    await consultant.sees("Je bent weg van")
    said = await candidate.reads(card)
    assert "Karin is er niet tot en met 18 december 2026." in said
    assert "Geeft Karin niet op tijd antwoord? Dan leest het meldpunt het." in said
    assert "antwoordt uiterlijk" not in said
    await folk.town.clock(now="2026-11-20T10:30:00+01:00")
    await candidate.sees("Je melding is verstuurd naar Els.")
    await lead.sees("Er is een vertrouwelijk bericht voor je")


async def test_a_reply_to_its_card_stays_in_confidence(folk: Folk, candidate: Phone, consultant: Phone, lead: Phone) -> None:
    """Told to the reporting point, and a moment later the contact person is asked something else: a reply to the card of the report
    goes to the reporting point, and the contact person sees nothing of it."""
    await folk.placement()
    card = await tells(candidate, "Meldpunt")
    await lead.taps(await lead.sees(f"Er is een vertrouwelijk bericht voor je: {receipt(card)}."), "Openen")
    await asks(candidate, "Mag ik vrijdag eerder weg?")
    await consultant.sees("Vraag van Amina", "Mag ik vrijdag eerder weg?")
    await candidate.replies(card, "En hij schold gisteren weer.")
    await lead.sees("En hij schold gisteren weer.")
    await consultant.sees_nothing_of("schold", *SECRET)
    await candidate.writes("Ik bedoel vrijdag om drie uur.")
    await consultant.sees("Ik bedoel vrijdag om drie uur.")
