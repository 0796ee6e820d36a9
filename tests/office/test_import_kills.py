"""`kill -9` in an import or an overview, and run again: either nothing or all of it was there, and in the end everything is there once."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.actions.verify import Sound, verify
from tests.office.conftest import Desk
from tests.office.offices import office_desk  # noqa: F401  (the fixture)
from tests.office.test_import_command import flexbot

KILLS = int(os.environ.get("FLEXBOT_KILLS", "6"))
"""How often something is killed on each database."""


def is_killed(desk: Desk, seconds: float, *arguments: str) -> bool:
    """The command, killed after a time; False when it was done by then."""
    environment = os.environ | {"FLEXBOT_DATABASE": desk.url}
    quiet = subprocess.DEVNULL
    process = subprocess.Popen([sys.executable, "-m", "bot", *arguments], env=environment, stdout=quiet, stderr=quiet)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True
    return False


def seconds_of(desk: Desk, *arguments: str) -> float:
    """How long a command takes."""
    begun = time.monotonic()
    done = flexbot(desk, *arguments)
    assert done.returncode == 0, done.stderr
    return time.monotonic() - begun


@pytest.mark.timeout(900)
@pytest.mark.slow
async def test_an_import_is_killed_and_run_again(desk: Desk, tmp_path: Path) -> None:
    """Each time either nothing or all of it is there; in the end everything is there once, and a run more changes nothing."""
    longest = seconds_of(desk, "import", "--templates", str(tmp_path / "templates"))
    command, chance = ("import", str(desk.folder)), random.Random(2028)
    kills = 0
    for _ in range(KILLS + 2):
        kills += is_killed(desk, chance.uniform(0.3 * longest, 2 * longest), *command)
        people = await desk.ask("SELECT count(*) FROM person")
        assert people in ([(0,)], [(5,)])
        assert await desk.ask("SELECT count(*) FROM day_entry") == [(0,) if people == [(0,)] else (4,)]
        if kills >= KILLS:
            break
    assert kills >= 1
    seconds_of(desk, *command)
    again = flexbot(desk, *command)
    assert "hours: 0 new, 0 changed, 4 as they were" in again.stdout.splitlines()
    assert " new" not in again.stdout.replace(" 0 new", "")
    assert await desk.ask("SELECT count(*) FROM trail WHERE deed = 'person entered'") == [(5,)]
    assert await desk.ask("SELECT count(*) FROM placement") == [(2,)]
    async with desk.database.begin() as tx:
        found = await verify(tx, [])
    assert isinstance(found, Sound), found


@pytest.mark.timeout(900)
@pytest.mark.slow
async def test_an_overview_is_killed_and_run_again(desk: Desk, tmp_path: Path) -> None:
    """After each kill there are whole files or none; in the end the same bytes as of a run that nobody killed, workbooks too."""
    await desk.brings()
    chance = random.Random(2027)
    for period in (("--month", "2026-09"), ("--year", "2026")):
        whole, out = tmp_path / f"whole{period[1]}", tmp_path / f"out{period[1]}"
        longest = seconds_of(desk, "overview", *period, "--out", str(whole))
        wanted = {path.name: path.read_bytes() for path in whole.iterdir()}
        for part in (0.5, 0.8, 0.95) * (KILLS // 6 or 1):
            is_killed(desk, chance.uniform(part - 0.1, part + 0.05) * longest, "overview", *period, "--out", str(out))
            for path in out.iterdir() if out.exists() else ():
                assert path.name.endswith(".part") or path.read_bytes() == wanted[path.name], path.name
        seconds_of(desk, "overview", *period, "--out", str(out))
        assert {path.name: path.read_bytes() for path in out.iterdir()} == wanted
