"""A town that runs: a local Telegram, a migrated database, and the real bot as a process of its own."""

import asyncio
import contextlib
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from core.store.database import Database
from core.store.opening import connect
from simulator.server import Simulator, start
from tests.newest import newest
from tests.nursery import Bot, Nursery
from tests.ports import free_port

Json = dict[str, Any]

TOKEN = "5150001:TownTokenThatOnlyTheTestsUse_abcdefg"
NOW = datetime.fromisoformat("2026-11-16T09:00:00+01:00")
"""A Monday. The clock of a town begins here and flows."""
START_SECONDS = 60.0
QUIET_SECONDS = 60.0
"""How long anything may take on a busy machine: what is waited for ends the wait, so that patience costs nothing."""
GLANCE, LONGEST_GLANCE = 0.004, 0.05
"""Seconds between two looks at /health, which has nothing to wait for: each look takes time from the bot, so they become rarer."""
WAITING = ("inbox", "due", "outbox")

on_sqlite = pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
"""For tests to which the database is all one."""

OpenTown = Callable[..., Awaitable["RunningTown"]]


class RunningTown:
    """What people with phones meet: reached over HTTP, as Telegram and the health port are."""

    def __init__(
        self, nursery: Nursery, folder: Path, simulator: Simulator, database_url: str, session: aiohttp.ClientSession
    ) -> None:
        self._nursery, self.folder, self.simulator = nursery, folder, simulator
        self.database_url, self.session = database_url, session
        self.url = simulator.url.rstrip("/")
        self.database: Database = connect(database_url)
        self.expected_set_aside = 0
        self.more_settings: dict[str, str] = {}
        self._bot: Bot | None = None
        self._health = ""

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        nursery: Nursery,
        folder: Path,
        database_url: str | None,
        *,
        now: datetime = NOW,
        started: bool = True,
        **settings: str,
    ) -> AsyncIterator["RunningTown"]:
        """A town with an empty database; SQLite unless a URL is given. Settings are named as in `FLEXBOT_...`, in lower case."""
        await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
        url = database_url or f"sqlite:///{folder / 'town.db'}"
        await newest(url)
        simulator = await start(now=now)
        async with aiohttp.ClientSession() as session:
            town = cls(nursery, folder, simulator, url, session)
            town.more_settings = {f"FLEXBOT_{name.upper()}": value for name, value in settings.items()}
            try:
                if started:
                    await town.start_bot()
                yield town
            finally:
                await town.stop_bot()
                await town.database.close()
                await simulator.close()

    # The bot's process

    async def start_bot(self) -> None:
        """Start the bot and wait until it answers and nothing waits."""
        port = free_port()
        self._health = f"http://127.0.0.1:{port}/health"
        settings = {
            "FLEXBOT_TOKEN": TOKEN,
            "FLEXBOT_DATABASE": self.database_url,
            "FLEXBOT_API_BASE": self.url,
            "FLEXBOT_CLOCK": f"{self.url}/clock",
            "FLEXBOT_HEALTH_PORT": str(port),
            "FLEXBOT_SEND_RATE": "0",
            "FLEXBOT_LOG": "json",
        }
        self._bot = await self._nursery.bear(self.folder, self.folder / "bot.log", settings | self.more_settings)
        await self._until(self._answers, START_SECONDS, "the bot does not start")

    async def stop_bot(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End the bot's process; with SIGKILL as a crash would."""
        bot, self._bot = self._bot, None
        if bot is not None:
            with contextlib.suppress(ProcessLookupError):
                bot.send_signal(how)
            await bot.wait()

    async def kill_bot(self) -> None:
        """`kill -9`."""
        await self.stop_bot(signal.SIGKILL)

    async def ended(self) -> None:
        """Wait until the bot's process has ended by itself."""
        assert self._bot is not None
        await asyncio.wait_for(self._bot.wait(), QUIET_SECONDS)

    async def revive(self) -> None:
        """Start the bot again when an earlier test left it dead."""
        if self._bot is not None and self._bot.returncode is not None:
            await self.start_bot()

    async def _answers(self) -> bool:
        with contextlib.suppress(aiohttp.ClientError):
            return bool((await self.health())["ok"])
        return False

    # Looking

    async def health(self) -> Json:
        """`GET /health`. Fails with the log when the bot's process has ended by itself."""
        if self._bot is not None and self._bot.returncode is not None:
            raise AssertionError(f"the bot stopped with code {self._bot.returncode}\n{self.log()[-6000:]}")
        return await self.get(self._health)

    async def quiet(self, seconds: float = QUIET_SECONDS) -> None:
        """Wait until Telegram holds nothing for the bot and the bot has nothing left to do or say."""
        await self._until(self.is_quiet, seconds, "the town does not come to rest")

    async def is_quiet(self) -> bool:
        """Whether nothing waits, at Telegram or at the bot."""
        if any(bot["pending"] for bot in (await self.get("/bots"))["bots"]):
            return False
        health = await self.health()
        return bool(health["ok"]) and not any(health[name] for name in WAITING)

    async def _until(self, holds: Callable[[], Awaitable[bool]], seconds: float, otherwise: str) -> None:
        end, glance = time.monotonic() + seconds, GLANCE
        while not await holds():
            if time.monotonic() > end:
                raise AssertionError(f"{otherwise} within {seconds} s: {await self._standing()}\n{self.log()[-4000:]}")
            await asyncio.sleep(glance)
            glance = min(glance * 1.4, LONGEST_GLANCE)

    async def _standing(self) -> Json:
        with contextlib.suppress(aiohttp.ClientError):
            return await self.health()
        return {}

    def log(self) -> str:
        """All that the bot logged."""
        path = self.folder / "bot.log"
        return path.read_text() if path.exists() else ""

    async def calls(self, method: str = "", after: int = 0) -> list[Json]:
        """The bot's calls to Telegram, oldest first."""
        made: list[Json] = await self.get(f"/calls?after={after}")
        return [call for call in made if not method or call["method"] == method]

    # Doing

    async def get(self, path: str) -> Any:
        """An answer of the simulator (or of a whole URL) as JSON."""
        async with self.session.get(path if path.startswith("http") else self.url + path) as answer:
            return await answer.json()

    async def post(self, path: str, **fields: Any) -> Any:
        """Something done at the simulator; fails with its reason when it refuses."""
        async with self.session.post(self.url + path, json=fields) as answer:
            body = await answer.json()
            assert answer.status == 200, f"{path} {fields}: {body}"
            return body

    async def clock(self, *, advance: str = "", now: str = "") -> Json:
        """Move the clock, through everything that becomes due on the way. Only for a town of the test's own."""
        moved: Json = await self.post("/clock", **({"advance": advance} if advance else {"now": now}))
        assert moved["quiet"], f"the bot did not come to rest: {moved}\n{self.log()[-4000:]}"
        return moved

    async def find(self) -> None:
        """What a test laid into the database itself the bot finds now, not when it looks next: moving the clock by a moment makes it look."""
        await self.clock(advance="PT0.2S")
        await self.quiet()

    async def now(self) -> datetime:
        """What time it is in town."""
        return datetime.fromisoformat((await self.get("/clock"))["now"])

    async def fault(self, method: str, kind: str, times: int = 1, **more: Any) -> None:
        """The next calls of a method go wrong."""
        await self.post("/faults", method=method, kind=kind, times=times, **more)

    async def hand_over(self, *updates: Any) -> None:
        """Exactly this JSON as updates."""
        await self.post("/updates", raw=list(updates))

    async def numbered(self, **content: Any) -> Json:
        """An update of the next number with this content."""
        number = (await self.post("/updates", again=0))["next_id"]
        await self.post("/updates", next_id=number + 1)
        return {"update_id": number, **content}
