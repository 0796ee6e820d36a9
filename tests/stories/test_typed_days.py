"""A typed day: understood as people say it, asked when in doubt, read back, and kept only after a yes.

Over 300 lines: one list of what people type.
"""

from collections.abc import Sequence
from datetime import date

import pytest

from tests.stories.days import ASKED_AGAIN, ASKS_TIMES, a_day, hired, other_times, works
from tests.stories.phones import Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.town import Folk


@pytest.fixture(name="worker")
async def working_candidate(folk: Folk) -> Phone:
    """Works since two weeks; it is Monday morning."""
    return await hired(folk)


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
    "from nine to five": (["van 9 tot 5", "geen"], "Ik lees: van 09:00 tot 17:00, geen pauze. Dat is 8 uur."),
    "spoken quarters": (
        ["half negen tot kwart over vijf", "30"],
        "Ik lees: van 08:30 tot 17:15, 30 minuten pauze. Dat is 8 uur en 15 min.",
    ),
    "as on a paper form": (
        ["08.30 - 17.00 uur, half uur pauze"],
        "Ik lees: van 08:30 tot 17:00, 30 minuten pauze. Dat is 8 uur.",
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


async def one_open_day(folk: Folk) -> Phone:
    """Works since Friday 13 November, of which nothing was filled in."""
    phone = await folk.phone("candidate")
    await works(folk, starts_on=date(2026, 11, 13))
    return phone


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9 tot 12.30 zonder pauze", "Ik lees: van 09:00 tot 12:30, geen pauze. Dat is 3 uur en 30 min. Klopt dat?"),
        ("3,5 uur gewerkt", "Ik lees: 3 uur en 30 min gewerkt. Klopt dat?"),
    ],
)
@on_sqlite
async def test_hours_beneath_the_question_of_a_day_are_read_back(folk: Folk, typed: str, read: str) -> None:
    """No button was pressed: the one day that is open is meant. It is named, and nothing is kept before the yes."""
    worker = await one_open_day(folk)
    await worker.writes(typed)
    check = await worker.sees(read, "vrijdag 13 november")
    await worker.sees_nothing_of("Opgeslagen")
    await worker.taps(check, "Ja")
    assert "vrijdag 13 november" in (await worker.sees("Opgeslagen")).text
    await worker.writes(typed)
    await worker.sees("Dit begrijp ik niet.", after=check)


@on_sqlite
async def test_hours_without_their_break_or_in_doubt_are_asked_about(folk: Folk) -> None:
    """The questions of the day's own conversation: which of two meanings, then the break. Stop keeps nothing."""
    worker = await one_open_day(folk)
    await worker.writes("1-5")
    await worker.taps(await worker.sees("Wat bedoel je?", "vrijdag 13 november"), "13:00 tot 17:00")
    asked = await worker.sees("Hoeveel pauze had je?", "vrijdag 13 november")
    await worker.taps(asked, "Stoppen")
    await worker.sees("Gestopt. Er is niets veranderd.")
    await worker.chooses("Mijn uren")
    assert "vr 13 nov: invullen" in (await worker.newest()).buttons


@pytest.mark.parametrize("typed", ["hallo", "1234", "half negen", "９-１７", "9-25"])
@on_sqlite
async def test_words_that_are_no_hours_are_not_taken_for_a_day(folk: Folk, typed: str) -> None:
    """A time alone may be about anything; the rest says nothing."""
    worker = await one_open_day(folk)
    await worker.writes(typed)
    assert "Dit begrijp ik niet." in (await worker.newest()).text


@on_sqlite
async def test_hours_with_several_days_open_ask_which_day(worker: Phone) -> None:
    """Two weeks were not filled in: nothing is guessed, and the days are there to choose."""
    await worker.writes("9 tot 12.30 zonder pauze")
    shown = await worker.sees("Welke dag wil je invullen of veranderen?")
    assert "vr 13 nov: invullen" in shown.buttons
    await worker.sees_nothing_of("Ik lees", "Dit begrijp ik niet")


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


