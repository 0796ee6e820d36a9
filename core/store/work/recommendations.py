"""What employers say about work that ends; and which weeks of a placement both confirmed."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.hours import timesheet
from core.store.tables.participation import recommendation

_OF = select(recommendation.c.placement, recommendation.c.words).where(among(recommendation.c.placement, "ids"))
_BY = select(recommendation.c.placement, recommendation.c.by).where(among(recommendation.c.placement, "ids"))
_ADD = {
    d: m.insert(recommendation).on_conflict_do_nothing(index_elements=["placement"])
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_CONFIRMED = select(timesheet.c.monday).where(timesheet.c.placement == bindparam("of"), timesheet.c.confirmed_at.is_not(None))


async def of_placements(tx: Transaction, ids: Iterable[int]) -> dict[int, str]:
    """The words by placement: "" where the employer wrote nothing; not there while they were not asked or did not answer."""
    return {row.placement: row.words for row in await tx.execute(_OF, {"ids": list(ids)})}


async def authors(tx: Transaction, ids: Iterable[int]) -> dict[int, int]:
    """Who answered, with words or without, by placement."""
    return {row.placement: row.by for row in await tx.execute(_BY, {"ids": list(ids)})}


async def add(tx: Transaction, municipality: int, placement: int, by: int, words: str, at: datetime) -> bool:
    """Keep the words; False when there was an answer before (UNIQUE)."""
    values = {"municipality": municipality, "placement": placement, "by": by, "words": words, "at": at}
    return (await tx.execute(_ADD[tx.dialect], values)).rowcount == 1


async def confirmed_weeks(tx: Transaction, placement: int) -> frozenset[date]:
    """The Mondays of the weeks that both sides confirmed."""
    return frozenset((await tx.execute(_CONFIRMED, {"of": placement})).scalars())
