"""Faults and limits happen when they are ordered, as often as ordered, and no longer."""

import asyncio
import time
from typing import Any

import aiohttp
import pytest

from tests.simulator.desk import ANN, BOB, Desk

HELLO = {"chat_id": ANN, "text": "Hello"}

CODES = [
    ("400", 400, "Bad Request: the request was refused"),
    ("403", 403, "Forbidden: bot was blocked by the user"),
    ("409", 409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"),
    ("429", 429, "Too Many Requests: retry after 7"),
    ("500", 500, "Internal Server Error"),
    ("502", 502, "Bad Gateway"),
]


@pytest.mark.parametrize(("kind", "code", "description"), CODES)
async def test_a_fault_with_a_code_comes_instead_of_the_deed(desk: Desk, kind: str, code: int, description: str) -> None:
    """Twice, as ordered, in Telegram's words, 429 alone with `retry_after`; nothing is sent, other methods work, and the third is sent."""
    await desk.post("/faults", method="sendMessage", kind=kind, times=2, retry_after=7)
    await desk.ok("getMe")
    for _ in range(2):
        status, envelope = await desk.call("sendMessage", **HELLO)
        assert (status, envelope["error_code"], envelope["description"]) == (code, code, description)
        assert envelope.get("parameters") == ({"retry_after": 7} if kind == "429" else None)
    assert len(await desk.messages()) == 1
    await desk.ok("sendMessage", **HELLO)


async def test_garbage_is_html_where_json_should_be(desk: Desk) -> None:
    """Ordered for every method, a page with a doctype comes; the message is not sent."""
    await desk.post("/faults", method="*", kind="garbage", times=1)
    async with desk.session.post(f"/bot{desk.token}/sendMessage", json=HELLO) as answer:
        assert (answer.content_type, (await answer.text())[:15]) == ("text/html", "<!DOCTYPE html>")
    assert len(await desk.messages()) == 1


@pytest.mark.parametrize(("kind", "messages"), [("cut", 2), ("timeout", 1)])
async def test_a_cut_line_hides_what_was_done_and_a_silent_one_did_nothing(desk: Desk, kind: str, messages: int) -> None:
    """The bot sees a broken connection both times; only after `cut` is the message there. The list of calls names the fault."""
    await desk.post("/faults", method="sendmessage", kind=kind, times=1, seconds=0.05)
    with pytest.raises(aiohttp.ClientConnectionError):
        await desk.call("sendMessage", **HELLO)
    assert len(await desk.messages()) == messages
    assert (await desk.get("/calls"))[-1]["fault"] == kind


async def test_a_silent_line_outlasts_the_patience_of_a_bot(desk: Desk) -> None:
    """Silent for 30 seconds: a bot that gives up after 0.1 is let go, and its next call is answered."""
    await desk.post("/faults", method="getMe", kind="timeout", times=1, seconds=30)
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(desk.call("getMe"), 0.1)
    assert time.monotonic() - began < 5
    await desk.ok("getMe")


async def test_a_cut_poll_loses_no_update(desk: Desk) -> None:
    """An answer lost on its way confirms nothing: the next getUpdates brings the same update."""
    await desk.writes("a")
    await desk.post("/faults", method="getUpdates", kind="cut", times=1)
    with pytest.raises(aiohttp.ClientConnectionError):
        await desk.updates()
    assert [update["message"]["text"] for update in await desk.updates()] == ["a"]


async def test_faults_can_be_taken_back_and_wrong_ones_are_refused(desk: Desk) -> None:
    """DELETE ends one that had five times to go; an unknown kind and 0 times are 400."""
    await desk.post("/faults", method="*", kind="500", times=5)
    assert (await desk.get("/faults"))["faults"][0]["times"] == 5
    assert await desk.delete("/faults") == {"faults": []}
    await desk.ok("getMe")
    await desk.post("/faults", status=400, method="*", kind="flood")
    await desk.post("/faults", status=400, method="*", kind="500", times=0)


@pytest.mark.parametrize(
    ("where", "fields", "said"),
    [
        ("/limits", {"per_second": "x"}, "per_second must be a number"),
        ("/limits", {"per_second": []}, "per_second must be a number"),
        ("/limits", {"per_chat_per_second": "nan"}, "per_chat_per_second must be a number"),
        ("/limits", {"per_second": 0}, "per_second must be above 0"),
        ("/faults", {"kind": "500", "times": "x"}, "times must be a whole number"),
        ("/faults", {"kind": "timeout", "seconds": "x"}, "seconds must be a number"),
        ("/clock", {"now": "x"}, "not an ISO 8601 moment: 'x'"),
        ("/clock", {"now": "2026-02-31"}, "not an ISO 8601 moment: '2026-02-31'"),
    ],
)
async def test_what_is_no_number_or_moment_is_said(desk: Desk, where: str, fields: dict[str, Any], said: str) -> None:
    """By its name, in a sentence of the simulator's own; nothing is changed."""
    assert await desk.post(where, status=400, **fields) == {"error": said}
    assert await desk.get("/limits") == {"per_second": None, "per_chat_per_second": None}
    assert await desk.get("/faults") == {"faults": []}


async def test_limits_go_by_the_clock(desk: Desk) -> None:
    """A chat that got its message before the clock was moved on may get another, and one before it went back too."""
    await desk.post("/limits", per_chat_per_second=0.01)
    for move in ("2030-01-01T12:00", "2030-01-02T12:00", "2030-01-01T12:00"):
        await desk.post("/clock", now=move)
        await desk.ok("sendMessage", **HELLO)
        assert (await desk.call("sendMessage", **HELLO))[0] == 429


@pytest.mark.parametrize(
    ("limits", "people", "sent"),
    [({"per_second": 3}, [ANN, BOB], 3), ({"per_chat_per_second": 1}, [ANN, BOB], 2), ({"per_chat_per_second": 1}, [ANN], 1)],
)
async def test_too_many_messages_are_refused_with_a_time_to_wait(desk: Desk, limits: Any, people: list[int], sent: int) -> None:
    """Three a second in all, or one in a chat; then 429, `retry_after` 1. Typing does not count; a lifted limit ends at once."""
    await desk.post(f"/people/{BOB}/start")
    await desk.post("/limits", **limits)
    answers = [await desk.call("sendMessage", chat_id=person, text="Hello") for _ in range(4) for person in people]
    refused = {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    assert [envelope["ok"] for _, envelope in answers].count(True) == sent
    assert answers[-1] == (429, refused)
    await desk.ok("sendChatAction", chat_id=ANN, action="typing")
    await desk.delete("/limits")
    await desk.ok("sendMessage", **HELLO)


async def test_every_call_is_listed_with_its_answer(desk: Desk) -> None:
    """Number, bot, method, parameters, the whole answer and the status; one that was refused too."""
    before = (await desk.get("/calls"))[-1]["n"]
    sent = await desk.ok("sendMessage", **HELLO)
    await desk.call("sendMessage", chat_id=ANN)
    good, bad = await desk.get(f"/calls?after={before}")
    assert (good["n"], good["bot"], good["method"], good["parameters"]) == (before + 1, 5000000001, "sendMessage", HELLO)
    assert (good["answer"], good["status"]) == ({"ok": True, "result": sent}, 200)
    assert (bad["answer"]["error_code"], bad["status"]) == (400, 400)
