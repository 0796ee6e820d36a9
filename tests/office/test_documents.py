"""Documents: PDF/A, the same bytes for the same facts, whatever a name holds; known again, and known to be altered."""

import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hatchling.builders.wheel import WheelBuilder
from pypdf import PdfReader

from core.actions.things import Sort
from office.documents import codes_in, file_name, print_document
from office.documents.printing import FONTS, typeset
from office.documents.sheet import heading, points, quote, rows
from office.documents.sheet import text as paragraph
from tests.office.documents import AGREED, FACTS, HOSTILE, MADE, PROOF, fonts_of, made, read
from words import LANGUAGES

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("sort", "facts"), [(Sort.PARTICIPATION, FACTS), (Sort.PROOF_OF_WORK, PROOF), (Sort.AGREEMENT, AGREED)])
def test_it_says_to_be_pdf_a(sort: Sort, facts: dict[str, Any]) -> None:
    """PDF/A-2b in the metadata, a title, the code as keyword, and the day it was made."""
    pdf = print_document(made(facts, sort))
    metadata = PdfReader(BytesIO(pdf)).xmp_metadata
    assert metadata is not None
    xmp = metadata.stream.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in xmp
    info = PdfReader(BytesIO(pdf)).metadata
    assert info is not None
    assert info.title in ("Bevestiging van deelname", "Bewijs van werk", "Overeenkomst met de opdrachtgever")
    assert info["/CreationDate"].startswith("D:20261116")
    assert codes_in(pdf) == ["ACDEF34679"]


def test_the_same_facts_make_the_same_bytes() -> None:
    """Another process, another time of day, another machine's fonts: nothing of it is in the file."""
    here = sha256(print_document(made(FACTS))).hexdigest()
    program = (
        "import sys; from hashlib import sha256; from tests.office.documents import FACTS, made; "
        "from office.documents import print_document; print(sha256(print_document(made(FACTS))).hexdigest())"
    )
    environment = {"PATH": "/usr/bin", "PYTHONPATH": str(ROOT), "TZ": "Asia/Tokyo", "HOME": "/nowhere", "SOURCE_DATE_EPOCH": "1"}
    there = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert there.stdout.strip() == here


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_typed_is_set_as_it_was_typed(name: str) -> None:
    """Whatever looks like markup is text."""
    said = read(print_document(made(PROOF | {"candidate": name, "words": name, "title": name}, Sort.PROOF_OF_WORK)))
    assert said.count(" ".join(name.split())) >= 3


def test_what_hides_or_turns_text_is_left_out() -> None:
    """A name cannot turn the words around it, nor begin a line that looks official."""
    said = read(print_document(made(PROOF | {"candidate": "Ali\u202egnikuezrow\u200b"}, Sort.PROOF_OF_WORK)))
    assert "Aligniku" in said
    assert "\u202e" not in said


def test_every_script_has_its_font() -> None:
    """Arabic, Tigrinya, Cyrillic, Greek and Latin with marks are drawn with fonts of the package; no character is missing."""
    names = "يوسف ተስፋይ Łukasz Žižek Дмитро Ελένη Nguyễn"
    pdf = print_document(made(PROOF | {"candidate": names}, Sort.PROOF_OF_WORK))
    families = {name.split("-")[0] for name in fonts_of(pdf)}
    assert families == {"NotoSans", "NotoSansArabic", "NotoSansEthiopic"}
    for name in names.split():
        assert name in read(pdf)


def test_right_to_left() -> None:
    """A page in Arabic begins at the right; its text can be read back."""
    page = {
        "language": "ar",
        "lang": "ar",
        "direction": "rtl",
        "title": "تأكيد المشاركة",
        "blocks": [
            paragraph("يوسف Jansen يشارك بحرية."),
            rows(("الاسم", "يوسف"), ("البلدية", "Gemeente Voorbeeldstad")),
            heading("تم الشرح:"),
            points([("إعانتك مستمرة.", ["تعمل وتبقى إعانتك كما هي."])]),
            quote("عمل رائع\nشكرا", "Drukkerij De Punt"),
        ],
    }
    pdf = typeset([page], "Gemeente Voorbeeldstad", 12, "ACDEF34679", MADE)
    starts: list[float] = []
    first = PdfReader(BytesIO(pdf)).pages[0]
    first.extract_text(visitor_text=lambda said, at, _tm, _font, _size: starts.append(at[4]) if "تأكيد" in said else None)
    assert starts
    assert min(starts) > float(first.mediabox.width) / 2
    assert "NotoSansArabic-Regular" in fonts_of(pdf)
    assert "يشارك" in read(pdf)
    assert "Jansen" in read(pdf)


def test_two_languages() -> None:
    """Dutch first; then the reader's own, which says that the Dutch text counts."""
    said = read(print_document(made(FACTS | {"language": "en"})))
    assert said.index("Bevestiging van deelname") < said.index("This is a translation. The Dutch text counts.")
    assert "Confirmation of participation" in said
    assert "English" not in read(print_document(made(FACTS)))
    assert "translation" not in read(print_document(made(FACTS)))


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "nl"])
def test_every_language_has_its_page(language: str) -> None:
    """Whatever language somebody chose, their document is printed: Dutch, and theirs."""
    pages = PdfReader(BytesIO(print_document(made(FACTS | {"language": language})))).pages
    assert len(pages) == 2
    assert "Bevestiging van deelname" in pages[0].extract_text()
    assert "Amina Bakker" in pages[1].extract_text()


def test_the_proof_says_what_was_done() -> None:
    """Hours, and those that both confirmed; the employer's words with their lines."""
    said = read(print_document(made(PROOF, Sort.PROOF_OF_WORK)))
    for words in ("20 uur", "Waarvan door beiden bevestigd 16 uur", "Amina werkt netjes. Kom gerust terug.", "Drukkerij De Punt"):
        assert words in said


def test_the_file_name_is_neutral() -> None:
    """What it is and the month, or the ISO week that it is about; nobody's name."""
    assert file_name(made(FACTS)) == "bevestiging-2026-11.pdf"
    assert file_name(made(FACTS | {"monday": "2026-12-28"}, Sort.TIMESHEET)) == "urenstaat-2026-week-53.pdf"
    assert file_name(made(FACTS | {"monday": "2027-01-04"}, Sort.TRAVEL_FORM)) == "reiskosten-2027-week-01.pdf"
    assert file_name(made(PROOF, Sort.PROOF_OF_WORK)) == "bewijs-2026-11.pdf"


def test_the_wheel_carries_templates_and_fonts() -> None:
    """With the fonts' licence beside them."""
    carried = {file.relative_path for file in WheelBuilder(str(ROOT)).recurse_included_files()}
    ours = {str(path.relative_to(ROOT)) for path in (ROOT / "office" / "documents").rglob("*") if path.suffix in (".ttf", ".typ")}
    assert len(ours) >= 7
    assert ours | {"office/documents/fonts/OFL.txt"} <= carried
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 3_000_000
