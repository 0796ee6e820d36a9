"""Every command on a database that is none, damaged, empty, not to be written or away: one line with the true cause, and nothing is made."""

import os
import random
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.commands import flexbot
from tests.office.conftest import FILES
from tests.office.test_invoices import PARTIES

NOBODY_LISTENS = "postgresql://flexbot@127.0.0.1:1/flexbot"
NOBODY = 65534
COMMANDS = (
    "amounts add premium_cap_per_calendar_year 2027-01-01 3500 --source x",
    "import files",
    "overview --month 2026-10 --out out",
    "payments --moment 2026-10-01 --out out",
    "settle --half 2026H1 --out out",
    "ledger --out out",
    "invoices --month 2026-10 --parties parties.csv --out out",
    "verify",
    "export C1 --out out",
    "erase C1 --yes",
    "rotate-key",
)


@pytest.fixture(name="folder")
def with_files(tmp_path: Path) -> Path:
    """A folder with files to import and to invoice by."""
    (tmp_path / "files").mkdir()
    for name, content in FILES.items():
        (tmp_path / "files" / name).write_text(content)
    (tmp_path / "parties.csv").write_text(PARTIES)
    return tmp_path


def line_of(command: str, folder: Path, url: str, user: int = 0) -> str:
    """The one line that a command refuses with; nothing is made."""
    before = sorted(folder.rglob("*"))
    environment = {"FLEXBOT_DATABASE": url, "HOME": str(folder), "PATH": os.environ["PATH"]}
    done = flexbot(*command.split(), environment=environment, folder=folder, user=user)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1), (command, done.stderr)
    made = [path.name for path in sorted(folder.rglob("*")) if path not in before]
    assert [name for name in made if not name.endswith(("-wal", "-shm"))] == [], command
    return done.stderr


def nonsense(path: Path) -> None:
    """Bytes by chance."""
    path.write_bytes(random.Random(7).randbytes(40_000))


def without_tables(path: Path) -> None:
    """`migrate` was never run."""
    path.touch()


def a_folder(path: Path) -> None:
    """Somebody named the folder in which it is."""
    path.mkdir()


def torn(path: Path) -> None:
    """It begins like a database."""
    path.write_bytes(b"SQLite format 3\x00" + random.Random(7).randbytes(40_000))


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (nonsense, ("is damaged or no database", "put back the last backup")),
        (torn, ("is damaged or no database",)),
        (without_tables, ("did `flexbot migrate` run?",)),
        (a_folder, ("there is no such database",)),
    ],
)
def test_what_is_no_database(folder: Path, made: Callable[[Path], None], said: tuple[str, ...]) -> None:
    """By every command; neither a key nor a file is left."""
    made(folder / "flexbot.db")
    for command in COMMANDS:
        line = line_of(command, folder, "sqlite:///flexbot.db")
        assert all(one in line for one in said), (command, line)


def test_a_database_that_is_not_there(folder: Path) -> None:
    """No command makes one, but `migrate`."""
    for command in COMMANDS:
        assert "none.db: there is no such database: run `flexbot migrate` first" in line_of(command, folder, "sqlite:///none.db")


def test_a_server_that_does_not_answer(folder: Path) -> None:
    """No command blames the folder of its files, or room on a disk."""
    for command in COMMANDS:
        line = line_of(command, folder, NOBODY_LISTENS)
        assert "FLEXBOT_DATABASE cannot be opened" in line, command
        assert "is the server there" in line, command


@pytest.fixture(name="open_folder")
def for_everybody() -> Iterator[Path]:
    """A folder that other users come into."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        yield Path(made)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may be somebody else")
def test_a_database_that_may_not_be_written(open_folder: Path, empty_database: Path) -> None:
    """It was migrated, and nobody is asked whether it was."""
    database = open_folder / "flexbot.db"
    shutil.copy(empty_database, database)
    database.chmod(0o644)
    (open_folder / "files").mkdir()
    (open_folder / "files" / "policy.toml").write_text(FILES["policy.toml"])
    (open_folder / "parties.csv").write_text(PARTIES)
    for command in COMMANDS:
        line = line_of(command, open_folder, f"sqlite:///{database}", user=NOBODY)
        assert "may this user write it" in line, command
        assert "migrate" not in line, command


def test_a_migrated_database_is_for_its_owner_alone(tmp_path: Path) -> None:
    """From its first moment, and with it what SQLite has beside it."""
    environment = {"FLEXBOT_DATABASE": "sqlite:///flexbot.db", "HOME": str(tmp_path)}
    done = flexbot("migrate", environment=environment, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}
