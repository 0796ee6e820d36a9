"""The one door to the database: a transaction whose `execute` is awaitable on SQLite and PostgreSQL alike.

SQLite is one synchronous connection and hence one writer: a statement, compiled once (core/store/prepared.py), takes
some 20 microseconds, less than handing it to a thread would. Only what may wait for the disk or for another process
(begin, commit) leaves the event loop. PostgreSQL is asyncpg. Statements are built once, at import, with bind parameters.
"""

import asyncio
import os
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, CursorResult, Engine, Executable, create_engine, event, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import StaticPool

from core.store.keys import Keys, keys_of
from core.store.prepared import Statements

Params = Mapping[str, Any]
BUSY_SECONDS = 15
TROUBLED_CLASSES = frozenset({"08", "40", "53", "57", "58"})  # SQLSTATE: connection, rollback, resources, operator, system
TROUBLED_CODES = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
    }
)

SAVE, RELEASE, BACK = text("SAVEPOINT deed"), text("RELEASE SAVEPOINT deed"), text("ROLLBACK TO SAVEPOINT deed")


class Transaction(ABC):
    """One transaction: everything in it happens together or not at all."""

    dialect: str

    @abstractmethod
    async def execute(self, statement: Executable, params: Params | Sequence[Params] | None = None) -> CursorResult[Any]:
        """Run a statement once, or once per row for a (non-empty) list of parameters."""

    async def save(self) -> None:
        """Open the savepoint of one deed."""
        await self.execute(SAVE)

    async def release(self) -> None:
        """Keep what was done since `save`."""
        await self.execute(RELEASE)

    async def back(self) -> None:
        """Undo what was done since `save`, and close the savepoint."""
        await self.execute(BACK)
        await self.execute(RELEASE)


class SqliteTransaction(Transaction):
    """Without `statements` all of them go SQLAlchemy's way, with its events."""

    dialect = "sqlite"

    def __init__(self, connection: Connection, statements: Statements | None = None) -> None:
        self.connection, self._statements = connection, statements

    async def execute(self, statement: Executable, params: Params | Sequence[Params] | None = None) -> CursorResult[Any]:
        prepared = self._statements.prepared(statement, params or {}) if self._statements else None
        if prepared is None:
            return self.connection.execute(statement, params)
        return cast(CursorResult[Any], prepared.run(self.connection.connection.cursor(), params or {}))


class PostgresTransaction(Transaction):
    dialect = "postgresql"

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def execute(self, statement: Executable, params: Params | Sequence[Params] | None = None) -> CursorResult[Any]:
        return await self._connection.execute(statement, params)


class Database(ABC):
    """Where everything is kept."""

    dialect: str
    keys: Keys

    @abstractmethod
    def begin(self) -> AbstractAsyncContextManager[Transaction]:
        """A transaction that commits when its block ends well, and otherwise leaves no trace."""

    @abstractmethod
    async def scrub(self) -> None:
        """What was removed leaves no trace in the files either. Not inside a transaction; OperationalError while others are writing."""

    @abstractmethod
    async def close(self) -> None: ...


class SqliteDatabase(Database):
    """An SQLite file: WAL, `synchronous=FULL`, every transaction `BEGIN IMMEDIATE` on one connection."""

    dialect = "sqlite"

    def __init__(self, url: URL, keys: Keys) -> None:
        self.path = url.database if url.database and url.database != ":memory:" else ""
        """Of the file; empty when it is in memory."""
        if self.path:
            _private(Path(self.path))
        self._engine: Engine = create_engine(
            url.set(drivername="sqlite+pysqlite"),
            poolclass=StaticPool,
            connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS},
        )
        self.keys = keys
        self._engine.dialect.keys = keys  # type: ignore[attr-defined]
        event.listen(self._engine, "connect", _prepare)
        event.listen(self._engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        self._connection = self._engine.connect()
        self._statements = Statements(self._engine.dialect)
        self._writer = asyncio.Lock()

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Transaction]:
        async with self._writer:
            try:
                await _to_its_end(self._connection.begin)
                yield SqliteTransaction(self._connection, self._statements)
                await _to_its_end(self._connection.commit)
            except BaseException:
                self._undo()
                raise

    def _undo(self) -> None:
        """Also after a commit that failed: SQLAlchemy then calls the transaction inactive, SQLite may still have it open."""
        begun, raw = self._connection.get_transaction(), self._connection.connection.dbapi_connection
        if begun is not None:
            begun.rollback()
        if raw is not None:
            raw.rollback()

    async def scrub(self) -> None:
        async with self._writer:
            await asyncio.to_thread(self._scrub)

    def _scrub(self) -> None:
        raw = self._connection.connection.dbapi_connection
        assert raw is not None, "the connection is open"
        for statement in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            raw.cursor().execute(statement).fetchall()
        self._connection.rollback()

    async def close(self) -> None:
        self._connection.close()
        self._engine.dispose()


class PostgresDatabase(Database):
    """A PostgreSQL server through asyncpg."""

    dialect = "postgresql"

    def __init__(self, url: URL, keys: Keys) -> None:
        self.keys = keys
        self._engine: AsyncEngine = create_async_engine(
            url.set(drivername="postgresql+asyncpg"), pool_size=8, max_overflow=4, pool_pre_ping=True, pool_timeout=10
        )
        self._engine.dialect.keys = keys  # type: ignore[attr-defined]

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Transaction]:
        async with self._engine.begin() as connection:
            yield PostgresTransaction(connection)

    async def scrub(self) -> None:
        async with self._engine.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            await connection.execute(text("VACUUM"))

    async def close(self) -> None:
        await self._engine.dispose()


def connect(url: str, keys: Keys | None = None) -> Database:
    """Open the database of an SQLAlchemy URL (`sqlite:///file` or `postgresql://...`). ValueError for any other kind.

    What is sealed is opened with the keys of FLEXBOT_KEY, FLEXBOT_KEY_FILE, or the file that belongs to the database, unless others are given.
    """
    keys = keys or keys_of(url, os.environ.get("FLEXBOT_KEY", ""), os.environ.get("FLEXBOT_KEY_FILE", ""))
    parsed = make_url(url)
    match parsed.get_backend_name():
        case "sqlite":
            return SqliteDatabase(parsed, keys)
        case "postgresql":
            return PostgresDatabase(parsed, keys)
        case other:
            raise ValueError(f"{other} is not a database that flexbot knows: use sqlite:///FILE or postgresql://...")


async def _to_its_end(act: Callable[[], object]) -> None:
    """In a thread. Whoever is cancelled meanwhile waits for it: the one connection is never in two hands."""
    task = asyncio.ensure_future(asyncio.to_thread(act))
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait({task})
        raise


def in_trouble(problem: BaseException) -> bool:
    """Whether the database was away, full, locked or in somebody's way, and not asked for something impossible."""
    if not isinstance(problem, DBAPIError):
        return isinstance(problem, (ConnectionError, TimeoutError))
    state = str(getattr(problem.orig, "sqlstate", None) or "")
    code = int(getattr(problem.orig, "sqlite_errorcode", 0)) & 0xFF
    return problem.connection_invalidated or state[:2] in TROUBLED_CLASSES or code in TROUBLED_CODES


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=FAST",
        f"busy_timeout={BUSY_SECONDS * 1000}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _private(path: Path) -> None:
    """The file is for its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    path.chmod(0o600)
