"""`kill -9` at whatever moment, and run again: the same numbers, the same files, nothing paid twice. FLEXBOT_KILLS=100 is the full form."""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path

from core.actions.verify import Sound, verify
from core.rules.payouts import Batch
from office.payments.command import Asked, pay
from tests.office.conftest import Desk
from tests.office.offices import office_desk  # noqa: F401  (the fixture)
from tests.office.test_import_command import flexbot
from tests.office.test_invoices import PARTIES, register
from tests.office.test_payments import NAME, lay_accounts, said

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
KILLS = int(os.environ.get("FLEXBOT_KILLS", "2"))


def killed(desk: Desk, seconds: float, *arguments: str) -> None:
    """The command, killed after a time, unless it is done by then."""
    environment = os.environ | {"FLEXBOT_DATABASE": desk.url}
    quiet = subprocess.DEVNULL
    process = subprocess.Popen([sys.executable, "-m", "bot", *arguments], env=environment, stdout=quiet, stderr=quiet)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()


def seconds_of(desk: Desk, *arguments: str) -> float:
    """How long a command takes that only looks."""
    begun = time.monotonic()
    assert flexbot(desk, *arguments).returncode == 0
    return time.monotonic() - begun


async def test_killed_and_run_again(desk: Desk, tmp_path: Path) -> None:
    """A payment moment and a month of invoices."""
    await desk.brings()
    out, accounts, parties = tmp_path / "out", lay_accounts(desk), tmp_path / "parties.csv"
    parties.write_text(PARTIES)
    await pay(desk.database, Asked(Batch.PREMIUM, date(2026, 12, 31), out, by="K1", approve="K2"), NOW)
    paying = ("payments", "--moment", "2026-12-31", "--out", str(out), "--accounts", str(accounts))
    invoicing = ("invoices", "--month", "2026-09", "--out", str(out), "--parties", str(parties))
    chance, longest = random.Random(2026), seconds_of(desk, *paying[:5])
    for _ in range(KILLS):
        for command in (paying, invoicing):
            killed(desk, chance.uniform(0.3 * longest, 1.3 * longest), *command)
    for command in (paying, invoicing):
        done = flexbot(desk, *command)
        assert done.returncode == 0, done.stderr
    assert said(out / f"{NAME}.xml") == ["2", "35.00", "11.50", "23.50"]
    assert await desk.ask("SELECT count(*), sum(cents) FROM payment") == [(2, 3500)]
    assert [row[0] for row in register(out, "2026-09")] == ["FX-000001"]
    async with desk.database.begin() as tx:
        found = await verify(tx, [])
    assert isinstance(found, Sound), found
