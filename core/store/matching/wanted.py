"""What work candidates want, by their own answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.matching import wanted_work


@dataclass(frozen=True, slots=True)
class Wanted:
    """The answers as they are kept (`core.rules.matching.wanted`); `farthest` is in kilometres, None: not said.
    `asking`: what its card shows.
    """

    id: int
    municipality: int
    candidate: int
    kinds: str
    days: str
    farthest: int | None
    goals: str
    asking: int

    @property
    def said(self) -> bool:
        """Whether anything was answered."""
        return bool(self.kinds or self.days or self.goals or self.farthest is not None)


_ALL = select(*(wanted_work.c[name] for name in Wanted.__slots__))
_BY_IDS = _ALL.where(among(wanted_work.c.id, "ids"))
_OF = _ALL.where(wanted_work.c.candidate == bindparam("of"))
_LOCK = select(wanted_work.c.id).where(wanted_work.c.candidate == bindparam("of")).with_for_update()
_BEGIN = {
    d: m.insert(wanted_work).on_conflict_do_nothing(index_elements=["candidate"])
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_WRITE = (
    update(wanted_work)
    .where(wanted_work.c.id == bindparam("one"))
    .values(
        kinds=bindparam("new_kinds"),
        days=bindparam("new_days"),
        farthest=bindparam("new_farthest"),
        goals=bindparam("new_goals"),
        asking=bindparam("new_asking"),
        at=bindparam("now"),
    )
)


async def by_ids(tx: Transaction, ids: Iterable[int]) -> dict[int, Wanted]:
    """The answers with these numbers."""
    return {row.id: Wanted(**row._mapping) for row in await tx.execute(_BY_IDS, {"ids": list(ids)})}


async def of_candidate(tx: Transaction, candidate_id: int) -> Wanted | None:
    """Somebody's answers; None when they were never asked."""
    row = (await tx.execute(_OF, {"of": candidate_id})).first()
    return Wanted(**row._mapping) if row else None


async def locked(tx: Transaction, municipality: int, candidate_id: int, at: datetime) -> Wanted:
    """Somebody's answers, locked; begun empty when there are none."""
    await tx.execute(_BEGIN[tx.dialect], {"municipality": municipality, "candidate": candidate_id, "at": at})
    await tx.execute(_LOCK, {"of": candidate_id})
    found = await of_candidate(tx, candidate_id)
    assert found is not None, "it was just begun"
    return found


async def write(tx: Transaction, one: Wanted, at: datetime) -> None:
    """Keep the answers as they are now."""
    values = {"new_kinds": one.kinds, "new_days": one.days, "new_farthest": one.farthest, "new_goals": one.goals}
    await tx.execute(_WRITE, values | {"one": one.id, "new_asking": one.asking, "now": at})
