"""The confirmation of participation (MANUAL 1): what was explained and understood, and who confirmed it when."""

from collections.abc import Mapping
from typing import Any

from core.rules.people.participation import Point, Told
from office.documents import sheet
from office.documents.sheet import Block
from words import Words
from words.participation import point_title, point_words

Facts = Mapping[str, Any]


def confirmation(w: Words, f: Facts) -> tuple[Block, ...]:
    """One language of it."""
    told = Told.of(f)
    page = sheet.sheet(
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
            (w.safe(f["candidate"]), w("on paper") if f["on_paper"] else sheet.moment(w, f["confirmed_at"])),
            (w.safe(f["contact"]), sheet.moment(w, f["signed_at"])),
        ),
    )
    return (page,)
