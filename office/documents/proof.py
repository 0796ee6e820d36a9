"""The proof of work: what somebody did, where, how long, and what the employer says of it (when they do)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from office.documents import sheet
from office.documents.sheet import Block
from words import Words

Facts = Mapping[str, Any]


def proof(w: Words, f: Facts) -> tuple[Block, ...]:
    """One language of it. What the employer wrote stands as it was written."""
    page = sheet.sheet(
        w,
        w("Proof of work"),
        sheet.text(w("{name} has worked at {employer}.", name=f["candidate"], employer=f["employer"])),
        sheet.rows(
            (w("Name"), w.safe(f["candidate"])),
            (w("Worked at"), w.safe(f["employer"])),
            (w("Work"), w.safe(f["title"])),
            (w("Tasks"), w.safe(f["tasks"])),
            (w("Place of work"), w.safe(f["place"])),
            (w("First day"), w.date(date.fromisoformat(f["first_day"]))),
            (w("Last day"), w.date(date.fromisoformat(f["last_day"]))),
            (w("Hours worked"), w.hours(f["minutes"])),
            (w("All hours confirmed until"), w.date(date.fromisoformat(f["confirmed_until"])))
            if f.get("confirmed_until")
            else None,
            (w("Of these confirmed by both"), w.hours(f["confirmed_minutes"])) if f["confirmed_minutes"] < f["minutes"] else None,
        ),
        sheet.heading(w("The employer says")) if f["words"] else None,
        sheet.quote(w.safe(f["words"]), w.safe(f["employer"])) if f["words"] else None,
        sheet.text(w("This was issued by {municipality}.", municipality=f["municipality"])),
    )
    return (page,)
