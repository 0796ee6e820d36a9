"""SQLite: one synchronous connection and hence one writer.

A statement, compiled once (core/store/prepared.py), takes some 20 microseconds, less than handing it to a thread would. Only what may wait
for the disk or for another process (begin, commit) leaves the event loop.
"""

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, CursorResult, Engine, Executable, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from core.store.database import Database, Params, Transaction, Unreachable
from core.store.keys import Keys
from core.store.prepared import Prepared, Rows, Statements

BUSY_SECONDS = 15


class SqliteTransaction(Transaction):
    """Without `statements` all of them go SQLAlchemy's way, with its events."""

    dialect = "sqlite"

    def __init__(self, connection: Connection, statements: Statements | None = None) -> None:
        self.connection, self._statements = connection, statements

    async def execute(self, statement: Executable, params: Params | Sequence[Params] | None = None) -> CursorResult[Any]:
        prepared = self._statements.prepared(statement, params or {}) if self._statements else None
        if prepared is None:
            return self.connection.execute(statement, params)
        return cast(CursorResult[Any], self._run(prepared, params or {}))

    def _run(self, prepared: Prepared, params: Params | Sequence[Params]) -> Rows:
        cursor = self.connection.connection.cursor()
        try:
            if isinstance(params, Mapping):
                cursor.execute(prepared.sql, prepared.values(params))
            else:
                cursor.executemany(prepared.sql, [prepared.values(one) for one in params])
            # what a change gives back is fetched at once: SQLite commits nothing while it is being read
            found: Any = cursor if prepared.is_read else cursor.fetchall()
        except sqlite3.Error as problem:
            dialect = self.connection.dialect
            raise DBAPIError.instance(
                prepared.sql, None, problem, sqlite3.Error, hide_parameters=True, dialect=dialect
            ) from problem
        return prepared.rows(found, cursor.rowcount)


class SqliteDatabase(Database):
    """An SQLite file: WAL, `synchronous=FULL`, every transaction `BEGIN IMMEDIATE` on one connection."""

    dialect = "sqlite"
    hands = 1

    def __init__(self, url: URL, keys: Keys) -> None:
        self.path = url.database if url.database and url.database != ":memory:" else ""
        """Of the file; empty when it is in memory."""
        if self.path:
            try:
                _private(Path(self.path))
            except OSError as problem:
                raise Unreachable(f"{self.path}: {problem.strerror}") from problem
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
            try:
                raw.cursor().execute(statement).fetchall()
            except sqlite3.Error as problem:
                raise DBAPIError.instance(
                    statement, None, problem, sqlite3.Error, hide_parameters=True, dialect=self._engine.dialect
                ) from problem
        self._connection.rollback()

    async def close(self) -> None:
        self._connection.close()
        self._engine.dispose()


async def _to_its_end(act: Callable[[], object]) -> None:
    """In a thread. Whoever is cancelled meanwhile waits for it: the one connection is never in two hands."""
    task = asyncio.ensure_future(asyncio.to_thread(act))
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait({task})
        raise


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
