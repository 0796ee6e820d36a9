"""A town for faults: its bots are made to be killed, and there may be several at once."""

import asyncio
import contextlib
import os
import resource
import signal
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

from simulator.keys import STEPS
from tests.faults.visibility import note_what_is_seen
from tests.nursery import Bot, Nursery
from tests.ports import free_port
from tests.postgres import Postgres
from tests.stories.running import GLANCE, START_SECONDS, TOKEN, Json, RunningTown

PATIENCE_SECONDS = 300.0
LONGEST_SECONDS = 1800.0
LOOK_SECONDS = 5.0


class FaultTown(RunningTown):
    """`bots` are all that were started and not stopped; questions about health go to the newest."""

    bots: tuple[tuple[Bot, str], ...] = ()

    async def start_bot(self, *, until_it_answers: bool = True, **settings: str) -> Bot:
        """Start one bot more. Settings for this process alone are named as in `FLEXBOT_...`, in lower case."""
        port = free_port()
        environment = {
            "FLEXBOT_TOKEN": TOKEN,
            "FLEXBOT_DATABASE": self.database_url,
            "FLEXBOT_API_BASE": self.url,
            "FLEXBOT_CLOCK": f"{self.url}/clock",
            "FLEXBOT_HEALTH_PORT": str(port),
            "FLEXBOT_SEND_RATE": "0",
            "FLEXBOT_LOG": "json",
        }
        environment |= self.more_settings | {f"FLEXBOT_{name.upper()}": value for name, value in settings.items()}
        bot = await self._nursery.bear(self.folder, self.folder / "bot.log", environment)
        self._look_at((*self.living(), (bot, f"http://127.0.0.1:{port}/health")))
        if until_it_answers:
            await self._until_answered(*self.bots[-1])
        return bot

    def living(self) -> tuple[tuple[Bot, str], ...]:
        """The bots that have not ended."""
        return tuple((bot, health) for bot, health in self.bots if bot.returncode is None)

    def _look_at(self, bots: tuple[tuple[Bot, str], ...]) -> None:
        self.bots = bots
        if bots:
            self._bot, self._health = bots[-1]

    async def _until_answered(self, bot: Bot, health: str) -> None:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            assert bot.returncode is None, f"the bot ended with {bot.returncode}\n{self.log()[-4000:]}"
            try:
                if (await self.get(health))["ok"]:
                    return
            except (aiohttp.ClientError, ValueError):
                pass
            await asyncio.sleep(GLANCE)
        raise AssertionError(f"the bot does not start\n{self.log()[-4000:]}")

    async def quiet(self, seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until all is quiet. After a fault it may take long on a busy machine: it fails when for so many seconds nothing moves, and
        when half an hour is not enough."""
        now = asyncio.get_running_loop().time
        begun = moved = now()
        seen: Json = {}
        while now() - moved < seconds and now() - begun < LONGEST_SECONDS:
            try:
                await super().quiet(LOOK_SECONDS)
            except AssertionError:
                pass
            else:
                return
            with contextlib.suppress(aiohttp.ClientError, ValueError):
                if (waiting := await self.health()) != seen:
                    moved, seen = now(), waiting
        await super().quiet(LOOK_SECONDS)

    async def is_quiet(self) -> bool:
        """Whether nothing waits anywhere. A bot that does not answer is not quiet."""
        try:
            return await super().is_quiet()
        except (aiohttp.ClientError, ValueError):
            return False

    async def clock(self, *, advance: str = "", now: str = "") -> Json:
        """Move the clock. Nobody waits for the killed: the simulator would hope for ten seconds that they come back."""
        followers, living = self.simulator._runner.app[STEPS]._followers, {str(bot.pid) for bot, _ in self.living()}
        for name in [name for name in followers if name.partition("-")[0] not in living]:
            del followers[name]
        return await super().clock(advance=advance, now=now)

    async def died(self, seconds: float = 20.0) -> bool:
        """Wait until the newest process has ended by itself; False when it lives on."""
        try:
            await asyncio.wait_for(self.bots[-1][0].wait(), seconds)
        except TimeoutError:
            return False
        return True

    async def stop_bot(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End every bot process of this town."""
        living, self.bots, self._bot = self.living(), (), None
        for bot, _ in living:
            bot.send_signal(how)
        for bot, _ in living:
            await bot.wait()

    async def kill_one(self, bot: Bot) -> None:
        """`kill -9` for one of several."""
        bot.send_signal(signal.SIGKILL)
        await bot.wait()
        self._look_at(self.living())

    def let_files_grow_to(self, size: int | None) -> None:
        """No file of the newest bot may become larger, as on a full disk; None lifts it."""
        hard = resource.prlimit(self.bots[-1][0].pid, resource.RLIMIT_FSIZE)[1]
        resource.prlimit(self.bots[-1][0].pid, resource.RLIMIT_FSIZE, (hard if size is None else size, hard))

    def size_of(self, suffix: str) -> int:
        """Bytes of the SQLite file (`""`), its log (`"-wal"`)."""
        path = self.database_url.removeprefix("sqlite:///") + suffix
        return os.path.getsize(path) if os.path.exists(path) else 0


@dataclass
class Ground:
    """Where rows run: a folder, a nursery, and a PostgreSQL server that is started when it is first asked for."""

    folder: Path
    nursery: Nursery
    server: Postgres | None = None
    towns: int = 0
    own: list[Postgres] = field(default_factory=list)

    def postgres(self) -> Postgres:
        """The server."""
        if self.server is None:
            self.server = Postgres()
            self.server.start()
            self.own.append(self.server)
        return self.server

    def close(self) -> None:
        """End what was started here."""
        for server in self.own:
            server.stop()

    @asynccontextmanager
    async def town(self, dialect: str = "sqlite", *, url: str = "", **how: object) -> AsyncIterator[FaultTown]:
        """A new town on a new database; `url` to reach the database by another way."""
        self.towns += 1
        database = url or (self.postgres().database() if dialect == "postgresql" else None)
        async with FaultTown.open(self.nursery, self.folder / f"town{self.towns}", database, **how) as town:  # type: ignore[arg-type]
            assert isinstance(town, FaultTown)
            if town.database_url.startswith("postgresql"):
                await note_what_is_seen(town.database_url)
            yield town
