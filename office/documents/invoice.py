"""An invoice or credit note with the timesheets as annex."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from core.rules.calendar import unit_of
from core.rules.money.invoicing import PAID_WITHIN, written_number
from office.documents import sheet
from office.documents.sheet import Block
from words import Words

Facts = Mapping[str, Any]


def invoice(w: Words, f: Facts) -> tuple[Block, ...]:
    """The invoice, and the hours by day that it rests on."""
    return _invoice(w, f), _annex(w, f)


def _invoice(w: Words, f: Facts) -> Block:
    issued, number = date.fromisoformat(f["issued_on"]), written_number(f["number"])
    credited = written_number(f["credits"]) if f["credits"] else ""
    return sheet.sheet(
        w,
        w("Credit note {number}", number=number) if credited else w("Invoice {number}", number=number),
        sheet.rows(
            (w("From"), w.safe(_address(f["creditor"]))),
            (w("To"), w.safe(_address(f["employer"]))),
            (w("Issued on"), w.date(issued)),
            (w("Credits"), credited),
            (w("Pay before"), "" if credited else w.date(issued + PAID_WITHIN)),
            (w("Account"), "" if credited else f["creditor"]["iban"]),
        ),
        sheet.table(
            (w("Work"), w("From"), w("Until"), w("Hours"), w("Tariff an hour"), w("Amount")),
            [_line(w, one) for one in f["lines"]],
            large=True,
        ),
        sheet.rows(
            (w("Without VAT"), w.money(f["net"])),
            (w("VAT"), w.money(f["vat"]) if f["percentage"] is not None else w("not subject to VAT")),
            (w("In all"), w.money(f["net"] + f["vat"])),
        ),
    )


def _address(party: Mapping[str, str]) -> str:
    return f"{party['name']}, {party['street']}, {party['postcode']} {party['city']}"


def _line(w: Words, one: Facts) -> tuple[str, ...]:
    since, minutes = date.fromisoformat(one["since"]), one["minutes"]
    return (
        w.safe(one["title"]),
        w.date(since),
        w.date(unit_of(since).last),
        w.hours(minutes) if minutes >= 0 else f"-{w.hours(-minutes)}",
        w.money(Decimal(one["tariff"])),
        w.money(one["cents"]),
    )


def _annex(w: Words, f: Facts) -> Block:
    return sheet.sheet(w, w("Annex: the timesheets"), sheet.table((w("Work"), w("Day"), w("Hours")), _days(w, f)))


def _days(w: Words, f: Facts) -> Iterator[tuple[str, str, str]]:
    for one in f["lines"]:
        for day, minutes in one["days"].items():
            yield w.safe(one["title"]), w.date(date.fromisoformat(day)), w.hours(minutes)
