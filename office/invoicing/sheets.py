"""An invoice on paper with the timesheets as annex, and the register of a month."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from core.actions.receiving import Standing
from core.rules.calendar import local_day, unit_of
from core.rules.money import Cents
from core.rules.statements import PaidState
from core.store.invoices import Invoice
from office.documents import sheet
from office.documents.printing import typeset
from office.documents.sheet import Block
from office.invoicing.ubl import PAID_WITHIN, written_number
from office.overview.sheets import Page, Value, plain_name, write_pages
from words import Words, words_for


def N(message: str) -> str:
    """A message that is translated where it is used."""
    return message


REGISTER = (
    *(N("Invoice number"), N("Sort"), N("Credits"), N("Employer"), N("Month"), N("Issued on"), N("Due on")),
    *(N("Without VAT"), N("VAT"), N("In all"), N("Received"), N("How far")),
)
HOW_FAR = {
    PaidState.UNPAID: N("unpaid"),
    PaidState.PARTLY: N("partly paid"),
    PaidState.PAID: N("paid"),
    PaidState.TOO_MUCH: N("paid too much"),
}


def printed(invoice: Invoice, lines: Sequence[Any]) -> bytes:
    """The PDF/A of an invoice or credit note."""
    w = words_for("nl")
    pages = [_invoice(w, invoice, lines), _annex(w, lines)]
    number = written_number(invoice.number)
    return typeset(pages, invoice.parties["creditor"]["name"], invoice.number, number, invoice.issued_at)


def _invoice(w: Words, invoice: Invoice, lines: Sequence[Any]) -> Block:
    creditor, employer = invoice.parties["creditor"], invoice.parties["employer"]
    issued, number = local_day(invoice.issued_at), written_number(invoice.number)
    credited = written_number(invoice.credits) if invoice.credits else ""
    return sheet.sheet(
        w,
        w("Credit note {number}", number=number) if credited else w("Invoice {number}", number=number),
        sheet.rows(
            (w("From"), w.safe(_address(creditor))),
            (w("To"), w.safe(_address(employer))),
            (w("Issued on"), w.date(issued)),
            (w("Credits"), credited),
            (w("Pay before"), "" if credited else w.date(issued + PAID_WITHIN)),
            (w("Account"), "" if credited else creditor["iban"]),
        ),
        sheet.table(
            (w("Work"), w("From"), w("Until"), w("Hours"), w("Tariff an hour"), w("Amount")),
            [
                (
                    w.safe(line.title),
                    w.date(line.since),
                    w.date(unit_of(line.since).last),
                    w.hours(line.minutes) if line.minutes >= 0 else f"-{w.hours(-line.minutes)}",
                    w.money(100 * line.tariff),
                    w.money(line.cents),
                )
                for line in lines
            ],
        ),
        sheet.rows(
            (w("Without VAT"), w.money(invoice.net)),
            (w("VAT"), w.money(invoice.vat) if invoice.percentage is not None else w("not subject to VAT")),
            (w("In all"), w.money(invoice.net + invoice.vat)),
        ),
    )


def _address(party: Mapping[str, str]) -> str:
    return f"{party['name']}, {party['street']}, {party['postcode']} {party['city']}"


def _annex(w: Words, lines: Sequence[Any]) -> Block:
    days = [(line.title, date.fromisoformat(day), minutes) for line in lines for day, minutes in line.days.items()]
    return sheet.sheet(
        w,
        w("Annex: the timesheets"),
        sheet.table((w("Work"), w("Day"), w("Hours")), [(w.safe(t), w.date(day), w.hours(minutes)) for t, day, minutes in days]),
    )


def register_name(first: date, municipality: str) -> str:
    """What the register of a month is called, given its first day."""
    return f"invoices-{first:%Y-%m}-{plain_name(municipality)}"


def write_register(folder: Path, name: str, found: Sequence[Standing], employers: Mapping[int, Any]) -> list[Path]:
    """The invoices and credit notes of a month, and how far each is paid."""
    return write_pages(folder, name, [register(words_for("nl"), found, employers)])


def register(w: Words, found: Sequence[Standing], employers: Mapping[int, Any]) -> Page:
    """The register as a sheet. What came in on a credit note stands at its invoice."""
    rows: list[Sequence[Value]] = []
    for standing in found:
        one = standing.invoice
        issued, credited = local_day(one.issued_at), one.credits
        rows.append(
            (
                written_number(one.number),
                w("credit note") if credited else w("invoice"),
                written_number(credited) if credited else None,
                employers[one.employer].ref,
                f"{one.month:%Y-%m}",
                issued,
                None if credited else issued + PAID_WITHIN,
                *(_euros(cents) for cents in (one.net, one.vat, one.net + one.vat)),
                None if credited else _euros(standing.received),
                None if credited else w(HOW_FAR[standing.state]),
            )
        )
    return Page(w("Register"), [w(caption) for caption in REGISTER], rows)


def _euros(cents: Cents) -> Decimal:
    return Decimal(cents).scaleb(-2)
