"""Invoices as they were issued."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select

from core.rules.money import Cents
from core.store.database import Transaction
from core.store.tables.invoices import invoice, invoice_line
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
_LINES = (
    select(invoice_line, invoice.c.number, invoice.c.employer)
    .join(invoice, invoice.c.id == invoice_line.c.invoice)
    .where(invoice.c.municipality == bindparam("of"), invoice.c.month == bindparam("first"))
    .order_by(invoice.c.number, invoice_line.c.placement, invoice_line.c.since)
)
_LAST = select(func.max(invoice.c.number)).where(invoice.c.creditor == bindparam("whose"))
_HOLD = select(municipality.c.id).order_by(municipality.c.id).with_for_update()
_ADD = insert(invoice).returning(invoice.c.id)
_ADD_LINES = insert(invoice_line)
_EMPLOYERS = select(employer.c.id, employer.c.ref, employer.c.name).where(employer.c.municipality == bindparam("of"))


async def hold_numbers(tx: Transaction) -> None:
    """Nobody else gives out numbers until the transaction ends."""
    (await tx.execute(_HOLD)).all()


async def next_number(tx: Transaction, creditor: str) -> int:
    """The number after the last one of a creditor."""
    return ((await tx.execute(_LAST, {"whose": creditor})).scalar() or 0) + 1


async def of_month(tx: Transaction, of: int, first: date) -> list[Invoice]:
    """The invoices and credit notes about a month, by number."""
    return [Invoice(**row._mapping) for row in await tx.execute(_OF_MONTH, {"of": of, "first": first})]


async def lines_of_month(tx: Transaction, of: int, first: date) -> list[Row[Any]]:
    """Their lines, each with the number of its invoice and the employer."""
    return list(await tx.execute(_LINES, {"of": of, "first": first}))


async def add(tx: Transaction, values: Mapping[str, Any], lines: Sequence[Mapping[str, Any]]) -> int:
    """Issue one with its lines; answers which row it is."""
    number = int((await tx.execute(_ADD, values)).scalar_one())
    await tx.execute(_ADD_LINES, [{**line, "invoice": number, "municipality": values["municipality"]} for line in lines])
    return number


async def employers(tx: Transaction, of: int) -> dict[int, Row[Any]]:
    """Reference and name of a municipality's employers, by number."""
    return {row.id: row for row in await tx.execute(_EMPLOYERS, {"of": of})}
