"""Documents as they are printed, and reading them back."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from core.actions.things import Sort, Thing
from core.rules.people.agreement import Clause
from core.rules.people.participation import Point
from core.store.documents import Issued

MADE = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)
FACTS: dict[str, Any] = {
    "language": "nl",
    "candidate": "Amina Bakker",
    "municipality": "Gemeente Voorbeeldstad",
    "contact": "Karin Smit",
    "stand_in": "Mark Jansen",
    "points": list(Point),
    "premium_per_hour": "2.00",
    "cap": "3274.00",
    "above_cap": "hold",
    "confirmed_at": "2026-11-16T09:00:00+01:00",
    "on_paper": False,
    "signed_at": "2026-11-16T10:30:00+01:00",
}
PROOF: dict[str, Any] = {
    "language": "nl",
    "municipality": "Gemeente Voorbeeldstad",
    "candidate": "Amina Bakker",
    "employer": "Drukkerij De Punt",
    "title": "Inpakken",
    "tasks": "Drukwerk in dozen doen.",
    "place": "Kade 12",
    "first_day": "2026-11-16",
    "last_day": "2026-11-20",
    "minutes": 1200,
    "confirmed_minutes": 960,
    "words": "Amina werkt netjes.\nKom gerust terug.",
}
AGREED: dict[str, Any] = {
    "language": "nl",
    "municipality": "Gemeente Voorbeeldstad",
    "employer": "Drukkerij De Punt",
    "terms": 1,
    "clauses": list(Clause),
    "name": "Joost Visser",
    "accepted_at": "2026-11-16T10:30:00+01:00",
}
HOSTILE = (
    '#eval("1 + 1")',
    '#include "/etc/passwd"',
    "*vet* _schuin_ $x^2$ @ref <label> `code` = kop",
    "<3 & <b>Vet</b> &amp;",
    "\\u{41} #{panic()} ]] [[ }",
    "{naam} %s \" ' ` \\",
    "// weg /* ook weg */",
)


def made(facts: dict[str, Any], sort: Sort = Sort.PARTICIPATION, number: int = 12, code: str = "ACDEF34679") -> Issued:
    """A document that was not printed yet."""
    return Issued(number, 1, sort, 1, Thing.PARTICIPATION, 1, facts["language"], 1, None, code, facts, MADE, None, None)


def read(pdf: bytes) -> str:
    """What a PDF says, in one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def fonts_of(pdf: bytes) -> set[str]:
    """The families that are embedded; every font must be."""
    names = set()
    for page in PdfReader(BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index,union-attr]
            below = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = below["/FontDescriptor"].get_object()
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor, "a font is not embedded"
            names.add(str(below["/BaseFont"]).split("+")[-1])
    return names
