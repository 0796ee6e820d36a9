"""`kill -9` at whatever moment, and run again: the same numbers, the same files, nothing paid twice.

The suite kills each command a few times; the full form (`python -m tests.office kills`) 200 times on each database.
"""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from core.actions.verify import Sound, verify
from core.rules.payouts import Batch
from office.invoicing.command import invoice_month
from office.payments.command import Asked, pay
from tests.office.conftest import Desk
from tests.office.offices import office_desk  # noqa: F401  (the fixture)
from tests.office.test_import_command import flexbot
from tests.office.test_invoices import PARTIES, register
from tests.office.test_ledger import balances
from tests.office.test_payments import NAME, lay_accounts, said
from tests.office.test_settled_from import costs_of_p1
from tests.office.test_statement import entry, statement

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
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


async def at_work(desk: Desk, out: Path) -> list[tuple[str, ...]]:
    """A municipality with all that is to be done: premium and travel are approved, August is invoiced. Answers the commands."""
    await desk.brings()
    await costs_of_p1(desk, (date(2026, 9, 28), 450))
    accounts, parties = lay_accounts(desk), desk.folder.parent / "parties.csv"
    parties.write_text(PARTIES)
    for batch, day in ((Batch.PREMIUM, date(2026, 12, 31)), (Batch.TRAVEL, date(2026, 9, 30))):
        await pay(desk.database, Asked(batch, day, out, by="K1", approve="K2"), NOW)
    await invoice_month(desk.database, "2026-08", out, NOW, parties)
    paid = statement(desk.folder.parent, entry("217.38", "FX-000001"))
    where, skip = ("--out", str(out)), ("--accounts", str(accounts), "--skip-faults")
    return [
        ("payments", "--moment", "2026-12-31", *where, "--accounts", str(accounts)),
        ("payments", "--travel", "2026-09", *where, *skip),
        ("invoices", "--month", "2026-09", *where, "--parties", str(parties)),
        ("invoices", "--statement", str(paid), *where),
        ("settle", "--half", "2026H1", *where, "--issue", "--by", "K1"),
        ("ledger", *where),
    ]


@pytest.mark.timeout(900)
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


def files(out: Path) -> dict[str, bytes]:
    """What lies there, other than workbooks, which say when they were made, and what shows how far a thing is."""
    shown = ("betalingen", "facturen", "afrekening", "-invoice.pdf", "register")
    return {
        path.name: path.read_bytes()
        for path in out.iterdir()
        if path.suffix in (".xml", ".pdf", ".csv", ".beancount") and not any(word in path.name for word in shown)
    }


async def test_killed_and_run_again(desk: Desk, tmp_path: Path) -> None:
    """Payments, travel, invoices, a statement, a half year and the books: killed at random moments, run again, everything once."""
    out = tmp_path / "out"
    commands = await at_work(desk, out)
    longest = seconds_of(desk, "ledger", "--out", str(tmp_path / "looked"))
    chance, kills, tries = random.Random(2026), 0, 0
    while kills < KILLS and tries < 4 * KILLS:
        command = commands[tries % len(commands)]
        kills += is_killed(desk, chance.uniform(0.3 * longest, 1.3 * longest), *command)
        tries += 1
    for command in commands:
        seconds_of(desk, *command)
    first = files(out)
    for command in commands:
        seconds_of(desk, *command)
    assert files(out) == first
    assert [path.name for path in out.iterdir() if path.name.endswith(".part")] == []
    assert kills >= KILLS // 2, f"{kills} kills in {tries} tries"
    print(f"\n{kills} kills in {tries} tries")
    await everything_once(desk, out)


async def everything_once(desk: Desk, out: Path) -> None:
    """Each payment, number, booking and half year is there once, and all of it is as its deeds say."""
    assert said(out / f"{NAME}.xml") == ["2", "35.00", "11.50", "23.50"]
    assert await desk.ask("SELECT count(*), sum(cents) FROM payment") == [(2, 3500)]
    assert await desk.ask("SELECT count(*), sum(cents) FROM pay_line WHERE is_paid AND moment IS NULL") == [(1, 450)]
    assert [row[0] for row in register(out, "2026-09")] == ["FX-000002"]
    assert await desk.ask("SELECT count(*), max(number) FROM invoice") == [(2, 2)]
    assert await desk.ask("SELECT count(*), sum(cents) FROM invoice_payment") == [(1, 21738)]
    assert await desk.ask("SELECT half FROM settlement") == [("2026H1",)]
    assert sum(balances(out / "ledger-gemeente-proefstad.beancount").values()) == Decimal(0)
    async with desk.database.begin() as tx:
        found = await verify(tx, [])
    assert isinstance(found, Sound), found
