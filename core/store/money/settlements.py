"""Half years as they were settled: written once, read ever after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.cents import Cents
from core.rules.money.half_year import SettledLine, UnitKey
from core.rules.money.settlement import Split
from core.store.database import Transaction
from core.store.tables.hours import timesheet
from core.store.tables.money import payment
from core.store.tables.pay_runs import pay_line, pay_run
from core.store.tables.people import person
from core.store.tables.settlements import PARTS, settled_unit, settlement


@dataclass(frozen=True, slots=True)
class Issued:
    """A half year that was issued, with the premium written off in it (cents)."""

    id: int
    half: str
    written_off: Cents
    issued_at: datetime


_ISSUED = (
    select(settlement.c.id, settlement.c.half, settlement.c.written_off, settlement.c.issued_at)
    .where(settlement.c.municipality == bindparam("of"))
    .order_by(settlement.c.half)
)
_LINES = (
    select(settlement.c.half, settled_unit.c.placement, settled_unit.c.since, settled_unit.c.is_reversal)
    .add_columns(*(settled_unit.c[part] for part in PARTS))
    .join(settlement, settlement.c.id == settled_unit.c.settlement)
    .where(settlement.c.municipality == bindparam("of"), settled_unit.c.placement.between(bindparam("low"), bindparam("high")))
    .order_by(settled_unit.c.placement, settled_unit.c.since, settled_unit.c.id)
)
_PLACEMENTS = (
    select(settled_unit.c.placement)
    .where(settled_unit.c.settlement == bindparam("number"), settled_unit.c.placement > bindparam("after"))
    .distinct()
    .order_by(settled_unit.c.placement)
    .limit(bindparam("most"))
)
_ISSUE = {
    d: m.insert(settlement).on_conflict_do_nothing(index_elements=["municipality", "half"]).returning(settlement.c.id)
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_ADD = insert(settled_unit)
_PAYMENTS = (
    select(payment.c.id, payment.c.paid_on, payment.c.cents, payment.c.written_off_cents, person.c.ref)
    .join(person, person.c.id == payment.c.candidate)
    .where(payment.c.municipality == bindparam("of"), payment.c.paid_on <= bindparam("last"))
    .order_by(payment.c.paid_on, payment.c.id)
)
_TRAVEL = (
    select(pay_line.c.id, pay_run.c.day, pay_line.c.cents, pay_line.c.costs, person.c.ref)
    .join(pay_run, pay_run.c.id == pay_line.c.run)
    .join(person, person.c.id == pay_line.c.candidate)
    .where(pay_run.c.municipality == bindparam("of"), pay_run.c.kind == "travel", pay_line.c.is_paid)
    .where(pay_run.c.day <= bindparam("last"))
    .order_by(pay_run.c.day, pay_line.c.id)
)
_OPEN = (
    select(func.count())
    .select_from(timesheet)
    .where(
        timesheet.c.municipality == bindparam("of"),
        timesheet.c.monday.between(bindparam("first"), bindparam("last")),
        timesheet.c.state != "confirmed",
        timesheet.c.ends_at <= bindparam("now"),
    )
)


async def issued(tx: Transaction, of: int) -> list[Issued]:
    """The half years that were issued, in order."""
    return [Issued(**row._mapping) for row in await tx.execute(_ISSUED, {"of": of})]


async def issued_lines(tx: Transaction, of: int, low: int, high: int) -> dict[str, list[SettledLine]]:
    """The lines that were issued about the placements with these numbers, by half year."""
    found: dict[str, list[SettledLine]] = {}
    for row in await tx.execute(_LINES, {"of": of, "low": low, "high": high}):
        split = Split(*(getattr(row, part) for part in PARTS))
        found.setdefault(row.half, []).append(SettledLine(UnitKey(row.placement, row.since), split, row.is_reversal))
    return found


async def settled_placements(tx: Transaction, number: int, after: int, most: int) -> list[int]:
    """The next placements with lines in an issued half year, by number after one."""
    values = {"number": number, "after": after, "most": most}
    return list((await tx.execute(_PLACEMENTS, values)).scalars())


async def issue(tx: Transaction, of: int, half: str, written_off: Cents, by: int | None, at: datetime) -> int | None:
    """Write a half year, still without lines; None when it was issued before (UNIQUE)."""
    values = {"municipality": of, "half": half, "written_off": written_off, "issued_by": by, "issued_at": at}
    number: int | None = (await tx.execute(_ISSUE[tx.dialect], values)).scalar()
    return number


async def add_lines(tx: Transaction, of: int, number: int, lines: Sequence[SettledLine]) -> None:
    """More lines of a half year, in the transaction that issues it."""
    rows = [
        {"municipality": of, "settlement": number, **line.key._asdict(), "is_reversal": line.is_reversal, **line.split._asdict()}
        for line in lines
    ]
    if rows:
        await tx.execute(_ADD, rows)


async def premium_payments(tx: Transaction, of: int, last: date) -> list[Row[Any]]:
    """Premium that was paid until a day: day, cents, written off, the candidate's reference."""
    return list(await tx.execute(_PAYMENTS, {"of": of, "last": last}))


async def travel_payments(tx: Transaction, of: int, last: date) -> list[Row[Any]]:
    """Travel costs that were paid until a day."""
    return list(await tx.execute(_TRAVEL, {"of": of, "last": last}))


async def open_weeks(tx: Transaction, of: int, first: date, last: date, now: datetime) -> int:
    """How many weeks that begin in a period are over and not confirmed."""
    return int((await tx.execute(_OPEN, {"of": of, "first": first, "last": last, "now": now})).scalar_one())
