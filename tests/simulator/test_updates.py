"""Updates reach a bot as Telegram delivers them: in order, until confirmed, not for ever."""

import asyncio
from typing import Any

import aiohttp
import pytest

from tests.simulator.desk import ANN, BOB, Desk, keyboard, until

OTHER_POLL = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


def texts(updates: list[Any]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def say(desk: Desk, *words: str) -> None:
    for word in words:
        await desk.writes(word)


async def test_an_update_comes_again_until_an_offset_confirms_it(desk: Desk) -> None:
    """In order, numbered one by one; `limit` confirms nothing, an offset all that is before it, also for later calls without one."""
    await say(desk, "a", "b", "c")
    first = await desk.updates()
    assert texts(first) == ["a", "b", "c"]
    assert [update["update_id"] - first[0]["update_id"] for update in first] == [0, 1, 2]
    assert texts(await desk.updates(limit=2)) == ["a", "b"]
    assert texts(await desk.updates(offset=first[1]["update_id"])) == ["b", "c"]
    assert texts(await desk.updates()) == ["b", "c"]
    assert await desk.updates(offset=first[2]["update_id"] + 1) == []
    assert await desk.updates() == []


async def test_a_negative_offset_forgets_all_but_the_last(desk: Desk) -> None:
    """-1 leaves the newest of three; the next call without an offset brings that one again."""
    await say(desk, "a", "b", "c")
    assert texts(await desk.updates(offset=-1)) == ["c"]
    assert texts(await desk.updates()) == ["c"]


async def test_long_polling_answers_when_something_happens(desk: Desk) -> None:
    """A poll of 30 seconds brings a message within 2 seconds of its being written."""
    poll = asyncio.create_task(desk.updates(timeout=30))
    await until(desk.polls)
    await say(desk, "a")
    assert texts(await asyncio.wait_for(poll, 2)) == ["a"]


async def test_long_polling_ends_with_nothing_after_its_time(desk: Desk) -> None:
    """After the one second asked for, an empty list and no error."""
    assert await asyncio.wait_for(desk.updates(timeout=1), 5) == []


async def test_a_second_poller_ends_the_first(desk: Desk) -> None:
    """The first gets Telegram's 409, the second what is written from then on."""
    first = asyncio.create_task(desk.call("getUpdates", timeout=30))
    await until(desk.polls)
    second = asyncio.create_task(desk.call("getUpdates", timeout=30))
    assert (await first)[1] == {"ok": False, "error_code": 409, "description": OTHER_POLL}
    await say(desk, "a")
    assert texts((await second)[1]["result"]) == ["a"]


async def test_a_poller_that_went_away_is_no_conflict(desk: Desk) -> None:
    """A killed bot holds nothing up, and what it had not confirmed comes to the next one."""
    gone = asyncio.create_task(desk.call("getUpdates", timeout=30))
    await until(desk.polls)
    gone.cancel()
    await say(desk, "a")
    assert texts(await desk.updates()) == ["a"]


async def test_only_the_kinds_asked_for_are_delivered(desk: Desk) -> None:
    """The choice holds until it is made anew; an empty one brings the usual kinds back."""
    await desk.updates(allowed_updates=["edited_message"])
    number = await desk.writes("a")
    await desk.post(f"/people/{ANN}/edit", message_id=number, text="b")
    assert [sorted(update) for update in await desk.fetched()] == [["edited_message", "update_id"]]
    await desk.updates(allowed_updates=[])
    await say(desk, "c")
    assert texts(await desk.updates()) == ["c"]


async def test_messages_wait_24_hours_and_presses_150_seconds(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """After 150 seconds the press is gone; the message is there half a minute before 24 hours, and gone half a minute past them."""
    monkeypatch.setattr("simulator.presses.PRESS_SECONDS", 0.01)
    sent = await desk.ok("sendMessage", chat_id=ANN, text="q", reply_markup=keyboard([("A", "a")]))
    await desk.post(f"/people/{ANN}/press", message_id=sent["message_id"], text="A")
    await say(desk, "a")
    await desk.post("/clock", advance="PT150S")
    assert [kind for update in await desk.updates() for kind in update if kind != "update_id"] == ["message"]
    await desk.post("/clock", advance="PT23H57M")
    assert texts(await desk.updates()) == ["a"]
    await desk.post("/clock", advance="PT1M")
    assert await desk.updates() == []


async def test_updates_come_again_with_their_old_numbers(desk: Desk) -> None:
    """Also to a bot whose offset is past them; confirmed once more, they are gone."""
    await say(desk, "a", "b", "c")
    first = await desk.fetched()
    assert (await desk.post("/updates", again=2))["delivered"] == 2
    offset = first[-1]["update_id"] + 1
    again = await desk.updates(offset=offset)
    assert again == first[1:]
    assert await desk.updates(offset=offset) == []


async def test_updates_come_in_another_order(desk: Desk) -> None:
    """All four, each once, not as they were written; an offset past the last of them confirms all."""
    await say(desk, "a", "b", "c", "d")
    await desk.post("/updates", shuffle=4)
    shuffled = texts(await desk.fetched())
    assert sorted(shuffled) == ["a", "b", "c", "d"]
    assert shuffled != ["a", "b", "c", "d"]
    assert await desk.updates() == []


RAW = [{"update_id": 1, "message": {"nonsense": True}}, {"update_id": "x"}, [], None, {"message": {"message_id": "seven"}}]


@pytest.mark.parametrize("raw", RAW, ids=str)
async def test_raw_updates_are_handed_over_as_they_are(desk: Desk, raw: Any) -> None:
    """Whatever number they have or lack; a following regular update comes too, and a later offset confirms both."""
    await desk.post("/updates", raw=[raw])
    await say(desk, "a")
    taken = await desk.updates(offset=100_000_002)
    assert taken[0] == raw
    assert texts(taken[1:]) == ["a"]
    assert await desk.updates(offset=taken[-1]["update_id"] + 1) == []


async def test_numbers_may_start_again_lower(desk: Desk) -> None:
    """As after a quiet week: a bot that asks without an offset, or with its old high one, still gets what is new."""
    await say(desk, "old")
    old = (await desk.fetched())[-1]["update_id"]
    await desk.post("/updates", next_id=7)
    await say(desk, "new", "newer")
    assert [update["update_id"] for update in await desk.updates(offset=old + 1)] == [7, 8]
    assert texts(await desk.updates()) == ["new", "newer"]
    assert texts(await desk.updates(offset=8)) == ["newer"]
    assert await desk.updates(offset=9) == []


async def test_every_token_is_a_bot_of_its_own(desk: Desk) -> None:
    """People reach the newest bot, or the one they name."""
    second = desk.other("6000000002:BBHsimulatorTokenOfThirtyFiveChars_x")
    await second.ok("getMe")
    await desk.post(f"/people/{BOB}/start")
    await desk.post(f"/people/{BOB}/start?bot=5000000001", payload="abc")
    assert texts(await second.updates()) == ["/start"]
    assert texts(await desk.updates()) == ["/start abc"]
    assert (await desk.get(f"/people/{BOB}/chat"))["messages"][0]["text"] == "/start"
    await desk.post(f"/people/{BOB}/start?bot=99", status=409)


@pytest.mark.parametrize("where", ["", "?bot=5000000001"])
async def test_another_secret_takes_nobodys_messages(desk: Desk, where: str) -> None:
    """A bot's number with a wrong secret that only asks who it is: people still reach whoever fetches."""
    await desk.updates()
    wrong = desk.other(f"{desk.token[:-1]}y")
    await wrong.ok("getMe")
    await desk.post(f"/people/{BOB}/start{where}")
    assert texts(await desk.updates()) == ["/start"]
    assert texts(await wrong.updates()) == []


async def test_a_new_secret_that_fetches_has_the_messages(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever began to fetch last is the bot; when it is gone, the one that still fetches is again."""
    await desk.updates()
    newer = desk.other(f"{desk.token[:-1]}y")
    await newer.updates()
    await desk.updates()
    await desk.post(f"/people/{BOB}/start")
    assert texts(await newer.updates()) == ["/start"]
    monkeypatch.setattr("simulator.queue.POLLING", 0.0)
    poll = asyncio.create_task(desk.updates(timeout=20))
    await until(desk.polls)
    await desk.post(f"/people/{BOB}/send", text="hello")
    assert texts(await poll) == ["hello"]


async def test_nobody_can_start_a_bot_that_never_called(simulator: Any) -> None:
    """409, as there is none to start; the chat is empty."""
    async with aiohttp.ClientSession(simulator.url) as session:
        desk = Desk(session, simulator)
        await desk.person(ANN, "Ann")
        await desk.post(f"/people/{ANN}/start", status=409)
        assert await desk.get(f"/people/{ANN}/chat") == {"event": 0, "messages": []}
