"""Invoices: numbers without a gap, never changed, valid for those who read UBL, credited where hours were corrected."""

import csv
import subprocess
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from pathlib import Path

import pytest
from peppol import check_rules, validate_xsd

import office.invoicing.command as command
from core.actions.verify import Sound, verify
from office.database import Refused
from office.invoicing.command import invoice_month, invoices_command
from tests.office.conftest import Desk
from tests.office.offices import office_desk  # noqa: F401  (the fixture)
from tests.office.test_import_command import flexbot
from tests.office.test_settle import correct

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
PARTIES = (
    "ref,name,scheme,number,vat,street,postcode,city,iban\n"
    "creditor,Gemeente Proefstad,oin,00000001123456780000,NL001234567B01,Stadsplein 1,1234 AB,Proefstad,NL91ABNA0417164300\n"
    "E1,Drukkerij De Punt <3 & Co,kvk,12345678,NL009876543B01,Kade 12,1234 CD,Proefstad,\n"
)
VAT = 'vat_percentage = [[2024-01-01, "21", "besluit"]]\n'
CBC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}"


def lay(desk: Desk, more: str = "") -> Path:
    """The policy with some more, and the file of parties beside the folder."""
    desk.lay("policy.toml", (desk.folder / "policy.toml").read_text() + more)
    path = desk.folder.parent / "parties.csv"
    path.write_text(PARTIES)
    return path


def valid(path: Path) -> ET.Element:
    """What others find in the file: no fault against the schemas and the rules of Peppol; and what NLCIUS asks is there."""
    content = path.read_bytes()
    assert validate_xsd(content) == (True, [])
    assert [str(finding) for finding in check_rules(content)] == []
    root = ET.fromstring(content)
    ids = [node for node in root.iter(f"{CBC}CompanyID") if node.get("schemeID")]
    assert [node.get("schemeID") for node in ids] == ["0190", "0106"]
    for tag in ("StreetName", "CityName", "PostalZone"):
        assert len(list(root.iter(f"{CBC}{tag}"))) == 2
    assert [node.text for node in root.iter(f"{CBC}PaymentMeansCode")] == ["58"]
    return root


def said(root: ET.Element, tag: str) -> str:
    """The first text of an element."""
    return next(node.text or "" for node in root.iter(f"{CBC}{tag}"))


def files(out: Path) -> list[str]:
    """The invoices that lie there."""
    return sorted(path.name for path in out.glob("*FX*"))


def register(out: Path, month: str) -> list[list[str]]:
    """The register of a month."""
    path = out / f"invoices-{month}-gemeente-proefstad-register.csv"
    return list(csv.reader(path.read_text("utf-8-sig").splitlines()))[1:]


async def test_numbered_written_and_never_changed(desk: Desk, tmp_path: Path) -> None:
    """217.38 and 106.38 with 21 % VAT: FX-000001 and FX-000002; again gives the same files and no number."""
    parties, out = lay(desk, VAT), tmp_path / "out"
    await desk.brings()
    for month in ("2026-08", "2026-09"):
        done: subprocess.CompletedProcess[str] = flexbot(
            desk, "invoices", "--month", month, "--out", str(out), "--parties", str(parties)
        )
        assert (done.returncode, done.stderr) == (0, "")
    assert register(out, "2026-09") == [
        [
            "FX-000002",
            "factuur",
            "",
            "E1",
            "2026-09",
            *register(out, "2026-09")[0][5:7],
            "106.38",
            "22.34",
            "128.72",
            "0.00",
            "niet betaald",
        ]
    ]
    first, second = (valid(out / f"municipality-1-FX-00000{n}.xml") for n in (1, 2))
    assert [said(first, tag) for tag in ("LineExtensionAmount", "TaxAmount", "PayableAmount")] == ["217.38", "45.65", "263.03"]
    assert [said(second, tag) for tag in ("InvoicedQuantity", "PriceAmount", "PayableAmount")] == ["345", "18.5", "128.72"]
    before = {path.name: path.read_bytes() for path in out.glob("*FX*")}
    assert sorted(before) == [f"municipality-1-FX-00000{n}.{ending}" for n in (1, 2) for ending in ("pdf", "xml")]
    assert (await invoice_month(desk.database, "2026-09", out, NOW, parties))[-1] == "Gemeente Proefstad: 0 new"
    assert {path.name: path.read_bytes() for path in out.glob("*FX*")} == before


