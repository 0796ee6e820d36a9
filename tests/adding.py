"""A row more in a table, for tests that lay down what was there before."""

from typing import Any

from sqlalchemy import Table, insert

from core.store.database import Transaction


async def add(tx: Transaction, table: Table, **values: Any) -> int:
    """Put it there; answers its number."""
    return int((await tx.execute(insert(table).returning(table.c.id), values)).scalar_one())
