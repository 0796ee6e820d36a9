"""Worked days on the candidate's phone: one tap for a normal day, typed times read back before they are kept, missing is not zero."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

import pytest
from sqlalchemy import update

from core.store.tables.messages import deadline
from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.town import Folk

SECOND_OF_NOVEMBER = date(2026, 11, 2)
ASKS_TIMES = "Van hoe laat tot hoe laat heb je gewerkt?"
ASKED_AGAIN = "Dat begrijp ik nog niet."


async def a_day(phone: Phone, caption: str) -> Message:
    """The candidate opens one of the last days and reads what is newest then. It is Monday 16 November, 9:00."""
    await phone.chooses("Mijn uren")
    await phone.taps(await phone.sees("Welke dag wil je invullen of veranderen?"), caption)
    return await phone.newest()


async def other_times(phone: Phone, caption: str = "vr 13 nov: invullen") -> Message:
    """The candidate is asked when the work of a day was."""
    card = await a_day(phone, caption)
    await phone.taps(card, "Andere tijden")
    return await phone.sees(ASKS_TIMES, after=card)


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


async def works(folk: Folk, **placement: Any) -> None:
    """A placement since two weeks, about which nothing was filled in. Its candidate was asked after each shift before the story begins."""
    await folk.placement(**{"starts_on": SECOND_OF_NOVEMBER} | placement, wait=False)
    asked = update(deadline).where(deadline.c.done_at.is_(None), deadline.c.due_at <= folk.moment).values(done_at=folk.moment)
    async with folk.town.database.begin() as tx:
        await tx.execute(asked)
    await folk.town.quiet()


@pytest.fixture(name="worker")
async def working_candidate(folk: Folk) -> Phone:
    """Works at the printer's since two weeks; nothing was filled in. It is Monday morning, before the shift."""
    phone = await folk.phone("candidate")
    await works(folk)
    return phone


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


READ_BACK = {
    "8-17 met pauze 30": (["8-17 met pauze 30"], "Ik lees: van 08:00 tot 17:00, 30 minuten pauze. Dat is 8 uur en 30 min."),
    "9-17, then the break": (["9-17", "30"], "Ik lees: van 09:00 tot 17:00, 30 minuten pauze. Dat is 7 uur en 30 min."),
    "in words, step by step": (
        ["half negen", "vijf uur", "geen"],
        "Ik lees: van 08:30 tot 17:00, geen pauze. Dat is 8 uur en 30 min.",
    ),
    "in words, at once": (
        ["half acht tot vier", "een half uur"],
        "Ik lees: van 07:30 tot 16:00, 30 minuten pauze. Dat is 8 uur.",
    ),
    "a total": (["7,5"], "Ik lees: 7 uur en 30 min gewerkt."),
    "a total with a point": (["7.5"], "Ik lees: 7 uur en 30 min gewerkt."),
}


@pytest.mark.parametrize(("typed", "read"), READ_BACK.values(), ids=READ_BACK)
@on_sqlite
async def test_typed_times_are_read_back_and_kept_after_a_yes(worker: Phone, typed: Sequence[str], read: str) -> None:
    """However it is typed: one question at a time, a read-back, and the day's card as the result."""
    await other_times(worker)
    for words in typed:
        await worker.writes(words)
    check = await worker.newest()
    assert check.text.startswith(read + " Klopt dat?")
    await worker.sees_nothing_of("Opgeslagen")
    await worker.taps(check, "Ja")
    saved = await worker.newest()
    assert saved.text.startswith("Opgeslagen: ")
    assert "Inpakken bij Drukkerij De Punt, vrijdag 13 november" in saved.text


async def test_the_break_is_a_button(worker: Phone) -> None:
    """Begin and end in one answer, the break with one tap, and yes."""
    await other_times(worker)
    await worker.writes("8:30 tot 17:00")
    question = await worker.sees("Hoeveel pauze had je?", "Je werkte: 08:30 tot 17:00")
    assert question.buttons[:5] == ["Geen", "15 minuten", "30 minuten", "45 minuten", "1 uur"]
    await worker.taps(question, "30 minuten")
    await worker.taps(await worker.sees("Ik lees: van 08:30 tot 17:00, 30 minuten pauze. Dat is 8 uur. Klopt dat?"), "Ja")
    await worker.sees("Opgeslagen: 08:30 tot 17:00, 8 uur.", "Pauze: 30 minuten")


