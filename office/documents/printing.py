"""Facts into a PDF/A file with typst: in Dutch, and in the reader's language too. The same facts make the same bytes.

What stands in a document reaches the template as data, never as markup. No network, and no font but those of this package.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import segno
import typst

from core.actions.things import Sort
from core.rules.calendar import local_day
from core.store.documents import Issued
from office.documents import agreement, confirmation, invoice, my_data, participation, placement, proof, sheet, week
from office.documents.sheet import Block
from words import Words, words_for
from words.language import AT_WORK, DEFAULT

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
TEMPLATE, PICTURE = TEMPLATES / "document.typ", TEMPLATES / "picture.typ"
FONTS = HERE / "fonts"
NEEDED = tuple(f"NotoSans{script}-{weight}.ttf" for script in ("", "Arabic", "Ethiopic") for weight in ("Regular", "Bold"))
PIXELS_AN_INCH = 144
STANDARD: Literal["a-2b"] = "a-2b"
MARK = "flexbot-document-"
"""What the code follows in a file's metadata."""

SHEETS: Mapping[Sort, tuple[str, Callable[[Words, Mapping[str, Any]], tuple[Block, ...]]]] = {
    Sort.PARTICIPATION: ("bevestiging", participation.confirmation),
    Sort.CONFIRMATION: ("bevestiging-plaatsing", confirmation.for_employer),
    Sort.MY_PLACEMENT: ("bevestiging-werk", placement.for_candidate),
    Sort.TIMESHEET: ("urenstaat", week.timesheet),
    Sort.TRAVEL_FORM: ("reiskosten", week.travel_form),
    Sort.INVOICE: ("factuur", invoice.invoice),
    Sort.PROOF_OF_WORK: ("bewijs", proof.proof),
    Sort.AGREEMENT: ("overeenkomst", agreement.agreement),
    Sort.MY_DATA: ("gegevens", my_data.everything),
}
"""By sort: what its file is called, and what stands in it."""
IN_DUTCH_ALONE = frozenset({Sort.INVOICE})
"""An invoice is for the books: one paper, in one language."""
FOR_EMPLOYERS = frozenset({Sort.CONFIRMATION, Sort.AGREEMENT})
"""What stands in them is said in the languages of employers and staff; whoever reads another one gets the Dutch alone."""


class PrintFault(Exception):
    """A document cannot be printed; the text says why, and holds nothing of what stands in it."""


def file_name(document: Issued) -> str:
    """A neutral name: what it is and of which week or, when it is about none, which month it is of; nothing about whom."""
    about = document.facts.get("monday")
    when = f"{date.fromisoformat(about):%G-week-%V}" if about else f"{local_day(document.made_at):%Y-%m}"
    if document.sort == Sort.MY_DATA_FILE:
        return f"gegevens-{when}.json"
    return f"{SHEETS[Sort(document.sort)][0]}-{when}.pdf"


def print_document(document: Issued) -> bytes:
    """The PDF/A-2b of a document; of one for programs, its facts as JSON."""
    if document.sort == Sort.MY_DATA_FILE:
        return json.dumps(document.facts, ensure_ascii=False, indent=1, sort_keys=True).encode()
    dutch, spoken = words_for(DEFAULT), words_for(document.facts.get("language"))
    sheets = _sheets(dutch, document)
    silent = document.sort in IN_DUTCH_ALONE or (document.sort in FOR_EMPLOYERS and spoken.language not in AT_WORK)
    if spoken.language != DEFAULT and not silent:
        sheets += [one | {"note": sheet.plain(_note(spoken))} for one in _sheets(spoken, document)]
    return typeset(sheets, _sender(document.facts), document.id, document.code, document.made_at)


def _sheets(w: Words, document: Issued) -> list[Block]:
    first, *more = SHEETS[Sort(document.sort)][1](w, document.facts)
    if document.replaces:
        before = sheet.text(w("This replaces document number {number}.", number=document.replaces))
        first = first | {"blocks": [before, *first["blocks"]]}
    return [first, *more]


def _sender(facts: Mapping[str, Any]) -> str:
    creditor = facts.get("creditor")
    return str(creditor["name"] if creditor else facts["municipality"])


def typeset(sheets: list[Block], municipality: str, number: int, code: str, made_at: datetime) -> bytes:
    """Sheets as they stand, on paper of the municipality. What was not issued has no code, and says in its footer what it is."""
    made = made_at.astimezone(UTC).replace(microsecond=0)
    day = local_day(made_at)
    data = {
        "sheets": [
            one | {"footer": _footer(one, number, code, day), "page": _page(words_for(one["language"]))} for one in sheets
        ],
        "sender": sheet.plain(words_for(DEFAULT).safe(municipality)),
        "marks": [MARK + code] if code else [],
        "qr": qr(f"{number} {code}") if code else "",
        "day": [day.year, day.month, day.day],
    }
    return compiled(TEMPLATE, data, pdf_standards=STANDARD, timestamp=made)


def picture(w: Words, charts: Sequence[tuple[str, Block]]) -> bytes:
    """Charts (`sheet.bars`) under each other with their titles, as a PNG for a chat."""
    blank = sheet.sheet(w, "")
    drawn = [{"title": sheet.plain(title), "items": chart["items"]} for title, chart in charts]
    return compiled(
        PICTURE, {"lang": blank["lang"], "direction": blank["direction"], "charts": drawn}, format="png", ppi=PIXELS_AN_INCH
    )


def compiled(template: Path, data: Mapping[str, Any], **how: Any) -> bytes:
    """What a template makes of this. PrintFault when typst cannot, or a font of this package is not there: it would print empty squares."""
    for font in NEEDED:
        if not (FONTS / font).is_file():
            raise PrintFault(f"the font {font} is missing: install flexbot anew")
    try:
        made = typst.compile(
            template, root=HERE, font_paths=[FONTS], ignore_system_fonts=True, sys_inputs={"data": json.dumps(data)}, **how
        )
    except typst.TypstError as problem:
        raise PrintFault(f"typst: {str(problem.message)[:80]}") from None
    assert isinstance(made, bytes), "one document, no output path"
    return made


def _note(w: Words) -> str:
    return w("This is a translation. The Dutch text counts.")


def _footer(one: Block, number: int, code: str, day: Any) -> str:
    if "footer" in one:
        return str(one["footer"])
    w = words_for(one["language"])
    return sheet.plain(w("Number {number}, code {code}, made on {day}.", number=number, code=code, day=w.date(day)))


def _page(w: Words) -> str:
    return sheet.plain(w("page"))


def qr(said: str) -> str:
    """A picture that a camera reads, as SVG."""
    drawn = BytesIO()
    segno.make(said, error="m", micro=False).save(drawn, kind="svg", border=0, xmldecl=False, svgns=True, nl=False)
    return drawn.getvalue().decode()
