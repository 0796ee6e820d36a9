"""The accounts of a run: what is wrong with them is listed, and nothing is made of them but the file for the bank."""

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from core.rules.money.pay_runs import RunKind
from office.database import Refused
from office.payments.accounts import Account, is_named, read_accounts
from office.payments.command import Asked, pay
from office.payments.pain import sepa
from tests.office.conftest import Desk
from tests.office.offices import office_desk  # noqa: F401  (the fixture)
from tests.office.paying import ACCOUNTS, NAME, NOW, does, lay_accounts, said


async def test_faults_of_accounts_are_listed(desk: Desk, tmp_path: Path) -> None:
    """A wrong IBAN, somebody unknown and a strange name: each said, nothing made; with --skip-faults the rest is paid, and the
    papers say so of the rest alone; the others are paid later."""
    await desk.brings()
    out = tmp_path / "out"
    await does(desk, out, by="K1", approve="K2")
    path = lay_accounts(desk, ACCOUNTS.replace("NL20INGB0001234567", "NL21INGB0001234567") + "C9,NL02ABNA0123456789,Iemand\n")
    with pytest.raises(Refused) as refused:
        await does(desk, out, accounts=path)
    assert refused.value.lines[:3] == (
        "accounts.csv, row 3: the IBAN of C1 is wrong",
        "C1: no (good) account in the file",
        "C9: not in this run",
    )
    assert not (out / f"{NAME}.xml").exists()
    assert await desk.ask("SELECT count(*) FROM payment") == [(0,)]
    left = [line for line in await does(desk, out, accounts=path, skip_faults=True) if line.startswith("left out: ")]
    assert left == [f"left out: {line}" for line in refused.value.lines[:3]]
    assert said(out / f"{NAME}.xml") == ["1", "23.50", "23.50"]
    paper = " ".join(" ".join(page.extract_text() for page in PdfReader(out / f"{NAME}.pdf").pages).split())
    assert "Betalingen 1 In totaal € 23,50" in paper
    assert "niet in het bestand voor de bank" in paper
    assert "Proefstad: 1 payments, 23.50 euros (made, run 1)" in " ".join(await does(desk, out))
    other = lay_accounts(desk)
    with pytest.raises(Refused, match="other accounts"):
        await does(desk, out, accounts=lay_accounts(desk, ACCOUNTS.replace("NL02ABNA0123456789", "NL20INGB0001234567")))
    assert await pay(
        desk.database, Asked(RunKind.PREMIUM, date(2027, 1, 4), out, by="K1", approve="K2", accounts=other, skip_faults=True), NOW
    )
    assert said(out / "payments-premium-2027-01-04-gemeente-proefstad.xml") == ["1", "11.50", "11.50"]


async def test_accounts_with_semicolons_are_read_and_a_missing_file_is_named(desk: Desk, tmp_path: Path) -> None:
    """As a Dutch spreadsheet writes them."""
    with_commas = lay_accounts(desk)
    known, faults = read_accounts(with_commas)
    with_semicolons = tmp_path / "rekeningen.csv"
    with_semicolons.write_text(with_commas.read_text().replace(",", ";"))
    again, as_many = read_accounts(with_semicolons)
    assert [vars(one) for one in again.values()] == [vars(one) for one in known.values()]
    assert as_many == faults == []
    with pytest.raises(Exception, match=r"none\.csv: there is no such file"):
        read_accounts(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("on_it", "first", "last", "fits"),
    [
        ("A. Bakker", "Amina", "Bakker", True),
        ("BAKKER A", "Amina", "Bakker", True),
        ("Amina de Vries", "Amina", "Bakker", False),
        ("J Bakker", "Amina", "Bakker", False),
        ("Jose Garcia-Lopez", "José", "García López", True),
        ("Bakker", "Amina", "Bakker", False),
    ],
)
def test_names_on_accounts(on_it: str, first: str, last: str, fits: bool) -> None:
    """Initials, order and accents do not matter; another first or last name does."""
    assert is_named(Account("", None, on_it), first, last) is fits


def test_sepa_characters() -> None:
    """What banks do not take is written otherwise or left out; never two slashes or one at an end."""
    assert sepa("Ömer Çelik-Ğ & Zn. //x/", 70) == "Omer Celik-G Zn. /x"
    assert sepa("عمر", 70).isascii()


def test_a_file_that_is_none(tmp_path: Path) -> None:
    """No columns, no rows: said in one line, without what stands in it."""
    (tmp_path / "a.csv").write_text("ref,number\nC1,NL20INGB0001234567\n")
    with pytest.raises(Exception, match="needs the columns") as problem:
        read_accounts(tmp_path / "a.csv")
    assert "NL20" not in str(problem.value)
