"""Brings a database to the newest schema, with Alembic."""

import asyncio
import os
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, make_url, pool, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine

from core.store.database import Database

SCRIPTS = Path(__file__).parent / "migrations"
_VERSION = text("SELECT version_num FROM alembic_version")


async def is_newest(database: Database) -> bool:
    """Whether a database has the newest schema. OSError when it cannot be reached."""
    try:
        async with database.begin() as tx:
            version = (await tx.execute(_VERSION)).scalar()
    except DBAPIError:
        return False
    return bool(version == ScriptDirectory(str(SCRIPTS)).get_current_head())


async def migrate(url: str, to: str = "head") -> None:
    """Upgrade the database of an SQLAlchemy URL to a revision. Running it twice does nothing the second time."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        await asyncio.to_thread(_sqlite, parsed.set(drivername="sqlite+pysqlite").render_as_string(False), to)
        return
    engine = create_async_engine(parsed.set(drivername="postgresql+asyncpg"), poolclass=pool.NullPool)
    async with engine.begin() as connection:
        await connection.run_sync(_upgrade, to)
    await engine.dispose()


def _sqlite(url: str, to: str) -> None:
    path = make_url(url).database
    if path and path != ":memory:":  # before SQLite makes it: from its first moment the file is for its owner alone
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    engine = create_engine(url, poolclass=pool.NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # the driver begins at a changed row, not at a changed table
        _upgrade(connection, to)
    engine.dispose()


def _upgrade(connection: Connection, to: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
