"""Invoices as they were issued."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.calendar import local_day
from core.rules.cents import Cents
from core.rules.money.half_year import UnitKey
from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.invoices import invoice, invoice_line, invoice_payment
from core.store.tables.people import employer, municipality


@dataclass(frozen=True, slots=True)
class Invoice:
    """An invoice, or what takes one back (`credits`, its number). Cents; who is who in `parties`."""

    id: int
    municipality: int
    creditor: str
    number: int
    month: date
    employer: int
    credits: int | None
    net: Cents
    vat: Cents
    percentage: Decimal | None
    parties: dict[str, Any]
    issued_at: datetime


_ALL = [invoice.c[name] for name in Invoice.__slots__]
_OF_MONTH = (
    select(*_ALL)
    .where(invoice.c.municipality == bindparam("of"), invoice.c.month == bindparam("first"))
    .order_by(invoice.c.creditor, invoice.c.number)
)
_OF_EMPLOYER = select(*_ALL).where(invoice.c.employer == bindparam("whose")).order_by(invoice.c.id.desc())
_BY_ID = select(*_ALL).where(invoice.c.id == bindparam("one"))
_ALL_LINES = (
    select(invoice_line, invoice.c.number, invoice.c.employer)
    .join(invoice, invoice.c.id == invoice_line.c.invoice)
    .order_by(invoice.c.number, invoice_line.c.placement, invoice_line.c.since)
)
_FIRST_ISSUED = (
    select(invoice_line.c.placement, invoice_line.c.since, func.min(invoice.c.issued_at).label("at"))
    .join(invoice, invoice.c.id == invoice_line.c.invoice)
    .where(invoice.c.municipality == bindparam("of"), ~invoice_line.c.is_reversal)
    .where(invoice_line.c.placement.between(bindparam("low"), bindparam("high")))
    .group_by(invoice_line.c.placement, invoice_line.c.since)
)
_UNITS = select(invoice_line.c.invoice, invoice_line.c.placement, invoice_line.c.since).where(
    invoice_line.c.municipality == bindparam("of"),
    invoice_line.c.placement.between(bindparam("low"), bindparam("high")),
)
_ALL_OF = select(*_ALL).where(invoice.c.municipality == bindparam("of")).order_by(invoice.c.creditor, invoice.c.number)
_RECEIVED = (
    select(invoice_payment.c.invoice, func.sum(invoice_payment.c.cents).label("cents"))
    .where(invoice_payment.c.municipality == bindparam("of"))
    .group_by(invoice_payment.c.invoice)
)
_PAYMENTS = (
    select(invoice_payment.c.id, invoice_payment.c.booked_on, invoice_payment.c.cents, invoice.c.number, employer.c.ref)
    .join(invoice, invoice.c.id == invoice_payment.c.invoice)
    .join(employer, employer.c.id == invoice.c.employer)
    .where(invoice_payment.c.municipality == bindparam("of"), invoice_payment.c.booked_on <= bindparam("last"))
    .order_by(invoice_payment.c.booked_on, invoice_payment.c.id)
)
_KNOWN = select(invoice_payment.c.entry, invoice_payment.c.invoice).where(among(invoice_payment.c.entry, "entries"))
_BOOK = {
    d: m.insert(invoice_payment).on_conflict_do_nothing(index_elements=["entry", "invoice"])
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_LINES = _ALL_LINES.where(invoice.c.municipality == bindparam("of"), invoice.c.month == bindparam("first"))
_LINES_OF_EMPLOYER = _ALL_LINES.where(invoice.c.employer == bindparam("whose"))
_LINES_OF_ONE = _ALL_LINES.where(invoice.c.id == bindparam("one"))
_LAST = select(func.max(invoice.c.number)).where(invoice.c.creditor == bindparam("whose"))
_HOLD = select(municipality.c.id).order_by(municipality.c.id).with_for_update()
_ADD = insert(invoice).returning(invoice.c.id)
_ADD_LINES = insert(invoice_line)


async def hold_numbers(tx: Transaction) -> None:
    """Nobody else gives out numbers until the transaction ends."""
    (await tx.execute(_HOLD)).all()


async def next_number(tx: Transaction, creditor: str) -> int:
    """The number after the last one of a creditor."""
    return ((await tx.execute(_LAST, {"whose": creditor})).scalar() or 0) + 1


async def of_month(tx: Transaction, of: int, first: date) -> list[Invoice]:
    """The invoices and credit notes about a month, by number."""
    return [Invoice(**row._mapping) for row in await tx.execute(_OF_MONTH, {"of": of, "first": first})]


async def by_id(tx: Transaction, number: int) -> Invoice | None:
    """The invoice in this row."""
    row = (await tx.execute(_BY_ID, {"one": number})).first()
    return Invoice(**row._mapping) if row else None


async def of_employer(tx: Transaction, employer_id: int) -> list[Invoice]:
    """What was ever sent to an employer, the newest first."""
    return [Invoice(**row._mapping) for row in await tx.execute(_OF_EMPLOYER, {"whose": employer_id})]


async def lines_of_employer(tx: Transaction, employer_id: int) -> list[Row[Any]]:
    """The lines of all of these."""
    return list(await tx.execute(_LINES_OF_EMPLOYER, {"whose": employer_id}))


async def lines_of(tx: Transaction, number: int) -> list[Row[Any]]:
    """The lines of the invoice in this row."""
    return list(await tx.execute(_LINES_OF_ONE, {"one": number}))


async def lines_of_month(tx: Transaction, of: int, first: date) -> list[Row[Any]]:
    """Their lines, each with the number of its invoice and the employer."""
    return list(await tx.execute(_LINES, {"of": of, "first": first}))


async def add(tx: Transaction, values: Mapping[str, Any], lines: Sequence[Mapping[str, Any]]) -> int:
    """Issue one with its lines; answers which row it is."""
    number = int((await tx.execute(_ADD, values)).scalar_one())
    await tx.execute(_ADD_LINES, [{**line, "invoice": number, "municipality": values["municipality"]} for line in lines])
    return number


async def of_units(tx: Transaction, of: int, units: Collection[UnitKey]) -> set[int]:
    """The rows of the invoices and credit notes on which some of these units stand."""
    if not units:
        return set()
    placements = [unit.placement for unit in units]
    rows = await tx.execute(_UNITS, {"of": of, "low": min(placements), "high": max(placements)})
    return {row.invoice for row in rows if UnitKey(row.placement, row.since) in units}


async def all_of(tx: Transaction, of: int) -> list[Invoice]:
    """All invoices and credit notes of a municipality, by number."""
    return [Invoice(**row._mapping) for row in await tx.execute(_ALL_OF, {"of": of})]


async def first_issued(tx: Transaction, of: int, low: int, high: int) -> dict[UnitKey, date]:
    """The day on which each unit of the placements with these numbers was first invoiced."""
    rows = await tx.execute(_FIRST_ISSUED, {"of": of, "low": low, "high": high})
    return {UnitKey(row.placement, row.since): local_day(row.at) for row in rows}


async def received(tx: Transaction, of: int) -> dict[int, Cents]:
    """What came in on each invoice and credit note, less what went back, by row."""
    return {row.invoice: int(row.cents) for row in await tx.execute(_RECEIVED, {"of": of})}


async def payments(tx: Transaction, of: int, last: date) -> list[Row[Any]]:
    """What came in until a day: day, cents, the invoice's number, the employer's reference."""
    return list(await tx.execute(_PAYMENTS, {"of": of, "last": last}))


async def booked_before(tx: Transaction, entries: Sequence[str]) -> dict[str, set[int]]:
    """Which of these entries of a statement were booked already, each with the rows of its invoices."""
    found: dict[str, set[int]] = {}
    for row in await tx.execute(_KNOWN, {"entries": list(entries)}) if entries else ():
        found.setdefault(row.entry, set()).add(row.invoice)
    return found


async def book(tx: Transaction, of: int, invoice: int, entry: str, booked_on: date, cents: Cents, at: datetime) -> bool:
    """Write what came in on an invoice; False when it was booked before (UNIQUE)."""
    values = {"municipality": of, "invoice": invoice, "entry": entry, "booked_on": booked_on, "cents": cents, "at": at}
    return (await tx.execute(_BOOK[tx.dialect], values)).rowcount == 1
