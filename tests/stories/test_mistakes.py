"""I made a mistake: a confirmed week changes only with the word of both sides, or of the contact person."""

from datetime import date

import pytest

from tests.stories.phones import Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.test_on_paper import TIMESHEET, paper
from tests.stories.test_payment_moment import paid
from tests.stories.weeks import AWeek, settled


@pytest.fixture(name="week")
async def confirmed_week(open_town: OpenTown) -> AWeek:
    """A week of 21 hours and a quarter that the employer confirmed."""
    week = await settled(open_town)
    await week.signed()
    employer = week["employer"]
    await employer.taps(await employer.sees("Kloppen deze uren?"), "Klopt")
    return week


async def says_mistake(phone: Phone, other: str, hours: str = "4 uur en 15 min") -> None:
    """Friday was otherwise than confirmed."""
    await phone.taps(await phone.sees("Bevestigd", "De week van maandag 16 november", "Samen"), "Ik heb me vergist")
    await phone.taps(await phone.sees("Op welke dag heb je je vergist?"), "vr 20 nov: 5 uur en 15 min")
    await phone.sees("Wat moet het zijn op vrijdag 20 november?", "Nu staat er: 5 uur en 15 min.")
    await phone.writes(hours)
    await phone.sees(f"Zal ik dit naar {other} sturen?", f"• vrijdag 20 november: {hours}")


async def test_the_employer_was_wrong_and_the_candidate_agrees(week: AWeek) -> None:
    """Nothing changes before the candidate's tap; then the day, the hours and the premium are those of the correction on both phones."""
    candidate, employer = week["candidate"], week["employer"]
    await says_mistake(employer, "Amina")
    await employer.writes("Ik keek op het verkeerde rooster.")
    await employer.taps(await employer.sees("Je schrijft erbij: “Ik keek op het verkeerde rooster.”"), "Versturen")
    await employer.sees("We vragen Amina of dit klopt. Je hoort het hier.")
    asked = await candidate.sees(
        "Een vraag over een week die al bevestigd is.",
        "• Bevestigd: 09:00 tot 14:15: 5 uur en 15 min",
        "• Joost zegt: 4 uur en 15 min",
        "Joost schrijft: “Ik keek op het verkeerde rooster.”",
    )
    assert asked.buttons == ["Dat klopt", "Dat klopt niet"]
    await candidate.sees_nothing_of("Premie van deze week: € 40,50")
    right, wrong = asked.data("Dat klopt"), asked.data("Dat klopt niet")
    await candidate.taps(asked, "Dat klopt")
    assert "Verbeterd. Je was het ermee eens." in await candidate.reads(asked)
    await employer.sees("Verbeterd. Amina is het ermee eens.", "• vrijdag 20 november: 4 uur en 15 min")
    for phone in (candidate, employer):
        await phone.sees_nothing_of("afgerekend", "Het verschil volgt later")
    await candidate.sees("Bevestigd door Drukkerij De Punt.", "Samen: 20 uur en 15 min", "Premie van deze week: € 40,50")
    await employer.sees("Bevestigd door Joost Visser", "Samen: 20 uur en 15 min", "Kosten: € 374,63")
    before = len(await employer.chat())
    await candidate.presses_data(asked, right)
    assert len(await employer.chat()) == before
    await candidate.presses_data(asked, wrong)
    await candidate.sees("Hier is al op geantwoord. Hieronder zie je hoe het afliep.")
    await employer.sees_nothing_of("remie")


@on_sqlite
async def test_what_was_paid_before_a_correction_is_said_to_follow(week: AWeek) -> None:
    """The premium of that Friday was paid the same day: it stays, and the difference comes with a later payment."""
    candidate, employer = week["candidate"], week["employer"]
    await paid(week.folk, 1, date(2026, 11, 20), 4250)
    await says_mistake(employer, "Amina")
    await employer.taps(await employer.sees("Zal ik dit naar Amina sturen?"), "Versturen")
    await candidate.taps(await candidate.sees("Een vraag over een week die al bevestigd is."), "Dat klopt")
    await candidate.sees("Verbeterd.", "Wat al is afgerekend, verandert niet. Het verschil volgt later.")


