"""A half year as a workbook with its CSV files, and the draft of the municipality's invoice as a PDF."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from core.actions.receiving import Standing
from core.actions.settling import Half
from core.rules.calendar import unit_of
from core.rules.money import Cents, half_up
from core.rules.settlement import Split, total
from office.documents import sheet
from office.documents.printing import typeset
from office.invoicing.sheets import register
from office.overview.sheets import Page, Value, plain_name, write_pages
from office.written import replaced
from words import Words, words_for


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
class Behind:
    """The invoices behind a half year with employers by number; and the yearly fee to the NVSI (euros), which is outside of the settlement."""

    invoices: Sequence[Standing]
    employers: Mapping[int, Any]
    yearly_fee: Decimal | None


def write_half(folder: Path, municipality: str, half: Half, behind: Behind, last: date, at: datetime) -> list[Path]:
    """Write the workbook, its CSV files and the draft invoice; answers their paths."""
    w, name = words_for("nl"), f"settlement-{half.name}-{plain_name(municipality)}"
    pages = [
        _summary(w, half, behind.yearly_fee),
        _lines(w, half),
        replace(register(w, behind.invoices, behind.employers), title=w("Invoices")),
    ]
    made = write_pages(folder, name, pages)
    pdf = folder / f"{name}-invoice.pdf"
    with replaced(pdf) as part:
        part.write_bytes(_invoice(w, municipality, half, last, at))
    return [*made, pdf]


def sums(half: Half) -> Split:
    """All lines together."""
    return total([line.split for line in half.lines]) if half.lines else Split()


def _amounts(w: Words, half: Half) -> list[tuple[str, Cents]]:
    split = sums(half)
    named = list(zip([w(part) for part in PARTS], split[1:], strict=True))
    owed = (w("To be invoiced to Flextensie"), split.remainder + half.written_off)
    return [*named, (w("Premium above the cap, written off"), half.written_off), owed]


def _summary(w: Words, half: Half, yearly_fee: Decimal | None) -> Page:
    fee = [(w("Yearly fee to the NVSI, outside of the settlement"), yearly_fee)] if yearly_fee is not None else []
    rows: list[Sequence[Value]] = [
        (w("Hours"), Decimal(half_up(100 * sums(half).minutes, 60)).scaleb(-2)),
        *((name, _euros(cents)) for name, cents in _amounts(w, half)),
        *fee,
        (w("Weeks that are not confirmed"), half.open_weeks),
        (w("State"), w("issued") if half.is_issued else w("draft")),
    ]
    return Page(w("Settlement"), (w("Half year {half}", half=half.name), ""), rows)


def _lines(w: Words, half: Half) -> Page:
    rows: list[Sequence[Value]] = []
    for line in half.lines:
        placed = half.placed[line.key.placement]
        sort = w("reversal") if line.is_reversal else w("line")
        rows.append(
            (
                placed.ref or f"#{placed.id}",
                placed.candidate_ref,
                placed.employer_name,
                line.key.since,
                unit_of(line.key.since).last,
                sort,
                line.split.minutes,
                *(_euros(cents) for cents in line.split[1:]),
            )
        )
    return Page(w("Lines"), [w(caption) for caption in CAPTIONS], rows)


def _euros(cents: Cents) -> Decimal:
    return Decimal(cents).scaleb(-2)


def _invoice(w: Words, municipality: str, half: Half, last: date, at: datetime) -> bytes:
    page = sheet.sheet(
        w,
        w("Invoice for the remainder of {half}", half=half.name),
        sheet.text(w("This is a draft. The municipality sends its own invoice with its own number.")),
        sheet.rows(
            (w("From"), w.safe(municipality)),
            (w("To"), "Flextensie"),
            (w("About"), w("work until {day}", day=w.date(last))),
        ),
        sheet.table((w("What"), w("Amount")), [(name, str(w.money(cents))) for name, cents in _amounts(w, half)]),
    )
    return typeset([page], municipality, 0, half.name, at)
