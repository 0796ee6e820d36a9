"""A half year as a workbook with its CSV files, and the draft of the municipality's invoice as a PDF."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from core.actions.money.halves import Half, Portion
from core.actions.money.receiving import Standing
from core.rules.calendar import unit_of
from core.rules.cents import Cents, half_up
from core.rules.money.settlement import Split
from office.documents import sheet
from office.documents.printing import typeset
from office.invoicing.sheets import register
from office.overview.sheets import Page, Value, plain_name
from office.written import replaced
from words import Words


def N(message: str) -> str:
    """A message that is translated where it is used."""
    return message


PARTS = (
    *(N("Turnover"), N("Premium"), N("Travel costs"), N("Other direct costs"), N("Administration")),
    N("Remainder for the municipality"),
)
CAPTIONS = (
    *(N("Placement"), N("Candidate"), N("Employer"), N("From"), N("Until"), N("Sort"), N("Minutes")),
    *PARTS,
)


@dataclass(frozen=True)
class Settled:
    """What a half year comes to in all, the invoices behind it with employers by number, and the yearly fee to the NVSI (euros), which
    is outside of the settlement."""

    split: Split
    invoices: Sequence[Standing]
    employers: Mapping[int, Any]
    yearly_fee: Decimal | None


def file_name(municipality: str, half: Half) -> str:
    """What the files of a half year are called."""
    return f"settlement-{half.name}-{plain_name(municipality)}"


def empty_pages(w: Words, half: Half) -> tuple[Page, Page, Page]:
    """The summary, the lines and the invoices, still without rows."""
    return (
        Page(w("Settlement"), (w("Half year {half}", half=half.name), ""), ()),
        Page(w("Lines"), [w(caption) for caption in CAPTIONS], ()),
        replace(register(w, (), {}), title=w("Invoices")),
    )


def summary_rows(w: Words, half: Half, found: Settled) -> list[Sequence[Value]]:
    """Hours, each part, what is to be invoiced, and how far it is."""
    fee = [(w("Yearly fee to the NVSI, outside of the settlement"), found.yearly_fee)] if found.yearly_fee is not None else []
    return [
        (w("Hours"), Decimal(half_up(100 * found.split.minutes, 60)).scaleb(-2)),
        *((name, _euros(cents)) for name, cents in _amounts(w, half, found.split)),
        *fee,
        (w("Weeks that are not confirmed"), half.open_weeks),
        (w("State"), w("draft") if half.number is None else w("issued")),
    ]


def _amounts(w: Words, half: Half, split: Split) -> list[tuple[str, Cents]]:
    named = list(zip([w(part) for part in PARTS], split[1:], strict=True))
    owed = (w("To be invoiced to Flextensie"), split.remainder + half.written_off)
    return [*named, (w("Premium above the cap, written off"), half.written_off), owed]


def line_rows(w: Words, portion: Portion) -> Iterator[Sequence[Value]]:
    """A row for each line."""
    line_, reversal = w("line"), w("reversal")
    for line in portion.lines:
        placed = portion.placed[line.key.placement]
        yield (
            placed.ref or f"#{placed.id}",
            placed.candidate_ref,
            placed.employer_name,
            line.key.since,
            unit_of(line.key.since).last,
            reversal if line.is_reversal else line_,
            line.split.minutes,
            *(_euros(cents) for cents in line.split[1:]),
        )


def invoice_rows(w: Words, found: Settled) -> Sequence[Sequence[Value]]:
    """A row for each invoice behind it, as the register has them."""
    return register(w, found.invoices, found.employers).rows


def _euros(cents: Cents) -> Decimal:
    return Decimal(cents).scaleb(-2)


def write_invoice(folder: Path, w: Words, municipality: str, half: Half, split: Split, at: datetime) -> Path:
    """The draft of the municipality's invoice, as a PDF; answers its path."""
    page = sheet.sheet(
        w,
        w("Invoice for the remainder of {half}", half=half.name),
        sheet.text(w("This is a draft. The municipality sends its own invoice with its own number.")),
        sheet.rows(
            (w("From"), w.safe(municipality)),
            (w("To"), "Flextensie"),
            (w("About"), w("work until {day}", day=w.date(half.last))),
        ),
        sheet.table((w("What"), w("Amount")), [(name, str(w.money(cents))) for name, cents in _amounts(w, half, split)]),
    )
    path = folder / f"{file_name(municipality, half)}-invoice.pdf"
    with replaced(path) as part:
        part.write_bytes(typeset([page], municipality, 0, half.name, at))
    return path
