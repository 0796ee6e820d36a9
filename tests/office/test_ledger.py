"""The books: bean-check takes them, their balances are the settlement to the cent, and `calculate` finds the same from plain files."""

from __future__ import annotations

import asyncio
import csv
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from beancount import loader
from beancount.core.data import Transaction as BeanTransaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.actions.settling import half_of
from core.rules.payouts import Batch
from core.store.database import connect
from office.calculate.document import periods, refusals
from office.calculate.outcome import calculate
from office.database import half_of as days_of
from office.ledger.command import ledger
from office.ledger.formats import account_name
from office.payments.command import Asked, pay
from office.settling.command import settle
from office.settling.sheets import sums
from tests.office.conftest import Desk
from tests.office.offices import office_desk  # noqa: F401  (the fixture)
from tests.office.test_import_command import flexbot
from tests.office.test_payments import claim, lay_accounts
from tests.office.test_settle import TEN_PER_CENT

YEAR_END = date(2026, 12, 31)
"""The last day of the books in these tests."""
NEW_YEAR = datetime(2027, 1, 5, 9, tzinfo=UTC)


def balances(path: Path) -> dict[str, Decimal]:
    """Every account's balance, as beancount reads the file; it must find no fault."""
    entries, errors, _ = loader.load_file(str(path))
    assert errors == []
    sums_of: dict[str, Decimal] = defaultdict(Decimal)
    for entry in entries:
        if isinstance(entry, BeanTransaction):
            for posting in entry.postings:
                sums_of[posting.account] += posting.units.number  # type: ignore[union-attr, operator]
    return {account: amount for account, amount in sums_of.items() if amount}


