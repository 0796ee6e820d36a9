"""Choosing: one tap, or meeting first; and what becomes of a meeting that was agreed.

A little over 300 lines: every way in which one meeting can go.
"""

import asyncio

from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown
from tests.stories.town import Folk

ASK = "Ja, vraag het Amina"


async def proposed(folk: Folk, candidate: Phone, consultant: Phone, employer: Phone, job: int | None = None) -> Message:
    """The employer has the proposal."""
    await folk.offer(job or await folk.job())
    await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Ja, stel me voor")
    await consultant.taps(await consultant.sees("wil voorgesteld worden"), "Voorstellen")
    return await employer.sees("Amina wil graag bij je werken.")


async def test_meeting_first_and_then_welcome(folk: Folk, candidate: Phone, consultant: Phone, employer: Phone) -> None:
    """First name, experience and when; no moment fits, other moments are proposed, one is picked; all three hear it; then one tap."""
    proposal = await proposed(folk, candidate, consultant, employer)
    assert "Amina zei ja tegen de dagen en tijden hieronder." in proposal.text
    assert proposal.buttons == ["Welkom", "Deze keer niet", "Eerst kennismaken"]
    await employer.taps(proposal, "Eerst kennismaken")
    await employer.sees("Wanneer kan Amina komen kennismaken?")
    await employer.writes("ooit een keer")
    await employer.sees("Dat begrijp ik nog niet.", "Wanneer kan Amina komen kennismaken?")
    await employer.writes("24 november 10:00 of 25 november om 14:30")
    await employer.taps(await employer.sees("Klopt dit?"), ASK)
    waits = await employer.sees("Je stelde een kennismaking voor. Amina heeft nog niet geantwoord.")
    assert "• dinsdag 24 november, 10:00\n• woensdag 25 november, 14:30" in waits.text
    assert waits.buttons == ["Welkom", "Deze keer niet", "Andere momenten"]
    await consultant.sees("Drukkerij De Punt wil Amina Bakker eerst leren kennen.")
    card = await candidate.sees("Drukkerij De Punt wil je eerst leren kennen. Welk moment past?", "Waar: Kade 12, Voorbeeldstad")
    assert card.buttons == ["dinsdag 24 november, 10:00", "woensdag 25 november, 14:30", "Geen van deze"]
    await candidate.taps(card, "Geen van deze")
    assert (await candidate.reads(card)).startswith("Je zei dat geen moment past.")
    await employer.taps(await employer.sees("Amina wil graag bij je werken.", "Geen moment past bij Amina."), "Eerst kennismaken")
    await employer.writes("26 november 9:00")
    await employer.taps(await employer.sees("Klopt dit?"), ASK)
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
    await employer.taps(await employer.sees("Klopt dit?"), ASK)
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
    await employer.taps(await employer.sees("Klopt dit?"), ASK)
    card = await candidate.sees("Welk moment past?")
    await candidate.taps(card, OFF)
    await employer.sees(f"Amina komt kennismaken op {OFF}.")
    return await employer.sees("Amina wil graag bij je werken."), card


async def nobody_meets(candidate: Phone, card: Message, *expected: tuple[Phone, str]) -> None:
    """The candidate's card and one message say so, and everybody who expected them hears it once."""
    assert (await candidate.reads(card)).startswith("Deze kennismaking is niet meer nodig.")
    await candidate.sees(f"De kennismaking met Drukkerij De Punt op {OFF} gaat niet door.", "Je hoeft er niet heen.")
    for phone, name in expected:
        await phone.sees(f"De kennismaking met {name} op {OFF} gaat niet door.")
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


async def test_next_week_is_next_week_and_is_read_back(open_town: OpenTown) -> None:
    """On a Monday: nothing goes out before a yes, and then the moments as they were read; they can be typed anew."""
    folk = await Folk.settle(await open_town())
    candidate, consultant, employer = [await folk.phone(name) for name in ("candidate", "consultant", "employer")]
    await employer.taps(await proposed(folk, candidate, consultant, employer), "Eerst kennismaken")
    await employer.writes("volgende week dinsdag 10 uur")
    back = await employer.sees("Klopt dit?", "Amina kan kiezen uit:", "• dinsdag 24 november, 10:00")
    assert back.buttons == [ASK, "Andere momenten", "Stoppen"]
    await candidate.sees_nothing_of("leren kennen")
    await employer.taps(back, "Andere momenten")
    await employer.sees("Wanneer kan Amina komen kennismaken?", after=back)
    await employer.writes("komende maandag 9 uur, volgende week woensdag 14:30")
    await employer.sees("• maandag 23 november, 09:00", "• woensdag 25 november, 14:30")
    await employer.writes("weet ik niet")
    await employer.sees("Dat begrijp ik nog niet.", "Klopt dit?")
    await employer.writes("ja")
    card = await candidate.sees("Welk moment past?")
    assert card.buttons == ["maandag 23 november, 09:00", "woensdag 25 november, 14:30", "Geen van deze"]


