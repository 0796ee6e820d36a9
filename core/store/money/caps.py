"""Who was warned that the yearly cap comes near: once for each level in a calendar year."""

from datetime import date, datetime

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from core.store.database import Transaction
from core.store.tables.money import cap_warning
from core.store.tables.work import placement

_AT_WORK = (
    select(placement.c.candidate)
    .where(placement.c.last_day >= bindparam("day"), placement.c.candidate > bindparam("after"))
    .distinct()
    .order_by(placement.c.candidate)
    .limit(bindparam("most"))
)
_WARN = {
    d: m.insert(cap_warning).on_conflict_do_nothing(index_elements=["candidate", "year", "level"])
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}


async def at_work(tx: Transaction, since: date, after: int, most: int) -> list[int]:
    """The first `most` candidates beyond the number `after` with a placement that ends on a day or later."""
    return list((await tx.execute(_AT_WORK, {"day": since, "after": after, "most": most})).scalars())


async def warn(tx: Transaction, municipality: int, candidate_id: int, year: int, level: int, day: date, at: datetime) -> bool:
    """Keep that somebody is warned of a level that is reached on a day; False when they were (UNIQUE)."""
    values = {"municipality": municipality, "candidate": candidate_id, "year": year, "level": level, "day": day, "at": at}
    return (await tx.execute(_WARN[tx.dialect], values)).rowcount == 1
