"""The same on PostgreSQL: everything comes in, twice is once, and the trail is whole."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.actions.verify import Sound, verify
from core.store.migrate import migrate
from core.store.opening import connect
from office.overview.command import write_month, write_year
from tests.office.conftest import NOW, Desk

if TYPE_CHECKING:
    from tests.postgres import Postgres


@pytest.fixture(name="desk")
async def desk_on_postgres(postgres: "Postgres", tmp_path: Path) -> AsyncIterator[Desk]:
    """An empty folder and an empty database."""
    url = postgres.database()
    await migrate(url)
    database = connect(url)
    folder = tmp_path / "files"
    folder.mkdir()
    yield Desk(folder, database, url)
    await database.close()


async def test_on_postgresql(desk: Desk, tmp_path: Path) -> None:
    """All of it, again, changed, and its overviews."""
    desk.lay_all()
    report = await desk.brings()
    assert report.faults == ()
    assert ("hours", 4, 0, 0) in report.counts
    assert [line for line in (await desk.brings()).counts if line[1] or line[2]] == []
    desk.change("people.csv", "Amina,Bakker", "Amina,de Bakker")
    desk.change("jobs.csv", "Inpakken", "Plakken")
    assert [line[:3] for line in (await desk.brings()).counts if line[2]] == [("people", 0, 1), ("jobs", 0, 1)]
    async with desk.database.begin() as tx:
        found = await verify(tx, [])
    assert isinstance(found, Sound), found
    assert len(await write_month(desk.database, NOW.date().replace(day=1), tmp_path, NOW)) == 8
    assert len(await write_year(desk.database, 2026, tmp_path, NOW)) == 6
