"""`kill -9` at whatever moment, and run again: the same numbers, the same files, nothing paid twice.

The suite does one round; the full form (`python -m tests.office kills`) 200 times on each database. Every round begins
with a municipality in which nothing was done yet, so that each kill hits work that is still to be done.
"""

import os
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url

from core.actions.verify import Sound, verify
from core.store.opening import connect
from office.invoicing.command import invoice_month
from tests.office.conftest import Desk
from tests.office.offices import office_desk  # noqa: F401  (the fixture)
from tests.office.paying import ACCOUNTS, TO_COME, claim, lay_accounts, said
from tests.office.test_invoices import PARTIES, register
from tests.office.test_ledger import balances
from tests.office.test_settle import TEN_PER_CENT
from tests.office.test_settle import read as settled
from tests.office.test_settled_from import costs_of_p1
from tests.office.test_statement import entry, statement
from tests.office.warm import Warm

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
KILLS = int(os.environ.get("FLEXBOT_KILLS", "6"))
"""How often something is killed on each database."""
ON_EACH = 2
"""How often each command of a round is killed before it may end."""
Command = tuple[str, ...]
SPRING = "placement,date,minutes\nP3,2026-03-02,480\nP3,2026-03-10,450\nP3,2026-03-31,60\nP3,2026-04-01,405\n"
"""1,395 minutes in four units of 2026H1: 46.50 of premium, and at 18.50 an hour 430.13 of turnover."""


@pytest.fixture(name="warm")
def with_everything_imported() -> Iterator[Warm]:
    """What runs the commands."""
    process = Warm()
    yield process
    process.close()


async def at_work(desk: Desk, out: Path) -> list[Command]:
    """A municipality in which all is still to be done but the invoice of August. Answers the commands that do it, for files in `out`."""
    lay = {name: (desk.folder / name).read_text() for name in ("people.csv", "jobs.csv", "placements.csv", "hours.csv")}
    desk.lay("people.csv", lay["people.csv"] + "C3,candidate,Piet,Jansen,nl,1970-01-02,K1,,\n")
    desk.lay("jobs.csv", lay["jobs.csv"] + 'J3,E1,Vouwen,"Kade 12, Proefstad",2026-03-02,20,18.50,1,,,\n')
    desk.lay("placements.csv", lay["placements.csv"] + "P3,C3,J3,20,2026-03-02,2026-04-03,18.50\n")
    desk.lay("hours.csv", lay["hours.csv"] + SPRING.partition("\n")[2])
    desk.lay("policy.toml", (desk.folder / "policy.toml").read_text() + TEN_PER_CENT)
    report = await desk.brings()
    assert report.faults == ()
    await costs_of_p1(desk, (date(2026, 9, 28), 450))
    await claim(desk, "P1", date(2026, 9, 30), 300)
    accounts, parties = lay_accounts(desk, ACCOUNTS + "C3,NL44RABO0123456789,P Jansen\n"), desk.folder.parent / "parties.csv"
    parties.write_text(PARTIES)
    await invoice_month(desk.database, "2026-08", desk.folder, NOW, parties)
    paid = statement(desk.folder.parent, entry("217.38", "FX-000001"))
    where = ("--out", str(out))
    two = ("--by", "K1", "--approve", "K2", "--accounts", str(accounts))
    return [
        ("payments", "--moment", f"{TO_COME}", *where, *two),
        ("payments", "--travel", "2026-09", *where, *two, "--skip-faults"),
        ("invoices", "--month", "2026-09", *where, "--parties", str(parties)),
        ("invoices", "--statement", str(paid), *where),
        ("settle", "--half", "2026H1", *where, "--issue", "--by", "K1"),
        ("ledger", *where),
    ]


def copies(desk: Desk, request: pytest.FixtureRequest) -> Callable[[], str]:
    """Makes new databases that are as the desk's, which is closed."""
    if desk.database.dialect == "postgresql":
        return lambda: str(request.getfixturevalue("postgres").database(desk.url))
    path = Path(make_url(desk.url).database or "")

    def copied() -> str:
        to = path.with_name(f"copy{len(list(path.parent.glob('copy*.db')))}.db")
        for ending in (".db", ".key"):
            shutil.copy(path.with_suffix(ending), to.with_suffix(ending))
        return f"sqlite:///{to}"

    return copied


