"""PostgreSQL through asyncpg.

SQLAlchemy keeps the pool of connections and says what is not plain; plain statements (core/store/prepared.py) go straight to asyncpg, which
prepares each once on each connection. A transaction is begun and ended here: its BEGIN also finds out whether the connection still lives.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, cast

import asyncpg
from sqlalchemy import CursorResult, Executable, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, ProgrammingError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from core.store.database import Database, Params, Transaction, Unreachable
from core.store.keys import Keys
from core.store.prepared import Prepared, Rows, Statements

AT_ONCE, MORE = 8, 4
"""Connections that are kept, and that are opened besides when all of them are busy."""
WAIT_SECONDS = 10
PREPARED = 1000
"""Statements that a connection keeps prepared: all that the bot has."""
PROBLEMS = (asyncpg.PostgresError, asyncpg.InterfaceError, OSError)


class PostgresTransaction(Transaction):
    """What is not plain goes SQLAlchemy's way, in the same transaction of the same connection."""

    dialect = "postgresql"

    def __init__(self, connection: AsyncConnection, driver: asyncpg.Connection, statements: Statements) -> None:
        self.connection, self._driver, self._statements = connection, driver, statements

    async def execute(self, statement: Executable, params: Params | Sequence[Params] | None = None) -> CursorResult[Any]:
        prepared = self._statements.prepared(statement, params or {})
        if prepared is None:
            return await self.connection.execute(statement, params)
        try:
            return cast(CursorResult[Any], await self._run(prepared, params or {}))
        except PROBLEMS as problem:
            raise _as_elsewhere(prepared.sql, problem, self._driver) from problem

    async def _run(self, prepared: Prepared, params: Params | Sequence[Params]) -> Rows:
        if not isinstance(params, Mapping):
            await self._driver.executemany(prepared.sql, [prepared.values(one) for one in params])
            return prepared.rows((), -1)
        if prepared.gives_rows:
            found = await self._driver.fetch(prepared.sql, *prepared.values(params))
            return prepared.rows(found, len(found))
        done = await self._driver.execute(prepared.sql, *prepared.values(params))
        return prepared.rows((), int(done.rpartition(" ")[2]))


class PostgresDatabase(Database):
    """A PostgreSQL server."""

    dialect = "postgresql"
    hands = 3

    def __init__(self, url: URL, keys: Keys) -> None:
        self.keys = keys
        self._engine: AsyncEngine = create_async_engine(
            url.set(drivername="postgresql+asyncpg"),
            pool_size=AT_ONCE,
            max_overflow=MORE,
            pool_timeout=WAIT_SECONDS,
            isolation_level="AUTOCOMMIT",
            connect_args={"statement_cache_size": PREPARED, "max_cached_statement_lifetime": 0},
        )
        self._engine.dialect.keys = keys  # type: ignore[attr-defined]
        self._statements = Statements(self._engine.dialect)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Transaction]:
        connection, driver = await self._begun()
        try:
            yield PostgresTransaction(connection, driver, self._statements)
            await _commit(driver)
        except BaseException as problem:
            await _undo(connection, driver, problem)
            raise
        finally:
            await connection.close()

    async def _begun(self) -> tuple[AsyncConnection, asyncpg.Connection]:
        """A connection with a transaction. Those that the server has given up meanwhile are given up here too."""
        for tries_left in reversed(range(AT_ONCE + MORE + 1)):
            connection = await self._connected()
            driver = cast(asyncpg.Connection, (await connection.get_raw_connection()).driver_connection)
            try:
                await driver.execute("BEGIN")
                return connection, driver
            except BaseException as problem:
                await connection.invalidate()
                await connection.close()
                if not isinstance(problem, PROBLEMS):
                    raise
                if not tries_left:
                    raise _as_elsewhere("BEGIN", problem, driver) from problem
        raise AssertionError("the last try ends it")

    async def _connected(self) -> AsyncConnection:
        try:
            return await self._engine.connect()
        except PROBLEMS as problem:
            raise Unreachable(str(problem) or type(problem).__name__) from problem

    async def scrub(self) -> None:
        async with self._engine.connect() as connection:
            await connection.execute(text("VACUUM"))

    async def close(self) -> None:
        await self._engine.dispose()


async def _commit(driver: asyncpg.Connection) -> None:
    """PostgreSQL answers ROLLBACK, and calls it no error, when a statement of the transaction failed and somebody went on."""
    try:
        done = await driver.execute("COMMIT")
    except PROBLEMS as problem:
        raise _as_elsewhere("COMMIT", problem, driver) from problem
    if done != "COMMIT":
        raise OperationalError("COMMIT", None, RuntimeError("a statement had failed: nothing was kept"))


async def _undo(connection: AsyncConnection, driver: asyncpg.Connection, problem: BaseException) -> None:
    """Whoever was cancelled waits for nobody: the connection is cut, which undoes it too."""
    if isinstance(problem, asyncio.CancelledError) or driver.is_closed():
        driver.terminate()
        await connection.invalidate()
        return
    try:
        await driver.execute("ROLLBACK")
    except PROBLEMS:
        await connection.invalidate()


def _as_elsewhere(statement: str, problem: Exception, driver: asyncpg.Connection) -> DBAPIError:
    """What asyncpg raised, as SQLAlchemy would."""
    kinds: dict[type[Exception], type[DBAPIError]] = {
        asyncpg.IntegrityConstraintViolationError: IntegrityError,
        asyncpg.SyntaxOrAccessError: ProgrammingError,
        Exception: OperationalError,
    }
    kind = next(named for raised, named in kinds.items() if isinstance(problem, raised))
    return kind(statement, None, problem, hide_parameters=True, connection_invalidated=driver.is_closed())