async def test_no_and_back_and_stop_keep_nothing(worker: Phone) -> None:
    """No asks again, back goes one step back, /stop ends it; the day is still missing and an old yes does nothing."""
    await other_times(worker)
    await worker.writes("8-17 met pauze 30")
    check = await worker.newest()
    await worker.taps(check, "Nee")
    assert (await worker.looks(check)).buttons == []
    assert (await worker.reads(check)).endswith("Je koos: Nee")
    assert (await worker.newest()).text.startswith(ASKS_TIMES)
    await worker.writes("8-16")
    await worker.taps(await worker.sees("Hoeveel pauze had je?"), "Geen")
    second = await worker.sees("Ik lees: van 08:00 tot 16:00, geen pauze.")
    await worker.presses_data(check, check.data("Ja"))
    await worker.sees_nothing_of("Opgeslagen")
    await worker.taps(second, "Terug")
    assert "Hoeveel pauze had je?" in (await worker.newest()).text
    await worker.writes("/stop")
    await worker.sees("Gestopt. Er is niets veranderd.")
    await worker.presses_data(second, second.data("Ja"))
    assert "Hoe was je werk op vrijdag 13 november?" in (await worker.newest()).text
    await worker.sees_nothing_of("Opgeslagen")


async def test_yes_twice_is_one_day(worker: Phone) -> None:
    """The second yes shows the same result."""
    await other_times(worker)
    await worker.writes("8-16 zonder pauze")
    check = await worker.newest()
    await worker.taps(check, "Ja")
    await worker.presses_data(check, check.data("Ja"))
    assert (await worker.newest()).text.startswith("Opgeslagen: 08:00 tot 16:00, 8 uur.")
    await worker.chooses("Mijn uren")
    assert "vr 13 nov: 8 uur" in (await worker.newest()).buttons


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
    """The question that waits is put again in the new language, and the conversation goes on in it; the old one has no buttons any more."""
    await other_times(worker)
    await worker.writes("8:30 tot 17:00")
    asked = await worker.sees("Hoeveel pauze had je?")
    await worker.writes("/taal")
    await worker.taps(await worker.sees("Choose your language"), "English")
    again = await worker.newest()
    assert "How long was your break?" in again.text
    assert again.buttons[0] == "No break"
    assert (await worker.looks(asked)).buttons == []
    await worker.writes("30")
    await worker.sees("I read: from 08:30 to 17:00, 30 minutes break. That is 8 hours. Is that right?")


@on_sqlite
async def test_an_answer_to_the_read_back_that_is_not_understood_is_said_so(worker: Phone) -> None:
    """Asked again with why; yes may be typed in another language than that of the chat."""
    await other_times(worker)
    await worker.writes("9:00 إلى 12:30 zonder pauze")
    await worker.sees("Ik lees: van 09:00 tot 12:30, geen pauze. Dat is 3 uur en 30 min. Klopt dat?")
    await worker.writes("tja")
    await worker.sees("Dat begrijp ik nog niet.", "Ik lees: van 09:00 tot 12:30, geen pauze.")
    await worker.writes("نعم")
    assert "3 uur en 30 min" in (await worker.newest()).text
    assert "Klopt dat?" not in (await worker.newest()).text


async def test_not_worked_may_be_typed_and_why_is_kept_nowhere(worker: Phone) -> None:
    """Read back without the words that were typed, which are not repeated beneath the question either; after a yes the day is not worked."""
    question = await other_times(worker)
    await worker.writes("ik was ziek")
    check = await worker.newest()
    assert check.text.startswith("Ik lees: niet gewerkt. Klopt dat?")
    assert "ziek" not in await worker.reads(question)
    await worker.writes("ja")
    assert (await worker.newest()).text.startswith("Opgeslagen: niet gewerkt.")


@on_sqlite
async def test_an_end_alone_goes_with_the_plan_and_twice_the_same_is_asked(worker: Phone) -> None:
    """Until half past one: since the planned nine o'clock. Nine until nine: by day or by night? What is not understood may be a day off."""
    await other_times(worker)
    await worker.writes("de hele dag")
    again = await worker.sees("Dat begrijp ik nog niet.")
    assert "Niet gewerkt" in again.buttons
    await worker.writes("9:00 tot 9:00")
    which = await worker.sees("Wat bedoel je?")
    assert which.buttons[:2] == ["09:00 tot 21:00", "21:00 tot 09:00 de volgende dag"]
    await worker.writes("gewerkt tot 13:30")
    await worker.sees("Hoeveel pauze had je?", "Je werkte: 09:00 tot 13:30")
    await worker.writes("geen")
    assert (await worker.newest()).text.startswith("Ik lees: van 09:00 tot 13:30, geen pauze.")
