"""What goes wrong around the back office, with the real process: one clear line on stderr, exit code 1, and nothing half written.

A disk that is full is a process that may write no more than so many bytes to a file; the system answers it as it would for the disk.
"""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests import commands
from tests.office.conftest import Desk
from tests.office.test_import_command import flexbot
from tests.office.test_invoices import PARTIES

HOUSE = Path(__file__).parents[2]
FONT = "NotoSansArabic-Bold.ttf"
ROOM_FOR_LOCKS = 33_000
"""Bytes that SQLite's own small files take: a database opens, and nothing of any size can be written."""
ROOM_FOR_CHECKING = 200_000
"""Bytes that let everything be read and checked; what is new in the database takes more."""


def run(desk: Desk, *arguments: str, within: int = 0, at: Path = HOUSE) -> "subprocess.CompletedProcess[str]":
    """The command, from a folder with its code, and with files of no more than so many bytes."""
    environment = os.environ | {"FLEXBOT_DATABASE": desk.url, "PYTHONDONTWRITEBYTECODE": "1"}
    if at == HOUSE:
        return commands.flexbot(*arguments, environment=environment, most_bytes=within)
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(command, env=environment, cwd=at, capture_output=True, text=True, check=False)


def one_line(done: "subprocess.CompletedProcess[str]", *words: str) -> None:
    """It was refused, and says so on one line with these words in it."""
    assert (done.returncode, done.stdout) == (1, ""), done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert all(word in done.stderr for word in ("flexbot: ", *words)), done.stderr


def files(folder: Path) -> list[str]:
    """What lies there, hidden files too."""
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


@pytest.fixture
def fontless(tmp_path: Path) -> Path:
    """A folder with the code, and one font less."""
    house = tmp_path / "house"
    house.mkdir()
    for name in ("bot", "core", "words", "locales"):
        (house / name).symlink_to(HOUSE / name)
    shutil.copytree(HOUSE / "office", house / "office", ignore=shutil.ignore_patterns(FONT, "__pycache__"))
    return house


@pytest.mark.parametrize("period", [("--month", "2026-08"), ("--year", "2026")])
async def test_overview_on_a_full_disk(desk: Desk, tmp_path: Path, period: tuple[str, str]) -> None:
    """Workbook and CSV would fit, the PDF does not: none of them appears. With room again they all do."""
    desk.lay_all()
    await desk.brings()
    out = tmp_path / "out"
    one_line(run(desk, "overview", *period, "--out", str(out), within=ROOM_FOR_LOCKS), "cannot be written", "File too large")
    assert files(out) == []
    assert run(desk, "overview", *period, "--out", str(out)).returncode == 0
    assert [name.rpartition(".")[2] for name in files(out)].count("pdf") == 1


async def test_what_was_there_stays_on_a_full_disk(desk: Desk, tmp_path: Path) -> None:
    """An overview that cannot be written leaves the one of before as it was, every file of it."""
    desk.lay_all()
    await desk.brings()
    out = tmp_path / "out"
    month = ("overview", "--month", "2026-08", "--out", str(out))
    assert run(desk, *month).returncode == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    desk.lay("employers.csv", "employer,name\nE1,Drukkerij De Komma\n")
    assert not (await desk.brings()).faults
    one_line(run(desk, *month, within=ROOM_FOR_LOCKS), "cannot be written")
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


@pytest.mark.parametrize("within", [ROOM_FOR_LOCKS, ROOM_FOR_CHECKING])
async def test_import_on_a_full_disk(desk: Desk, within: int) -> None:
    """Nothing comes in, and with room again everything does."""
    desk.lay_all()
    rows = "".join(f"X{n},candidate,{'Naam' * 30},,nl,1974-05-03,K1,,\n" for n in range(1_000))
    desk.change("people.csv", "C1,", rows + "C1,")
    one_line(run(desk, "import", str(desk.folder), within=within), "nothing was", "make room")
    assert await desk.ask("SELECT (SELECT count(*) FROM person), (SELECT count(*) FROM trail)") == [(0, 0)]
    done = run(desk, "import", str(desk.folder))
    assert done.returncode == 0, done.stderr
    assert "people: 1005 new, 0 changed, 0 as they were" in done.stdout.splitlines()


