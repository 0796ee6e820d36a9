"""New databases of the newest schema, copied from one that was migrated: migrating takes a second each time, a copy next to nothing."""

import asyncio
import atexit
import shutil
import tempfile
from pathlib import Path

from sqlalchemy import URL, make_url, pool, text
from sqlalchemy.ext.asyncio import create_async_engine

from core.store.migrate import migrate

_TEMPLATE = "newest"
_THERE = text("SELECT 1 FROM pg_database WHERE datname = :name")
_made: list[Path] = []


async def newest(url: str) -> None:
    """What `migrate(url)` makes of a database that is still empty. The tests of the migrations themselves do not come here."""
    where = make_url(url)
    if where.get_backend_name() == "sqlite":
        assert where.database
        await asyncio.to_thread(shutil.copy, await _empty_file(), where.database)
    else:
        await _copy_on_server(where)


async def _empty_file() -> Path:
    if not _made:
        folder = tempfile.TemporaryDirectory(prefix="flexbot-newest-")
        atexit.register(folder.cleanup)
        path = Path(folder.name) / "empty.db"
        await migrate(f"sqlite:///{path}")
        _made.append(path)
    return _made[0]


async def _copy_on_server(where: URL) -> None:
    """PostgreSQL copies a database to which nobody is connected."""
    engine = create_async_engine(
        where.set(drivername="postgresql+asyncpg", database="postgres"), poolclass=pool.NullPool, isolation_level="AUTOCOMMIT"
    )
    async with engine.connect() as connection:
        if not (await connection.execute(_THERE, {"name": _TEMPLATE})).scalar():
            await connection.execute(text(f"CREATE DATABASE {_TEMPLATE}"))
            await migrate(where.set(database=_TEMPLATE).render_as_string(False))
        await connection.execute(text(f'DROP DATABASE "{where.database}"'))
        await connection.execute(text(f'CREATE DATABASE "{where.database}" TEMPLATE {_TEMPLATE}'))
    await engine.dispose()
