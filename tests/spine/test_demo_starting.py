"""The demo on a machine where its bot is slow to answer, or in a folder that it cannot use."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.nursery import ROOT
from tests.ports import two_ports

LONG = 60.0


@asynccontextmanager
async def demo(folder: Path, *, slow: float, patience: float) -> AsyncIterator[Process]:
    """`flexbot demo`, which says after `slow` seconds that it is still starting and gives up after `patience` seconds."""
    code = (
        "from bot import __main__\nfrom bot.demo import runner\n"
        f"runner.SLOW_SECONDS, runner.PATIENCE_SECONDS = {slow}, {patience}\n__main__.main()"
    )
    command = [sys.executable, "-c", code, "demo", "--no-browser", "--port", str(two_ports()), "--data", str(folder / "data")]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FLEXBOT_")}
    process = await asyncio.create_subprocess_exec(
        *command, cwd=folder, env=environment | {"PYTHONPATH": str(ROOT)}, stdin=DEVNULL, stdout=PIPE, stderr=PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        await process.communicate()


async def held_bot(process: Process) -> int:
    """The bot that the demo started, stopped as soon as it is there."""
    async with asyncio.timeout(LONG):
        while True:
            searching = await asyncio.create_subprocess_exec("pgrep", "-P", str(process.pid), "-f", "bot run", stdout=PIPE)
            if found := (await searching.communicate())[0].split():
                os.kill(int(found[0]), signal.SIGSTOP)
                return int(found[0])
            await asyncio.sleep(0.02)


async def line(stream: asyncio.StreamReader | None) -> str:
    """What it says next."""
    assert stream is not None
    return (await asyncio.wait_for(stream.readline(), LONG)).decode()


async def test_a_bot_that_needs_long_is_waited_for(tmp_path: Path) -> None:
    """One line says that it is still starting; when it answers the demo is ready as ever."""
    async with demo(tmp_path, slow=1, patience=600) as process:
        bot = await held_bot(process)
        while (said := await line(process.stderr)) == "flexbot: the simulator is still starting\n":
            pass
        assert said == "flexbot: the bot is still starting\n"
        os.kill(bot, signal.SIGCONT)
        assert (await line(process.stdout)).startswith("ready http://127.0.0.1:")


@pytest.mark.slow
async def test_a_bot_that_never_answers_is_one_line(tmp_path: Path) -> None:
    """When patience ends: exit code 1, and on stderr what to do in one line."""
    async with demo(tmp_path, slow=600, patience=20) as process:
        await held_bot(process)
        out, err = await asyncio.wait_for(process.communicate(), LONG)
    assert (process.returncode, out) == (1, b"")
    assert err.startswith(b"flexbot: the bot does not answer after "), err
    assert b"start the demo again" in err
    assert err.count(b"\n") == 1, err


async def test_a_folder_whose_database_is_none_is_one_line(tmp_path: Path) -> None:
    """Something else stands where the demo keeps its database: exit code 1, what it is and what to do in one line."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "flexbot.begun").touch()
    (data / "flexbot.db").write_text("This is a text, and a long one, so that nobody takes it for a database.\n" * 20)
    async with demo(tmp_path, slow=600, patience=600) as process:
        out, err = await asyncio.wait_for(process.communicate(), LONG)
    assert (process.returncode, out) == (1, b"")
    assert err.startswith(b"flexbot: the demo cannot go on (DatabaseError: file is not a database)"), err
    assert b"--fresh" in err
    assert err.count(b"\n") == 1, err
