"""Who wants one message on Monday for all weeks that wait, in place of one for each."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.corrections import weekly_digest

_WANTED = select(weekly_digest.c.person).where(among(weekly_digest.c.person, "people"))
_WANT = {
    d: m.insert(weekly_digest).on_conflict_do_nothing(index_elements=["person"])
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_END = delete(weekly_digest).where(weekly_digest.c.person == bindparam("who"))


async def wanted_by(tx: Transaction, people: Collection[int]) -> set[int]:
    """Those of these people who want it."""
    return {row.person for row in await tx.execute(_WANTED, {"people": list(people)})} if people else set()


async def choose(tx: Transaction, municipality: int, person: int, wanted: bool, at: datetime) -> bool:
    """Keep whether somebody wants it; False when it was so already."""
    if wanted:
        values = {"municipality": municipality, "person": person, "since": at}
        return (await tx.execute(_WANT[tx.dialect], values)).rowcount == 1
    return (await tx.execute(_END, {"who": person})).rowcount == 1
