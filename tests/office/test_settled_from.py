"""A half year with everything behind it: other direct costs, the date of invoices, the invoices paid or not, and who issues it."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from core.actions.deed import Deed, write
from core.actions.money.costs import enter_cost
from core.rules.refusals import Refusal
from office.database import Refused, person_named
from office.invoicing.command import invoice_month
from office.ledger.command import ledger
from office.settling.command import settle
from tests.office.conftest import Desk
from tests.office.offices import office_desk  # noqa: F401  (the fixture)
from tests.office.test_invoices import lay as lay_parties
from tests.office.test_ledger import balances
from tests.office.test_settle import NEW_YEAR, NEXT, lay, read


async def test_other_costs_are_the_third_line(desk: Desk, tmp_path: Path) -> None:
    """39.95 in a week of 345 minutes: 106.38 - 11.50 - 39.95 = 54.93, of it 5.49; and 20.00 in a week without hours is a line of 0 minutes."""
    await lay(desk)
    await costs_of_p1(desk, (date(2026, 9, 28), 3995), (date(2026, 10, 5), 2000))
    await settle(desk.database, "2026H2", tmp_path, NEW_YEAR)
    assert [row[3:] for row in read(tmp_path, "2026H2", "regels") if row[0] == "P1"] == [
        ["2026-09-28", "2026-09-30", "regel", "345", "106.38", "11.50", "0.00", "39.95", "5.49", "49.44"],
        ["2026-10-05", "2026-10-11", "regel", "0", "0.00", "0.00", "0.00", "20.00", "0.00", "-20.00"],
    ]
    assert dict(read(tmp_path, "2026H2", "afrekening"))["Andere directe kosten"] == "59.95"


async def costs_of_p1(desk: Desk, *entered: tuple[date, int]) -> None:
    """Costs that Karin entered for the work of C1, by the deed that the chat calls."""
    ((number, town),) = await desk.ask("SELECT id, municipality FROM placement WHERE ref = 'P1'")
    async with desk.database.begin() as tx:
        deed = Deed(tx, NEW_YEAR, await person_named(tx, "K1", {"x": town}))
        for place, (day, cents) in enumerate(entered, 1):
            assert not isinstance(await enter_cost(deed, number, place, day, cents, "werkkleding"), Refusal)
        await write(tx, [deed])


async def test_settled_by_the_date_of_the_invoice(desk: Desk, tmp_path: Path) -> None:
    """September is invoiced in January: it comes in 2027H1. August was invoiced in September: it stays in 2026H2."""
    parties = lay_parties(desk, 'settled_by = [[2024-01-01, "invoice_date", "overeenkomst"]]\n')
    await lay(desk)
    await invoice_month(desk.database, "2026-08", tmp_path, datetime(2026, 9, 5, 9, tzinfo=UTC), parties)
    await settle(desk.database, "2026H2", tmp_path, NEW_YEAR)
    assert [row[0] for row in read(tmp_path, "2026H2", "regels")] == ["P2"]
    await invoice_month(desk.database, "2026-09", tmp_path, NEW_YEAR, parties)
    await settle(desk.database, "2026H2", tmp_path, NEW_YEAR, issue=True, by="K1")
    assert [row[0] for row in read(tmp_path, "2026H2", "regels")] == ["P2"]
    said = await settle(desk.database, "2027H1", tmp_path, NEXT, issue=True, by="K1")
    assert [row[:1] + row[3:8] for row in read(tmp_path, "2027H1", "regels")] == [
        ["P1", "2026-09-28", "2026-09-30", "regel", "345", "106.38"]
    ]
    assert said[-1] == "Gemeente Proefstad: remainder 85.39, written off 0.00 (issued)"
    await ledger(desk.database, "beancount", tmp_path, date(2027, 6, 30))
    found = balances(tmp_path / "ledger-gemeente-proefstad.beancount")
    assert found["Liabilities:RemainderPayable:2026H2"] == Decimal("-174.49")
    assert found["Liabilities:RemainderPayable:2027H1"] == Decimal("-85.39")


async def test_the_invoices_behind_it_and_the_yearly_fee(desk: Desk, tmp_path: Path) -> None:
    """Each invoice of its weeks, paid or not; the fee stands beside the settlement and not in what is invoiced."""
    parties = lay_parties(desk, 'yearly_fee = [[2024-01-01, "1500.00", "overeenkomst"]]\n')
    await lay(desk)
    for month in ("2026-08", "2026-09"):
        await invoice_month(desk.database, month, tmp_path, NEW_YEAR, parties)
    await settle(desk.database, "2026H2", tmp_path, NEW_YEAR)
    assert [[row[0], *row[9:]] for row in read(tmp_path, "2026H2", "facturen")] == [
        ["FX-000001", "217.38", "0.00", "niet betaald"],
        ["FX-000002", "106.38", "0.00", "niet betaald"],
    ]
    summary = dict(read(tmp_path, "2026H2", "afrekening"))
    assert summary["Jaarlijkse bijdrage aan de NVSI, buiten de afrekening"] == "1500.00"
    assert summary["Te factureren aan Flextensie"] == "259.88"


async def test_only_somebody_of_the_municipality_issues(desk: Desk, tmp_path: Path) -> None:
    """Without --by, by a candidate, or by somebody nobody knows: refused, nothing is issued."""
    await lay(desk)
    for by, why in (("", "say who"), ("C1", "only a consultant"), ("W1", "only a consultant"), ("K9", "nobody has")):
        with pytest.raises(Refused, match=why):
            await settle(desk.database, "2026H2", tmp_path, NEW_YEAR, issue=True, by=by)
    assert await desk.ask("SELECT count(*) FROM settlement") == [(0,)]
