"""Whatever is wrong with a command, its settings or what it stands on: one line on stderr that says what to do, and the exit code."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import ROOT, flexbot

TOKEN = "123456789:AAnobodysTokenForTestsAlone0123456789"
NOBODY_LISTENS = "postgresql://flexbot@127.0.0.1:1/flexbot"
REFUSED, WRONG_USE = 1, 2


def told(*arguments: str, folder: Path, code: int, **settings: str) -> str:
    """The one line."""
    environment = {"FLEXBOT_TOKEN": TOKEN, "FLEXBOT_DATABASE": "sqlite:///none.db", "PATH": os.environ["PATH"]} | settings
    done = flexbot(*arguments, environment=environment, folder=folder)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1), done.stderr
    assert done.stderr.startswith("flexbot: ")
    return done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("frobnicate", "No such command 'frobnicate': `flexbot --help` shows how"),
        ("calculate", "Missing argument 'DIR': `flexbot calculate --help` shows how"),
        ("calculate . --format xml", "flexbot: --format: 'xml' is not one of 'json', 'table': `flexbot calculate --help`"),
        ("settle", "Missing option '--half'"),
        ("demo --port 0", "flexbot: --port: must be a whole number from 1 to 65534: `flexbot demo --help`"),
        ("demo --port x", "flexbot: --port: must be a whole number from 1 to 65534: "),
        ("overview --year x", "flexbot: --year: must be a whole number: "),
        (
            "amounts add premium_cap_per_calendar_year 2027-01-01 -3450 --source x",
            "flexbot: -3450: an amount is above 0: write it as",
        ),
        ("amounts add premium_cap_per_calendar_year 2026-13-01 3450 --source x", "2026-13-01: write the date as 2026-12-31"),
        ("amounts add premium_cap_per_calendar_year 2027-01-01 abc --source x", "abc: write the amount as 3450"),
        ("amounts add premium_cap_per_calendar_year 2027-01-01 3450", "--source TEXT is missing"),
        ("", "Missing command: `flexbot --help` shows how"),
        ("amounts", "Missing command: `flexbot amounts --help` shows how"),
        ("amounts add premium_cap_per_calendar_year 2026-02-31 3450 --source x", "2026-02-31: write the date as 2026-12-31"),
        ("demo --now xx", "--now xx: write it as 2026-11-20T09:00"),
        ("demo --now 2026-02-31", "--now 2026-02-31: write it as 2026-11-20T09:00"),
        ("settle --half 2026H3", "2026H3: write the half year as 2026H2"),
        ("settle --half 2026H1 --issue", "say who issues it"),
        ("invoices", "say which: --month 2026-10, or --statement"),
        ("invoices --month 2026-13", "2026-13: write the month as 2026-10"),
        ("invoices --month 2026-10 --parties nope.csv", "nope.csv: there is no such file"),
        ("invoices --statement nope.xml", "nope.xml: there is no such file"),
        ("payments", "say which: --moment 2026-12-31 or --travel 2026-10"),
        ("payments --moment 2026-02-31", "2026-02-31: write the date as 2026-12-31"),
        ("payments --moment 20261231", "20261231: write the date as 2026-12-31"),
        ("payments --travel 2026-00", "2026-00: write the month as 2026-10"),
        ("payments --moment 2026-12-31 --accounts nope.csv", "nope.csv: there is no such file"),
        ("overview --month 2026-13", "say which: --month 2026-10 or --year 2026"),
        ("import nope.csv", "nope.csv: there is no such file"),
        ("verify nope.pdf", "nope.pdf: there is no such file"),
        ("overview --year 26", "say which: --month 2026-10 or --year 2026"),
    ],
)
def test_wrong_use_is_one_line(arguments: str, said: str, tmp_path: Path) -> None:
    """Exit code 2, with what would be right or where it stands; nothing is begun, and that there is no database is not said first."""
    assert said in told(*arguments.split(), folder=tmp_path, code=WRONG_USE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("database", ["sqlite:////nowhere/at/all.db", "sqlite:///no_database.txt", NOBODY_LISTENS])
def test_a_database_that_cannot_be_opened_is_one_line(database: str, tmp_path: Path) -> None:
    """A folder that is not there, a file that is something else, a server that does not answer: FLEXBOT_DATABASE is named."""
    (tmp_path / "no_database.txt").write_text("This is a text, and a long one, so that nobody takes it for a database.\n" * 20)
    assert "FLEXBOT_DATABASE cannot be opened" in told("migrate", folder=tmp_path, code=REFUSED, FLEXBOT_DATABASE=database)


def test_reading_makes_no_database(tmp_path: Path) -> None:
    """`verify` where nothing is says so, and leaves neither a database nor a key behind."""
    assert "none.db: there is no such database" in told("verify", folder=tmp_path, code=REFUSED)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            {"FLEXBOT_WEBHOOK_URL": "https://x.example", "FLEXBOT_WEBHOOK_SECRET": "a b"},
            "FLEXBOT_WEBHOOK_SECRET may hold letters",
        ),
        ({"FLEXBOT_WEBHOOK_URL": "https://x.example"}, "FLEXBOT_WEBHOOK_SECRET must be set"),
    ],
)
def test_a_wrong_setting_is_named(settings: dict[str, str], said: str, tmp_path: Path) -> None:
    """The one that is wrong, and no other; before anything else happens."""
    assert said in told("run", folder=tmp_path, code=REFUSED, **settings)


@pytest.mark.parametrize("database", ["sqlite://", "sqlite:///", "sqlite:///:memory:", "postgresql://x@host:port/name"])
def test_a_database_that_nobody_keeps_is_a_wrong_setting(database: str, tmp_path: Path) -> None:
    """In memory it is gone with the command; another is no URL."""
    for command in ("migrate", "verify", "backup copy.db", "ledger", "run"):
        said = told(*command.split(), folder=tmp_path, code=REFUSED, FLEXBOT_DATABASE=database)
        assert "FLEXBOT_DATABASE is" in said
        assert "sqlite:///" in said
    assert list(tmp_path.iterdir()) == []


def test_calculate_without_a_policy_says_so(tmp_path: Path) -> None:
    """As of the other file that must be there."""
    assert told("calculate", ".", folder=tmp_path, code=WRONG_USE) == "flexbot: policy.toml: .: the file is missing\n"


def test_a_file_of_settings_that_is_no_text_is_one_line(tmp_path: Path) -> None:
    """`.env` saved in another encoding."""
    (tmp_path / ".env").write_bytes(b"FLEXBOT_NAME=caf\xe9\n")
    assert ".env is no UTF-8 text" in told("run", folder=tmp_path, code=REFUSED)


def test_a_demo_where_another_one_is_does_not_begin(tmp_path: Path) -> None:
    """The page's port or that of its health is taken: nothing is said to be ready, and nobody's chats are written into."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        for wanted in (port, port - 1):
            said = told("demo", "--port", str(wanted), "--no-browser", "--data", "demo", folder=tmp_path, code=REFUSED)
            assert said == f"flexbot: port {port} is taken: choose another with --port\n"
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_behind_calculate_is_one_line() -> None:
    """Its document does not fit where it goes."""
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "bot", "calculate", str(ROOT / "tests/rules/calculate_example")]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=ROOT, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "flexbot: what was found cannot be written (No space left on device)\n")
