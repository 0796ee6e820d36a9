"""Three months of work over all three phones, from the link to the proof of work; the books of the office equal what people did, to the cent.

What `flexbot calculate` reckons with is written by hand, from what was tapped and typed below: two days a week of seven and a half hours, a
day called off, a day on which the employer was right, a shorter day, four journeys of 12.5 kilometres, one payment.
"""

import asyncio
import csv
import json
import os
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url

from core.actions.deed import Deed, write
from core.actions.replay import lay_down
from core.rules.money.pay_runs import RunKind
from office.payments.command import Asked, pay
from tests import commands
from tests.stories.running import OpenTown, RunningTown
from tests.stories.three_months import Story, lay
from tests.stories.town import Folk

SHARES = ("turnover", "premium", "travel", "other_costs", "administration", "remainder")


async def flexbot(town: RunningTown, *arguments: str) -> str:
    """A command of the office as a process of its own, on the town's database; answers what it prints."""
    anchor = town.folder / Path(make_url(town.database_url).database or "").with_suffix(".anchor").name
    assert anchor.exists()
    environment = os.environ | {"FLEXBOT_DATABASE": town.database_url, "FLEXBOT_ANCHOR": str(anchor)}
    done = await asyncio.to_thread(commands.flexbot, *arguments, environment=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def rows(out: Path, pattern: str) -> list[dict[str, str]]:
    """The rows of the only CSV file of this name."""
    (path,) = out.glob(pattern)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


async def by_hand(town: RunningTown, folder: Path) -> dict[str, Any]:
    """What `calculate` makes of the facts."""
    made: dict[str, Any] = json.loads(await flexbot(town, "calculate", str(folder), "--format", "json"))
    assert made["refusals"] == []
    return made


@pytest.mark.slow
async def test_three_months_from_the_link_to_the_proof(open_town: OpenTown, tmp_path: Path) -> None:
    """Every tap by a person; in the end the settlement, the payment and the books equal the facts by hand to the cent."""
    folk = await Folk.settle(await open_town(now=datetime.fromisoformat("2026-09-01T10:00:00+02:00")))
    employer = await folk.phone("employer")
    async with folk.town.database.begin() as tx:
        beginning = Deed(tx, folk.moment)
        await lay_down(beginning)
        await write(tx, [beginning])
    story = Story(folk, await folk.phone("newcomer"), employer, await folk.phone("consultant"))
    await story.comes_in()
    await story.reports_work()
    await story.is_placed()

    await story.works("09-08")
    await story.travels("09-10", "donderdag")
    await story.confirmed("15 uur")
    await story.travels("09-15")
    await story.works("09-17", "donderdag")
    await story.confirmed("15 uur")
    await story.works("09-22")
    await story.travels("09-24", "donderdag")
    await story.is_disputed()
    await story.works("09-29")
    await story.travels("10-01", "donderdag")
    await story.confirmed("15 uur")
    await story.is_ill()
    await story.a_week("10-13", "10-15")
    await story.goes_home_early()
    await story.chooses_a_payment_day()
    await story.a_week("10-27", "10-29")

    out, office = tmp_path / "out", ("--municipality", f"Gemeente Voorbeeldstad {folk.number}")
    accounts = tmp_path / "accounts.csv"
    accounts.write_text("payee_ref,iban,name\ntrust,NL91ABNA0417164300,Derdenrekening\nnewcomer,NL20INGB0001234567,I. van Dam\n")
    asked = Asked(RunKind.PREMIUM, date(2026, 10, 30), out, "consultant", "stand_in", accounts)
    await pay(folk.town.database, asked, await folk.town.now())

    for tuesday, thursday in (("11-03", "11-05"), ("11-10", "11-12"), ("11-17", "11-19"), ("11-24", "11-26")):
        await story.a_week(tuesday, thursday)
    await story.works("12-01")
    await story.works("12-03", "donderdag")
    await story.confirmed("15 uur")
    await story.ends()

    made = await by_hand(folk.town, lay(tmp_path / "facts"))
    await the_office_says_the_same(folk.town, out, office, made)
    assert made["candidates"]["Ilse"]["2026"]["paid"] == "220.00"
    assert made["placements"]["P1"]["premium"] == "370.00"
    await story.ilse.chooses("Mijn premie")
    await story.ilse.sees("€ 220,00", "€ 150,00")


async def the_office_says_the_same(town: RunningTown, out: Path, office: tuple[str, ...], made: dict[str, Any]) -> None:
    """The half year, the payment, and a ledger whose every entry is nought."""
    settled = await flexbot(town, "settle", "--half", "2026H2", "--out", str(out), *office)
    half = made["periods"]["2026H2"]
    lines = rows(out, "settlement-*-regels.csv")
    shares = list(lines[0])[-len(SHARES) :]
    for caption, share in zip(shares, SHARES, strict=True):
        assert sum(Decimal(line[caption]) for line in lines) == Decimal(half[share]), share
    assert sum(int(line["Minuten"]) for line in lines) == half["minutes"] == 11_100
    assert f"remainder {half['remainder']}, written off 0.00" in settled
    (paid,) = rows(out, "premium-2026-*-premie.csv")
    assert "220.00" in paid.values()
    await flexbot(town, "ledger", "--format", "csv", "--out", str(out), *office)
    entries: dict[str, Decimal] = {}
    for line in rows(out, "ledger-*.csv"):
        entries[line["entry"]] = entries.get(line["entry"], Decimal()) + Decimal(line["amount"])
    assert entries
    assert not any(entries.values())
    await flexbot(town, "verify")
