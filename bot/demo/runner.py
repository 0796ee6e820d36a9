"""Starts and keeps alive the two processes of the demo: the simulator and the bot."""

import asyncio
import contextlib
import ctypes
import fcntl
import os
import shutil
import signal
import socket
import sys
import webbrowser
from asyncio.subprocess import DEVNULL, Process
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any

import aiohttp

from bot.demo.sample import PEOPLE, sample
from core.rules.calendar import AMSTERDAM
from core.store.migrate import migrate
from core.store.opening import connect
from core.store.people.people import Role

TOKEN = "424242:demo-token-for-this-machine-only"
SLOW_SECONDS = 20.0
"""After so long without an answer it is said that the demo is still starting."""
PATIENCE_SECONDS = 900.0
"""And after so long it is given up."""
AT_ONCE = aiohttp.ClientTimeout(total=5.0)
AGAIN_SECONDS = 0.3


class DemoFault(Exception):
    """Why the demo cannot run, and what to do."""


class WrongMoment(Exception):
    """The demo was told to begin at what is no moment."""


class Demo:
    """One demo: its port, its folder, its two processes."""

    def __init__(self, port: int, data: Path, now: str) -> None:
        self._port, self._data = port, data.resolve()
        try:
            moment = datetime.fromisoformat(now) if now else None
        except ValueError:
            raise WrongMoment(f"--now {now}: write it as 2026-11-20T09:00") from None
        self._now = moment.replace(tzinfo=AMSTERDAM) if moment and moment.tzinfo is None else moment
        self._telegram = self._data / "telegram"
        self._url = f"http://127.0.0.1:{port}"
        self._database = f"sqlite:///{self._data / 'flexbot.db'}"

    async def run(self, fresh: bool, browser: bool) -> None:
        """Run until it is interrupted or told to end; its two processes end with it. DemoFault says why it cannot run, whatever that is."""
        me = asyncio.current_task()
        assert me is not None
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, me.cancel)
        with self._alone():
            try:
                await self._run(fresh, browser)
            except* Exception as problems:
                raise _why(problems) from None

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else has the ports or the folder: two bots with one token would write into one another's chats."""
        for port in (self._port, self._port + 1):
            with socket.socket() as probe, contextlib.suppress(ConnectionError):
                probe.connect(("127.0.0.1", port))
                raise DemoFault(f"port {port} is taken: choose another with --port")
        try:
            self._data.mkdir(parents=True, exist_ok=True)
            lock = (self._data / "demo.lock").open("w")
        except OSError as problem:
            raise DemoFault(f"--data {self._data}: cannot be written ({problem.strerror})") from None
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise DemoFault(f"--data {self._data}: another demo runs there: end it, or choose another folder") from None
            yield

    async def _run(self, fresh: bool, browser: bool) -> None:
        begun = self._data / "flexbot.begun"
        if fresh or not begun.exists():
            self._start_over()
        is_new = not begun.exists()
        await migrate(self._database)
        async with aiohttp.ClientSession() as session:
            simulator = await self._start(
                [sys.executable, "-m", "simulator", "--port", str(self._port), "--data", str(self._telegram)]
            )
            try:
                await self._until_up(session, simulator)
                if is_new:
                    await self._begin(session)
                    begun.touch()
                async with asyncio.TaskGroup() as group:
                    keeper = group.create_task(self._keep_bot())
                    await self._until_quiet(session)
                    self._say_ready(browser)
                    await simulator.wait()
                    keeper.cancel()
                    raise DemoFault("the simulator stopped: is another demo running on this port?")
            finally:
                await _end(simulator)

    def _start_over(self) -> None:
        """Remove what the demo itself keeps in its folder, and nothing else."""
        shutil.rmtree(self._telegram, ignore_errors=True)
        for file in self._data.glob("flexbot.*"):
            file.unlink()

    async def _begin(self, session: aiohttp.ClientSession) -> None:
        """A sample municipality in a new database, and its people as Telegram users."""
        if self._now:
            await self._post(session, "/clock", {"now": self._now.isoformat()})
        async with session.get(f"{self._url}/clock") as answer:
            now = datetime.fromisoformat((await answer.json())["now"])
        database = connect(self._database)
        async with database.begin() as tx:
            await sample(tx, now)
        await database.close()
        await self._post(session, f"/bot{TOKEN}/getMe", {})
        for someone in PEOPLE:
            await self._post(
                session,
                "/people",
                {
                    "id": someone.external,
                    "first_name": someone.first_name,
                    "last_name": someone.last_name,
                    "language_code": someone.language,
                    "role": _on_the_phones(someone.role),
                },
            )
            await self._post(session, f"/people/{someone.external}/start", {})

    async def _post(self, session: aiohttp.ClientSession, path: str, body: dict[str, Any]) -> None:
        async with session.post(self._url + path, json=body) as answer:
            if answer.status >= 400:
                raise DemoFault(f"the simulator refused {path}: {(await answer.text())[:200]}")

    async def _keep_bot(self) -> None:
        """The bot is a process of its own: killed, it is started again."""
        environment = os.environ | {
            "FLEXBOT_TOKEN": TOKEN,
            "FLEXBOT_DATABASE": self._database,
            "FLEXBOT_API_BASE": self._url,
            "FLEXBOT_CLOCK": f"{self._url}/clock",
            "FLEXBOT_HEALTH_PORT": str(self._port + 1),
            "FLEXBOT_LOG": "text",
        }
        while True:
            bot = await self._start([sys.executable, "-m", "bot", "run"], environment)
            try:
                code = await bot.wait()
            finally:
                await _end(bot)
            if code == 1:
                raise DemoFault("the bot could not start: see the line above")
            await asyncio.sleep(AGAIN_SECONDS)

    async def _start(self, command: list[str], environment: dict[str, str] | None = None) -> Process:
        return await asyncio.create_subprocess_exec(
            *command, stdin=DEVNULL, stdout=DEVNULL, env=environment, preexec_fn=_end_with_parent
        )

    async def _until_up(self, session: aiohttp.ClientSession, simulator: Process) -> None:
        """The simulator answers."""

        async def is_up() -> bool:
            if simulator.returncode is not None:
                raise DemoFault(f"port {self._port} is taken: choose another with --port")
            async with session.get(f"{self._url}/people", timeout=AT_ONCE) as answer:
                return answer.status == 200

        await _until(is_up, "the simulator")

    async def _until_quiet(self, session: aiohttp.ClientSession) -> None:
        """The bot answers and nothing waits."""

        async def is_quiet() -> bool:
            async with session.get(f"http://127.0.0.1:{self._port + 1}/health", timeout=AT_ONCE) as answer:
                standing = await answer.json()
            return bool(standing["ok"] and not (standing["inbox"] or standing["due"] or standing["outbox"]))

        await _until(is_quiet, "the bot")

    def _say_ready(self, browser: bool) -> None:
        print(f"ready {self._url}/", flush=True)
        print(f"health http://127.0.0.1:{self._port + 1}/health", flush=True)
        print(f"FLEXBOT_DATABASE={self._database}", flush=True)
        if browser:
            webbrowser.open(f"{self._url}/")


