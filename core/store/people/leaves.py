"""When the municipality's own people are away, and who stands in for them then. At most one leave of a person stands at a time."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.store.database import Transaction
from core.store.tables.desk import leave


@dataclass(frozen=True, slots=True)
class Leave:
    """Somebody is away from the first to the last day, both included; `ended_at` when they are back, or took it back."""

    id: int
    municipality: int
    consultant: int
    stand_in: int
    first_day: date
    last_day: date
    ended_at: datetime | None


_ALL = select(*(leave.c[name] for name in Leave.__slots__))
_STANDING = _ALL.where(leave.c.consultant == bindparam("who"), leave.c.ended_at.is_(None))
_BY_ID = _ALL.where(leave.c.id == bindparam("one")).with_for_update()
_BETWEEN = _ALL.where(
    leave.c.municipality == bindparam("of"),
    leave.c.ended_at.is_(None),
    leave.c.first_day <= bindparam("last"),
    leave.c.last_day >= bindparam("first"),
).order_by(leave.c.id)
_ADD = {
    d: m.insert(leave).on_conflict_do_nothing().returning(leave.c.id) for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_END = update(leave).where(leave.c.id == bindparam("one"), leave.c.ended_at.is_(None)).values(ended_at=bindparam("at"))


async def standing(tx: Transaction, person: int) -> Leave | None:
    """The leave of somebody that is to come or runs."""
    row = (await tx.execute(_STANDING, {"who": person})).first()
    return Leave(**row._mapping) if row else None


async def locked(tx: Transaction, number: int) -> Leave | None:
    """The leave with this number, locked until the transaction ends."""
    row = (await tx.execute(_BY_ID, {"one": number})).first()
    return Leave(**row._mapping) if row else None


async def away(tx: Transaction, person: int, day: date) -> Leave | None:
    """The leave in which somebody is away on a day."""
    found = await standing(tx, person)
    return found if found and found.first_day <= day <= found.last_day else None


async def between(tx: Transaction, municipality: int, first: date, last: date) -> list[Leave]:
    """The leaves of a municipality's people that take in a day of these, both included."""
    rows = await tx.execute(_BETWEEN, {"of": municipality, "first": first, "last": last})
    return [Leave(**row._mapping) for row in rows]


async def add(tx: Transaction, values: dict[str, Any]) -> int | None:
    """Write a leave; None when one of the same person stands (UNIQUE)."""
    return (await tx.execute(_ADD[tx.dialect], values)).scalar()


async def end(tx: Transaction, number: int, at: datetime) -> bool:
    """It is over; False when it was."""
    return (await tx.execute(_END, {"one": number, "at": at})).rowcount == 1
