"""What the bot asks of either database: few statements, and none that reads a big table as a whole.

`python -m tests.bench plans` asks the second with a million days.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text

from core.store.database import Transaction
from core.store.postgresql import PostgresTransaction
from core.store.sqlite import SqliteTransaction
from core.store.tables.hours import day_entry
from tests.plans import a_day, big_tables, presses_at_once, town
from tests.postgres import Postgres

CANDIDATES, DAYS = 6_000, 8
AT_ONCE = 50
MOMENTS = [datetime(2026, 11, 25, 19, tzinfo=UTC), datetime(2026, 11, 29, 19, tzinfo=UTC)]
"""A Wednesday, on which the week goes on, and a Sunday, on which it is over."""
OF_DAYS = {"planned_shift", "day_entry", "deadline", "trail", "outbox", "inbox", "card"}
"""Tables that grow with the days. Those of people stay small: PostgreSQL may read all of one to find the fifty of a consultant."""
READ_ALL_DAY = OF_DAYS - {"trail"} | {"timesheet", "conversation", "address", "person", "placement", "candidate"}


@pytest.fixture(name="url")
def empty_database(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """On each database."""
    if dialect == "sqlite":
        return f"sqlite:///{tmp_path / 'plans.db'}"
    postgres: Postgres = request.getfixturevalue("postgres")
    return postgres.database()


@pytest.mark.slow
async def test_no_big_table_is_read_as_a_whole(url: str) -> None:
    """Of 48,000 days and what belongs to them; and the check notices a statement that does."""
    async with town(url, CANDIDATES, DAYS) as (house, asked):
        with asked:
            await a_day(house)
        async with house.database.begin() as tx:
            assert OF_DAYS - await big_tables(tx, 2 * CANDIDATES) == set()
        said = " ".join(asked.found)
        assert [table for table in sorted(READ_ALL_DAY) if table not in said] == []
        assert await asked.scans(2 * CANDIDATES) == {}
        with asked:
            async with house.database.begin() as tx:
                await tx.execute(text("SELECT sum(priority) FROM outbox"))
        assert [["outbox" in scan for scan in scans] for scans in (await asked.scans(2 * CANDIDATES)).values()] == [[True]]


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: f"{moment:%A}")
async def test_a_press_in_a_full_batch_takes_at_most_four_statements(
    url: str, moment: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fifty people log a day at once, in the middle of a week and when it is over and each is shown their week: from the inbox to the last
    message marked as sent, two hundred statements. One that is run for many rows is one."""
    counted: list[str] = []

    def counting(kind: type[Transaction]) -> None:
        execute = kind.execute

        async def noted(tx: Transaction, statement: Any, params: Any = None) -> Any:
            counted.append(str(statement))
            return await execute(tx, statement, params)

        monkeypatch.setattr(kind, "execute", noted)

    async with town(url, AT_ONCE + 10, 1, lambda: moment) as (house, _):
        counting(SqliteTransaction)
        counting(PostgresTransaction)
        await presses_at_once(house, AT_ONCE)
        monkeypatch.undo()
        async with house.database.begin() as tx:
            assert (await tx.execute(select(func.count()).select_from(day_entry))).scalar_one() == AT_ONCE
    assert any("outbox" in statement for statement in counted)
    assert len(counted) <= 4 * AT_ONCE, "\n".join(counted)