async def _until(holds: Callable[[], Awaitable[bool]], who: str) -> None:
    """Ask until it holds. What takes long is said once; DemoFault when patience ends."""
    begun, is_said = monotonic(), False
    while True:
        with contextlib.suppress(aiohttp.ClientError, TimeoutError):
            if await holds():
                return
        waited = monotonic() - begun
        if waited > PATIENCE_SECONDS:
            raise DemoFault(
                f"{who} does not answer after {waited:.0f} seconds: start the demo again when the machine has less to do, or over with --fresh"
            )
        if waited > SLOW_SECONDS and not is_said:
            print(f"flexbot: {who} is still starting", file=sys.stderr, flush=True)
            is_said = True
        await asyncio.sleep(0.05)


def _why(problems: ExceptionGroup[Exception]) -> DemoFault:
    """The one to tell of several that came at once."""
    first = next((one for one in problems.exceptions if isinstance(one, DemoFault)), problems.exceptions[0])
    if isinstance(first, DemoFault):
        return first
    said = " ".join(str(getattr(first, "orig", None) or first).split())[:200]
    return DemoFault(f"the demo cannot go on ({type(first).__name__}: {said}): start it again, or over with --fresh")


def _on_the_phones(role: Role) -> str:
    """Candidate, employer, or whoever works for the municipality."""
    return role if role in (Role.CANDIDATE, Role.EMPLOYER) else Role.CONSULTANT


def _end_with_parent() -> None:
    """Also when the demo itself is killed (Linux: PR_SET_PDEATHSIG)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)


async def _end(process: Process) -> None:
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), 5)
            return
        process.kill()
        await process.wait()
