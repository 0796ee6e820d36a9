"""Invoices on the employer's phone: what is coming, what was sent, and what stands behind each line."""

from datetime import date
from typing import Any

from bot.buttons.documents import GetInvoice, GetTimesheet, OpenInvoice, ShowInvoices
from bot.screens import Button, Facts, Screen, caption, lines, rows, screen
from bot.screens.paging import turning
from bot.screens.week_lines import spent
from core.actions.money.employer_invoices import BehindLine, MyInvoices
from core.rules.cents import Cents
from core.rules.money.invoicing import written_number
from core.rules.paging import A_SHORT_PAGE, Page, page_of
from core.store.money.invoices import Invoice
from words import Words
from words.language import Written


def all_facts(found: MyInvoices, number: int) -> dict[str, Any]:
    """A page (from 0) of what was sent, below what is coming, as frozen facts."""
    page = page_of(found.sent, number, A_SHORT_PAGE)
    return {
        "coming": [[str(one.month), one.minutes, one.cents] for one in found.coming],
        "sent": [_of(one) for one in page.shown],
        "page": page.number,
        "pages": page.pages,
    }


def one_facts(one: Invoice, behind: list[BehindLine], number: int) -> dict[str, Any]:
    """An invoice with a page (from 0) of its lines, as frozen facts."""
    page = page_of(behind, number, A_SHORT_PAGE)
    return {
        **_of(one),
        "net": one.net,
        "has_vat": one.percentage is not None,
        "behind": [[line.week, str(line.monday), line.name, line.minutes, line.cents] for line in page.shown],
        "page": page.number,
        "pages": page.pages,
    }


def _of(one: Invoice) -> dict[str, Any]:
    return {"id": one.id, "number": one.number, "credits": one.credits, "month": str(one.month), "total": one.net + one.vat}


@screen("my_invoices", candidates=False)
def my_invoices(w: Words, f: Facts) -> Screen:
    """What is coming by month, without VAT; below it the invoices, each to be opened."""
    coming = [
        w("• {month}: {hours}, {money}", month=w.month(date.fromisoformat(month)), hours=_hours(w, minutes), money=w.money(cents))
        for month, minutes, cents in f["coming"]
    ]
    text = lines(
        w("Confirmed, and on no invoice yet:") if coming else w("No confirmed hours wait for an invoice."),
        *coming,
        coming and w("These amounts are without VAT."),
        " ",
        w("What was sent to you:") if f["sent"] else w("You got no invoice yet."),
    )
    buttons = [
        Button(caption(w("{number}, {money}", number=_number(w, one), money=w.money(one["total"]))), OpenInvoice(one["id"], 0))
        for one in f["sent"]
    ]
    return Screen(text, (*rows(*buttons, columns=1), *turning(w, Page(f["sent"], f["page"], f["pages"]), ShowInvoices)))


@screen("my_invoice", candidates=False)
def my_invoice(w: Words, f: Facts) -> Screen:
    """One invoice, with a button for the timesheet behind each line."""
    net, total = f["net"], f["total"]
    text = lines(
        w("<b>{number}</b>", number=_number(w, f)),
        w("It is about {month}.", month=w.month(date.fromisoformat(f["month"]))),
        f["credits"] and w("It takes back {number}.", number=written_number(f["credits"])),
        " ",
        w("Without VAT: {money}", money=w.money(net)),
        w("VAT: {money}", money=w.money(total - net)) if f["has_vat"] else w("Not subject to VAT."),
        w("In all: {money}", money=w.money(total)),
        " ",
        *(_line(w, *one) for one in f["behind"]),
        " ",
        w("Tap a week for its timesheet."),
    )
    sheets = [
        Button(caption(w("{name}, week of {day}", name=name, day=w.short_day(date.fromisoformat(first)))), GetTimesheet(week))
        for week, first, name, _, _ in f["behind"]
    ]
    turn = turning(w, Page(f["behind"], f["page"], f["pages"]), lambda number: OpenInvoice(f["id"], number))
    back = Button(w("All invoices"), ShowInvoices(0))
    return Screen(text, ((Button(w("Invoice (PDF)"), GetInvoice(f["id"])), back), *rows(*sheets), *turn))


def _line(w: Words, _week: int, first: str, name: str, minutes: int, cents: Cents) -> Written:
    day = w.short_day(date.fromisoformat(first))
    return w("• {name}, week of {day}: {hours}, {money}", name=name, day=day, hours=_hours(w, minutes), money=w.money(cents))


def _number(w: Words, f: Facts) -> Written:
    number = written_number(f["number"])
    return w("Credit note {number}", number=number) if f["credits"] else w("Invoice {number}", number=number)


def _hours(w: Words, minutes: int) -> Written:
    return Written(f"-{spent(w, -minutes)}") if minutes < 0 else spent(w, minutes)