async def test_what_still_waits_is_replaced_in_one_message(
    folk: Folk, candidate: Phone, consultant: Phone, employer: Phone
) -> None:
    """The employer mistyped: the candidate reads the new moments, the old question has no buttons, and one tap answers."""
    await employer.taps(await proposed(folk, candidate, consultant, employer), "Eerst kennismaken")
    await employer.writes("24 november 10:00")
    await employer.taps(await employer.sees("Klopt dit?"), ASK)
    old = await candidate.sees("Welk moment past?")
    await employer.taps(await employer.sees("Amina heeft nog niet geantwoord."), "Andere momenten")
    await employer.writes("25 november 11:00")
    await employer.taps(await employer.sees("Klopt dit?", "25 november"), ASK)
    new = await candidate.sees("Welk moment past?", "De momenten van eerder gelden niet meer.", after=old)
    assert (await candidate.reads(old)).startswith("Drukkerij De Punt stelde andere momenten voor.")
    assert (await candidate.looks(old)).buttons == []
    await consultant.sees("Drukkerij De Punt stelt Amina Bakker andere momenten voor.")
    await candidate.taps(new, "woensdag 25 november, 11:00")
    await employer.sees("Amina komt kennismaken op woensdag 25 november, 11:00.")


async def test_an_agreed_meeting_is_replaced_only_knowingly(
    folk: Folk, candidate: Phone, consultant: Phone, employer: Phone, colleague: Phone
) -> None:
    """Asked first; then all who expected somebody hear that the old one is off; when the new one does not fit either, nothing stands."""
    proposal, card = await meeting_agreed(folk, candidate, consultant, employer)
    await employer.taps(proposal, "Andere momenten")
    await employer.sees(f"Jullie hebben al {OFF} afgesproken.")
    await employer.writes("25 november 11:00")
    back = await employer.sees("Klopt dit?", f"Amina en jij hebben al {OFF} afgesproken. Wil je dat vervangen?")
    await employer.taps(back, "Ja, vervangen")
    off = f"De kennismaking met Drukkerij De Punt op {OFF} gaat niet door."
    new = await candidate.sees("Welk moment past?", off, after=card)
    assert (await candidate.reads(card)).startswith(off)
    await colleague.sees(f"De kennismaking met Amina op {OFF} gaat niet door.")
    await consultant.sees(
        "stelt Amina Bakker andere momenten voor.", f"De kennismaking met Amina Bakker op {OFF} gaat niet door."
    )
    await candidate.taps(new, "Geen van deze")
    assert (await candidate.reads(new)).startswith("Je zei dat geen moment past.")
    assert OFF not in (await employer.sees("Geen moment past bij Amina.", "Amina wil graag bij je werken.")).text


async def test_the_candidate_cannot_come_after_all(
    folk: Folk, candidate: Phone, consultant: Phone, employer: Phone, colleague: Phone
) -> None:
    """Two taps, no reason; all hear it once; the employer may propose others, which the candidate picks from."""
    _, card = await meeting_agreed(folk, candidate, consultant, employer)
    await candidate.taps(card, "Ik kan toch niet komen")
    sure = await candidate.sees(f"Kun je niet komen bij Drukkerij De Punt op {OFF}?", "Je hoeft niet te zeggen waarom.")
    yes = sure.data("Ja, ik kan niet komen")
    await candidate.taps(sure, "Ja, ik kan niet komen")
    assert (await candidate.reads(card)).startswith(f"Je zei dat je niet kunt komen op {OFF}.")
    for phone, name in ((employer, "Amina"), (colleague, "Amina"), (consultant, "Amina Bakker")):
        await phone.sees(f"{name} kan toch niet komen kennismaken op {OFF}.")
    await candidate.presses_data(sure, yes)
    assert len([m for m in await employer.chat() if "kan toch niet komen" in m.text]) == 1
    await employer.taps(await employer.sees("Amina kan dan toch niet komen kennismaken."), "Eerst kennismaken")
    await employer.writes("25 november 11:00")
    await employer.taps(await employer.sees("Klopt dit?", "25 november"), ASK)
    await candidate.taps(await candidate.sees("Welk moment past?", after=card), "woensdag 25 november, 11:00")
    await employer.sees("Amina komt kennismaken op woensdag 25 november, 11:00.")


