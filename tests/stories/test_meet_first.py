"""Choosing: one tap, or meeting first."""

import asyncio

from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown
from tests.stories.town import Folk


async def proposed(folk: Folk, candidate: Phone, consultant: Phone, employer: Phone) -> Message:
    """The employer has the proposal."""
    await folk.offer(await folk.job())
    await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Ja, stel me voor")
    await consultant.taps(await consultant.sees("wil voorgesteld worden"), "Voorstellen")
    return await employer.sees("Amina wil graag bij je werken.")


async def test_meeting_first_and_then_welcome(folk: Folk, candidate: Phone, consultant: Phone, employer: Phone) -> None:
    """First name, experience and when; no moment fits, other moments are proposed, one is picked; all three hear it; then one tap."""
    proposal = await proposed(folk, candidate, consultant, employer)
    assert "Amina kan op de dagen en tijden hieronder." in proposal.text
    assert proposal.buttons == ["Welkom", "Deze keer niet", "Eerst kennismaken"]
    await employer.taps(proposal, "Eerst kennismaken")
    await employer.sees("Wanneer kan Amina komen kennismaken?")
    await employer.writes("ooit een keer")
    await employer.sees("Dat begrijp ik nog niet.", "Wanneer kan Amina komen kennismaken?")
    await employer.writes("24 november 10:00 of 25 november om 14:30")
    waits = await employer.sees("Je stelde een kennismaking voor. Amina heeft nog niet geantwoord.")
    assert waits.buttons == ["Welkom", "Deze keer niet"]
    await consultant.sees("Drukkerij De Punt wil Amina Bakker eerst leren kennen.")
    card = await candidate.sees("Drukkerij De Punt wil je eerst leren kennen. Welk moment past?", "Waar: Kade 12, Voorbeeldstad")
    assert card.buttons == ["dinsdag 24 november, 10:00", "woensdag 25 november, 14:30", "Geen van deze"]
    await candidate.taps(card, "Geen van deze")
    assert (await candidate.reads(card)).startswith("Je zei dat geen moment past.")
    await employer.taps(await employer.sees("Amina wil graag bij je werken.", "Geen moment past bij Amina."), "Eerst kennismaken")
    await employer.writes("26 november 9:00")
    again = await candidate.sees("Welk moment past?", after=card)
    await candidate.taps(again, "donderdag 26 november, 09:00")
    assert (await candidate.reads(again)).startswith("Je maakt kennis met Drukkerij De Punt op donderdag 26 november, 09:00.")
    await employer.sees("Amina komt kennismaken op donderdag 26 november, 09:00.")
    await consultant.sees("Amina Bakker komt kennismaken op donderdag 26 november, 09:00.", "Opdrachtgever: Drukkerij De Punt.")
    await employer.taps(await employer.sees("Amina wil graag bij je werken."), "Welkom")
    await employer.sees("Bevestigd: Amina komt bij je werken.")


async def test_a_meeting_that_is_not_needed_any_more(
    folk: Folk, candidate: Phone, consultant: Phone, employer: Phone, colleague: Phone, other_employer: Phone
) -> None:
    """A colleague says welcome meanwhile: the question about a moment goes; nobody of another employer can ask for it."""
    proposal = await proposed(folk, candidate, consultant, employer)
    await other_employer.presses_data(await other_employer.newest(), proposal.data("Eerst kennismaken"))
    await other_employer.sees("Deze knop werkt niet meer.")
    await employer.taps(proposal, "Eerst kennismaken")
    await employer.writes("24 november 10:00")
    card = await candidate.sees("Welk moment past?")
    await colleague.taps(await colleague.sees("Amina wil graag bij je werken."), "Welkom")
    assert (await candidate.reads(card)).startswith("Deze kennismaking is niet meer nodig.")
    assert (await candidate.looks(card)).buttons == []


async def test_the_day_before_the_first_day(open_town: OpenTown) -> None:
    """At four in the afternoon of the working day before the first planned one, a Tuesday, both hear who comes when, and what they need."""
    folk = await Folk.settle(await open_town())
    candidate, consultant, employer = [await folk.phone(name) for name in ("candidate", "consultant", "employer")]
    await folk.offer(await folk.job(needs="Werkschoenen. Die krijg je van ons."))
    await candidate.taps(await candidate.sees("Wil je dit werk doen?", "Nodig: Werkschoenen."), "Ja, stel me voor")
    await consultant.taps(await consultant.sees("wil voorgesteld worden"), "Voorstellen")
    await employer.taps(await employer.sees("Amina wil graag bij je werken."), "Welkom")
    await folk.town.clock(now="2026-11-30T15:59:00+01:00")
    await employer.sees_nothing_of("voor het eerst")
    await candidate.sees_nothing_of("Je eerste dag bij")
    await folk.town.clock(now="2026-11-30T16:01:00+01:00")
    card = await employer.sees("Amina komt voor het eerst bij je werken op dinsdag 1 december.")
    for line in (
        "Folders vouwen",
        "Van 14:00 tot 17:00.",
        "Waar: Kade 12, Voorbeeldstad",
        "Nodig: Werkschoenen. Die krijg je van ons.",
    ):
        assert line in card.text, line
    mine = await candidate.sees("Je eerste dag bij Drukkerij De Punt: dinsdag 1 december")
    for line in (
        "Folders vouwen bij Drukkerij De Punt",
        "Wanneer: dinsdag 1 december: 14:00 tot 17:00",
        "Waar: Kade 12, Voorbeeldstad",
        "Vraag naar: Joost Visser",
        "Nodig: Werkschoenen. Die krijg je van ons.",
    ):
        assert line in mine.text, line


async def test_two_of_one_employer_choose_at_once(
    folk: Folk, candidate: Phone, consultant: Phone, employer: Phone, colleague: Phone
) -> None:
    """Welcome and not this time in the same moment: one of them counts, and both see whose."""
    mine = await proposed(folk, candidate, consultant, employer)
    theirs = await colleague.sees("Amina wil graag bij je werken.")
    await asyncio.gather(employer.taps(mine, "Welkom", wait=False), colleague.taps(theirs, "Deze keer niet", wait=False))
    first, second = (await employer.reads(mine)).splitlines()[0], (await colleague.reads(theirs)).splitlines()[0]
    assert first == second
    assert first in ("Je koos Amina. De bevestiging staat hieronder.", "Je koos Amina deze keer niet.")
