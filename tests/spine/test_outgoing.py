"""Who takes what from the outbox: what one process has on its way no other takes, in whatever order rows came to be due."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from bot.outgoing.rows import Outgoing
from core.store.database import Database
from core.store.tables.messages import outbox
from core.store.tables.people import person
from tests.kept import NOW, Kept, kept


@pytest.fixture(name="house")
async def of_a_town(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Kept]:
    url = request.getfixturevalue("postgres").database() if dialect == "postgresql" else None
    async with kept(tmp_path, url) as house:
        yield house


async def told(database: Database, *due: datetime) -> list[int]:
    """Rows of one reader, due then, and nothing else waits; answers their numbers."""
    async with database.begin() as tx:
        await tx.execute(outbox.update().values(done_at=NOW, outcome="sent"))
        someone = (await tx.execute(select(person.c.id, person.c.municipality).order_by(person.c.id))).first()
        assert someone is not None
        row = {
            "municipality": someone.municipality,
            "person": someone.id,
            "what": "said",
            "facts": {},
            "priority": 2,
            "made_at": NOW,
        }
        made = [
            await tx.execute(
                insert(outbox).returning(outbox.c.id), row | {"not_before": at, "business_key": f"outgoing:{at.isoformat()}:{n}"}
            )
            for n, at in enumerate(due)
        ]
        return [one.scalar_one() for one in made]


async def taken(database: Database, process: Outgoing, ours: list[int]) -> list[int]:
    """Which of these rows a process takes in one round."""
    async with database.begin() as tx:
        lanes = [head.lane for head in await process.free(tx)]
        return [row.id for row in await process.take(tx, lanes) if row.id in ours] if lanes else []


async def test_an_older_message_that_comes_up_waits_for_the_newer_one_on_its_way(house: Kept) -> None:
    """The older was held for the morning, the newer is on its way from one process when the morning comes: the other process takes
    neither, and takes the older once the newer has gone out."""
    now = [NOW]
    one, other = (Outgoing(lambda: now[0]) for _ in range(2))
    older, newer = await told(house.database, NOW + timedelta(minutes=1), NOW)
    assert await taken(house.database, one, [older, newer]) == [newer]
    now[0] += timedelta(minutes=2)
    assert await taken(house.database, other, [older, newer]) == []
    async with house.database.begin() as tx:
        row = (await tx.execute(select(outbox).where(outbox.c.id == newer))).one()
        await tx.execute(outbox.update().where(outbox.c.id == newer).values(done_at=now[0], outcome="sent"))
    assert row.taken_by is not None
    assert await taken(house.database, other, [older, newer]) == [older]


async def test_what_the_dead_had_is_taken_when_their_lease_has_run_out(house: Kept) -> None:
    """Let go, the whole lane goes to whoever looks next, in order."""
    now = [NOW]
    one, other = (Outgoing(lambda: now[0]) for _ in range(2))
    rows = await told(house.database, NOW, NOW + timedelta(seconds=1))
    now[0] += timedelta(seconds=2)
    assert await taken(house.database, one, rows) == rows
    assert await taken(house.database, other, rows) == []
    async with house.database.begin() as tx:
        await one.drop(tx, rows)
    assert await taken(house.database, other, rows) == rows
