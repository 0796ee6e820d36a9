"""Everything that is sealed is sealed anew with the newest key, some rows at a time, while others go on working."""

from typing import Any

from sqlalchemy import Column, LargeBinary, Table, bindparam, func, literal, select, type_coerce, update
from sqlalchemy.exc import DBAPIError

from core.store.database import Database, Transaction
from core.store.keys import NAME_BYTES, NOT_HERE, Keys, WrongKey
from core.store.rights.held import key_of
from core.store.tables.base import Sealed, SealedFacts, SealedFile, metadata

PORTION = 500


def sealed_columns() -> list[tuple[Table, "Column[Any]"]]:
    """Every column whose values are sealed."""
    return [(t, c) for t in metadata.sorted_tables for c in t.columns if isinstance(c.type, Sealed | SealedFacts | SealedFile)]


async def check_keys(database: Database) -> None:
    """WrongKey when there is no key, though something is sealed: a new one would not open it."""
    if not database.keys.are_missing:
        return
    try:
        async with database.begin() as tx:
            await all_open(tx, database.keys)
    except DBAPIError:  # it has no tables, or is damaged: whoever reads or writes in it is told so
        return


async def all_open(tx: Transaction, keys: Keys) -> None:
    """WrongKey when something was sealed with a key that is not here."""
    keys.refresh()
    for _table, column in sealed_columns():
        raw = type_coerce(column, LargeBinary)
        stranger = select(literal(1)).where(column.is_not(None), func.substr(raw, 1, NAME_BYTES).not_in(keys.names)).limit(1)
        if (await tx.execute(stranger)).first():
            raise WrongKey(NOT_HERE)


async def reseal(database: Database, keys: Keys) -> int:
    """Seal with the newest key what was sealed with another; answers how many values."""
    return sum([await _reseal(database, keys, table, column) for table, column in sealed_columns()])


async def _reseal(database: Database, keys: Keys, table: Table, column: "Column[Any]") -> int:
    raw, key, count = type_coerce(column, LargeBinary), key_of(table), 0
    older = select(key.label("number"), raw.label("sealed")).where(
        column.is_not(None), func.substr(raw, 1, NAME_BYTES) != keys.newest
    )
    write = update(table).where(key == bindparam("row")).values({column.name: bindparam("anew", type_=LargeBinary)})
    while True:
        async with database.begin() as tx:
            rows = (await tx.execute(older.limit(PORTION).with_for_update())).all()
            if not rows:
                return count
            await tx.execute(write, [{"row": r.number, "anew": keys.seal(keys.open(bytes(r.sealed)))} for r in rows])
        count += len(rows)
