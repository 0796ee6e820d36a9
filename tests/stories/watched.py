"""A bot that writes down which functions of the house it calls, in order: `python -m tests.stories.watched FILE` is `flexbot run` so.

Only those are written that `FLEXBOT_WATCH` names (`path:function`, by blanks), each time that one is begun or gone on with.
"""

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE
from pathlib import Path
from types import FrameType
from typing import Any

from tests.nursery import ROOT, Bot, Nursery


class Watched(Nursery):
    """A nursery of such bots; `calls` has what they called."""

    def __init__(self, names: list[str], calls: Path) -> None:
        super().__init__()
        self.names, self.calls = names, calls

    async def bear(self, folder: Path, log: Path, environment: dict[str, str]) -> Bot:
        """A new one, as of any nursery."""
        self.calls.touch()
        around = {name: value for name, value in os.environ.items() if not name.startswith("FLEXBOT_")}
        with log.open("ab") as written:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tests.stories.watched", str(self.calls),
                cwd=folder, stdin=DEVNULL, stdout=PIPE, stderr=written,
                env=around | environment | {"PYTHONPATH": str(ROOT), "FLEXBOT_WATCH": " ".join(self.names)},
            )  # fmt: skip
        assert process.stdout is not None
        await process.stdout.readline()  # when all is imported
        bot = Bot(process.pid)
        self._reading = asyncio.create_task(_bury(process, bot))
        return bot


async def _bury(process: asyncio.subprocess.Process, bot: Bot) -> None:
    bot.returncode = await process.wait()
    bot.ended.set()


def main() -> None:
    """Watch, and be `flexbot run`."""
    import bot.app  # noqa: F401 - imports are many calls, none of them a hop
    from bot.__main__ import app
    from bot.handlers import routers

    routers()
    print("imported", flush=True)
    watched = set(os.environ.pop("FLEXBOT_WATCH").split())
    calls = os.open(sys.argv[1], os.O_WRONLY | os.O_APPEND)
    known: dict[Any, bytes] = {}

    def look(frame: FrameType, event: str, _: object) -> None:
        if event != "call":
            return
        code = frame.f_code
        if code not in known:
            path = code.co_filename.removeprefix(f"{ROOT}/")
            name = f"{path}:{code.co_qualname.partition('.<locals>')[0]}"
            known[code] = f"{name}\n".encode() if name in watched else b""
        if known[code]:
            os.write(calls, known[code])

    sys.setprofile(look)
    app(["run"])


if __name__ == "__main__":
    main()
