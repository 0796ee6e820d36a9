"""A document that was issued is kept: the same facts are the same document, a file is known again, a change is found."""

import os
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from bot.outgoing.printing import Printer
from core.actions.deed import Deed, write
from core.actions.documents import issue
from core.actions.rights.rights import erase
from core.actions.things import Sort, Thing
from core.actions.verify import Fault, Sound, Wrong, verify
from core.store.database import Transaction
from core.store.documents import Issued
from core.store.keys import new_key
from core.store.people import people
from core.store.resealing import reseal
from core.store.tables.documents import document
from office.documents import PrintFault, codes_in, print_document, printing, sheet
from office.documents.printing import FONTS, typeset
from tests import commands
from tests.kept import Kept
from tests.office.documents import FACTS, made, read
from words import words_for


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
    file.write_bytes(typeset([sheet.sheet(words_for("nl"), "Overzicht")], "Gemeente Voorbeeldstad", 0, "2026H2", house.now))
    draft = flexbot(house, "verify", str(file))
    assert draft.returncode == 1
    assert "is no issued document and carries no code: overviews, payments and drafts are made anew" in draft.stderr
    assert flexbot(house, "verify", str(tmp_path / "nergens.pdf")).returncode == 2


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
