"""Municipalities, by number and by name."""

from sqlalchemy import bindparam, insert, select

from core.store.database import Transaction
from core.store.tables.people import municipality

_NAME = select(municipality.c.name).where(municipality.c.id == bindparam("of"))
_ALL = select(municipality.c.id, municipality.c.name).order_by(municipality.c.name)
_ADD = insert(municipality).returning(municipality.c.id)


async def name_of(tx: Transaction, number: int) -> str:
    """What a municipality is called."""
    return str((await tx.execute(_NAME, {"of": number})).scalar_one())


async def names(tx: Transaction) -> dict[int, str]:
    """What all are called, by number, in the order of their names."""
    return {row.id: row.name for row in await tx.execute(_ALL)}


async def by_name(tx: Transaction) -> dict[str, int]:
    """The numbers of all, by name and in that order."""
    return {name: number for number, name in (await names(tx)).items()}


async def add(tx: Transaction, name: str) -> int:
    """A new municipality; answers its number."""
    return int((await tx.execute(_ADD, {"name": name})).scalar_one())
