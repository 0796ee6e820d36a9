"""The invitation on paper: one page a language, the way in by camera, nothing that says what it is for."""

import asyncio
import os
import re
import stat
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from pypdf import PdfReader

from office.documents.invitation import Invitation, print_invitation
from simulator.server import Simulator, start
from tests.commands import flexbot
from tests.office.conftest import Desk
from words import LANGUAGES

LINK = "https://t.me/uren_bot?start=AbCdEfGhIjKlMnOpQrStUv"
SAID = Invitation("Amina", "Gemeente Proefstad", "Karin Smit", LINK, datetime(2026, 11, 19, 8, 30, tzinfo=UTC))
MADE = datetime(2026, 11, 16, 8, 30, tzinfo=UTC)
TOKEN = "5150002:PaperTokenThatOnlyTheTestsUse_abcdefg"
TITLES = {
    "nl": "Uitnodiging voor Amina",
    "en": "Invitation for Amina",
    "nl-simple": "Uitnodiging voor Amina",
    "tr": "Davetiye: Amina",
    "so": "Casuumad: Amina",
    "pl": "Zaproszenie: Amina",
}


def pages(pdf: bytes) -> list[str]:
    """What each page says, without the marks of direction."""
    return [" ".join(re.sub("[\u200f\u2066-\u2069]", "", page.extract_text()).split()) for page in PdfReader(BytesIO(pdf)).pages]


@pytest.fixture(name="telegram")
async def local_telegram() -> AsyncIterator[Simulator]:
    simulator = await start()
    yield simulator
    await simulator.close()


async def invites(desk: Desk, telegram: Simulator, *arguments: str) -> "CompletedProcess[str]":
    """`flexbot invite` in a process of its own."""
    settings = {"FLEXBOT_DATABASE": desk.url, "FLEXBOT_TOKEN": TOKEN, "FLEXBOT_API_BASE": telegram.url.rstrip("/")}
    return await asyncio.to_thread(flexbot, "invite", *arguments, environment=os.environ | settings)


def test_a_page_in_every_language() -> None:
    """As many pages as languages, each in its own words and with the same link."""
    made = pages(print_invitation(SAID, list(LANGUAGES), MADE))
    assert len(made) == len(LANGUAGES)
    assert [page for page in made if LINK not in page] == []
    for language, page in zip(LANGUAGES, made, strict=True):
        assert TITLES.get(language, "") in page
        assert "Start" in page
    assert "ዕድመ" in made[list(LANGUAGES).index("ti")]


def test_the_steps_in_dutch() -> None:
    """What somebody does who holds the page: three steps, how long it works, and whom to ask."""
    (page,) = pages(print_invitation(SAID, ["nl"], MADE))
    for sentence in (
        "Je kiest het zelf. Stoppen mag altijd.",
        "1. Zet Telegram op je telefoon. Dat is gratis.",
        "2. Richt je camera op het plaatje en open de link.",
        "3. Druk op Start en kies je taal.",
        "Dit werkt één keer, tot donderdag 19 november, 09:30.",
        "Het is alleen voor jou. Geef het aan niemand.",
        "Lukt het niet? Vraag het Karin Smit.",
    ):
        assert sentence in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_tells_nobody_what_it_is_for(language: str) -> None:
    """It lies on a kitchen table: no word of the benefit, of the instrument, or of money."""
    (page,) = pages(print_invitation(SAID, [language], MADE))
    assert not re.search(r"uitkering|bijstand|flextensie|premie|participatie|benefit|welfare|€", page, re.IGNORECASE)