def files(out: Path) -> dict[str, bytes]:
    """What lies there, other than workbooks, which say when they were made, and what shows how far a thing is."""
    shown = ("betalingen", "facturen", "afrekening", "-invoice.pdf", "register")
    return {
        path.name: path.read_bytes()
        for path in out.iterdir()
        if path.suffix in (".xml", ".pdf", ".csv", ".beancount") and not any(word in path.name for word in shown)
    }


@pytest.mark.slow
async def test_killed_and_run_again(desk: Desk, tmp_path: Path, request: pytest.FixtureRequest, warm: Warm) -> None:
    """Payments, travel, invoices, a statement, a half year and the books: killed at random moments, run again, everything once."""
    out = tmp_path / "out"
    commands = await at_work(desk, out)
    await desk.database.close()
    copied, chance, kills = copies(desk, request), random.Random(2026), Counter[str]()
    url = copied()
    seconds = {command: finished(warm, url, command) for command in commands}
    await everything_once(desk, url, out)
    rounds = 0
    while kills.total() < KILLS or len(+kills) < len(commands):
        rounds += 1
        assert rounds <= KILLS, f"hardly anything was killed: {kills}"
        shutil.rmtree(out)
        out.mkdir()
        url = copied()
        for command in commands:
            for _ in range(ON_EACH):
                kills[" ".join(command[:2])] += warm.does(url, command, chance.uniform(0, seconds[command])).killed
            seconds[command] = (seconds[command] + finished(warm, url, command)) / 2
        first = files(out)
        for command in commands:
            finished(warm, url, command)
        assert files(out) == first
        assert [path.name for path in out.iterdir() if path.name.endswith(".part")] == []
        await everything_once(desk, url, out)
        print(f"\n{kills.total()} kills in {rounds} rounds on {desk.database.dialect}: {dict(kills)}", flush=True)


def finished(warm: Warm, url: str, command: Command) -> float:
    """The command to its end, which is good; how long that took."""
    done = warm.does(url, command)
    assert done.code == 0, command
    return done.seconds


async def everything_once(desk: Desk, url: str, out: Path) -> None:
    """Each payment, number, booking and half year is there once, and all of it is as its deeds say."""
    database = connect(url)
    there = Desk(desk.folder, database, url)
    try:
        await _once(there, out)
    finally:
        await database.close()


async def _once(desk: Desk, out: Path) -> None:
    async def asked(query: str, *rows: tuple[Any, ...]) -> None:
        assert await desk.ask(query) == list(rows), query

    assert said(out / f"payments-premium-{TO_COME}-gemeente-proefstad.xml") == ["3", "81.50", "11.50", "23.50", "46.50"]
    assert said(out / "payments-travel-2026-09-30-gemeente-proefstad.xml") == ["1", "7.50", "7.50"]
    await asked("SELECT count(*), sum(cents) FROM payment", (3, 8150))
    await asked("SELECT count(*), sum(cents) FROM pay_line WHERE is_paid AND moment IS NULL", (1, 750))
    await asked(
        "SELECT kind, state, count(*) FROM pay_run GROUP BY 1, 2 ORDER BY 1", ("premium", "made", 1), ("travel", "made", 1)
    )
    assert [row[0] for row in register(out, "2026-09")] == ["FX-000002"]
    assert [[row[0], *row[10:]] for row in register(out, "2026-08")] == [["FX-000001", "217.38", "betaald"]]
    await asked("SELECT count(*), max(number) FROM invoice", (2, 2))
    await asked("SELECT count(*), sum(cents) FROM invoice_payment", (1, 21738))
    await asked("SELECT half FROM settlement", ("2026H1",))
    await asked("SELECT count(*), sum(minutes), sum(turnover), sum(premium) FROM settled_unit", (4, 1395, 43013, 4650))
    assert [row[6] for row in settled(out, "2026H1", "regels")] == ["480", "450", "60", "405"]
    assert sum(balances(out / "ledger-gemeente-proefstad.beancount").values()) == Decimal(0)
    async with desk.database.begin() as tx:
        found = await verify(tx, [])
    assert isinstance(found, Sound), found
