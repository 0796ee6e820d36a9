"""Worked days on the candidate's phone: one tap for a normal day, missing is not zero, a change is a new version."""

from datetime import date, time

import pytest

from tests.stories.days import ASKS_TIMES, a_day, hired, works
from tests.stories.phones import Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.town import Folk


@pytest.fixture(name="worker")
async def working_candidate(folk: Folk) -> Phone:
    """Works since two weeks; it is Monday morning."""
    return await hired(folk)


async def asked_after_work(open_town: OpenTown) -> Phone:
    """A candidate whose first shift has just ended."""
    town = await open_town()
    folk = await Folk.settle(town)
    candidate = await folk.phone("candidate")
    await folk.placement()
    await town.clock(now="2026-11-16T13:14:00+01:00")
    await candidate.sees_nothing_of("Hoe was je werk")
    await town.clock(now="2026-11-16T13:15:00+01:00")
    return candidate


async def test_a_normal_day_takes_one_tap(open_town: OpenTown) -> None:
    """After the shift, and never during it, one question; one tap answers it, and the question becomes its result."""
    candidate = await asked_after_work(open_town)
    card = await candidate.sees("Hoe was je werk op maandag 16 november?", "Gepland: 09:00 tot 13:15, 4 uur.")
    planned = card.data("Ja, zoals gepland")
    await candidate.taps(card, "Ja, zoals gepland")
    assert candidate.taps_made == 1
    saved = await candidate.looks(card)
    assert saved.text.startswith("Opgeslagen: 09:00 tot 13:15, 4 uur.")
    assert "Pauze: 15 minuten" in saved.text
    assert "Ja, zoals gepland" not in saved.buttons
    await candidate.presses_data(card, planned)
    assert await candidate.looks(card) == saved
    await candidate.chooses("Mijn uren")
    await candidate.sees("• maandag 16 november: 4 uur", "Samen: 4 uur")


async def test_not_worked_takes_one_tap_and_no_reason(open_town: OpenTown) -> None:
    """Who did not work says so; nobody asks why, and travel costs are not offered."""
    candidate = await asked_after_work(open_town)
    card = await candidate.sees("Hoe was je werk op maandag 16 november?")
    await candidate.taps(card, "Niet gewerkt")
    saved = await candidate.looks(card)
    assert saved.text.startswith("Opgeslagen: niet gewerkt.")
    assert saved.buttons == ["Uren veranderen"]
    await candidate.chooses("Mijn uren")
    await candidate.sees("• maandag 16 november: niet gewerkt")


@on_sqlite
async def test_who_filled_in_the_day_is_not_asked(open_town: OpenTown) -> None:
    """A day that was entered before the shift's end (not worked) is not asked about."""
    town = await open_town()
    folk = await Folk.settle(town)
    candidate = await folk.phone("candidate")
    await folk.placement()
    card = await a_day(candidate, "ma 16 nov")
    assert "Je werk op maandag 16 november is nog niet klaar." in card.text
    assert card.buttons == ["Andere tijden", "Niet gewerkt"]
    await candidate.taps(card, "Niet gewerkt")
    await town.clock(now="2026-11-16T14:00:00+01:00")
    await candidate.sees_nothing_of("Hoe was je werk")


async def test_missing_is_not_zero(worker: Phone) -> None:
    """My hours show this week and what is missing of the weeks before; a day that was not worked says so, a day off nothing."""
    await worker.taps(await a_day(worker, "vr 13 nov: invullen"), "Niet gewerkt")
    await worker.taps(await a_day(worker, "do 12 nov: invullen"), "Ja, zoals gepland")
    await worker.chooses("Mijn uren")
    hours = await worker.newest()
    assert hours.text.startswith("Jouw uren van deze week, vanaf maandag 16 november.")
    assert "• maandag 16 november: komt nog" in hours.text
    assert "Ook nog niet ingevuld:" in hours.text
    assert "• woensdag 11 november: Inpakken" in hours.text
    assert "13 november" not in hours.text
    assert hours.buttons[:9] == [
        *("ma 16 nov", "zo 15 nov"),
        *("za 14 nov", "vr 13 nov: 0 uur"),
        *("do 12 nov: 4 uur", "wo 11 nov: invullen"),
        *("di 10 nov: invullen", "ma 9 nov: invullen"),
        "Een andere dag",
    ]


async def test_a_day_that_was_not_planned_can_be_added(worker: Phone) -> None:
    """Saturday was worked too: its own card shows it, and it can be changed and changed back to not worked."""
    question = await a_day(worker, "za 14 nov")
    assert question.text.startswith(ASKS_TIMES)
    await worker.writes("9-12 zonder pauze")
    await worker.taps(await worker.newest(), "Ja")
    card = await worker.sees("Opgeslagen: 09:00 tot 12:00, 3 uur.", "zaterdag 14 november")
    await worker.taps(card, "Uren veranderen")
    await worker.taps(await worker.newest(), "Toch niet gewerkt")
    assert (await worker.newest()).text.startswith("Opgeslagen: niet gewerkt.")


async def test_an_unsigned_day_changes_freely(worker: Phone) -> None:
    """Times, as planned, not worked, and back: the newest counts."""
    card = await a_day(worker, "vr 13 nov: invullen")
    await worker.taps(card, "Ja, zoals gepland")
    await worker.taps(card, "Uren veranderen")
    await worker.writes("9-15 zonder pauze")
    await worker.taps(await worker.newest(), "Ja")
    await worker.taps(await worker.sees("Opgeslagen: 09:00 tot 15:00, 6 uur."), "Uren veranderen")
    question = await worker.newest()
    assert question.buttons == ["Toch zoals gepland", "Toch niet gewerkt", "Terug", "Stoppen"]
    await worker.taps(question, "Toch zoals gepland")
    await worker.chooses("Mijn uren")
    assert "vr 13 nov: 4 uur" in (await worker.newest()).buttons


