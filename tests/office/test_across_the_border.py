"""Work at an employer of another municipality: the candidate's municipality invoices it, settles it and has it in its books."""

from decimal import Decimal
from pathlib import Path

from sqlalchemy import insert, update

from core.store.tables.people import employer, municipality
from core.store.tables.work import placement
from office.invoicing.command import invoice_month
from office.ledger.command import ledger
from office.settling.command import settle
from tests.office.conftest import Desk
from tests.office.offices import office_desk  # noqa: F401  (the fixture)
from tests.office.test_import_command import flexbot
from tests.office.test_invoices import NOW, PARTIES, VAT, lay, register
from tests.office.test_ledger import YEAR_END, balances
from tests.office.test_settle import NEW_YEAR, read

THERE = "Gemeente Verweg: E1"
ROW = f"{THERE},Kwekerij Zuid,kvk,87654321,NL009876544B01,Dijk 3,4321 AB,Verweg,\n"


async def works_there(desk: Desk) -> None:
    """P2 works at an employer elsewhere that has the same reference as one here."""
    async with desk.database.begin() as tx:
        town = (await tx.execute(insert(municipality).returning(municipality.c.id), {"name": "Gemeente Verweg"})).scalar_one()
        row = {"municipality": town, "ref": "E1", "name": "Kwekerij Zuid"}
        other = (await tx.execute(insert(employer).returning(employer.c.id), row)).scalar_one()
        await tx.execute(update(placement).where(placement.c.ref == "P2").values(employer=other))


async def test_it_is_invoiced_settled_and_booked(desk: Desk, tmp_path: Path) -> None:
    """217.38 of August to the employer there, under its municipality's name; 106.38 of September to ours: two debtors, one remainder."""
    parties = lay(desk, VAT)
    await desk.brings()
    await works_there(desk)
    parties.write_text(PARTIES + ROW)
    for month in ("2026-08", "2026-09"):
        await invoice_month(desk.database, month, tmp_path, NOW, parties)
    assert [(row[3], row[7]) for month in ("2026-08", "2026-09") for row in register(tmp_path, month)] == [
        (THERE, "217.38"),
        ("E1", "106.38"),
    ]
    await settle(desk.database, "2026H2", tmp_path, NEW_YEAR)
    assert sorted((row[0], row[2], row[7]) for row in read(tmp_path, "2026H2", "regels")) == [
        ("P1", "Drukkerij De Punt", "106.38"),
        ("P2", "Kwekerij Zuid", "217.38"),
    ]
    await ledger(desk.database, "beancount", tmp_path, YEAR_END)
    owed = {
        name: amount
        for name, amount in balances(tmp_path / "ledger-gemeente-proefstad.beancount").items()
        if "Receivable" in name
    }
    assert sorted(owed.values()) == [Decimal("128.72"), Decimal("263.03")]


async def test_who_is_not_among_the_parties_is_named(desk: Desk, tmp_path: Path) -> None:
    """One line with the reference to add, and no number is given."""
    parties = lay(desk, VAT)
    await desk.brings()
    await works_there(desk)
    done = flexbot(desk, "invoices", "--month", "2026-08", "--out", str(tmp_path / "out"), "--parties", str(parties))
    assert done.returncode != 0
    assert THERE in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not list((tmp_path / "out").glob("*FX*"))
