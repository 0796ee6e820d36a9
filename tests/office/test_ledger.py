"""The books: bean-check takes them, and their balances are the settlement to the cent."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from collections import defaultdict
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from beancount import loader
from beancount.core.data import Transaction as BeanTransaction
from beancount.ops import validation

from core.rules.money.pay_runs import RunKind
from office.ledger.command import ledger
from office.ledger.formats import account_name
from office.payments.command import Asked, pay
from office.settling.command import settle
from tests.office.conftest import Desk
from tests.office.offices import office_desk  # noqa: F401  (the fixture)
from tests.office.paying import claim, lay_accounts
from tests.office.test_import_command import flexbot
from tests.office.test_settle import TEN_PER_CENT

YEAR_END = date(2026, 12, 31)
"""The last day of the books in these tests."""
NEW_YEAR = datetime(2027, 1, 5, 9, tzinfo=UTC)


def balances(path: Path) -> dict[str, Decimal]:
    """Every account's balance, as beancount reads the file; it must find no fault."""
    entries, errors, _ = loader.load_file(str(path), extra_validations=validation.HARDCORE_VALIDATIONS)  # as `bean-check` does
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
    for run_kind in RunKind:
        asked = Asked(run_kind, YEAR_END, tmp_path, by="K1", approve="K2", accounts=accounts, skip_faults=True)
        await pay(desk.database, asked, datetime(2026, 12, 31, 9, tzinfo=UTC))
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


@pytest.mark.skipif(not shutil.which("hledger"), reason="hledger is not installed (apt-get install hledger)")
async def test_hledger_reads_the_books(desk: Desk, tmp_path: Path) -> None:
    """Its strict check takes them, and it finds the balances that beancount finds."""
    desk.lay("policy.toml", (desk.folder / "policy.toml").read_text() + TEN_PER_CENT)
    await desk.brings()
    for form in ("beancount", "hledger"):
        await ledger(desk.database, form, tmp_path, YEAR_END)
    path = tmp_path / "ledger-gemeente-proefstad.journal"

    def asked(*arguments: str) -> str:
        return subprocess.run(["hledger", "-f", str(path), *arguments], capture_output=True, text=True, check=True).stdout

    assert asked("check", "--strict") == ""
    rows = csv.reader(asked("balance", "--flat", "--no-total", "--output-format", "csv").splitlines()[1:])
    found = {account: Decimal(amount.removeprefix("EUR ").replace("EUR", "").replace(",", "")) for account, amount in rows}
    assert found == balances(tmp_path / "ledger-gemeente-proefstad.beancount")
    assert found["Liabilities:RemainderPayable:2026H2"] == Decimal("-259.88")


def test_account_names_are_never_shared() -> None:
    """References that beancount does not take as they are get names of their own."""
    from core.rules.money.books import Account, Kind

    refs = ["C1", "c1", "X-c1", "C 1", "C-1", "C.1", "é", "X", "1", "C-2d-1"]
    names = [account_name(Account(Kind.TRAVEL_PAYABLE, ref)) for ref in refs]
    assert len(set(names)) == len(refs)