async def test_printed_by_the_command(desk: Desk, telegram: Simulator, tmp_path: Path) -> None:
    """The page holds the link that the command answers, which is the one that lets this person in; only its owner may read the file."""
    desk.lay_all()
    await desk.brings()
    paper = tmp_path / "amina.pdf"
    done = await invites(desk, telegram, "C1", "--pdf", str(paper))
    assert (done.returncode, done.stderr) == (0, "")
    link = done.stdout.strip()
    (page,) = pages(paper.read_bytes())
    assert "Uitnodiging voor Amina" in page
    assert link in page
    assert "Gemeente Proefstad" in page
    assert stat.S_IMODE(paper.stat().st_mode) == 0o600
    secret = link.partition("?start=")[2]
    opens = "SELECT ref FROM invite JOIN person ON person.id = invite.person WHERE secret_hash = "
    assert await desk.ask(f"{opens}'{sha256(secret.encode()).hexdigest()}'") == [("C1",)]


async def test_in_another_language_with_dutch_behind_it(desk: Desk, telegram: Simulator, tmp_path: Path) -> None:
    """Who is known to read English gets English, and Dutch for whoever helps; any others by name."""
    desk.lay_all()
    desk.change("people.csv", "Amina,Bakker,nl", "Amina,Bakker,en")
    await desk.brings()
    await invites(desk, telegram, "C1", "--pdf", str(tmp_path / "own.pdf"))
    await invites(desk, telegram, "C1", "--pdf", str(tmp_path / "asked.pdf"), "--language", "so", "--language", "pl")
    assert [page[:22] for page in map(_body, pages((tmp_path / "own.pdf").read_bytes()))] == [
        "Invitation for Amina I",
        "Uitnodiging voor Amina",
    ]
    assert [_body(page)[:8] for page in pages((tmp_path / "asked.pdf").read_bytes())] == ["Casuumad", "Zaprosze"]


async def test_nobody_is_invited_when_it_cannot_be_printed(desk: Desk, telegram: Simulator, tmp_path: Path) -> None:
    """A folder that is not there, a language that is not spoken: one line that says so, and no link was made."""
    desk.lay_all()
    await desk.brings()
    nowhere = await invites(desk, telegram, "C1", "--pdf", str(tmp_path / "nowhere" / "amina.pdf"))
    assert (nowhere.returncode, nowhere.stdout) == (1, "")
    assert nowhere.stderr.startswith("flexbot: ")
    assert len(nowhere.stderr.splitlines()) == 1
    klingon = await invites(desk, telegram, "C1", "--pdf", str(tmp_path / "amina.pdf"), "--language", "tlh")
    assert klingon.returncode == 2
    assert "choose from nl, en" in klingon.stderr
    assert await desk.ask("SELECT count(*) FROM invite") == [(0,)]


async def test_nobody_is_invited_when_the_picture_cannot_be_made(desk: Desk, telegram: Simulator, tmp_path: Path) -> None:
    """An ending that is no picture, a folder that is not there or is no file: said before, and no link was made."""
    desk.lay_all()
    await desk.brings()
    for path, code, said in (
        ("q.txt", 2, "end its name in .png or .svg"),
        ("q", 2, "end its name in .png or .svg"),
        ("nowhere/q.png", 1, "there is no such folder: make it first"),
        ("there.svg", 1, "is a folder"),
    ):
        (tmp_path / "there.svg").mkdir(exist_ok=True)
        done = await invites(desk, telegram, "C1", "--out", str(tmp_path / path))
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1), done.stderr
        assert said in done.stderr
    assert await desk.ask("SELECT (SELECT count(*) FROM invite), (SELECT count(*) FROM trail WHERE deed = 'invited')") == [(0, 0)]


async def test_the_picture_is_for_its_owner_alone(desk: Desk, telegram: Simulator, tmp_path: Path) -> None:
    """Whoever has it has the link."""
    desk.lay_all()
    await desk.brings()
    for name, begins in (("q.png", b"\x89PNG"), ("q.SVG", b"<?xml")):
        done = await invites(desk, telegram, "C1", "--out", str(tmp_path / name))
        assert done.returncode == 0, done.stderr
        assert (tmp_path / name).read_bytes().startswith(begins)
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def _body(page: str) -> str:
    return page.removeprefix("Gemeente Proefstad").strip()
