"""The register of a month's invoices."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from core.actions.money.receiving import Standing
from core.rules.calendar import local_day
from core.rules.cents import Cents
from core.rules.money.invoicing import PAID_WITHIN, written_number
from core.rules.money.statements import PaidState
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
