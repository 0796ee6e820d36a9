"""A run to look at: a workbook with its CSV, a PDF, and the year for the benefit administration."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Row

from core.rules.calendar import local_day
from core.rules.cents import Cents, half_up
from core.rules.money.pay_runs import PayLine, RunKind
from office.documents import sheet
from office.documents.printing import typeset
from office.overview.sheets import Page, Value, write_pages
from office.written import replaced
from words import Words, words_for


def N(message: str) -> str:
    """A message that is translated where it is used."""
    return message


CAPTIONS = (
    *(N("Candidate"), N("Name"), N("Hours"), N("Rate"), N("Due"), N("Already paid this year"), N("Other premiums this year")),
    *(N("Highest premium of the year"), N("Room"), N("Moment"), N("Pays"), N("Keeps waiting"), N("Written off"), N("Why")),
    *(N("Waits until"), N("Unconfirmed since")),
)
TRAVEL_CAPTIONS = (
    *(N("Candidate"), N("Name"), N("Due"), N("Travel costs"), N("Other direct costs"), N("Already paid"), N("Pays")),
)
LEFT_OUT = "left_out"
"""Why nothing is paid to somebody whose account had a fault."""
ON_PAPER = {0: 4, 2: 3, 3: 3, 4: 3, 5: 3, 6: 3, 7: 5, 8: 3, 9: 3, 10: 3, 11: 3, 12: 3, 13: 5, 14: 4, 15: 4}
TRAVEL_ON_PAPER = dict.fromkeys(range(len(TRAVEL_CAPTIONS)), 3)
"""The columns on paper, and how they share its width."""
WHY = {
    "no_room": N("above the highest premium of the year"),
    "third_payment_moment": N("both moments of this year are used"),
    "unknown_amount": N("the highest premium of the year is not known"),
    "paid_that_day": N("there is a payment on this day already"),
    "chosen_later": N("a later day was agreed"),
    "nothing_due": N("nothing is due"),
    LEFT_OUT: N("not in the file for the bank"),
}


@dataclass(frozen=True)
class Shown:
    """A candidate in a run, with reference and name."""

    ref: str
    name: str
    pay_line: PayLine


@dataclass(frozen=True)
class Proposal:
    """A run of a municipality: its title's message, day, what it is called in files, its number (0: it is only looked at), and since when."""

    run_kind: RunKind
    title: str
    municipality: str
    day: date
    file: str
    number: int
    at: datetime
    lines: Sequence[Shown]


def write_proposal(folder: Path, proposal: Proposal) -> list[Path]:
    """Write the workbook, its CSV and the PDF; answers their paths."""
    w = words_for("nl")
    page = Page(w("Payments"), [w(caption) for caption in _captions(proposal.run_kind)], _rows(w, proposal))
    made = write_pages(folder, proposal.file, [page])
    pdf = folder / f"{proposal.file}.pdf"
    with replaced(pdf) as part:
        part.write_bytes(_printed(w, proposal))
    return [*made, pdf]


def _captions(run_kind: RunKind) -> tuple[str, ...]:
    return CAPTIONS if run_kind is RunKind.PREMIUM else TRAVEL_CAPTIONS


def _rows(w: Words, proposal: Proposal) -> list[list[Value]]:
    return [_row(w, one) if proposal.run_kind is RunKind.PREMIUM else _travel_row(one) for one in proposal.lines]


def _travel_row(one: Shown) -> list[Value]:
    p = one.pay_line
    return [one.ref, one.name, *(_euros(cents) for cents in (p.due, p.due - p.costs, p.costs, p.paid_before, p.cents))]


def _row(w: Words, one: Shown) -> list[Value]:
    p = one.pay_line
    return [
        one.ref,
        one.name,
        Decimal(half_up(100 * p.minutes, 60)).scaleb(-2) if p.minutes else None,
        p.rates or None,
        *(_euros(cents) for cents in (p.due, p.paid_before, p.others, p.cap, p.room)),
        p.moment,
        *(_euros(cents) for cents in (p.cents, p.left, p.written_off)),
        w(WHY[p.why]) if p.why else None,
        p.waits_until,
        p.unconfirmed_since,
    ]


def _euros(cents: Cents | None) -> Decimal | None:
    return None if cents is None else Decimal(cents).scaleb(-2)


def _printed(w: Words, proposal: Proposal) -> bytes:
    rows = [[_said(w, value) for value in row] for row in _rows(w, proposal)]
    for row, one in zip(rows, proposal.lines, strict=True) if proposal.run_kind is RunKind.PREMIUM else ():
        row[CAPTIONS.index("Rate")] = _rates(w, one.pay_line)
    captions = _captions(proposal.run_kind)
    on_paper = ON_PAPER if proposal.run_kind is RunKind.PREMIUM else TRAVEL_ON_PAPER
    lines = [[row[n] for n in on_paper] for row in rows]
    pays = [one.pay_line for one in proposal.lines if one.pay_line.cents]
    page = sheet.sheet(
        w,
        w(proposal.title, day=w.date(proposal.day)),
        sheet.rows(
            (w("Municipality"), w.safe(proposal.municipality)),
            (w("Payments"), str(len(pays))),
            (w("In all"), w.money(sum(one.cents for one in pays))),
            *([(w("Proposed on"), w.date(local_day(proposal.at)))] if proposal.number else []),
        ),
        sheet.table([w(captions[n]) for n in on_paper], lines, parts=list(on_paper.values())) if rows else None,
        sheet.text(w("A second person approves this before anything is paid.")),
    )
    if not proposal.number:
        page |= {"footer": sheet.plain(w("Not proposed yet. Looked at on {day}.", day=w.date(local_day(proposal.at))))}
    return typeset([sheet.wide(page)], proposal.municipality, proposal.number, proposal.file, proposal.at)


def _rates(w: Words, pay_line: PayLine) -> str:
    return " / ".join(w.rate(Decimal(rate)) for rate in pay_line.rates.split(" / ") if rate)


def _said(w: Words, value: Value) -> str:
    """On paper numbers and dates are the reader's."""
    if isinstance(value, Decimal):
        return w.hundredths(value)
    if isinstance(value, date):
        return w.date(value)
    return w.safe("" if value is None else str(value))


def write_year(folder: Path, name: str, year: int, paid: Sequence[Row[Any]]) -> list[Path]:
    """What each person was paid in a calendar year, for the benefit administration."""
    w = words_for("nl")
    people: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in paid:
        people[row.ref].append(row)
    captions = [w("Candidate"), w("Year"), w("Premium"), w("Moments"), w("Days")]
    rows: list[Sequence[Value]] = [
        (ref, year, _euros(sum(p.cents for p in those)), len(those), " ".join(str(p.paid_on) for p in those))
        for ref, those in people.items()
    ]
    return write_pages(folder, name, [Page(w("Premium"), captions, rows)])
