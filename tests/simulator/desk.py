"""A bot and some people at one simulator, over HTTP as any program would."""

import asyncio
import base64
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp

TOKEN = "5000000001:AAHsimulatorTokenOfThirtyFiveChars_x"
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAYAAAC56t6BAAAADklEQVR4nGP4z8DwHwQBEPgD/U6VwW8AAAAASUVORK5CYII=")
ANN = 1001
BOB = 2001


class Desk:
    """Calls as a bot (`call`, `ok`), does as people (`post`), looks (`get`)."""

    def __init__(self, session: aiohttp.ClientSession, simulator: Any, token: str = TOKEN) -> None:
        self.session = session
        self.simulator = simulator
        self.token = token

    def other(self, token: str) -> "Desk":
        return Desk(self.session, self.simulator, token)

    async def call(self, method: str, **parameters: Any) -> tuple[int, dict[str, Any]]:
        async with self.session.post(f"/bot{self.token}/{method}", json=parameters) as answer:
            return answer.status, await answer.json()

    async def ok(self, method: str, **parameters: Any) -> Any:
        status, envelope = await self.call(method, **parameters)
        assert (status, envelope["ok"]) == (200, True), envelope
        return envelope["result"]

    async def refused(self, method: str, **parameters: Any) -> tuple[int, str]:
        status, envelope = await self.call(method, **parameters)
        assert envelope["ok"] is False, envelope
        assert status == envelope["error_code"]
        return status, envelope["description"]

    async def post(self, path: str, status: int = 200, **fields: Any) -> Any:
        async with self.session.post(path, json=fields) as answer:
            body = await answer.json()
            assert answer.status == status, body
            return body

    async def delete(self, path: str) -> Any:
        async with self.session.delete(path) as answer:
            return await answer.json()

    async def get(self, path: str, status: int = 200) -> Any:
        async with self.session.get(path) as answer:
            assert answer.status == status
            return await answer.json()

    async def person(self, person_id: int, first_name: str, **fields: Any) -> int:
        await self.post("/people", id=person_id, first_name=first_name, **fields)
        return person_id

    async def messages(self, person: int = ANN) -> list[dict[str, Any]]:
        return (await self.get(f"/people/{person}/chat"))["messages"]

    async def last(self, person: int = ANN) -> dict[str, Any]:
        return (await self.messages(person))[-1]

    async def updates(self, **parameters: Any) -> list[Any]:
        return await self.ok("getUpdates", **parameters)

    async def fetched(self) -> list[Any]:
        """The pending updates, confirmed."""
        taken = await self.updates()
        if taken:
            await self.updates(offset=taken[-1]["update_id"] + 1)
        return taken

    async def polls(self) -> bool:
        """Whether a getUpdates of this bot waits."""
        return self.simulator.world.bots[self.token].updates.poll is not None

    async def writes(self, text: str, person: int = ANN) -> int:
        return (await self.post(f"/people/{person}/send", text=text))["message_id"]


async def until(holds: Callable[[], Awaitable[bool]]) -> None:
    """Returns as soon as this holds; fails after 5 seconds."""
    async with asyncio.timeout(5):
        while True:
            if await holds():
                return
            await asyncio.sleep(0.002)


def keyboard(*rows: list[tuple[str, str]]) -> dict[str, Any]:
    """An inline keyboard of (text, callback data)."""
    return {"inline_keyboard": [[{"text": text, "callback_data": data} for text, data in row] for row in rows]}


def file(content: bytes, name: str) -> dict[str, str]:
    """A file as people send it."""
    return {"name": name, "base64": base64.b64encode(content).decode()}
