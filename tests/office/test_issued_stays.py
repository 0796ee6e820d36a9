"""What was issued cannot be changed or removed, by nobody: the database itself refuses it, to whoever writes SQL by hand as well."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from core.actions.rights.retention import let_go
from office.invoicing.command import invoice_month
from office.settling.command import settle
from tests.office.conftest import Desk
from tests.office.offices import office_desk  # noqa: F401  (the fixture)
from tests.office.test_invoices import NOW
from tests.office.test_invoices import lay as lay_parties
from tests.office.test_settle import NEW_YEAR, lay

CHANGES = {
    "settlement": ("half = '2026H1'", "written_off = 1", "issued_by = NULL", "issued_at = '2020-01-01'", "municipality = 2"),
    "settled_unit": (
        "minutes = 1",
        "since = '2026-09-29'",
        "turnover = 1, remainder = remainder + 1 - turnover",
        "placement = 2",
    ),
    "invoice": ("number = 9", "net = 1", "vat = 1", "percentage = '9'", "month = '2026-08-01'", "credits = 1", "creditor = 'x'"),
    "invoice_line": ("minutes = 1", "cents = 1", "tariff = '1.00'", "days = '{}'", "title = 'x'", "since = '2026-09-29'"),
}
TABLES = sorted(CHANGES)


async def issued(desk: Desk, out: Path) -> None:
    """August and September invoiced, the half year issued."""
    parties = lay_parties(desk)
    await lay(desk)
    for month in ("2026-08", "2026-09"):
        await invoice_month(desk.database, month, out, NOW, parties)
    await settle(desk.database, "2026H2", out, NEW_YEAR, issue=True, by="K1")


async def refused(desk: Desk, statement: str) -> None:
    """The database says that it was issued, and every row is as it was."""
    table = next(name for name in sorted(TABLES, key=len, reverse=True) if f" {name}" in f" {statement}")
    before = await desk.ask(f"SELECT * FROM {table} ORDER BY id")
    assert before
    with pytest.raises(DBAPIError, match="issued"):
        async with desk.database.begin() as tx:
            await tx.execute(text(statement))
    assert await desk.ask(f"SELECT * FROM {table} ORDER BY id") == before


async def test_no_row_is_changed(desk: Desk, tmp_path: Path) -> None:
    """Not a cent, a minute, a number, a day, nor whose it is."""
    await issued(desk, tmp_path)
    for table, changes in CHANGES.items():
        for change in changes:
            await refused(desk, f"UPDATE {table} SET {change}")


async def test_no_row_is_removed(desk: Desk, tmp_path: Path) -> None:
    """Not all, not one, and on PostgreSQL not by emptying a table."""
    await issued(desk, tmp_path)
    for table in TABLES:
        await refused(desk, f"DELETE FROM {table}")
        await refused(desk, f"DELETE FROM {table} WHERE id = (SELECT max(id) FROM {table})")
        if desk.database.dialect == "postgresql":
            await refused(desk, f"TRUNCATE {table} CASCADE")


async def test_lines_go_when_the_law_lets_the_books_go(desk: Desk, tmp_path: Path) -> None:
    """A placement of 2016 goes after seven years with the lines about it; one of 2026 stays with its own; half years and invoices stay."""
    await issued(desk, tmp_path)
    ((placement,),) = await desk.ask("SELECT id FROM placement WHERE ref = 'P1'")
    async with desk.database.begin() as tx:
        for statement in (
            "INSERT INTO placement (municipality, ref, job, employer, candidate, seat, tariff, premium_rate, minutes_per_week, starts_on,"
            " last_day, last_allowed_day, made_at) SELECT municipality, 'P0', job, employer, candidate, 9, tariff, premium_rate,"
            f" minutes_per_week, '2016-02-01', '2016-03-31', '2016-03-31', made_at FROM placement WHERE id = {placement}",
            "INSERT INTO settlement (municipality, half, written_off, issued_at) SELECT municipality, '2016H1', 0, made_at FROM placement"
            " WHERE ref = 'P0'",
            "INSERT INTO settled_unit (municipality, settlement, placement, since, is_reversal, minutes, turnover, premium, travel,"
            " other_costs, administration, remainder) SELECT p.municipality, s.id, p.id, '2016-02-01', false, 60, 1200, 200, 0, 0, 0, 1000"
            " FROM placement p, settlement s WHERE p.ref = 'P0' AND s.half = '2016H1'",
            "INSERT INTO invoice_line (municipality, invoice, placement, since, is_reversal, title, minutes, tariff, cents, days)"
            " SELECT p.municipality, i.id, p.id, '2016-02-01', false, 'Inpakken', 60, '12.00', 1200, '{}' FROM placement p, invoice i"
            " WHERE p.ref = 'P0' AND i.number = 1",
        ):
            await tx.execute(text(statement))
    counts = "SELECT (SELECT count(*) FROM settled_unit), (SELECT count(*) FROM invoice_line), (SELECT count(*) FROM settlement)"
    assert await desk.ask(counts) == [(3, 3, 2)]
    async with desk.database.begin() as tx:
        await let_go(tx, datetime.now(UTC))
    assert await desk.ask(counts) == [(2, 2, 2)]
    assert await desk.ask("SELECT ref FROM placement ORDER BY ref") == [("P1",), ("P2",)]
