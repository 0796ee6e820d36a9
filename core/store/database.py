"""The one door to the database: a transaction whose `execute` is awaitable on SQLite and PostgreSQL alike.

What is different about the two is in core/store/sqlite.py and core/store/postgresql.py. Statements are built once, at import, with bind
parameters.
"""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

from sqlalchemy import CursorResult, Executable, make_url
from sqlalchemy import Row as Row
from sqlalchemy.exc import DBAPIError

from core.store.keys import Keys

Params = Mapping[str, Any]
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


class Unreachable(ConnectionError):
    """The database cannot be opened or reached; the text is what the system or the server said."""


class Transaction(ABC):
    """One transaction: everything in it happens together or not at all."""

    dialect: str

    @abstractmethod
    async def execute(self, statement: Executable, params: Params | Sequence[Params] | None = None) -> CursorResult[Any]:
        """Run a statement once, or once per row for a (non-empty) list of parameters."""


class Database(ABC):
    """Where everything is kept."""

    dialect: str
    keys: Keys
    hands: int
    """Transactions of this process that gain from going on at the same time: what one waits for, another uses."""

    @abstractmethod
    def begin(self) -> AbstractAsyncContextManager[Transaction]:
        """A transaction that commits when its block ends well, and otherwise leaves no trace."""

    @abstractmethod
    async def scrub(self) -> None:
        """What was removed leaves no trace in the files either. Not inside a transaction; OperationalError while others are writing."""

    @abstractmethod
    async def close(self) -> None: ...


def missing_file(url: str) -> str:
    """The file of a SQLite database that is not there; nothing for every other database."""
    parsed = make_url(url)
    return parsed.database or "" if parsed.get_backend_name() == "sqlite" and not Path(parsed.database or "").is_file() else ""


def in_trouble(problem: BaseException) -> bool:
    """Whether the database was away, full, locked or in somebody's way, and not asked for something impossible."""
    if not isinstance(problem, DBAPIError):
        return isinstance(problem, (ConnectionError, TimeoutError))
    state = str(getattr(problem.orig, "sqlstate", None) or "")
    code = int(getattr(problem.orig, "sqlite_errorcode", 0)) & 0xFF
    return problem.connection_invalidated or state[:2] in TROUBLED_CLASSES or code in TROUBLED_CODES
