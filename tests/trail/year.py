"""A year of a small municipality in which all happened that money rests on."""

import os
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from sqlalchemy import text

from core.actions.deed import Deed, write
from core.actions.hours.day_versions import write_day
from core.actions.hours.travel import write_claim
from core.actions.money.costs import enter_cost, take_cost_back
from core.actions.money.moments import agree_moment, propose_moment
from core.actions.work.replanning import change_hours, end_on
from core.rules.hours.week_days import Work
from core.rules.money.pay_runs import RunKind
from core.rules.refusals import Refusal
from core.store.database import Database, Transaction
from core.store.hours import day_facts
from core.store.opening import connect
from core.store.people import people
from core.store.work import placements
from office.invoicing.command import invoice_month
from office.invoicing.received import book_statement
from office.payments.command import Asked, pay
from office.settling.command import settle
from tests.commands import flexbot
from tests.newest import newest
from tests.office.conftest import Desk
from tests.office.offices import HOURS
from tests.office.test_invoices import VAT, lay
from tests.office.test_payments import lay_accounts
from tests.office.test_statement import entry, statement

NOVEMBER = datetime(2026, 11, 21, 9, tzinfo=UTC)
NEW_YEAR = datetime(2027, 1, 5, 9, tzinfo=UTC)
NEXT = datetime(2027, 7, 5, 9, tzinfo=UTC)
CAP = "premium_cap_per_calendar_year"


async def make(url: str, folder: Path) -> Database:
    """A year of a small municipality: imported, worked, corrected, invoiced, credited, paid in a replaced run and another, settled."""
    await newest(url)
    (folder / "files").mkdir()
    desk = Desk(folder / "files", connect(url), url)
    desk.lay_all()
    desk.lay("hours.csv", HOURS)
    out, accounts, parties = folder / "out", lay_accounts(desk), lay(desk, VAT)
    assert not (await desk.brings()).faults
    assert (
        flexbot("amounts", "add", CAP, "2027-01-01", "3500", "--source", "Stcrt.", environment=environment(url)).returncode == 0
    )
    await invoice_month(desk.database, "2026-09", out, NOVEMBER, parties)
    await live(desk.database)
    await invoice_month(desk.database, "2026-09", out, NOVEMBER, parties)
    await book_statement(desk.database, statement(folder, entry("100.00", "FX-000001")), out, NOVEMBER)
    for run_kind, day in ((RunKind.PREMIUM, date(2026, 12, 31)), (RunKind.TRAVEL, date(2026, 11, 30))):
        for how in ({"by": "K2"}, {"by": "K1", "approve": "K2"}, {"accounts": accounts, "skip_faults": True}):
            await pay(desk.database, Asked(run_kind, day, out, **how), NOVEMBER)  # type: ignore[arg-type]
    await settle(desk.database, "2026H2", out, NEW_YEAR, issue=True, by="K1")
    await correct(desk.database, NEXT, 180)
    await settle(desk.database, "2027H1", out, NEXT, issue=True, by="K1")
    desk.change("people.csv", "1969-11-20,K1", "1969-11-20,K2")
    (desk.folder / "hours.csv").unlink()
    assert not (await desk.brings()).faults
    return desk.database


async def live(database: Database) -> None:
    """What people do themselves: other hours, an end, travel, costs, a day to be paid on, a day that was something else."""
    async with database.begin() as tx:
        candidate, consultant = [await named(tx, ref) for ref in ("C1", "K1")]
        (placement,) = await placements.of_candidate(tx, candidate.id)
        own, theirs = Deed(tx, NOVEMBER, candidate), Deed(tx, NOVEMBER, consultant)
        assert await write_claim(own, placement, date(2026, 9, 28), 0, Decimal(12), 276)
        for number, cents in ((1, 500), (2, 700)):
            assert not isinstance(await enter_cost(theirs, placement.id, number, date(2026, 9, 28), cents, "schoenen"), Refusal)
        moment = await propose_moment(own, candidate.id, date(2026, 12, 30))
        assert isinstance(moment, int)
        assert not isinstance(await agree_moment(theirs, moment), Refusal)
        assert not isinstance(await change_hours(theirs, placement, 1080, date(2026, 12, 7)), Refusal)
        await write(tx, [own, theirs])
    async with database.begin() as tx:
        deed = Deed(tx, NOVEMBER, await named(tx, "K1"))
        assert not isinstance(await take_cost_back(deed, 2), Refusal)
        (placement,) = await placements.of_candidate(tx, (await named(tx, "C1")).id)
        await end_on(deed, placement, date(2026, 12, 18))
        await write(tx, [deed])
    await correct(database, NOVEMBER, 120)


async def correct(database: Database, now: datetime, minutes: int) -> None:
    """The first day of P1 was another one than it was said to be."""
    async with database.begin() as tx:
        candidate = await named(tx, "C1")
        (placement,) = await placements.of_candidate(tx, candidate.id)
        facts = await day_facts.of_day(tx, placement.id, date(2026, 9, 28))
        assert facts is not None
        deed = Deed(tx, now, candidate)
        assert await write_day(deed, facts, Work(None, None, 0, minutes))
        await write(tx, [deed])


async def named(tx: Transaction, ref: str) -> people.Person:
    """Whoever has this reference."""
    number = (await tx.execute(text("SELECT id FROM person WHERE ref = :ref"), {"ref": ref})).scalar_one()
    found = await people.by_id(tx, number)
    assert found is not None
    return found


def environment(url: str) -> dict[str, str]:
    """Of a command on this database."""
    return dict(os.environ) | {"FLEXBOT_DATABASE": url}
