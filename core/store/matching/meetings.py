"""First meetings that employers propose, and what candidates answer."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.reports import meeting
from core.store.tables.work import offer, proposal


@dataclass(frozen=True, slots=True)
class Meeting:
    """A proposed meeting: `fits` is None until the candidate answers; `moment` is the one that was picked.

    One without moments is the candidate's word that they cannot come to the one before it after all.
    """

    id: int
    municipality: int
    proposal: int
    candidate: int
    version: int
    moments: tuple[datetime, ...]
    fits: bool | None
    moment: datetime | None
    made_at: datetime


_ALL = (
    select(meeting, offer.c.candidate)
    .join(proposal, proposal.c.id == meeting.c.proposal)
    .join(offer, offer.c.id == proposal.c.offer)
    .order_by(meeting.c.proposal, meeting.c.version)
)
_BY_IDS = _ALL.where(among(meeting.c.id, "ids"))
_OF_PROPOSALS = _ALL.where(among(meeting.c.proposal, "ids"))
_OF_CANDIDATE = _ALL.where(offer.c.candidate == bindparam("whose"))
_ADD = {
    d: m.insert(meeting).on_conflict_do_nothing(index_elements=["proposal", "version"]).returning(meeting.c.id)
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_ANSWER = (
    update(meeting)
    .where(meeting.c.id == bindparam("one"), meeting.c.answered_at.is_(None))
    .values(fits=bindparam("does"), moment=bindparam("picked"), answered_at=bindparam("at"))
)


async def by_ids(tx: Transaction, ids: Collection[int]) -> dict[int, Meeting]:
    """The meetings with these numbers."""
    return {row.id: _meeting(row) for row in await tx.execute(_BY_IDS, {"ids": list(ids)})}


async def newest_of(tx: Transaction, proposals: Collection[int]) -> dict[int, Meeting]:
    """The last meeting that was proposed for each of these proposals, where there was one."""
    return {row.proposal: _meeting(row) for row in await tx.execute(_OF_PROPOSALS, {"ids": list(proposals)})}


async def of_proposals(tx: Transaction, numbers: Collection[int]) -> dict[int, list[Meeting]]:
    """All meetings that were proposed for each of these proposals, in order."""
    return _by_proposal(_meeting(row) for row in await tx.execute(_OF_PROPOSALS, {"ids": list(numbers)}))


async def of_candidate(tx: Transaction, candidate: int) -> dict[int, list[Meeting]]:
    """All meetings that were proposed to a candidate, by proposal, in order."""
    return _by_proposal(_meeting(row) for row in await tx.execute(_OF_CANDIDATE, {"whose": candidate}))


def _by_proposal(found: Iterable[Meeting]) -> dict[int, list[Meeting]]:
    by_proposal = dict[int, list[Meeting]]()
    for one in found:
        by_proposal.setdefault(one.proposal, []).append(one)
    return by_proposal


async def of_proposal(tx: Transaction, number: int) -> list[Meeting]:
    """All meetings that were proposed for a proposal, in order."""
    return [_meeting(row) for row in await tx.execute(_OF_PROPOSALS, {"ids": [number]})]


async def add(
    tx: Transaction, municipality: int, proposal_id: int, version: int, by: int, moments: Sequence[datetime], at: datetime
) -> int | None:
    """Write a proposed meeting; None when this version is there (UNIQUE)."""
    values = {"municipality": municipality, "proposal": proposal_id, "version": version, "by": by, "made_at": at}
    number: int | None = (
        await tx.execute(_ADD[tx.dialect], values | {"moments": {"at": [one.isoformat() for one in moments]}})
    ).scalar()
    return number


async def call_off(tx: Transaction, one: Meeting, by: int, at: datetime) -> int | None:
    """Write that the candidate cannot come to an agreed one; None when something came in its place already (UNIQUE)."""
    number = await add(tx, one.municipality, one.proposal, one.version + 1, by, (), at)
    if number is not None:
        await answer(tx, number, None, at)
    return number


async def answer(tx: Transaction, number: int, moment: datetime | None, at: datetime) -> bool:
    """Write which moment was picked, or that none fits; False when it was answered."""
    values = {"one": number, "does": moment is not None, "picked": moment, "at": at}
    return (await tx.execute(_ANSWER, values)).rowcount == 1


def _meeting(row: Row[Any]) -> Meeting:
    moments = tuple(datetime.fromisoformat(one) for one in row.moments["at"])
    return Meeting(row.id, row.municipality, row.proposal, row.candidate, row.version, moments, row.fits, row.moment, row.made_at)