async def test_a_tap_on_another_day_leaves_what_is_being_typed(worker: Phone) -> None:
    """Friday's times are asked; a tap fills in Thursday, on a card further up; what is typed then is still Friday's. A tap on Friday's own card
    ends the question."""
    thursday = await a_day(worker, "do 12 nov: invullen")
    friday = await a_day(worker, "vr 13 nov: invullen")
    await worker.taps(friday, "Andere tijden")
    await worker.sees(ASKS_TIMES, after=friday)
    await worker.taps(thursday, "Ja, zoals gepland")
    assert "Opgeslagen: 09:00 tot 13:15, 4 uur." in await worker.reads(thursday)
    await worker.writes("9:00-12:00, geen pauze")
    asked = await worker.sees("vrijdag 13 november", "3 uur", after=friday)
    assert "Ja" in asked.buttons[0]
    await worker.taps(friday, "Niet gewerkt")
    await worker.writes("ja")
    await worker.sees_nothing_of("Opgeslagen: 09:00 tot 12:00")


async def test_two_placements_on_one_day(folk: Folk, candidate: Phone) -> None:
    """Which work is asked; together they never pass 24 hours."""
    await works(folk)
    await works(
        folk,
        employer="Zorggroep Oost",
        member="other_employer",
        title="Afwassen",
        starts=time(14),
        ends=time(18),
        break_minutes=0,
    )
    which = await a_day(candidate, "vr 13 nov: invullen")
    assert "Welk werk op vrijdag 13 november?" in which.text
    assert which.buttons == ["Inpakken bij Drukkerij De Punt", "Afwassen bij Zorggroep Oost"]
    await candidate.taps(which, "Afwassen bij Zorggroep Oost")
    await candidate.taps(await candidate.newest(), "Ja, zoals gepland")
    await candidate.taps(which, "Inpakken bij Drukkerij De Punt")
    await candidate.taps(await candidate.newest(), "Andere tijden")
    await candidate.writes("21 uur gewerkt")
    again = await candidate.newest()
    assert again.text.startswith("Een dag heeft 24 uur. Zo wordt het 25 uur.")
    await candidate.writes("20 uur gewerkt")
    check = await candidate.newest()
    assert "Dat is een lange dag. Kijk goed of het klopt." in check.text
    await candidate.taps(check, "Ja")
    await candidate.chooses("Mijn uren")
    assert "vr 13 nov: 24 uur" in (await candidate.newest()).buttons


async def test_an_old_card_changes_nothing(worker: Phone) -> None:
    """The question of before, pressed after the day was filled in otherwise: how it stands, and nothing else."""
    card = await a_day(worker, "vr 13 nov: invullen")
    planned = card.data("Ja, zoals gepland")
    await worker.taps(card, "Andere tijden")
    await worker.writes("8-16 zonder pauze")
    await worker.taps(await worker.newest(), "Ja")
    await worker.presses_data(card, planned)
    await worker.sees("Deze dag was al anders ingevuld. Hierboven zie je wat er staat.")
    await worker.chooses("Mijn uren")
    assert "vr 13 nov: 8 uur" in (await worker.newest()).buttons


async def test_somebody_elses_day_does_not_exist(worker: Phone, other_candidate: Phone, employer: Phone) -> None:
    """A button that was sent to another chat is nobody's; nothing of the day is told."""
    card = await a_day(worker, "vr 13 nov: invullen")
    for stranger in (other_candidate, employer):
        own = await stranger.newest()
        await stranger.presses_data(own, card.data("Ja, zoals gepland"))
        assert "Deze knop werkt niet meer." in (await stranger.newest()).text
        await stranger.sees_nothing_of("vrijdag 13 november")
    assert (await worker.looks(card)).text.startswith("Hoe was je werk op vrijdag 13 november?")


@on_sqlite
async def test_a_signed_day_is_changed_by_asking(worker: Phone) -> None:
    """Once the week is signed its days stand; whom to ask is said."""
    for day in ("ma 9", "di 10", "wo 11", "do 12", "vr 13"):
        await worker.taps(await a_day(worker, f"{day} nov: invullen"), "Ja, zoals gepland")
    card = await worker.sees("Opgeslagen", "vrijdag 13 november")
    await worker.taps(await worker.sees("Klopt je week?", "De week van maandag 9 november"), "Mijn week klopt")
    await worker.taps(card, "Uren veranderen")
    await worker.sees("Deze week is al getekend. Wil je iets veranderen? Vraag het je contactpersoon.")


@on_sqlite
async def test_a_late_day_can_still_be_added_when_the_work_has_ended(folk: Folk, candidate: Phone) -> None:
    """Weeks after the last day there is no work this week, but a day of before can be typed."""
    await works(folk, starts_on=date(2026, 10, 5), ends_on=date(2026, 10, 16))
    await candidate.chooses("Mijn uren")
    hours = await candidate.newest()
    assert hours.text.startswith("Je hebt hier deze week geen werk.")
    await candidate.taps(hours, "Een andere dag")
    await candidate.writes("12 oktober")
    await candidate.taps(await candidate.newest(), "Ja, zoals gepland")
    await candidate.sees("Opgeslagen: 09:00 tot 13:15, 4 uur.", "maandag 12 oktober")


async def test_without_work_my_hours_says_so(candidate: Phone) -> None:
    """Nothing to fill in is said kindly."""
    await candidate.chooses("Mijn uren")
    await candidate.sees("Je hebt hier deze week geen werk.", "Heb je werk? Dan vul je hier je uren in.")