async def test_one_day_takes_four_taps(week: AWeek) -> None:
    """Mistake, day, hours, send."""
    employer = week["employer"]
    before = employer.taps_made
    await employer.taps(await employer.sees("Bevestigd door Joost Visser"), "Ik heb me vergist")
    await employer.taps(await employer.newest(), "vr 20 nov: 5 uur en 15 min")
    await employer.taps(await employer.newest(), "Half uur minder")
    await employer.taps(await employer.newest(), "Versturen")
    assert employer.taps_made - before == 4
    await week["candidate"].sees("• Joost zegt: 4 uur en 45 min")


@pytest.mark.parametrize(
    ("choice", "heard", "hours"),
    [
        ("Verbeteren: 4 uur en 15 min", "Karin besliste: de dag is verbeterd.", "Samen: 20 uur en 15 min"),
        ("Zo laten: 5 uur en 15 min", "Karin besliste: de dag blijft zoals die was.", "Samen: 21 uur en 15 min"),
    ],
)
@on_sqlite
async def test_refused_by_the_other_the_contact_person_decides(week: AWeek, choice: str, heard: str, hours: str) -> None:
    """The candidate made the mistake; the employer does not agree; Karin sees both, and both hear her decision."""
    candidate, employer, consultant = week["candidate"], week["employer"], week["consultant"]
    await says_mistake(candidate, "Drukkerij De Punt")
    await candidate.taps(await candidate.newest(), "Versturen")
    asked = await employer.sees("Een vraag over een week die al bevestigd is.", "• Amina zegt: 4 uur en 15 min")
    other = await week["colleague"].sees("Een vraag over een week die al bevestigd is.")
    await employer.taps(asked, "Dat klopt niet")
    assert (await week["colleague"].looks(other)).buttons == []
    box = await consultant.sees(
        "Wil je beslissen over een vergissing?",
        "Amina Bakker, Inpakken bij Drukkerij De Punt",
        "• Bevestigd: 09:00 tot 14:15: 5 uur en 15 min",
        "• Amina zegt: 4 uur en 15 min",
    )
    await consultant.chooses("Wat wacht")
    waits = await consultant.newest()
    await consultant.taps(waits, next(one for one in waits.buttons if one.startswith("Beslis: vergissing in een week van Ami")))
    box = await consultant.newest()
    await consultant.taps(box, choice)
    for phone in (candidate, employer, consultant):
        await phone.sees(heard)
    if choice.startswith("Zo laten"):
        await candidate.sees("Bevestigd door Drukkerij De Punt.", hours)
        return
    for phone in (candidate, employer):
        card = await phone.sees("Karin besliste over een vergissing in deze week.", hours)
        assert "Hersteld door Karin op 20 november 2026: vrijdag 20 november. Drukkerij De Punt ging niet akkoord." in card.text
        assert "Bevestigd door" not in card.text
    sheet, said = await paper(employer, await employer.sees("Karin besliste over een vergissing in deze week."), TIMESHEET)
    assert sheet.file is not None
    assert sheet.file["caption"].startswith("Dit is de urenstaat. Karin Smit besliste op 20 november 2026 over de uren.")
    assert "vrijdag 20 november werd 4 uur en 15 min. Amina zei dat; Drukkerij De Punt ging niet akkoord." in said
    assert "Karin Smit besliste op 20 november 2026" in said
    assert "beide kanten" not in said


@on_sqlite
async def test_silence_lets_the_contact_person_decide(week: AWeek) -> None:
    """Nobody answers for five working days: nothing is changed or refused, Karin decides."""
    candidate, employer = week["candidate"], week["employer"]
    await says_mistake(employer, "Amina")
    await employer.taps(await employer.newest(), "Versturen")
    await week.town.clock(now="2026-11-27T13:00:00+01:00")
    await week["consultant"].sees_nothing_of("Wil je beslissen over een vergissing?")
    await week.town.clock(now="2026-11-27T14:00:00+01:00")
    await week["consultant"].sees("Wil je beslissen over een vergissing?")
    asked = await candidate.sees("Karin beslist over deze dag. Je hoort het hier.")
    assert asked.buttons == []
    await candidate.sees("Samen: 21 uur en 15 min")


