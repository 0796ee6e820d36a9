"""The migrations and the tables say the same, on both databases; nothing is lost on the way up from any of them."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, create_engine, insert, inspect, make_url, pool, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.sql.util import find_tables

import bot.store  # noqa: F401 - its tables belong to the same metadata
from core.actions.effects import LINES
from core.actions.talk.questions import Message, ask
from core.actions.verify import Sound, verify
from core.rules.talk.questions import MessageKind
from core.store.database import Database
from core.store.keys import Keys
from core.store.migrate import SCRIPTS, migrate
from core.store.opening import connect
from core.store.tables import metadata
from core.store.trail import seal_some
from tests.kept import Kept, kept

T = TypeVar("T")
Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture
def url(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database."""
    return request.getfixturevalue("postgres").database() if dialect == "postgresql" else f"sqlite:///{tmp_path / 'empty.db'}"


async def test_migrated_is_what_the_tables_say(url: str) -> None:
    """Nothing is missing, nothing is left over."""
    await migrate(url)
    assert await _on(url, _differences) == []


async def test_twice_is_once(url: str) -> None:
    """Migrating a migrated database does nothing."""
    await migrate(url)
    before = await _on(url, _names)
    await migrate(url)
    assert await _on(url, _names) == before
    assert "alembic_version" in before


REVISIONS = [one.revision for one in ScriptDirectory(str(SCRIPTS)).walk_revisions()][::-1]


@dataclass(frozen=True)
class LivedIn:
    """All rows of a municipality in which days have passed, at the newest revision; the keys of what is sealed in them; and its last moment."""

    rows: Rows
    keys: Keys
    now: datetime


@pytest.fixture(scope="session")
async def houses(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Awaitable[LivedIn]]:
    """One for each database, lived in when it is first asked for."""
    known: dict[str, LivedIn] = {}

    async def of(dialect: str) -> LivedIn:
        if dialect not in known:
            url = request.getfixturevalue("postgres").database() if dialect == "postgresql" else None
            async with kept(tmp_path_factory.mktemp("house"), url) as house:
                await house.days_pass()
                known[dialect] = LivedIn(await _on(house.url, _all_rows), house.database.keys, house.now)
        return known[dialect]

    return of


@pytest.fixture(name="house")
async def lived_in(dialect: str, houses: Callable[[str], Awaitable[LivedIn]]) -> LivedIn:
    """That of this database."""
    return await houses(dialect)


@pytest.mark.parametrize(
    "revision", [pytest.param(r, marks=() if r in (REVISIONS[0], REVISIONS[-1]) else pytest.mark.slow) for r in REVISIONS]
)
async def test_from_every_revision_with_data_in_the_tables(house: LivedIn, url: str, revision: str) -> None:
    """Whoever comes from there finds every row as it was, references and append-only trail included; `flexbot verify` holds, people go on."""
    await migrate(url, revision)
    tables = await _on(url, _laid_down(house.rows))
    database = connect(url, house.keys)
    await _sealed(database, house.now)
    before = await _on(url, _all_rows)
    assert sum(bool(rows) for rows in before.values()) >= 20, f"hardly anything was laid down: {tables}"
    await migrate(url)
    after = await _on(url, _all_rows)
    for name, rows in before.items():
        if name != "alembic_version":
            columns = rows[0].keys() & after[name][0].keys() if rows and after[name] else set()
            assert _only(after[name], columns) == _only(rows, columns), name
    assert await _on(url, _differences) == []
    assert await _on(url, _dangling) == []
    async with database.begin() as tx:
        assert isinstance(await verify(tx, []), Sound)
    with pytest.raises(DBAPIError):
        async with database.begin() as tx:
            await tx.execute(text("DELETE FROM trail"))
    moved = Kept(database, url, house.now)
    await moved.does(2001, ask, Message(MessageKind.TEXT, "Kan iemand mij bellen?"))
    await database.close()


async def test_a_number_is_given_once(url: str) -> None:
    """Of no table does a new row get the number of a removed one: what still names that one would be taken to be about the new row."""
    await migrate(url)
    assert await _on(url, _reused) == []


async def test_numbers_go_on_above_those_of_rows_removed_before(url: str, dialect: str) -> None:
    """A database in which removed rows were still named at 0035, when their numbers could come back, gives those to nobody."""
    if dialect == "sqlite":
        await migrate(url, "0035")
        await _on(url, lambda connection: connection.execute(text(DEADLINE_OF_A_REMOVED_ROW)))
        await migrate(url)
        last = "SELECT min(seq) FROM sqlite_sequence WHERE name IN ('planned_shift', 'timesheet', 'person')"
        assert await _on(url, lambda connection: connection.execute(text(last)).scalar_one()) == 41


async def test_broken_off_on_the_way_it_is_as_before(url: str, dialect: str) -> None:
    """A migration that cannot end leaves nothing half made, and goes through when what stood in its way is gone."""
    await migrate(url, "0035")
    await _on(url, lambda connection: connection.execute(text("CREATE TABLE work_wish_anew (id INTEGER)")))
    if dialect == "sqlite":
        before = await _on(url, _made)
        with pytest.raises(DBAPIError):
            await migrate(url)
        assert await _on(url, _made) == before
    await _on(url, lambda connection: connection.execute(text("DROP TABLE work_wish_anew")))
    await migrate(url)
    assert await _on(url, _differences) == []


