"""A municipality with two candidates who worked, on both databases, for the tests of the back office."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.store.opening import connect
from tests.newest import newest
from tests.office.conftest import Desk

HOURS = "placement,date,minutes\nP1,2026-09-28,240\nP1,2026-09-30,105\nP2,2026-08-03,480\nP2,2026-08-04,225\n"
"""P1: 345 minutes in one unit; P2: 705 in one."""


@pytest.fixture(name="desk")
async def office_desk(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Desk]:
    """A database of its own with the municipality in it; nothing was paid yet."""
    url = request.getfixturevalue("postgres").database() if dialect == "postgresql" else f"sqlite:///{tmp_path / 'office.db'}"
    await newest(url)
    folder = tmp_path / "files"
    folder.mkdir()
    desk = Desk(folder, connect(url), url)
    desk.lay_all()
    desk.lay("hours.csv", HOURS)
    (folder / "payments.csv").unlink()
    yield desk
    await desk.database.close()
