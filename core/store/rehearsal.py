"""Much to write at once, so that others wait for its last part alone.

SQLite has one writer. So what takes long (typed rows, sealed texts, commitments, numbers that are looked up) happens on a private copy,
which is a file without a name, and what is new there goes over in one short transaction. Rows keep their numbers, as long as nobody added
rows meanwhile to the tables whose numbers others bear: then it is rehearsed anew. On PostgreSQL nobody waits for others' rows: there it
is a transaction like any other.
"""

import asyncio
import marshal
import sqlite3
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Any

from sqlalchemy import create_engine, event
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.pool import StaticPool

from core.store.database import Database, Transaction
from core.store.sqlite import BUSY_SECONDS, SqliteDatabase, SqliteTransaction
from core.store.tables.base import metadata

Act = Callable[[Transaction], Awaitable[None]]
TIMES = 3
CACHE_KIB = 8_000
"""So much of the copy, and of the database while it is written, is kept in memory: fewer pages are written twice."""
PLAIN = frozenset({str, int, bytes, float, bool, type(None)})
UNNAMED = frozenset({"trail", "outbox", "deadline", "day_entry", "job_shift", "policy_row", "payment", "other_premium"})
"""Tables whose rows' own numbers no other row bears: it does not matter which they get."""


async def rehearsed(database: Database, act: Act) -> None:
    """Carry out what adds rows, and changes or removes what was there: all or nothing.

    It may be called several times: only what it does in its transaction counts, and a change that it makes must come out the same when
    it is made twice. IntegrityError when others entered meanwhile what it adds.
    """
    if isinstance(database, SqliteDatabase) and database.path:
        for _ in range(TIMES):
            if await _on_a_copy(database, act):
                return
    async with database.begin() as tx:
        await act(tx)


async def _on_a_copy(database: SqliteDatabase, act: Act) -> bool:
    with _said_as_elsewhere(), tempfile.TemporaryFile() as removed, tempfile.TemporaryFile() as changed:
        raw = await asyncio.to_thread(_copy_of, database.path)
        try:
            lasts = await _rehearse(raw, database, act, removed, changed)
            return await asyncio.to_thread(_go_over, raw, database.path, lasts, removed, changed)
        finally:
            raw.close()


@contextmanager
def _said_as_elsewhere() -> Iterator[None]:
    """What the driver raises, as everybody else gets it."""
    try:
        yield
    except sqlite3.IntegrityError as problem:
        raise IntegrityError("", None, problem) from None
    except sqlite3.Error as problem:
        raise OperationalError("", None, problem) from None


def _copy_of(path: str) -> sqlite3.Connection:
    raw = sqlite3.connect("", BUSY_SECONDS, check_same_thread=False, isolation_level=None)
    before = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        before.backup(raw)
    finally:
        before.close()
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=ON", f"cache_size={-CACHE_KIB}"):
        raw.execute(f"PRAGMA {pragma}").fetchall()
    return raw


async def _rehearse(
    raw: sqlite3.Connection, database: SqliteDatabase, act: Act, removed: IO[bytes], changed: IO[bytes]
) -> dict[str, int]:
    """Carry it out on the copy, and keep what it removes and changes; answers, by table that got rows, the last number before."""
    engine = create_engine("sqlite+pysqlite://", creator=lambda: raw, poolclass=StaticPool)
    engine.dialect.keys = database.keys  # type: ignore[attr-defined]
    lasts: dict[str, int] = {}

    def keep(_connection: Any, _cursor: Any, said: str, values: Any, context: Any, many: bool) -> None:
        if context.isinsert:
            assert "DO UPDATE" not in said, "what changes a row that was there is a statement of its own"
            name = context.compiled.statement.table.name
            if name not in lasts:
                lasts[name] = _last(raw, "main", name)
        elif context.isupdate or context.isdelete:
            rows = [_plain(row) for row in values] if many else [_plain(values)]
            marshal.dump((said, rows), removed if context.isdelete else changed)

    event.listen(engine, "before_cursor_execute", keep)
    event.listen(engine, "begin", lambda begun: begun.exec_driver_sql("BEGIN"))
    connection = engine.connect()
    await act(SqliteTransaction(connection))
    connection.commit()
    return lasts


def _go_over(raw: sqlite3.Connection, path: str, lasts: dict[str, int], removed: IO[bytes], changed: IO[bytes]) -> bool:
    """Write into the database what is otherwise in the copy; False, and nothing is written, when numbers would come out otherwise."""
    raw.execute("ATTACH ? AS other", (path,))
    for pragma in ("synchronous=FULL", "secure_delete=FAST", f"cache_size={-CACHE_KIB}"):
        raw.execute(f"PRAGMA other.{pragma}").fetchall()
    raw.execute("BEGIN IMMEDIATE")
    try:
        if any(_last(raw, "other", name) != last for name, last in lasts.items() if name not in UNNAMED):
            return False
        _say_again(raw, removed)
        for table in metadata.sorted_tables:
            if table.name in lasts:
                columns = [f'"{column.name}"' for column in table.c if column.name != "id" or table.name not in UNNAMED]
                listed = ", ".join(columns)
                raw.execute(
                    f"INSERT INTO other.{table.name} ({listed}) SELECT {listed} FROM main.{table.name} WHERE rowid > ? ORDER BY rowid",
                    (lasts[table.name],),
                )
        _say_again(raw, changed)
        raw.execute("COMMIT")
    finally:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
    return True


def _say_again(raw: sqlite3.Connection, kept: IO[bytes]) -> None:
    kept.seek(0)
    while True:
        try:
            said, rows = marshal.load(kept)
        except EOFError:
            return
        raw.executemany(_of_other(said), rows)


def _of_other(said: str) -> str:
    """The same statement about the other database."""
    for verb in ("UPDATE ", "DELETE FROM "):
        if said.startswith(verb):
            return f"{verb}other.{said.removeprefix(verb)}"
    raise ValueError("neither changes nor removes")


def _last(raw: sqlite3.Connection, database: str, table: str) -> int:
    """The highest number that a row of the table has, or had before it was removed."""
    now = f"SELECT max(rowid) FROM {database}.{table}"
    ever = f"SELECT seq FROM {database}.sqlite_sequence WHERE name = ?"
    return int(raw.execute(f"SELECT max(coalesce(({now}), 0), coalesce(({ever}), 0))", (table,)).fetchone()[0])


def _plain(row: Sequence[Any]) -> tuple[Any, ...]:
    return tuple([value if type(value) in PLAIN else _plain_one(value) for value in row])


def _plain_one(value: Any) -> Any:
    """Texts that are members of an enumeration, and bytes as the driver wraps them."""
    return str(value) if isinstance(value, str) else int(value) if isinstance(value, int) else bytes(value)
