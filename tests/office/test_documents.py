"""Documents: PDF/A, the same bytes for the same facts, whatever a name holds; known again, and known to be altered."""

import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hatchling.builders.wheel import WheelBuilder
from pypdf import PdfReader
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from bot.printing import Printer
from core.actions.deed import Deed, write
from core.actions.documents import issue
from core.actions.rights import erase
from core.actions.things import Sort, Thing
from core.actions.verify import Fault, Sound, Wrong, verify
from core.rules.agreement import Clause
from core.rules.participation import Point
from core.store import people
from core.store.database import Transaction
from core.store.documents import Issued
from core.store.keys import new_key
from core.store.resealing import reseal
from core.store.tables.documents import document
from office.documents import PrintFault, codes_in, file_name, print_document, printing
from office.documents.printing import FONTS, typeset
from office.documents.sheet import heading, points, quote, rows
from office.documents.sheet import text as paragraph
from tests import commands
from tests.kept import Kept, kept
from words import LANGUAGES

ROOT = Path(__file__).parents[2]
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
        "import sys; from hashlib import sha256; from tests.office.test_documents import FACTS, made; "
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


async def test_without_a_font_nothing_is_printed(house: Kept, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One clear line names it, and nothing is kept; with the font there again it is printed."""
    fonts = tmp_path / "fonts"
    shutil.copytree(FONTS, fonts)
    (fonts / "NotoSansArabic-Bold.ttf").unlink()
    monkeypatch.setattr(printing, "FONTS", fonts)
    first = await issued(house)
    with pytest.raises(PrintFault, match=r"^the font NotoSansArabic-Bold.ttf is missing: install flexbot anew$"):
        print_document(first)
    assert await Printer(house.database, lambda: house.now).file(first.id) is None
    async with house.database.begin() as tx:
        assert (await tx.execute(select(document.c.sha256))).scalars().all() == [None]
    monkeypatch.undo()
    assert (await printed(house, first)).startswith(b"%PDF")


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
    """What it is and the month; nobody's name."""
    assert file_name(made(FACTS)) == "bevestiging-2026-11.pdf"
    assert file_name(made(PROOF, Sort.PROOF_OF_WORK)) == "bewijs-2026-11.pdf"


def test_the_wheel_carries_templates_and_fonts() -> None:
    """With the fonts' licence beside them."""
    carried = {file.relative_path for file in WheelBuilder(str(ROOT)).recurse_included_files()}
    ours = {str(path.relative_to(ROOT)) for path in (ROOT / "office" / "documents").rglob("*") if path.suffix in (".ttf", ".typ")}
    assert len(ours) >= 7
    assert ours | {"office/documents/fonts/OFL.txt"} <= carried
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 3_000_000


# Kept and known again


@pytest.fixture(name="house")
async def lived_in(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Kept]:
    url = request.getfixturevalue("postgres").database() if dialect == "postgresql" else None
    async with kept(tmp_path, url) as house:
        yield house


async def issued(house: Kept, **facts: Any) -> Issued:
    """Amina's confirmation."""
    async with house.database.begin() as tx:
        amina = await people.by_id(tx, await house.number(tx, 1001))
        assert amina is not None
        deed = Deed(tx, house.now)
        document = await issue(deed, Sort.PARTICIPATION, amina, Thing.PARTICIPATION, 1, FACTS | facts)
        await write(tx, [deed])
    return document


async def printed(house: Kept, document: Issued) -> bytes:
    file = await Printer(house.database, lambda: house.now).file(document.id)
    assert file is not None
    return file.content


async def found(house: Kept) -> Sound | Fault:
    async with house.database.begin() as tx:
        return await verify(tx, [])


def flexbot(house: Kept, *command: str) -> "subprocess.CompletedProcess[str]":
    assert house.database.keys.file is not None
    environment = {"HOME": os.environ.get("HOME", "/"), "FLEXBOT_DATABASE": house.url}
    return commands.flexbot(*command, environment=environment | {"FLEXBOT_KEY_FILE": str(house.database.keys.file)})


async def test_the_same_facts_are_the_same_document(house: Kept) -> None:
    """Issued again it is the same number with the same bytes; other facts are its next version, and the first stays."""
    first = await issued(house)
    content = await printed(house, first)
    assert (await issued(house)).id == first.id
    assert await printed(house, first) == content
    second = await issued(house, contact="Mark Jansen")
    assert (second.id, second.version) != (first.id, first.version)
    assert (first.replaces, second.replaces) == (None, first.id)
    second_says = read(await printed(house, second))
    assert f"Dit vervangt document nummer {first.id}." in second_says
    assert "vervangt" not in read(content)
    other_language = await issued(house, language="en")
    assert (other_language.version, other_language.replaces) == (1, None)
    assert second.code != first.code
    assert await printed(house, second) != content
    assert await printed(house, first) == content
    async with house.database.begin() as tx:
        hashes = list((await tx.execute(select(document.c.sha256).order_by(document.c.id))).scalars())
    assert hashes[0] == sha256(content).hexdigest()


async def test_a_file_is_known_again(house: Kept, tmp_path: Path) -> None:
    """Ours and unchanged: exit 0. Changed by one byte, or somebody else's: exit 1, and it is said which."""
    content = await printed(house, await issued(house))
    file = tmp_path / "van de kandidaat.pdf"
    file.write_bytes(content)
    same = flexbot(house, "verify", str(file))
    assert (same.returncode, same.stderr) == (0, "")
    assert "unchanged" in same.stdout
    assert "replaces" not in same.stdout
    newer = await issued(house, contact="Mark Jansen")
    assert f"; document {newer.id} replaces it" in flexbot(house, "verify", str(file)).stdout
    code = codes_in(content)[0]
    for said in (code, code.lower(), f"1 {code}"):
        held = flexbot(house, "verify", said)
        assert held.returncode == 0, held.stderr
        assert f"its file has the SHA-256 {sha256(content).hexdigest()}" in held.stdout
    assert "nobody was sent it yet" in flexbot(house, "verify", newer.code).stdout
    strange_code = flexbot(house, "verify", "AAAAAAAAAA")
    assert (strange_code.returncode, strange_code.stdout) == (1, "")
    assert "no document that is kept here carries this code" in strange_code.stderr
    file.write_bytes(content[:-3] + b"x" + content[-2:])
    changed = flexbot(house, "verify", str(file))
    assert changed.returncode == 1
    assert "altered: it carries the code of document" in changed.stderr
    file.write_bytes(print_document(made(FACTS, code="AAAAAAAAAA")))
    strange = flexbot(house, "verify", str(file))
    assert strange.returncode == 1
    assert "was not issued here" in strange.stderr
    assert flexbot(house, "verify", str(tmp_path / "nergens.pdf")).returncode == 1


async def test_what_is_kept_is_verified(house: Kept) -> None:
    """`flexbot verify` reads every document against its hash: other bytes, or another hash, are found."""
    first, second = await issued(house), await issued(house, contact="Mark Jansen")
    await printed(house, first)
    await printed(house, second)
    await house.seal()
    assert isinstance(await found(house), Sound)
    async with house.database.begin() as tx:
        await tx.execute(text(f"UPDATE document SET content = (SELECT d.content FROM document d WHERE d.id = {second.id})"))
    assert await found(house) == Fault(Wrong.ALTERED, "document", str(first.id))


async def unguarded(tx: Transaction) -> None:
    """The triggers are out of the way: whoever owns the database can do that."""
    is_sqlite = tx.dialect == "sqlite"
    await tx.execute(text("DROP TRIGGER document_stays" if is_sqlite else "SET LOCAL session_replication_role = replica"))


@pytest.mark.parametrize(
    "change",
    [
        "sha256 = 'x'",
        "content = NULL, sha256 = NULL",
        "code = 'AAAAAAAAAA'",
        "version = 9",
        "person = NULL",
        "thing_id = 9",
        "language = 'en'",
        "replaces = 9",
        "made_at = '2020-01-01 00:00:00'",
    ],
)
async def test_the_database_refuses_to_change_what_was_issued(house: Kept, change: str) -> None:
    """Nothing that identifies it, and no hash once it was printed; sealed anew with another key it stays what it is."""
    content = await printed(house, await issued(house))
    with pytest.raises(DBAPIError, match="issued"):
        async with house.database.begin() as tx:
            await tx.execute(text(f"UPDATE document SET {change}"))
    house.database.keys.file.write_text(f"{new_key()}\n{house.database.keys.file.read_text()}")  # type: ignore[union-attr]
    house.database.keys.refresh()
    assert await reseal(house.database, house.database.keys) > 0
    async with house.database.begin() as tx:
        assert (await tx.execute(select(document.c.content))).scalar_one() == content


async def test_a_changed_hash_is_found_too(house: Kept) -> None:
    """Bytes and hash changed together: the trail still says what was printed."""
    first, second = await issued(house), await issued(house, contact="Mark Jansen")
    await printed(house, first)
    await printed(house, second)
    await house.seal()
    async with house.database.begin() as tx:
        await unguarded(tx)
        other = f"(SELECT d.content FROM document d WHERE d.id = {second.id})"
        also = f"(SELECT d.sha256 FROM document d WHERE d.id = {second.id})"
        await tx.execute(text(f"UPDATE document SET content = {other}, sha256 = {also} WHERE id = {first.id}"))
    fault = await found(house)
    assert isinstance(fault, Fault)
    assert fault.wrong in (Wrong.DEED_WITHOUT_EFFECT, Wrong.EFFECT_WITHOUT_DEED)


async def test_nothing_of_it_is_readable_at_rest(house: Kept) -> None:
    """The bytes and the facts are sealed; only the hash is in clear."""
    content = await printed(house, await issued(house, contact="Wilhelmina Onleesbaar"))
    async with house.database.begin() as tx:
        row = (await tx.execute(text("SELECT content, facts, sha256 FROM document"))).one()
    assert b"%PDF" not in bytes(row.content)
    assert b"Wilhelmina" not in bytes(row.facts)
    assert row.sha256 == sha256(content).hexdigest()


async def test_it_goes_when_its_person_is_forgotten(house: Kept) -> None:
    """Erasure takes the document along, and the trail is still sound."""
    await printed(house, await issued(house))
    await house.seal()
    async with house.database.begin() as tx:
        amina = await people.by_id(tx, await house.number(tx, 1001))
        assert amina is not None
        deed = Deed(tx, house.now)
        await erase(deed, amina, "asked")
        await write(tx, [deed])
        assert (await tx.execute(select(document.c.id))).all() == []
    assert isinstance(await found(house), Sound)


async def test_the_export_holds_it(house: Kept, tmp_path: Path) -> None:
    """Whoever asks for all that is held about them gets the document as it was sent."""
    content = await printed(house, await issued(house))
    done = flexbot(house, "export", "P1001", "--out", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert [path.read_bytes() for path in (tmp_path / "out").glob("document-*.pdf")] == [content]
    assert "%PDF" not in next((tmp_path / "out").glob("*.json")).read_text("utf-8")
