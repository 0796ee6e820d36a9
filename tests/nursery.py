"""Bots that start at once: a process that has imported the bot and forks a fresh one when asked.

Importing takes seconds and the tests start many bots, so it is done once. Each bot is a process of its own that runs
`flexbot run` with its own environment, working folder and log, and can be killed like any other.
"""

import asyncio
import gc
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).parent.parent


class Bot:
    """One bot's process. `returncode` is None as long as it lives, negative when a signal ended it."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self.ended = asyncio.Event()

    def send_signal(self, number: signal.Signals) -> None:
        """Ends it, or whatever the signal means."""
        if self.returncode is None:
            os.kill(self.pid, number)

    async def wait(self) -> int:
        """The exit code, when it has ended."""
        await self.ended.wait()
        assert self.returncode is not None
        return self.returncode


class Nursery:
    """The process that forks them, as the tests see it."""

    def __init__(self) -> None:
        self._process: Process | None = None
        self._bots: dict[int, Bot] = {}
        self._births: asyncio.Queue[Bot | None] = asyncio.Queue()
        self._turn = asyncio.Lock()
        self._reading: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Start it; it imports the bot meanwhile."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("FLEXBOT_")}
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.nursery", cwd=ROOT, env=environment, stdin=PIPE, stdout=PIPE
        )
        self._reading = asyncio.create_task(self._read())

    async def close(self) -> None:
        """End it, and every bot that still lives."""
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
            await self._process.wait()
        if self._reading is not None:
            await self._reading

    async def bear(self, folder: Path, log: Path, environment: dict[str, str]) -> Bot:
        """A new bot with these settings, working in `folder` and logging to `log`."""
        assert self._process is not None
        assert self._process.stdin is not None
        async with self._turn:
            wish = {"folder": str(folder), "log": str(log), "environment": environment}
            self._process.stdin.write(json.dumps(wish).encode() + b"\n")
            bot = await self._births.get()
            if bot is None:
                self._births.put_nowait(None)
                raise AssertionError("the bot cannot be imported: `python -m tests.nursery` says why")
            return bot

    async def _read(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            news = json.loads(line)
            if "born" in news:
                self._bots[news["born"]] = Bot(news["born"])
                self._births.put_nowait(self._bots[news["born"]])
            else:
                bot = self._bots.pop(news["ended"])
                bot.returncode = news["code"]
                bot.ended.set()
        self._births.put_nowait(None)


# In the process itself


def _tell(**news: Any) -> None:
    os.write(1, json.dumps(news).encode() + b"\n")


def _bury(*_: Any) -> None:
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not pid:
            return
        _alive.discard(pid)
        _tell(ended=pid, code=os.waitstatus_to_exitcode(status))


def _live(wish: dict[str, Any]) -> NoReturn:
    """In the child: be `flexbot run`."""
    from bot.__main__ import app

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
    os.chdir(wish["folder"])
    os.environ.update(wish["environment"])
    null, log = os.open(os.devnull, os.O_RDONLY), os.open(wish["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for target, source in ((0, null), (1, log), (2, log)):
        os.dup2(source, target)
    try:
        app(["run"])
    except SystemExit as end:
        os._exit(end.code if isinstance(end.code, int) else 1)
    except BaseException as problem:
        os.write(2, f"{problem!r}\n".encode())
        raise
    finally:
        os._exit(1)


_alive: set[int] = set()


def main() -> None:
    """Forks a bot for every line; ends them all when there are no more lines."""
    gc.disable()  # as `flexbot run` does
    import bot.app  # noqa: F401 - what takes the time
    from bot.handlers import routers

    routers()
    gc.collect()
    gc.freeze()
    gc.enable()
    signal.signal(signal.SIGCHLD, _bury)
    for line in sys.stdin:
        wish = json.loads(line)
        # Nobody is buried before they are announced.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
        pid = os.fork()
        if pid == 0:
            _live(wish)
        _alive.add(pid)
        _tell(born=pid)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
    for pid in list(_alive):
        os.kill(pid, signal.SIGKILL)
    os._exit(0)


if __name__ == "__main__":
    main()
