"""Jobs that a municipality shares with others of its region: with whom, and until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.work import job_share


@dataclass(frozen=True, slots=True)
class Share:
    """A job of `municipality` that may be offered in `shared_with` too, until `ended_at`."""

    id: int
    municipality: int
    job: int
    shared_with: int
    ended_at: datetime | None


_ALL = select(*(job_share.c[name] for name in Share.__slots__))
_BY_IDS = _ALL.where(among(job_share.c.id, "ids"))
_STANDS = _ALL.where(job_share.c.ended_at.is_(None))
_OF_JOB = _STANDS.where(job_share.c.job == bindparam("one")).order_by(job_share.c.id)
_BETWEEN = _STANDS.where(job_share.c.job == bindparam("one"), job_share.c.shared_with == bindparam("municipality_id"))
_WITH = _STANDS.where(job_share.c.shared_with == bindparam("municipality_id")).order_by(job_share.c.id)
_SHARE = {
    d: m.insert(job_share)
    .on_conflict_do_update(index_elements=["job", "shared_with"], set_={"ended_at": None})
    .returning(job_share.c.id)
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_END = (
    update(job_share)
    .where(
        job_share.c.job == bindparam("one"),
        job_share.c.shared_with == bindparam("municipality_id"),
        job_share.c.ended_at.is_(None),
    )
    .values(ended_at=bindparam("now"))
)


async def by_ids(tx: Transaction, ids: Iterable[int]) -> dict[int, Share]:
    """The shares with these numbers, ended ones too."""
    return {row.id: Share(**row._mapping) for row in await tx.execute(_BY_IDS, {"ids": list(ids)})}


async def of_job(tx: Transaction, job_id: int) -> list[Share]:
    """With whom a job is shared now."""
    return [Share(**row._mapping) for row in await tx.execute(_OF_JOB, {"one": job_id})]


async def between(tx: Transaction, job_id: int, municipality: int) -> Share | None:
    """The share of a job with a municipality, when one stands."""
    row = (await tx.execute(_BETWEEN, {"one": job_id, "municipality_id": municipality})).first()
    return Share(**row._mapping) if row else None


async def shared_to(tx: Transaction, municipality: int) -> list[Share]:
    """What others share with a municipality now."""
    return [Share(**row._mapping) for row in await tx.execute(_WITH, {"municipality_id": municipality})]


async def share(tx: Transaction, owner: int, job_id: int, municipality: int, who: int, at: datetime) -> int:
    """Share a job with a municipality; answers the number, which stays the same when it was shared before."""
    values = {"municipality": owner, "job": job_id, "shared_with": municipality, "by": who, "at": at, "ended_at": None}
    return int((await tx.execute(_SHARE[tx.dialect], values)).scalar_one())


async def end(tx: Transaction, job_id: int, municipality: int, at: datetime) -> bool:
    """A job is shared with a municipality no longer; False when that was so."""
    return (await tx.execute(_END, {"one": job_id, "municipality_id": municipality, "now": at})).rowcount == 1
