"""Other direct costs as they were entered, by placement."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.cents import Cents
from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.costs import direct_cost


@dataclass(frozen=True, slots=True)
class Cost:
    """A cost: of which placement and day, what it was for, cents, who entered it; taken back or not."""

    id: int
    municipality: int
    placement: int
    number: int
    day: date
    words: str
    cents: Cents
    by: int
    taken_back_by: int | None


_COLUMNS = tuple(direct_cost.c[name] for name in Cost.__slots__)
_STANDING = (
    select(*_COLUMNS)
    .where(among(direct_cost.c.placement, "ids"), direct_cost.c.taken_back_at.is_(None))
    .order_by(direct_cost.c.day, direct_cost.c.id)
)
_BY_DAY = (
    select(direct_cost.c.placement, direct_cost.c.day, func.sum(direct_cost.c.cents).label("cents"))
    .where(
        among(direct_cost.c.placement, "ids"),
        direct_cost.c.day.between(bindparam("first"), bindparam("last")),
        direct_cost.c.taken_back_at.is_(None),
    )
    .group_by(direct_cost.c.placement, direct_cost.c.day)
)
_LOCKED = select(*_COLUMNS).where(direct_cost.c.id == bindparam("one")).with_for_update()
_NUMBERED = select(*_COLUMNS).where(direct_cost.c.placement == bindparam("of"), direct_cost.c.number == bindparam("place"))
_LAST = select(func.max(direct_cost.c.number)).where(direct_cost.c.placement == bindparam("of"))
_ADD = {
    d: m.insert(direct_cost).on_conflict_do_nothing(index_elements=["placement", "number"]).returning(direct_cost.c.id)
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_TAKE_BACK = (
    update(direct_cost)
    .where(direct_cost.c.id == bindparam("one"), direct_cost.c.taken_back_at.is_(None))
    .values(taken_back_by=bindparam("who"), taken_back_at=bindparam("moment"))
)


async def standing(tx: Transaction, placements: Iterable[int]) -> list[Cost]:
    """What was entered of placements and not taken back, by day."""
    ids = list(placements)
    return [Cost(**row._mapping) for row in await tx.execute(_STANDING, {"ids": ids})] if ids else []


async def by_day(tx: Transaction, placements: Iterable[int], first: date, last: date) -> dict[tuple[int, date], Cents]:
    """Cents by placement and day of a period."""
    ids = list(placements)
    if not ids:
        return {}
    rows = await tx.execute(_BY_DAY, {"ids": ids, "first": first, "last": last})
    return {(row.placement, row.day): int(row.cents) for row in rows}


async def locked(tx: Transaction, cost: int) -> Cost | None:
    """A cost, locked."""
    row = (await tx.execute(_LOCKED, {"one": cost})).first()
    return Cost(**row._mapping) if row else None


async def numbered(tx: Transaction, placement: int, number: int) -> Cost | None:
    """The cost of a placement with this number."""
    row = (await tx.execute(_NUMBERED, {"of": placement, "place": number})).first()
    return Cost(**row._mapping) if row else None


async def last_number(tx: Transaction, placement: int) -> int:
    """The number of a placement's newest cost; 0 when there is none."""
    return (await tx.execute(_LAST, {"of": placement})).scalar() or 0


async def add(
    tx: Transaction, municipality: int, placement: int, number: int, day: date, words: str, cents: Cents, by: int, at: datetime
) -> int | None:
    """Write a cost; None when there is one with this number (UNIQUE)."""
    values = {"municipality": municipality, "placement": placement, "number": number, "day": day}
    return (await tx.execute(_ADD[tx.dialect], values | {"words": words, "cents": cents, "by": by, "at": at})).scalar()


async def take_back(tx: Transaction, cost: int, by: int, at: datetime) -> bool:
    """Take a cost back; False when it was before."""
    return (await tx.execute(_TAKE_BACK, {"one": cost, "who": by, "moment": at})).rowcount == 1