async def test_a_correction_is_a_credit_note_and_a_new_invoice(desk: Desk, tmp_path: Path) -> None:
    """From 345 to 225 minutes: -106.38 and 69.38; the numbers go on, the first stays as it was."""
    parties = lay(desk, VAT)
    await desk.brings()
    await invoice_month(desk.database, "2026-09", tmp_path, NOW, parties)
    before = (tmp_path / "municipality-1-FX-000001.xml").read_bytes()
    await correct(desk)
    for _ in range(2):
        await invoice_month(desk.database, "2026-09", tmp_path, NOW, parties)
    assert [[row[n] for n in (0, 1, 2, 7, 8, 9)] for row in register(tmp_path, "2026-09")] == [
        ["FX-000001", "factuur", "", "106.38", "22.34", "128.72"],
        ["FX-000002", "creditnota", "FX-000001", "-106.38", "-22.34", "-128.72"],
        ["FX-000003", "factuur", "", "69.38", "14.57", "83.95"],
    ]
    assert said(valid(tmp_path / "municipality-1-FX-000002.xml"), "PayableAmount") == "128.72"
    assert (tmp_path / "municipality-1-FX-000001.xml").read_bytes() == before
    async with desk.database.begin() as tx:
        found = await verify(tx, [])
    assert isinstance(found, Sound), found


async def test_without_a_rate_of_vat_in_the_name_of_the_nvsi(desk: Desk, tmp_path: Path) -> None:
    """No VAT was decided: category O, the amount as it is; the creditor by policy has numbers of its own."""
    parties = lay(desk, 'creditor = [[2024-01-01, "nvsi", "RIB"]]\n')
    await desk.brings()
    await invoice_month(desk.database, "2026-09", tmp_path, NOW, parties)
    root = valid(tmp_path / "nvsi-FX-000001.xml")
    assert [said(root, tag) for tag in ("TaxAmount", "PayableAmount")] == ["0.00", "106.38"]
    assert "O" in [node.text for node in root.iter(f"{CBC}ID")]


async def test_killed_between_the_numbers_and_the_files(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers are given and no file is there yet: the next run writes them under the same numbers."""
    parties = lay(desk)
    await desk.brings()

    def killed(_path: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(command, "replaced", killed)
        with pytest.raises(KeyboardInterrupt):
            await invoice_month(desk.database, "2026-09", tmp_path, NOW, parties)
    assert files(tmp_path) == []
    await invoice_month(desk.database, "2026-09", tmp_path, NOW, parties)
    assert [row[0] for row in register(tmp_path, "2026-09")] == ["FX-000001"]
    assert files(tmp_path) == ["municipality-1-FX-000001.pdf", "municipality-1-FX-000001.xml"]


async def test_who_is_not_in_the_file_is_not_invoiced(desk: Desk, tmp_path: Path) -> None:
    """An employer or creditor nobody described, a wrong scheme or IBAN, a month that still runs: refused, no number is given."""
    parties = lay(desk)
    await desk.brings()
    for old, new, reason in (
        ("E1,", "E2,", "E1: is not in the file"),
        ("creditor,", "somebody,", "needs a row `creditor`"),
        ("kvk", "btw", "scheme is kvk or oin"),
        ("NL91ABNA", "NL92ABNA", "IBAN of the creditor is wrong"),
    ):
        parties.write_text(PARTIES.replace(old, new))
        with pytest.raises(Refused) as refused:
            await invoice_month(desk.database, "2026-09", tmp_path, NOW, parties)
        assert reason in refused.value.lines[0]
    parties.write_text(PARTIES)
    with pytest.raises(Refused, match="not over yet"):
        await invoice_month(desk.database, "2026-11", tmp_path, NOW, parties)
    assert await desk.ask("SELECT count(*) FROM invoice") == [(0,)]


def test_wrong_use(tmp_path: Path) -> None:
    """A month is written as 2026-10."""
    (tmp_path / "x.db").touch()
    assert invoices_command(f"sqlite:///{tmp_path / 'x.db'}", "2026-13", tmp_path) == 2
