"""A simulator with a folder goes on where it was; `python -m simulator` serves it."""

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from simulator.server import Simulator, start
from tests.simulator.desk import ANN, PNG, Desk, file, keyboard, until


async def at(simulator: Simulator, session: aiohttp.ClientSession) -> Desk:
    return Desk(session, simulator)


async def test_everything_is_there_again(tmp_path: Path) -> None:
    """People, chats, files, what the bot said of itself, pending updates, open presses, numbers, the clock."""
    first = await start(data=tmp_path)
    async with aiohttp.ClientSession(first.url) as session:
        before, looked = await fill(Desk(session, first))
    await first.close()
    second = await start(data=tmp_path)
    async with aiohttp.ClientSession(second.url) as session:
        desk = Desk(session, second)
        assert await look(desk) == looked
        await desk.ok("answerCallbackQuery", callback_query_id=before["callback_query"]["id"])
        number = before["update_id"]
        await desk.updates(offset=number + 1)
        following = await desk.writes("next")
        update = (await desk.updates())[0]
        assert (update["update_id"], update["message"]["message_id"]) == (number + 1, following)
        assert following == looked["chat"]["messages"][-1]["message_id"] + 1
        assert (await desk.post("/updates", again=2))["delivered"] == 2
    await second.close()


async def fill(desk: Desk) -> tuple[Any, Any]:
    await desk.ok("setMyName", name="Flex")
    await desk.ok("setMyCommands", commands=[{"command": "hulp", "description": "Hulp"}])
    await desk.person(ANN, "Ann", role="candidate")
    await desk.post(f"/people/{ANN}/start")
    await desk.post(f"/people/{ANN}/send", photo=file(PNG, "a.png"))
    sent = await desk.ok("sendMessage", chat_id=ANN, text="<b>q</b>", parse_mode="HTML", reply_markup=keyboard([("A", "a")]))
    await desk.post("/clock", advance="P10D")
    press = asyncio.create_task(desk.post(f"/people/{ANN}/press", message_id=sent["message_id"], text="A"))
    taken = await desk.updates(timeout=5)
    press.cancel()
    return taken[-1], await look(desk)


async def look(desk: Desk) -> dict[str, Any]:
    async with desk.session.get(f"/people/{ANN}/files/2") as answer:
        photo = await answer.read()
    clock = await desk.get("/clock")
    return {
        "people": await desk.get("/people"), "chat": await desk.get(f"/people/{ANN}/chat"), "photo": photo,
        "commands": await desk.ok("getMyCommands"), "me": await desk.ok("getMe"), "pending": await desk.updates(),
        "clock": (round(clock["offset"]), clock["version"]),
    }  # fmt: skip


async def test_whoever_fetched_is_still_the_bot(tmp_path: Path) -> None:
    """A wrong secret for its number that asked who it is has not become the bot by a restart."""
    first = await start(data=tmp_path)
    async with aiohttp.ClientSession(first.url) as session:
        desk = Desk(session, first)
        await desk.updates()
        await desk.other(f"{desk.token[:-1]}y").ok("getMe")
    await first.close()
    second = await start(data=tmp_path)
    async with aiohttp.ClientSession(second.url) as session:
        desk = Desk(session, second)
        await desk.person(ANN, "Ann")
        await desk.post(f"/people/{ANN}/start")
        assert [update["message"]["text"] for update in await desk.updates()] == ["/start"]
    await second.close()


async def test_changes_are_saved_soon_by_themselves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new person stands in `telegram.json` while the simulator still runs, so that one that is killed has lost little."""
    monkeypatch.setattr("simulator.persistence.PAUSE", 0.02)
    simulator = await start(data=tmp_path)
    async with aiohttp.ClientSession(simulator.url) as session:
        await Desk(session, simulator).person(ANN, "Annelies")

    async def saved() -> bool:
        return (tmp_path / "telegram.json").exists() and "Annelies" in (tmp_path / "telegram.json").read_text()

    await until(saved)
    await simulator.close()


async def test_the_command_serves_stops_and_goes_on(tmp_path: Path) -> None:
    """It says where it listens, on this machine only, and ends well when it is told to."""
    for people in ([], [ANN]):
        arguments = ["-m", "simulator", "--port", "0", "--data", str(tmp_path)]
        process = await asyncio.create_subprocess_exec(
            sys.executable, *arguments, stdout=asyncio.subprocess.PIPE, cwd=os.getcwd()
        )
        assert process.stdout is not None
        ready, url = (await asyncio.wait_for(process.stdout.readline(), 20)).decode().split()
        assert (ready, url[:17]) == ("ready", "http://127.0.0.1:")
        async with aiohttp.ClientSession(url) as session:
            desk = Desk(session, None)
            assert [person["id"] for person in await desk.get("/people")] == people
            await desk.person(ANN, "Ann")
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 10) == 0


async def test_a_taken_port_is_one_plain_sentence(simulator: Simulator) -> None:
    """It names the port, on one line; exit code 1."""
    arguments = ["-m", "simulator", "--port", str(simulator.port)]
    process = await asyncio.create_subprocess_exec(sys.executable, *arguments, stderr=asyncio.subprocess.PIPE, cwd=os.getcwd())
    _, told = await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode == 1
    assert told.decode().startswith(f"The simulator cannot listen on port {simulator.port}")
    assert told.decode().count("\n") == 1