def bean_check(path: Path) -> subprocess.CompletedProcess[str]:
    """What beancount's own command says of a file."""
    command = [str(Path(sys.executable).with_name("bean-check")), str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


async def test_the_books_of_a_half_year(desk: Desk, tmp_path: Path) -> None:
    """106.38 and 217.38 from the employer with 21 % VAT; premium and travel costs paid; what is left is owed to whom it is."""
    more = 'vat_percentage = [[2024-01-01, "21", "besluit"]]\n'
    desk.lay("policy.toml", (desk.folder / "policy.toml").read_text() + TEN_PER_CENT + more)
    await desk.brings()
    await claim(desk, "P1", date(2026, 9, 28), 450)
    accounts = lay_accounts(desk)
    for batch in Batch:
        asked = Asked(batch, YEAR_END, tmp_path, by="K1", approve="K2", accounts=accounts, skip_faults=True)
        await pay(desk.database, asked, NEW_YEAR)
    await settle(desk.database, "2026H2", tmp_path, NEW_YEAR, issue=True, by="K1")
    done = flexbot(desk, "ledger", "--out", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    await ledger(desk.database, "beancount", tmp_path, YEAR_END)
    path = tmp_path / "ledger-gemeente-proefstad.beancount"
    check = bean_check(path)
    assert (check.returncode, check.stdout + check.stderr) == (0, "")
    assert balances(path) == {
        "Assets:Receivable:E1": Decimal("391.75"),  # 323.76 and VAT: 45.65 of August, 22.34 of September
        "Assets:Trust": Decimal("-39.50"),
        "Liabilities:AdministrationPayable": Decimal("-28.43"),
        "Liabilities:RemainderPayable:2026H2": Decimal("-255.83"),
        "Liabilities:VatPayable": Decimal("-67.99"),
    }
    await ledger(desk.database, "csv", tmp_path, YEAR_END)
    rows = list(csv.DictReader((tmp_path / "ledger-gemeente-proefstad.csv").read_text().splitlines()))
    assert sum(Decimal(row["amount"]) for row in rows) == 0
    assert "Amina" not in path.read_text()
    await ledger(desk.database, "hledger", tmp_path, YEAR_END)
    assert "    Assets:Trust  EUR -11.50" in (tmp_path / "ledger-gemeente-proefstad.journal").read_text().splitlines()


def test_account_names_are_never_shared() -> None:
    """References that beancount does not take as they are get names of their own."""
    from core.rules.books import Account, Kind

    refs = ["C1", "c1", "X-c1", "C 1", "C-1", "C.1", "é", "X", "1", "C-2d-1"]
    names = [account_name(Account(Kind.TRAVEL_PAYABLE, ref)) for ref in refs]
    assert len(set(names)) == len(refs)


MONDAY = date(2026, 1, 5)
DAYS = st.lists(st.tuples(st.integers(0, 150), st.integers(1, 600)), min_size=1, max_size=12, unique_by=lambda day: day[0])


@st.composite
def municipalities(draw: st.DrawFn) -> dict[str, str]:
    """Files of a municipality: up to four people at work for two employers, with rates and percentages as they come."""
    count = draw(st.integers(1, 4))
    rate, base = draw(st.sampled_from(["1.50", "2.00", "1.97"])), draw(st.sampled_from(["net_turnover", "tariff"]))
    percentage = draw(st.sampled_from(["0", "7.5", "10", "33.33", "97"]))
    policy = (
        f'municipality = "Gemeente Willekeur"\npremium_per_hour = [[2024-01-01, "{rate}", "besluit"]]\nterms = "always_6"\n'
        f'tariff_floor_per_hour = [[2024-01-01, "12.00", "besluit"]]\nadministration_percentage = {{}}\nadministration_base = {{}}\n'
    )
    hours, placements, works, people = [], [], [], ["K1,consultant,Karin,Smit,nl,,,,"]
    for n in range(1, count + 1):
        tariff = draw(st.decimals(min_value=15, max_value=30, places=2))
        people.append(f"C{n},candidate,Amina,Bakker,nl,1974-05-03,K1,,")
        works.append(f'J{n},E{1 + n % 2},Inpakken,"Kade 12",{MONDAY},20,{tariff},1,')
        end = MONDAY + timedelta(days=150)
        placements.append((f"P{n}", f"C{n}", f"J{n}", tariff, end))
        hours += [f"P{n},{MONDAY + timedelta(days=day)},{minutes}" for day, minutes in draw(DAYS)]
    return {
        "policy": policy,
        "percentage": percentage,
        "base": base,
        "employers.csv": "employer,name\nE1,De Punt\nE2,De Komma\n",
        "people.csv": "person,role,first_name,last_name,language,birth_date,contact,employer,stand_in\n"
        + "\n".join(people)
        + "\n",
        "jobs.csv": "job,employer,title,place,start,hours_per_week,tariff,places,monday\n" + "\n".join(works) + "\n",
        "placements.csv": "placement,candidate,job,hours_per_week,start,end,tariff\n"
        + "".join(f"{p},{c},{j},20,{MONDAY},{end},{tariff}\n" for p, c, j, tariff, end in placements),
        "hours.csv": "placement,date,minutes\n" + "\n".join(hours) + "\n",
        "calculate": "placement,candidate,employer,job,birth_date,wage_subsidy_group,hours_per_week,start,end,tariff,extended\n"
        + "".join(f"{p},{c},E,{j},1974-05-03,,20,{MONDAY},{end},{tariff},\n" for p, c, j, tariff, end in placements),
    }


async def agree(files: dict[str, str], empty: Path) -> None:
    """The half year settled in the database, the balances of its books, and `calculate` on plain files: the same cents."""
    with tempfile.TemporaryDirectory() as name:
        here = Path(name)
        folder, plain = here / "files", here / "plain"
        folder.mkdir()
        plain.mkdir()
        shutil.copy(empty, here / "office.db")
        url = f"sqlite:///{here / 'office.db'}"
        desk = Desk(folder, connect(url), url)
        try:
            dated = f'[[2024-01-01, "{files["percentage"]}", "besluit"]]', f'[[2024-01-01, "{files["base"]}", "besluit"]]'
            desk.lay("policy.toml", files["policy"].format(*dated))
            for file in ("employers.csv", "people.csv", "jobs.csv", "placements.csv", "hours.csv"):
                desk.lay(file, files[file])
            report = await desk.brings(now=datetime(2026, 7, 20, 9, tzinfo=UTC))
            assert report.faults == ()
            ((town,),) = await desk.ask("SELECT id FROM municipality")
            half = sums(await half_of(desk.database, town, *days_of("2026H1"), NEW_YEAR))
            await ledger(desk.database, "beancount", here, YEAR_END)
        finally:
            await desk.database.close()
        found = balances(here / "ledger-gemeente-willekeur.beancount")
        assert -found.get("Liabilities:RemainderPayable:2026H1", Decimal()) * 100 == half.remainder
        assert -found.get("Liabilities:AdministrationPayable", Decimal()) * 100 == half.administration
        assert sum(v for k, v in found.items() if k.startswith("Assets:Receivable")) * 100 == half.turnover
        assert -sum(v for k, v in found.items() if k.startswith("Liabilities:PremiumPayable")) * 100 == half.premium
        scalars = f'"{files["percentage"]}"', f'"{files["base"]}"'
        (plain / "policy.toml").write_text(files["policy"].replace(', "besluit"]', "]").format(*scalars))
        (plain / "placements.csv").write_text(files["calculate"])
        (plain / "hours.csv").write_text(files["hours.csv"])
        outcome = calculate(plain)
        assert list(refusals(outcome)) == []
        period = dict(periods(outcome))["2026H1"]
        assert period["minutes"] == half.minutes
        for part in ("turnover", "premium", "travel", "other_costs", "administration", "remainder"):
            assert Decimal(period[part]) * 100 == getattr(half, part), part


@settings(
    max_examples=int(os.environ.get("FLEXBOT_EXAMPLES", "25")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
@given(files=municipalities())
def test_settlement_books_and_calculate_agree(files: dict[str, str], empty_database: Path) -> None:
    """For whatever municipality: three ways, one figure."""
    asyncio.run(agree(files, empty_database))
