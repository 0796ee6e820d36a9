"""The confirmation of participation (MANUAL 1): what was explained and understood, and who confirmed it when."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from core.rules.calendar import local_day
from core.rules.participation import Point, Told
from office.documents import sheet
from office.documents.sheet import Block
from words import Words
from words.participation import point_title, point_words

Facts = Mapping[str, Any]


def confirmation(w: Words, f: Facts) -> Block:
    """One language of it."""
    told = Told.of(f)
    return sheet.sheet(
        w,
        w("Confirmation of participation"),
        sheet.text(w("{name} takes part in Flextensie, by free choice.", name=f["candidate"])),
        sheet.rows(
            (w("Name"), w.safe(f["candidate"])),
            (w("Municipality"), w.safe(f["municipality"])),
            (w("Contact person"), w.safe(f["contact"])),
            (w("Stands in"), w.safe(f["stand_in"])),
        ),
        sheet.heading(w("This was explained and understood:")),
        sheet.points((point_title(w, Point(name)), point_words(w, Point(name), told)) for name in f["points"]),
        sheet.heading(w("Confirmed by both")),
        sheet.rows(
            (w.safe(f["candidate"]), w("on paper") if f["on_paper"] else _moment(w, f["confirmed_at"])),
            (w.safe(f["contact"]), _moment(w, f["signed_at"])),
        ),
    )


def _moment(w: Words, at: str) -> str:
    """A document is read years later: the year belongs to it."""
    moment = datetime.fromisoformat(at)
    return f"{w.date(local_day(moment))}, {w.time(moment)}"
