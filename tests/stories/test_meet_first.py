"""Choosing: one tap, or meeting first; and what becomes of a meeting that was agreed."""

import asyncio

from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown
from tests.stories.town import Folk


async def proposed(folk: Folk, candidate: Phone, consultant: Phone, employer: Phone, job: int | None = None) -> Message:
    """The employer has the proposal."""
    await folk.offer(job or await folk.job())
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
    assert "• dinsdag 24 november, 10:00\n• woensdag 25 november, 14:30" in waits.text
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


async def test_the_first_day_says_no_needs_that_nobody_named(open_town: OpenTown) -> None:
    """Nobody ever said what is needed: neither side reads that it is nothing."""
    folk = await Folk.settle(await open_town())
    candidate, consultant, employer = [await folk.phone(name) for name in ("candidate", "consultant", "employer")]
    await employer.taps(await proposed(folk, candidate, consultant, employer), "Welkom")
    await folk.town.clock(now="2026-11-30T16:01:00+01:00")
    await employer.sees("Amina komt voor het eerst bij je werken op dinsdag 1 december.")
    for phone in (candidate, employer):
        await phone.sees_nothing_of("Nodig")


OFF = "vrijdag 20 november, 14:30"


async def meeting_agreed(
    folk: Folk, candidate: Phone, consultant: Phone, employer: Phone, job: int | None = None
) -> tuple[Message, Message]:
    """They meet on Friday; answers the proposal and the candidate's card of the meeting."""
    proposal = await proposed(folk, candidate, consultant, employer, job)
    await employer.taps(proposal, "Eerst kennismaken")
    await employer.writes("20 november 14:30")
    card = await candidate.sees("Welk moment past?")
    await candidate.taps(card, OFF)
    await employer.sees(f"Amina komt kennismaken op {OFF}.")
    return await employer.sees("Amina wil graag bij je werken."), card


async def nobody_meets(candidate: Phone, card: Message, *expected: tuple[Phone, str]) -> None:
    """The candidate's card and a message say so, and everybody who expected them hears it once."""
    assert (await candidate.reads(card)).startswith("Deze kennismaking is niet meer nodig.")
    await candidate.sees(f"De kennismaking met Drukkerij De Punt op {OFF} gaat niet door.", "Je hoeft er niet heen.")
    for phone, name in expected:
        await phone.sees(f"De kennismaking met {name} op {OFF} gaat niet door.", f"{name} hoort dat ook.")
        assert len([m for m in await phone.chat() if "gaat niet door" in m.text]) == 1


async def test_an_agreed_meeting_is_called_off_by_a_no(
    folk: Folk, candidate: Phone, consultant: Phone, employer: Phone, colleague: Phone
) -> None:
    """Not this time: nobody travels for nothing, and the colleague who expected the candidate knows."""
    proposal, card = await meeting_agreed(folk, candidate, consultant, employer)
    await employer.taps(proposal, "Deze keer niet")
    await nobody_meets(candidate, card, (employer, "Amina"), (colleague, "Amina"), (consultant, "Amina Bakker"))


async def test_an_agreed_meeting_is_called_off_when_the_place_is_filled(
    folk: Folk, candidate: Phone, other_candidate: Phone, consultant: Phone, employer: Phone, colleague: Phone
) -> None:
    """The only place goes to somebody whom the colleague welcomes."""
    job = await folk.job()
    _, card = await meeting_agreed(folk, candidate, consultant, employer, job)
    await folk.offer(job, "other_candidate")
    await other_candidate.taps(await other_candidate.sees("Wil je dit werk doen?"), "Ja, stel me voor")
    await consultant.taps(await consultant.sees("Henk wil voorgesteld worden"), "Voorstellen")
    await colleague.taps(await colleague.sees("Henk wil graag bij je werken."), "Welkom")
    await nobody_meets(candidate, card, (employer, "Amina"), (colleague, "Amina"), (consultant, "Amina Bakker"))
    await other_candidate.sees_nothing_of("kennismaking")


async def test_a_meeting_stands_after_a_welcome(folk: Folk, candidate: Phone, consultant: Phone, employer: Phone) -> None:
    """Welcome before they have met: they still meet."""
    proposal, card = await meeting_agreed(folk, candidate, consultant, employer)
    await employer.taps(proposal, "Welkom")
    assert (await candidate.reads(card)).startswith(f"Je maakt kennis met Drukkerij De Punt op {OFF}.")
    for phone in (candidate, consultant, employer):
        await phone.sees_nothing_of("gaat niet door")


async def test_a_meeting_that_was_held_is_not_called_off(open_town: OpenTown) -> None:
    """A no after they met: nothing is left to call off."""
    folk = await Folk.settle(await open_town())
    candidate, consultant, employer = [await folk.phone(name) for name in ("candidate", "consultant", "employer")]
    proposal, card = await meeting_agreed(folk, candidate, consultant, employer)
    await folk.town.clock(now="2026-11-20T15:30:00+01:00")
    await employer.taps(proposal, "Deze keer niet")
    assert (await candidate.reads(card)).startswith(f"Je maakt kennis met Drukkerij De Punt op {OFF}.")
    for phone in (candidate, consultant, employer):
        await phone.sees_nothing_of("gaat niet door")


async def test_two_of_one_employer_choose_at_once(
    folk: Folk, candidate: Phone, consultant: Phone, employer: Phone, colleague: Phone
) -> None:
    """Welcome and not this time in the same moment: one of them counts, and each sees whose."""
    mine = await proposed(folk, candidate, consultant, employer)
    theirs = await colleague.sees("Amina wil graag bij je werken.")
    await asyncio.gather(employer.taps(mine, "Welkom", wait=False), colleague.taps(theirs, "Deze keer niet", wait=False))
    first, second = (await employer.reads(mine)).splitlines()[0], (await colleague.reads(theirs)).splitlines()[0]
    assert (first, second) in (
        ("Je koos Amina. De bevestiging staat hieronder.", "Joost Visser koos Amina. De bevestiging staat hieronder."),
        ("Anja Prins koos Amina deze keer niet.", "Je koos Amina deze keer niet."),
    )
