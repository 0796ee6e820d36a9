"""A contact person writes to everybody they guide: read back before it goes, once, in each one's own chat and language."""

from datetime import datetime

from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown
from tests.stories.town import Folk

SATURDAY_NIGHT = datetime.fromisoformat("2026-11-21T22:30:00+01:00")
WORDS = "Vrijdag is het loket dicht."


async def wrote(consultant: Phone, text: str = WORDS) -> Message:
    """The words, read back."""
    await consultant.writes("/bericht")
    await consultant.sees("Je schrijft aan 4 kandidaten, elk in hun eigen chat.", "Wat wil je zeggen? Typ je bericht.")
    await consultant.writes(text)
    return await consultant.sees("Zal ik dit versturen?", text, "Het gaat naar 4 kandidaten.")


async def test_everybody_reads_it_once_in_their_own_frame(
    folk: Folk, candidate: Phone, english_candidate: Phone, consultant: Phone, employer: Phone, far_candidate: Phone
) -> None:
    """The words as they were written, the frame in the reader's language; nobody else reads them, and two taps are one message."""
    check = await wrote(consultant)
    assert "Het gaat meteen uit." in check.text
    await candidate.sees_nothing_of(WORDS)
    old = check.data("Versturen")
    await consultant.taps(check, "Versturen")
    sent = await consultant.sees("Je bericht gaat naar 4 kandidaten.", "Het gaat meteen uit.")
    await consultant.presses_data(sent, old)
    got = await candidate.sees("Een bericht van Karin:", WORDS, "Vraag het Karin.")
    assert "Bakker" not in got.text
    await english_candidate.sees("A message from Karin:", WORDS, "Ask Karin.")
    await employer.sees_nothing_of(WORDS)
    await far_candidate.sees_nothing_of(WORDS)
    assert len([one for one in await candidate.chat() if WORDS in one.text]) == 1


async def test_other_words_before_it_goes(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """Typed at the question they take the place of the first; the old button sends nothing."""
    first = await wrote(consultant)
    old = first.data("Versturen")
    await consultant.writes("Donderdag is het loket <b>dicht</b> & stil.")
    second = await consultant.sees("Donderdag is het loket <b>dicht</b> & stil.", after=first)
    await consultant.presses_data(second, old)
    await candidate.sees_nothing_of("loket")
    again = await consultant.sees("Zal ik dit versturen?", after=second)
    await consultant.taps(again, "Versturen")
    await candidate.sees("Donderdag is het loket <b>dicht</b> & stil.")
    await candidate.sees_nothing_of(WORDS)


async def test_at_night_it_waits_for_the_morning(open_town: OpenTown) -> None:
    """Written on Saturday night: the writer hears when it goes, the readers hear it then."""
    town = await open_town(now=SATURDAY_NIGHT)
    folk = await Folk.settle(town)
    candidate, consultant = await folk.phone("candidate"), await folk.phone("consultant")
    check = await wrote(consultant)
    assert "Het gaat uit op maandag 23 november, 08:00." in check.text
    await consultant.taps(check, "Versturen")
    await candidate.sees_nothing_of(WORDS)
    await town.clock(now="2026-11-23T08:01:00+01:00")
    await candidate.sees("Een bericht van Karin:", WORDS)


async def test_who_wants_no_news_gets_none(folk: Folk, candidate: Phone, other_candidate: Phone, consultant: Phone) -> None:
    """Chosen under one's own data."""
    await candidate.writes("/gegevens")
    await candidate.taps(await candidate.sees("Je gegevens zijn van jou."), "Welke berichten wil ik?")
    await candidate.taps(await candidate.sees("Deze berichten kun je kiezen:"), "Nieuws: uit")
    await consultant.taps(await wrote(consultant), "Versturen")
    await other_candidate.sees("Een bericht van Karin:", WORDS)
    await candidate.sees_nothing_of(WORDS)


async def test_what_cannot_be_sent_is_asked_again(folk: Folk, candidate: Phone, consultant: Phone, lead: Phone) -> None:
    """Too long; a photo; nobody to write to; and stopping tells nobody."""
    await consultant.chooses("Mijn kandidaten")
    await consultant.taps(await consultant.sees("Wie wil je zien?"), "Aan iedereen schrijven")
    await consultant.writes("x" * 3001)
    await consultant.sees("Je bericht is te lang: 1 tekens te veel. Maak het korter.", "Wat wil je zeggen?")
    await consultant.sends_sticker()
    await consultant.sees("Hier kan ik alleen tekst lezen.", "Wat wil je zeggen?")
    await consultant.writes(WORDS)
    await consultant.taps(await consultant.sees("Zal ik dit versturen?"), "Stoppen")
    await candidate.sees_nothing_of(WORDS)
    await lead.writes("/bericht")
    await lead.sees("Je begeleidt nog niemand.")
    await candidate.writes("/bericht")
    await candidate.sees_nothing_of("Je schrijft aan")