@pytest.mark.parametrize(
    ("typed", "meanings"),
    [
        ("7u30", ["Ik begon om 07:30", "7 uur en 30 min gewerkt"]),
        ("7:30", ["Ik begon om 07:30", "7 uur en 30 min gewerkt"]),
        ("8 uur", ["Ik begon om 08:00", "8 uur gewerkt"]),
        ("1-5", ["01:00 tot 05:00", "13:00 tot 17:00"]),
    ],
)
@on_sqlite
async def test_in_doubt_it_is_asked_which(worker: Phone, typed: str, meanings: list[str]) -> None:
    """A time or a total, night or afternoon: the candidate says which, with one tap."""
    await other_times(worker)
    await worker.writes(typed)
    question = await worker.sees("Wat bedoel je?")
    assert question.buttons == [*meanings, "Terug", "Stoppen"]
    await worker.taps(question, meanings[-1])
    answered = await worker.newest()
    assert "Hoeveel pauze had je?" in answered.text or f"Ik lees: {meanings[-1]}. Klopt dat?" in answered.text


async def test_what_is_not_understood_is_asked_again(worker: Phone) -> None:
    """Strange digits, impossible numbers, photos and stickers: the same question kindly again, and after three tries somebody to ask."""
    await other_times(worker)
    for typed in ("８", "1e9", "-8", "25", "0", "9-25", "hallo", "9" * 4000):
        await worker.writes(typed)
        again = await worker.newest()
        assert again.text.startswith(ASKED_AGAIN), typed
        assert ASKS_TIMES in again.text
    assert "Iets vragen" in again.buttons
    await worker.sends_photo()
    assert (await worker.newest()).text.startswith("Hier kan ik alleen tekst lezen.")
    await worker.sends_sticker()
    assert (await worker.newest()).text.startswith("Hier kan ik alleen tekst lezen.")
    await worker.writes("9-17")
    for typed in ("4", "lang", "999"):
        await worker.writes(typed)
        assert (await worker.newest()).text.startswith(ASKED_AGAIN), typed
    await worker.writes("480")
    assert ASKED_AGAIN in await worker.reads(await worker.newest())
    await worker.writes("45")
    await worker.sees("Ik lees: van 09:00 tot 17:00, 45 minuten pauze. Dat is 7 uur en 15 min. Klopt dat?")


@on_sqlite
async def test_a_break_as_long_as_the_work_is_asked_again(worker: Phone) -> None:
    """No working time would be left: the break is asked again."""
    await other_times(worker)
    await worker.writes("9-10")
    await worker.writes("60")
    again = await worker.sees("Je pauze kan niet zo lang zijn als je werk: 1 uur.", "Hoeveel pauze had je?")
    await worker.taps(again, "15 minuten")
    await worker.sees("Ik lees: van 09:00 tot 10:00, 15 minuten pauze. Dat is 45 minuten. Klopt dat?")


@on_sqlite
async def test_a_night_belongs_to_the_day_on_which_it_begins(worker: Phone) -> None:
    """22:00 to 06:00 is said to end on the next day, and counts for the first."""
    await other_times(worker, "do 12 nov: invullen")
    await worker.writes("22:00-06:00")
    await worker.taps(await worker.sees("Je werkte: 22:00 tot 06:00 de volgende dag"), "30 minuten")
    check = await worker.sees(
        "Ik lees: van 22:00 tot 06:00 de volgende dag, 30 minuten pauze. Dat is 7 uur en 30 min. Klopt dat?"
    )
    assert "Je begon op donderdag 12 november. Daarom horen deze uren bij die dag." in check.text
    await worker.taps(check, "Ja")
    await worker.chooses("Mijn uren")
    assert "do 12 nov: 7:30 uur" in (await worker.newest()).buttons


@on_sqlite
async def test_the_night_in_which_the_clock_goes_back_has_an_hour_more(folk: Folk, candidate: Phone) -> None:
    """23:00 to 07:00 from 24 to 25 October 2026 is nine hours of work."""
    await works(folk, starts_on=date(2026, 10, 19))
    await candidate.chooses("Mijn uren")
    await candidate.taps(await candidate.newest(), "Een andere dag")
    await candidate.writes("24 oktober")
    await candidate.writes("23:00 tot 7:00")
    await candidate.taps(await candidate.sees("Hoeveel pauze had je?"), "Geen")
    await candidate.sees("Dat is 9 uur. Klopt dat?")


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


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("30 oktober", "Op 30 oktober 2026 werkte je hier nog niet. Je eerste dag was 2 november 2026."),
        ("18-11", "Het is nog geen woensdag 18 november. Uren vul je achteraf in."),
        ("25 december", "Het is nog geen vrijdag 25 december. Uren vul je achteraf in."),
        ("31-2", "Dat begrijp ik nog niet."),
        ("1e9", "Dat begrijp ik nog niet."),
    ],
)
@on_sqlite
async def test_a_day_that_does_not_fit_is_said_and_asked_again(worker: Phone, typed: str, said: str) -> None:
    """Outside the placement, in the future, or no day at all: a clear sentence, and the question once more."""
    await worker.chooses("Mijn uren")
    await worker.taps(await worker.newest(), "Een andere dag")
    await worker.writes(typed)
    again = await worker.newest()
    assert again.text.startswith(said)
    assert "Welke dag wil je invullen?" in again.text
    await worker.writes("gisteren")
    assert (await worker.newest()).text.startswith(ASKS_TIMES)


