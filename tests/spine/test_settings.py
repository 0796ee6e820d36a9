"""A wrong setting is named at start in one line, with exit code 1, and no secret is shown."""

import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.store.migrate import migrate
from simulator.server import start
from tests.nursery import ROOT, Nursery

TOKEN = "5150002:SettingsTokenThatIsLongEnough_abc"


@dataclass
class Ended:
    """How a bot ended, and all that it wrote."""

    code: int
    lines: list[str]


async def ended(nursery: Nursery, folder: Path, **settings: str) -> Ended:
    """`flexbot run` with these settings; a token and an SQLite file are there unless given."""
    good = {"FLEXBOT_TOKEN": TOKEN, "FLEXBOT_DATABASE": f"sqlite:///{folder / 'town.db'}"}
    log = folder / "log"
    bot = await nursery.bear(folder, log, good | settings)
    code = await bot.wait()
    return Ended(code, log.read_text().splitlines())


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        ("FLEXBOT_TOKEN", "", "BotFather"),
        ("FLEXBOT_TOKEN", "not-a-token", "BotFather"),
        ("FLEXBOT_DATABASE", "mysql://root@localhost/x", "sqlite:///FILE"),
        ("FLEXBOT_DATABASE", "nonsense", "sqlite:///FILE"),
        ("FLEXBOT_API_BASE", "api.telegram.org", "http"),
        ("FLEXBOT_WEBHOOK_URL", "ftp://example.org", "http"),
        ("FLEXBOT_WEBHOOK_PORT", "0", "1"),
        ("FLEXBOT_WEBHOOK_PORT", "eighty", "whole number from 1 to 65535"),
        ("FLEXBOT_HEALTH_PORT", "70000", "whole number from 1 to 65535"),
        ("FLEXBOT_HEALTH_PORT", "", "whole number from 1 to 65535"),
        ("FLEXBOT_PERSON_LIMIT", "2.5", "must be a whole number, 0 or more"),
        ("FLEXBOT_NAME", "b" * 65, "64 characters at most"),
        ("FLEXBOT_SEND_RATE", "inf", "must be a number, 0 or more"),
        ("FLEXBOT_LOG", "xml", "must be json or text"),
        ("FLEXBOT_LOG_LEVEL", "loud", "must be debug, info or warning"),
        ("FLEXBOT_SEND_RATE", "-1", "must be a number, 0 or more"),
        ("FLEXBOT_SEND_RATE", "0", "local"),
        ("FLEXBOT_SEND_RATE", "snel", "must be a number, 0 or more"),
        ("FLEXBOT_CLOCK", "http://clock.example.org/clock", "127.0.0.1"),
        ("FLEXBOT_CLOCK", "tomorrow", "http"),
    ],
)
async def test_a_wrong_setting_is_named(nursery: Nursery, tmp_path: Path, name: str, value: str, hint: str) -> None:
    """One line that names the setting and says what it must be; nothing else; exit code 1."""
    how = await ended(nursery, tmp_path, **{name: value})
    assert how.code == 1
    assert len(how.lines) == 1, how.lines
    assert how.lines[0].startswith("flexbot: ")
    assert name in how.lines[0]
    assert hint in how.lines[0]
    assert value != "not-a-token" or value not in how.lines[0]


async def test_a_webhook_needs_its_secret(nursery: Nursery, tmp_path: Path) -> None:
    """The secret is asked for by name."""
    how = await ended(nursery, tmp_path, FLEXBOT_WEBHOOK_URL="https://bot.example.org/hook")
    assert (how.code, len(how.lines)) == (1, 1)
    assert "FLEXBOT_WEBHOOK_SECRET" in how.lines[0]


async def test_a_token_that_telegram_does_not_know(nursery: Nursery, tmp_path: Path) -> None:
    """401: named in one line, without the token; the bot does not keep trying."""
    token = "0:NobodyKnowsThisTokenAtTelegram_abcdef"
    await migrate(f"sqlite:///{tmp_path / 'town.db'}")
    simulator = await start()
    try:
        how = await ended(nursery, tmp_path, FLEXBOT_TOKEN=token, FLEXBOT_API_BASE=simulator.url)
    finally:
        await simulator.close()
    assert (how.code, len(how.lines)) == (1, 1), how.lines
    assert "FLEXBOT_TOKEN is not known to Telegram" in how.lines[0]
    assert "Nobody" not in how.lines[0]


async def test_a_health_port_that_is_taken(nursery: Nursery, tmp_path: Path) -> None:
    """Named in one line."""
    await migrate(f"sqlite:///{tmp_path / 'town.db'}")
    simulator = await start()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        try:
            how = await ended(nursery, tmp_path, FLEXBOT_HEALTH_PORT=port, FLEXBOT_API_BASE=simulator.url)
        finally:
            await simulator.close()
    assert (how.code, len(how.lines)) == (1, 1), how.lines
    assert f"FLEXBOT_HEALTH_PORT {port} is taken" in how.lines[0]


async def test_a_database_that_was_never_migrated(nursery: Nursery, tmp_path: Path) -> None:
    """It is said what to do, in one line, instead of failing at the first message."""
    simulator = await start()
    try:
        how = await ended(nursery, tmp_path, FLEXBOT_API_BASE=simulator.url, FLEXBOT_HEALTH_PORT="0")
    finally:
        await simulator.close()
    assert (how.code, len(how.lines)) == (1, 1), how.lines
    assert "flexbot migrate" in how.lines[0]


def test_the_command_line_says_it_on_stderr(tmp_path: Path) -> None:
    """The whole command as it is typed: nothing on stdout, one line on stderr, exit code 1."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FLEXBOT_")}
    environment |= {"PYTHONPATH": str(ROOT), "FLEXBOT_TOKEN": "geheim"}
    command = [sys.executable, "-m", "bot", "run"]
    how = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (how.returncode, how.stdout, len(how.stderr.splitlines())) == (1, "", 1)
    assert how.stderr.startswith("flexbot: FLEXBOT_TOKEN ")
    assert "geheim" not in how.stderr