def test_templates_on_a_full_disk(desk: Desk, tmp_path: Path) -> None:
    """No template appears when not all of them can."""
    out = tmp_path / "templates"
    one_line(run(desk, "import", "--templates", str(out), within=4_000), "cannot be written", "File too large")
    assert files(out) == []


async def test_overview_without_a_font(desk: Desk, tmp_path: Path, fontless: Path) -> None:
    """Empty squares are never printed: the font is named, and no file appears."""
    desk.lay_all()
    await desk.brings()
    done = run(desk, "overview", "--month", "2026-08", "--out", str(tmp_path / "out"), at=fontless)
    one_line(done, "PDF cannot be printed", FONT, "install flexbot anew")
    assert files(tmp_path / "out") == []


async def test_documents_without_a_font(desk: Desk, tmp_path: Path, fontless: Path) -> None:
    """An invoice is a document: its number is given, and it is printed when the font is there again."""
    desk.lay_all()
    await desk.brings()
    parties, out = tmp_path / "parties.csv", tmp_path / "out"
    parties.write_text(PARTIES)
    month = ("invoices", "--month", "2026-08", "--parties", str(parties), "--out", str(out))
    one_line(run(desk, *month, at=fontless), "cannot be printed", FONT)
    assert not [name for name in files(out) if name.endswith((".pdf", ".part"))]
    assert await desk.ask("SELECT count(*) FROM document WHERE content IS NOT NULL") == [(0,)]
    assert run(desk, *month).returncode == 0
    assert [name for name in files(out) if name.endswith(".pdf")] == ["municipality-1-FX-000001.pdf"]
    assert await desk.ask("SELECT max(number), count(*) FROM invoice") == [(1, 1)]


async def test_documents_on_a_full_disk(desk: Desk, tmp_path: Path) -> None:
    """The database takes no number that it cannot keep, and no invoice appears."""
    desk.lay_all()
    await desk.brings()
    parties, out = tmp_path / "parties.csv", tmp_path / "out"
    parties.write_text(PARTIES)
    month = ("invoices", "--month", "2026-08", "--parties", str(parties), "--out", str(out))
    done = run(desk, *month, within=ROOM_FOR_LOCKS)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert not [name for name in files(out) if name.endswith((".pdf", ".part"))]
    assert run(desk, *month).returncode == 0
    assert await desk.ask("SELECT max(number), count(*) FROM invoice") == [(1, 1)]


def cut(path: Path) -> None:
    """Half of the file never arrived."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def torn(path: Path) -> None:
    """The file is whole, a sheet in it is not."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(path, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content[: len(content) // 2] if name == "xl/worksheets/sheet1.xml" else content)


def empty(path: Path) -> None:
    """There is nothing in it."""
    path.write_bytes(b"")


@pytest.mark.parametrize("broken", [cut, torn, empty])
def test_a_broken_workbook(desk: Desk, broken: Callable[[Path], None]) -> None:
    """The file is named, nothing of it comes in, and of the good files beside it neither."""
    desk.lay_all()
    book = Workbook()
    book.active.title = "areas"  # type: ignore[union-attr]
    for row in (("area", "east", "north"), *((f"{n}", 100_000, 400_000) for n in range(1000, 3000))):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(desk.folder / "areas.xlsx")
    broken(desk.folder / "areas.xlsx")
    done = flexbot(desk, "import", str(desk.folder))
    assert (done.returncode, done.stdout) == (1, "")
    fault, summary = done.stderr.splitlines()
    assert fault.startswith("areas.xlsx"), fault
    assert summary == "flexbot: nothing was imported: 1 fault"
