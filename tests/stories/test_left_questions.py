"""What becomes of a question: its answer stands below it and nothing else, and what was left without one says that nothing was kept."""

from tests.stories.days import ASKS_TIMES, hired, other_times
from tests.stories.phones import Phone
from tests.stories.running import on_sqlite
from tests.stories.town import Folk

READ = "Ik lees: van 08:00 tot 17:00, 30 minuten pauze."
NOT_KEPT = "Niet bewaard."


async def _read_back(folk: Folk) -> Phone:
    """Somebody typed a day, and is asked whether it is right."""
    worker = await hired(folk)
    await other_times(worker)
    await worker.writes("8-17 met pauze 30")
    return worker


@on_sqlite
async def test_a_day_that_was_left_unanswered_says_that_it_is_not_kept(folk: Folk) -> None:
    """By a key of the keyboard, by a command, and by another button: the question that reads as a saved day says that it is none."""
    worker = await _read_back(folk)
    check = await worker.sees(READ)
    await worker.chooses("Mijn premie")
    assert (await worker.reads(check)).endswith(NOT_KEPT)
    assert (await worker.looks(check)).buttons == []
    await other_times(worker)
    await worker.writes("8-17 met pauze 30")
    second = await worker.sees(READ, after=check)
    await worker.writes("/stop")
    assert (await worker.reads(second)).endswith(NOT_KEPT)


@on_sqlite
async def test_a_result_does_not_say_what_was_wrong_before(folk: Folk) -> None:
    """Asked again because it was not understood, then answered: the answer stands there, and not that it was not understood."""
    worker = await hired(folk)
    await other_times(worker)
    await worker.writes("blauw")
    asked = await worker.sees("Dat begrijp ik nog niet.", ASKS_TIMES)
    await worker.writes("8-17 met pauze 30")
    check = await worker.sees(READ)
    assert (await worker.reads(asked)).endswith("Je schreef: 8-17 met pauze 30")
    assert "Dat begrijp ik nog niet." not in await worker.reads(asked)
    await worker.taps(check, "Ja")
    assert (await worker.reads(check)).endswith("Je koos: Ja")