@on_sqlite
async def test_asked_twice_or_otherwise_before_it_is_answered(week: AWeek) -> None:
    """The same again is one question; another number for that day waits for the first answer; somebody else's button opens nothing."""
    candidate, employer, colleague = week["candidate"], week["employer"], week["colleague"]
    await says_mistake(colleague, "Amina", "3 uur")
    theirs = await colleague.newest()
    await says_mistake(employer, "Amina")
    send = await employer.newest()
    data = send.data("Versturen")
    await employer.taps(send, "Versturen")
    await employer.presses_data(send, data)
    await employer.sees("Dit was een oude knop. Hieronder zie je hoe het nu staat.")
    await colleague.taps(theirs, "Versturen")
    await colleague.sees("Er is al iets gevraagd over deze dag. Wacht op het antwoord.")
    assert len([m for m in await candidate.chat() if "Een vraag over een week die al bevestigd is." in m.text]) == 1
    stranger, asked = week["other_employer"], await candidate.sees("Een vraag over een week die al bevestigd is.")
    await stranger.presses_data(await stranger.newest(), asked.data("Dat klopt"))
    await stranger.sees("Deze knop werkt niet meer.")


async def test_who_confirmed_what_is_otherwise_now_hears_it_too(week: AWeek) -> None:
    """Joost confirmed; his colleague asks, the candidate agrees: the week says on every phone what was put right, and Joost is told."""
    candidate, employer, colleague = week["candidate"], week["employer"], week["colleague"]
    before = await employer.newest()
    await colleague.chooses("Mijn mensen")
    await says_mistake(colleague, "Amina")
    await colleague.taps(await colleague.newest(), "Versturen")
    await candidate.taps(await candidate.sees("Een vraag over een week die al bevestigd is."), "Dat klopt")
    for phone in (employer, colleague):
        await phone.sees("Verbeterd. Amina is het ermee eens.", "• vrijdag 20 november: 4 uur en 15 min")
    for phone in (candidate, employer):
        await phone.sees("Bevestigd door", "Verbeterd op 20 november 2026: vrijdag 20 november.", "Samen: 20 uur en 15 min")
    assert (await employer.newest()).id > before.id


@on_sqlite
async def test_two_mistakes_about_one_day_that_cross(week: AWeek) -> None:
    """Amina is about to send hers when Joost's comes: she is who must answer, so she gets his question, also when she chooses the day once
    more. Joost, who waits for her, reads that when he chooses it."""
    candidate, employer = week["candidate"], week["employer"]
    await says_mistake(candidate, "Drukkerij De Punt")
    mine = await candidate.newest()
    await says_mistake(employer, "Amina", "4 uur en 30 min")
    await employer.taps(await employer.newest(), "Versturen")
    first = await candidate.sees("Een vraag over een week die al bevestigd is.")
    await candidate.taps(mine, "Versturen")
    again = await candidate.sees("Een vraag over een week die al bevestigd is.", "• Joost zegt: 4 uur en 30 min", after=first)
    assert again.buttons == ["Dat klopt", "Dat klopt niet"]
    await candidate.taps(await candidate.sees("Bevestigd", "De week van maandag 16 november", "Samen"), "Ik heb me vergist")
    await candidate.taps(await candidate.sees("Op welke dag heb je je vergist?", after=again), "vr 20 nov: 5 uur en 15 min")
    third = await candidate.sees("Een vraag over een week die al bevestigd is.", after=again)
    await candidate.sees_nothing_of("Wacht op het antwoord")
    await employer.taps(await employer.sees("Bevestigd", "De week van maandag 16 november", "Samen"), "Ik heb me vergist")
    await employer.taps(await employer.newest(), "vr 20 nov: 5 uur en 15 min")
    await employer.sees("Er is al iets gevraagd over deze dag. Wacht op het antwoord.")
    await candidate.taps(third, "Dat klopt")
    await employer.sees("Verbeterd. Amina is het ermee eens.", "• vrijdag 20 november: 4 uur en 30 min")
    await employer.sees_nothing_of("• Amina zegt")


@on_sqlite
async def test_no_two_buttons_give_the_same_hours(week: AWeek) -> None:
    """Friday has half an hour more than planned: half an hour less is *as planned*, and stands there once."""
    candidate, employer = week["candidate"], week["employer"]
    await says_mistake(employer, "Amina", "4 uur en 30 min")
    await employer.taps(await employer.newest(), "Versturen")
    await candidate.taps(await candidate.sees("Een vraag over een week die al bevestigd is."), "Dat klopt")
    await employer.taps(await employer.sees("Samen: 20 uur en 30 min"), "Ik heb me vergist")
    await employer.taps(await employer.newest(), "vr 20 nov: 4 uur en 30 min")
    asked = await employer.sees("Wat moet het zijn op vrijdag 20 november?", "Nu staat er: 4 uur en 30 min.")
    assert asked.buttons == ["Half uur meer", "Zoals gepland: 4 uur", "0 uur, niet gewerkt", "Terug", "Stoppen"]