async def test_amounts_that_were_added_before_are_stated(url: str, tmp_path: Path) -> None:
    """An amount that an administrator added before the trail stated it stands in the trail of each municipality; `flexbot verify` holds."""
    await migrate(url, "0036")
    for statement in TWO_TOWNS_AND_AN_AMOUNT:
        await _on(url, lambda connection: connection.execute(text(statement)))  # noqa: B023 - called at once
    await migrate(url)
    stated = await _on(url, lambda connection: [(row["municipality"], row["deed"]) for row in _all_rows(connection)["trail"]])
    assert stated == [(1, "amount stated"), (2, "amount stated")]
    database = connect(url, Keys([bytes(32)]))
    await _sealed(database, datetime.fromisoformat("2027-01-05T09:00:00+01:00"))
    async with database.begin() as tx:
        assert isinstance(await verify(tx, []), Sound)
    await database.close()


TWO_TOWNS_AND_AN_AMOUNT = (
    "INSERT INTO municipality (id, name) VALUES (1, 'Gemeente Proefstad'), (2, 'Gemeente Laterstad')",
    """INSERT INTO amount_row (id, series, valid_from, amount, source, entered_at)
    VALUES (1, 'premium_cap_per_calendar_year', '2027-01-01', '3500', 'Stcrt.', '2026-12-20 11:15:00')""",
)
DEADLINE_OF_A_REMOVED_ROW = """INSERT INTO deadline (id, municipality, kind, subject, due_at)
    VALUES (7, 1, 'shift_ended', 41, '2026-10-13 11:15:00')"""


def _reused(connection: Connection) -> list[str]:
    """The tables with numbers of their own of which one can come back."""
    numbered = [table.name for table in metadata.sorted_tables if "id" in table.c]
    assert len(numbered) > 80
    if connection.dialect.name == "postgresql":
        owned = {name for name in numbered if connection.scalar(text(f"SELECT pg_get_serial_sequence('{name}', 'id')"))}
        return [name for name in numbered if name not in owned]
    made = {name: made for _, name, made in _made(connection)}
    return [name for name in numbered if "AUTOINCREMENT" not in made[name]]


def _made(connection: Connection) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in connection.execute(text("SELECT type, name, sql FROM sqlite_master"))]


async def _on(url: str, ask: Callable[[Connection], T]) -> T:
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        engine = create_engine(parsed, poolclass=pool.NullPool)
        with engine.begin() as connection:
            return ask(connection)
    async_engine = create_async_engine(parsed.set(drivername="postgresql+asyncpg"), poolclass=pool.NullPool)
    async with async_engine.begin() as connection:
        return await connection.run_sync(ask)


def _reflected(connection: Connection) -> MetaData:
    found = MetaData()
    found.reflect(connection)
    return found


def _all_rows(connection: Connection) -> Rows:
    """Every row of every table, as the database gives it."""
    return {
        table.name: [dict(row._mapping) for row in connection.execute(select(table).order_by(*table.primary_key.columns))]
        for table in _reflected(connection).sorted_tables
    }


def _laid_down(rows: Rows) -> Callable[[Connection], list[str]]:
    """Puts rows of a newer schema into an older one, as far as it has tables and columns for them; deeds of what it lacks did not happen, and
    an account manager is a consultant there."""

    def put(connection: Connection) -> list[str]:
        found = _reflected(connection)
        tables = found.tables
        later = {deed for line in LINES if {t.name for t in find_tables(line.effects)} - {*tables} for deed in line.deeds}
        for table in found.sorted_tables:
            if table.name in ("seal", "alembic_version"):
                continue
            known = {column.name for column in table.columns}
            mine = [row for row in rows.get(table.name, []) if row.get("deed") not in later]
            if table.name == "person" and "account_manager" not in tables["employer"].c:
                mine = [row | {"role": row["role"].replace("account_manager", "consultant")} for row in mine]
            if mine:
                connection.execute(insert(table), _only(mine, known))
            if connection.dialect.name == "postgresql" and table.c.get("id") is not None:
                connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), 100000)"))
        return sorted(tables)

    return put


def _only(rows: Sequence[Mapping[str, Any]], columns: Collection[str]) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name in columns} for row in rows]


async def _sealed(database: Database, now: datetime) -> None:
    """Chained before the migration: what it might alter of the trail is found."""
    async with database.begin() as tx:
        while await seal_some(tx, now):
            pass


def _dangling(connection: Connection) -> list[Any]:
    """References to rows that are not there; PostgreSQL has none of these ever."""
    return list(connection.execute(text("PRAGMA foreign_key_check"))) if connection.dialect.name == "sqlite" else []


def _differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata))


def _names(connection: Connection) -> list[str]:
    return sorted(inspect(connection).get_table_names())