@on_sqlite
async def test_after_the_last_day_nothing_can_be_logged(folk: Folk, candidate: Phone) -> None:
    """The placement ended: a clear sentence with its last day."""
    await works(folk, ends_on=date(2026, 11, 10))
    await candidate.chooses("Mijn uren")
    await candidate.taps(await candidate.newest(), "Een andere dag")
    await candidate.writes("12-11")
    await candidate.sees("Op 12 november 2026 werkte je hier niet meer. Je laatste dag was 10 november 2026.")


@on_sqlite
async def test_hours_that_are_not_over_yet_wait(worker: Phone) -> None:
    """At nine in the morning nobody worked until five."""
    await worker.taps(await a_day(worker, "ma 16 nov"), "Andere tijden")
    await worker.writes("7-17 zonder pauze")
    again = await worker.newest()
    assert again.text.startswith("Het is nu 09:")
    assert "Vul je uren in als je werk klaar is." in again.text
    assert ASKS_TIMES in again.text
    await worker.writes("6-8 zonder pauze")
    await worker.sees("Ik lees: van 06:00 tot 08:00, geen pauze. Dat is 2 uur. Klopt dat?")


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


async def test_no_and_back_and_stop_keep_nothing(worker: Phone) -> None:
    """No asks again, back goes one step back, /stop ends it; the day is still missing and an old yes does nothing."""
    await other_times(worker)
    await worker.writes("8-17 met pauze 30")
    check = await worker.newest()
    await worker.taps(check, "Nee")
    assert (await worker.newest()).text.startswith(ASKS_TIMES)
    await worker.writes("8-16")
    await worker.taps(await worker.sees("Hoeveel pauze had je?"), "Geen")
    second = await worker.sees("Ik lees: van 08:00 tot 16:00, geen pauze.")
    await worker.taps(check, "Ja")
    await worker.sees_nothing_of("Opgeslagen")
    await worker.taps(second, "Terug")
    assert "Hoeveel pauze had je?" in (await worker.newest()).text
    await worker.writes("/stop")
    await worker.sees("Gestopt. Er is niets veranderd.")
    await worker.taps(second, "Ja")
    assert "Hoe was je werk op vrijdag 13 november?" in (await worker.newest()).text
    await worker.sees_nothing_of("Opgeslagen")


async def test_yes_twice_is_one_day(worker: Phone) -> None:
    """The second yes shows the same result."""
    await other_times(worker)
    await worker.writes("8-16 zonder pauze")
    check = await worker.newest()
    await worker.taps(check, "Ja")
    await worker.taps(check, "Ja")
    assert (await worker.newest()).text.startswith("Opgeslagen: 08:00 tot 16:00, 8 uur.")
    await worker.chooses("Mijn uren")
    assert "vr 13 nov: 8 uur" in (await worker.newest()).buttons


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


async def test_a_killed_bot_goes_on_where_it_was(open_town: OpenTown) -> None:
    """Between the times and the break the process is killed: the answer to the question still counts."""
    town = await open_town()
    folk = await Folk.settle(town)
    candidate = await folk.phone("candidate")
    await works(folk)
    await other_times(candidate)
    await candidate.writes("8:30 tot 17:00")
    await candidate.sees("Hoeveel pauze had je?")
    await town.kill_bot()
    await candidate.writes("half uur", wait=False)
    await town.start_bot()
    await candidate.sees("Ik lees: van 08:30 tot 17:00, 30 minuten pauze. Dat is 8 uur. Klopt dat?")


@on_sqlite
async def test_another_language_halfway_loses_nothing(worker: Phone) -> None:
    """The conversation goes on in the new language."""
    await other_times(worker)
    await worker.writes("8:30 tot 17:00")
    await worker.writes("/taal")
    await worker.taps(await worker.sees("Choose your language"), "English")
    await worker.writes("30")
    await worker.sees("I read: from 08:30 to 17:00, 30 minutes break. That is 8 hours. Is that right?")
