"""Payments of the back office, step by step, for the tests of them: two people, and a file of accounts for one run."""

import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import text

from core.actions.deed import Deed, write
from core.actions.things import Thing
from core.rules.money.pay_runs import RunKind
from core.store.hours import travel
from office.payments.command import Asked, pay
from tests.office.conftest import Desk

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
DAY = date(2026, 12, 31)
NAME = "payments-premium-2026-12-31-gemeente-proefstad"
TO_COME = max(DAY, date.today() + timedelta(days=1))
"""Where a test types the command, which goes by the clock on the wall: a day that is not over."""
SPACE = "{urn:iso:std:iso:20022:tech:xsd:pain.001.001.09}"
ACCOUNTS = (
    "payee_ref,iban,name\n"
    "trust,NL91 ABNA 0417 1643 00,Stichting Derdenrekening Flextensie\n"
    "C1,NL20INGB0001234567,A. Bakker\n"
    "C2,NL02ABNA0123456789,H de Vries\n"
)


def lay_accounts(desk: Desk, content: str = ACCOUNTS) -> Path:
    """The file of accounts of a run, beside the other files and not among them."""
    path = desk.folder.parent / "accounts.csv"
    path.write_text(content, "utf-8")
    return path


async def does(desk: Desk, out: Path, now: datetime = NOW, **how: object) -> list[str]:
    """One step of the premium of 31 December."""
    return await pay(desk.database, Asked(RunKind.PREMIUM, DAY, out, **how), now)  # type: ignore[arg-type]


def said(path: Path) -> list[str]:
    """References and amounts in the file for the bank, with its sums."""
    tree = ET.parse(path)
    head = [tree.find(f".//{SPACE}GrpHdr/{SPACE}{tag}").text or "" for tag in ("NbOfTxs", "CtrlSum")]  # type: ignore[union-attr]
    return head + [node.text or "" for node in tree.iter(f"{SPACE}InstdAmt")]


def keeps_accounts(out: Path, database: Path) -> list[Path]:
    """Files other than the one for the bank in which an account stands."""
    files = [*out.iterdir(), *database.glob("office.db*")]
    return [path for path in files if path.suffix != ".xml" and b"NL20INGB" in path.read_bytes()]


async def claim(desk: Desk, placement: str, day: date, cents: int) -> None:
    """Travel costs of a day, as they are kept."""
    ((number, town),) = await desk.ask(f"SELECT id, municipality FROM placement WHERE ref = '{placement}'")
    async with desk.database.begin() as tx:
        values = {"municipality": town, "placement": number, "day": day, "version": 1, "kilometres": None, "cents": cents}
        await travel.write(tx, **values, at=NOW)
        deed = Deed(tx, NOW)
        deed.trail(town, "travel claimed", Thing.PLACEMENT, number, day=day, version=1, cents=cents)
        await write(tx, [deed])


async def agreed(desk: Desk, *days: str) -> None:
    """Payment moments that C2 proposed and K1 agreed to."""
    async with desk.database.begin() as tx:
        for number, day in enumerate(days, 1):
            values = f"{number}, '{day}', 'agreed', c.id, '2026-07-01 09:00:00', k.id, '2026-07-01 10:00:00'"
            columns = "municipality, candidate, year, number, day, state, proposed_by, proposed_at, agreed_by, agreed_at"
            people = "FROM person c, person k WHERE c.ref = 'C2' AND k.ref = 'K1'"
            await tx.execute(
                text(f"INSERT INTO payment_moment ({columns}) SELECT c.municipality, c.id, {day[:4]}, {values} {people}")
            )


async def lines_of_c2(desk: Desk) -> list[dict[str, Any]]:
    """What the proposed run says of C2."""
    asked = "SELECT l.* FROM pay_line l JOIN person p ON p.id = l.candidate WHERE p.ref = 'C2'"
    async with desk.database.begin() as tx:
        return [dict(row._mapping) for row in await tx.execute(text(asked))]