async def test_the_working_day_before_a_meeting_both_hear_of_it(open_town: OpenTown) -> None:
    """As before a first day, at four; one message each, with the way out; /nu knows of it, and of one that waits for an answer."""
    folk = await Folk.settle(await open_town())
    candidate, consultant, employer = [await folk.phone(name) for name in ("candidate", "consultant", "employer")]
    await employer.taps(await proposed(folk, candidate, consultant, employer), "Eerst kennismaken")
    await employer.writes("20 november 14:30")
    await employer.taps(await employer.sees("Klopt dit?"), ASK)
    await candidate.writes("/nu")
    now = await candidate.sees("Dit gebeurt er nu:", "Je kiest wanneer je kennismaakt met Drukkerij De Punt", "Wie: jij")
    await candidate.taps(now, "Bekijken")
    await candidate.taps(await candidate.newest(), OFF)
    await candidate.writes("/nu")
    await candidate.sees(f"Je maakt kennis met Drukkerij De Punt: {OFF}", f"Wanneer: {OFF}", "Waar: Kade 12", "Vraag naar: Joost")
    before = await candidate.newest()
    await folk.town.clock(now="2026-11-19T15:59:00+01:00")
    assert await candidate.newest() == before
    await folk.town.clock(now="2026-11-19T16:01:00+01:00")
    mine = await candidate.sees(f"Je maakt kennis met Drukkerij De Punt op {OFF}.", "Het gaat om: Folders vouwen", after=before)
    assert "Ik kan toch niet komen" in mine.buttons
    await employer.sees(f"Amina komt kennismaken op {OFF}.", "Het gaat om: Folders vouwen", "Waar: Kade 12, Voorbeeldstad")


async def test_a_no_with_a_meeting_planned_is_one_message(
    folk: Folk, candidate: Phone, consultant: Phone, employer: Phone
) -> None:
    """Why first, and then that nobody expects them there; the contact person reads both in one too."""
    proposal, card = await meeting_agreed(folk, candidate, consultant, employer)
    await employer.taps(proposal, "Deze keer niet")
    off = f"De kennismaking met Drukkerij De Punt op {OFF} gaat niet door."
    said = (await candidate.sees("Dat zegt niets over jou.", off, after=card)).text
    assert said.index("koos je deze keer niet") < said.index(off)
    await consultant.sees("koos Amina Bakker deze keer niet.", f"De kennismaking met Amina Bakker op {OFF} gaat niet door.")


async def test_a_yes_is_taken_back(folk: Folk, candidate: Phone, consultant: Phone, employer: Phone, colleague: Phone) -> None:
    """Proposed and expected: two taps, no reason, no consequence; the employer hears that they are not free, and nothing of a choice."""
    proposal, meeting = await meeting_agreed(folk, candidate, consultant, employer)
    card = await candidate.sees("Je hebt ja gezegd. Drukkerij De Punt kiest nu.")
    await candidate.taps(card, "Ik wil toch niet")
    await candidate.taps(await candidate.sees("toch niet?", "Het heeft geen gevolgen."), "Ja, ik wil niet")
    assert (await candidate.reads(card)).startswith("Je wilt dit werk toch niet. Dat is goed.")
    assert (await candidate.reads(meeting)).startswith("Deze kennismaking is niet meer nodig.")
    for phone in (employer, colleague):
        await phone.sees("Amina is niet meer beschikbaar voor “Folders vouwen”.", f"op {OFF} gaat niet door.")
        assert "wil" not in (await phone.sees("Amina is niet meer beschikbaar voor “Folders vouwen”.")).text
    await consultant.sees("Amina Bakker wil “Folders vouwen” bij Drukkerij De Punt toch niet.", "geen gevolgen")
    assert (await employer.reads(proposal)).startswith("Amina is niet meer beschikbaar voor dit werk.")
    assert (await employer.looks(proposal)).buttons == []


async def test_a_yes_is_taken_back_before_anybody_is_proposed(
    folk: Folk, candidate: Phone, consultant: Phone, employer: Phone
) -> None:
    """The contact person's card has no next step any more; the employer hears nothing; a no to the question changes nothing."""
    await folk.offer(await folk.job())
    await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Ja, stel me voor")
    card = await consultant.sees("Amina wil voorgesteld worden")
    offer = await candidate.sees("Je hebt ja gezegd.")
    await candidate.taps(offer, "Ik wil toch niet")
    await candidate.taps(await candidate.sees("toch niet?"), "Nee, ik wil wel")
    again = await candidate.newest()
    await candidate.taps(again, "Ik wil toch niet")
    await candidate.taps(await candidate.newest(), "Ja, ik wil niet")
    await consultant.sees("Amina Bakker wil “Folders vouwen” bij Drukkerij De Punt toch niet.")
    assert (await consultant.looks(card)).buttons == []
    await employer.sees_nothing_of("Amina")
