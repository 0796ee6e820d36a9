"""The agreement between municipality and employer with the additional terms (MANUAL 4c), and who accepted it when."""

from collections.abc import Mapping
from typing import Any

from core.rules.people.agreement import Clause
from office.documents import sheet
from office.documents.sheet import Block
from words import Words
from words.agreement import clause_title, clause_words

Facts = Mapping[str, Any]


def agreement(w: Words, f: Facts) -> tuple[Block, ...]:
    """One language of it."""
    page = sheet.sheet(
        w,
        w("Agreement with the employer"),
        sheet.rows(
            (w("Employer"), w.safe(f["employer"])),
            (w("Municipality"), w.safe(f["municipality"])),
            (w("Version of the terms"), str(f["terms"])),
        ),
        sheet.heading(w("Additional terms")),
        points_of(w, f),
        *_accepted(w, f),
    )
    return (page,)


def points_of(w: Words, f: Facts) -> Block:
    """The clauses, each with what it comes to."""
    return sheet.points((clause_title(w, Clause(name)), clause_words(w, Clause(name))) for name in f["clauses"])


def _accepted(w: Words, f: Facts) -> list[Block]:
    if not f["name"]:
        return [sheet.text(w("Nobody has agreed yet."))]
    return [
        sheet.heading(w("Agreed for the employer")),
        sheet.rows((w.safe(f["name"]), sheet.moment(w, f["accepted_at"]))),
    ]
