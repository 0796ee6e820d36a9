"""The migrations and the tables say the same, on both databases."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect, make_url, pool
from sqlalchemy.ext.asyncio import create_async_engine

import bot.store  # noqa: F401 - its tables belong to the same metadata
from core.store.migrate import migrate
from core.store.tables import metadata


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


async def _on(url: str, ask: object) -> object:
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        engine = create_engine(parsed, poolclass=pool.NullPool)
        with engine.connect() as connection:
            return ask(connection)  # type: ignore[operator]
    async_engine = create_async_engine(parsed.set(drivername="postgresql+asyncpg"), poolclass=pool.NullPool)
    async with async_engine.connect() as connection:
        return await connection.run_sync(ask)  # type: ignore[arg-type]


def _differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata))


def _names(connection: Connection) -> list[str]:
    return sorted(inspect(connection).get_table_names())
