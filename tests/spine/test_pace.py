"""Telegram's limits are kept: so many a second overall, also by several processes together, and one a second in a chat."""

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.pace import Pace
from core.store.database import Database, connect
from core.store.migrate import migrate


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    url = f"sqlite:///{tmp_path / 'pace.db'}"
    await migrate(url)
    opened = connect(url)
    yield opened
    await opened.close()


async def _took(*waits: object) -> float:
    began = time.monotonic()
    await asyncio.gather(*waits)  # type: ignore[call-overload]
    return time.monotonic() - began


async def test_so_many_a_second_overall(database: Database) -> None:
    """Twenty-one messages to different people at twenty a second take a second, not less."""
    pace = Pace(20, database)
    assert 0.95 < await _took(*(pace.wait(chat) for chat in range(21))) < 3


async def test_two_processes_share_the_rate(database: Database) -> None:
    """Two that send at once are no faster than one."""
    one, other = Pace(20, database), Pace(20, database)
    assert 0.95 < await _took(*(pace.wait(chat) for chat in range(11) for pace in (one, other))) < 3


async def test_one_a_second_in_a_chat(database: Database) -> None:
    """The second message to one person waits a second; another person's does not."""
    pace = Pace(1000, database)
    await pace.wait(1)
    began = time.monotonic()
    await pace.wait(2)
    assert time.monotonic() - began < 0.5
    await pace.wait(1)
    assert 0.9 < time.monotonic() - began < 2


async def test_a_pause_holds_one_chat(database: Database) -> None:
    """Asked for silence in a chat, that chat waits and the others go on; also without a limit."""
    pace = Pace(0, database)
    pace.pause(1, 0.5)
    assert await _took(pace.wait(2), pace.wait(3)) < 0.3
    assert 0.2 < await _took(pace.wait(1)) < 2


async def test_without_a_limit_nobody_waits(database: Database) -> None:
    """A rate of 0 is for a local server: a thousand are sent at once."""
    pace = Pace(0, database)
    assert await _took(*(pace.wait(n % 7) for n in range(1000))) < 1
