"""Time moves on: what is due is done, in order, once, as if the time had passed."""

from datetime import date, datetime

import pytest

from core.store.tables import messages
from tests.spine.crowd import rows
from tests.stories.running import OpenTown, RunningTown, on_sqlite
from tests.stories.town import Folk

MONDAY_EVENING = datetime.fromisoformat("2026-11-16T19:00:00+01:00")


async def test_a_jump_does_what_is_due_in_order(open_town: OpenTown) -> None:
    """Over three days the candidate is asked after each shift, at its own time, and reminded an hour later and the next morning."""
    town = await open_town()
    folk = await Folk.settle(town)
    candidate = await folk.phone("candidate")
    await folk.placement(starts_on=date(2026, 11, 16))
    await town.clock(now="2026-11-18T23:00:00+01:00")
    calls = [call for call in await town.calls() if call["method"] == "sendMessage"]
    asked = [
        (str(call["parameters"]["text"]), datetime.fromisoformat(call["time"]))
        for call in calls
        if call["parameters"]["chat_id"] == candidate.id and "Hoe was je werk op" in str(call["parameters"]["text"])
    ]
    expected = [
        ("maandag 16", "16T13:15"),
        ("maandag 16", "16T14:15"),
        ("maandag 16", "17T08:00"),
        ("dinsdag 17", "17T13:15"),
        ("dinsdag 17", "17T14:15"),
        ("dinsdag 17", "18T08:00"),
        ("woensdag 18", "18T13:15"),
        ("woensdag 18", "18T14:15"),
    ]
    assert [text.splitlines()[0] for text, _ in asked] == [f"Hoe was je werk op {day} november?" for day, _ in expected]
    moments = [datetime.fromisoformat(f"2026-11-{at}:00+01:00") for _, at in expected]
    assert all(0 <= (sent - due).total_seconds() < 60 for (_, sent), due in zip(asked, moments, strict=True))


async def test_nothing_is_asked_before_its_time_or_twice(open_town: OpenTown) -> None:
    """A minute before the shift ends nobody is asked; afterwards once, also when the bot is started again."""
    town = await open_town()
    folk = await Folk.settle(town)
    candidate = await folk.phone("candidate")
    await folk.placement(starts_on=date(2026, 11, 16))
    await town.clock(now="2026-11-16T13:14:00+01:00")
    await candidate.sees_nothing_of("Hoe was je werk")
    await town.clock(advance="PT2M")
    await candidate.sees("Hoe was je werk op maandag 16 november?")
    await town.kill_bot()
    await town.start_bot()
    await town.quiet()
    assert len([m for m in await candidate.chat() if "maandag 16 november" in m.text]) == 1


async def test_what_came_due_while_the_bot_was_away(open_town: OpenTown) -> None:
    """Late is better than never: a bot that starts after the moment asks at once."""
    town = await open_town(now=MONDAY_EVENING)
    folk = await Folk.settle(town)
    candidate = await folk.phone("candidate")
    await town.stop_bot()
    await folk.placement(starts_on=date(2026, 11, 16), wait=False)
    await town.start_bot()
    await candidate.sees("Hoe was je werk op maandag 16 november?")
    await candidate.sees_nothing_of("dinsdag 17 november")


async def test_one_broken_deed_does_not_hold_up_the_others(open_town: OpenTown) -> None:
    """What fails stays due and is counted; all else that is due is done."""
    town = await open_town(now=MONDAY_EVENING)
    folk = await Folk.settle(town)
    candidate = await folk.phone("candidate")
    await town.stop_bot()
    await _add_deadline(town, folk, "no_such_call")
    await folk.placement(starts_on=date(2026, 11, 16), wait=False)
    await town.start_bot()
    await candidate.sees("Hoe was je werk op maandag 16 november?")
    assert (await town.health())["due"] == 1
    assert "what was due failed" in town.log()


@pytest.mark.slow
@on_sqlite
async def test_a_jump_of_a_year(open_town: OpenTown) -> None:
    """A long way with many due times on it: every shift is asked after once."""
    town = await open_town()
    folk = await Folk.settle(town)
    await folk.phone("candidate")
    await folk.placement(starts_on=date(2026, 11, 16), ends_on=date(2026, 12, 18))
    await town.clock(advance="P1Y")
    due = await rows(town, messages.deadline.c.kind, messages.deadline.c.done_at)
    assert len([d for d in due if d.kind == "shift_ended"]) == 25
    assert all(d.done_at is not None for d in due)


async def _add_deadline(town: RunningTown, folk: Folk, kind: str) -> None:
    async with town.database.begin() as tx:
        due = {"municipality": folk.municipality, "kind": kind, "subject": 1, "due_at": folk.moment}
        await tx.execute(messages.deadline.insert(), due)
