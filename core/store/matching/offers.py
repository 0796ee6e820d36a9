"""Offers with everything that was decided about them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, exists, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.matching.offers import Offer, OfferState, state_of
from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.work import job, offer, offer_answer, offer_reason, placement, proposal, proposal_answer


@dataclass(frozen=True, slots=True)
class OfferRow:
    """An offer of a job to a candidate, by a consultant, with its proposal when there is one.

    `offered_at`: when it was made. `chosen_by` and `chosen_at`: who answered the proposal for the employer (None: it closed), and when.
    """

    id: int
    municipality: int
    job: int
    employer: int
    site: int | None
    candidate: int
    by: int
    proposal: int | None
    facts: Offer
    offered_at: datetime
    chosen_by: int | None
    chosen_at: datetime | None

    @property
    def state(self) -> OfferState:
        return state_of(self.facts)


_PLACED = (
    exists()
    .where(placement.c.job == offer.c.job, placement.c.candidate == offer.c.candidate, placement.c.made_at >= offer.c.made_at)
    .label("placed")
)
_OFFERS = (
    select(
        offer.c.id,
        offer.c.municipality,
        offer.c.job,
        offer.c.candidate,
        offer.c.by,
        offer.c.held,
        offer.c.withdrawn_at,
        offer.c.made_at,
        job.c.withdrawn_at.label("job_withdrawn_at"),
        job.c.employer,
        job.c.site,
        offer_answer.c.wants,
        proposal.c.id.label("proposal"),
        proposal_answer.c.welcome,
        proposal_answer.c.by.label("chosen_by"),
        proposal_answer.c.at.label("chosen_at"),
        _PLACED,
    )
    .join(job, job.c.id == offer.c.job)
    .join(offer_answer, offer_answer.c.offer == offer.c.id, isouter=True)
    .join(proposal, proposal.c.offer == offer.c.id, isouter=True)
    .join(proposal_answer, proposal_answer.c.proposal == proposal.c.id, isouter=True)
)
_BY_IDS = _OFFERS.where(among(offer.c.id, "ids"))
_OF_JOB = _OFFERS.where(offer.c.job == bindparam("of")).order_by(offer.c.id)
_BY_PROPOSALS = _OFFERS.where(among(proposal.c.id, "ids"))
_OPEN_OF = (
    _OFFERS.where(offer.c.candidate == bindparam("of"), offer_answer.c.id.is_(None), offer.c.withdrawn_at.is_(None))
    .order_by(offer.c.id.desc())
    .limit(10)
)
_PENDING_OF = _OFFERS.where(
    offer.c.candidate == bindparam("of"),
    offer_answer.c.wants.is_(True),
    offer.c.withdrawn_at.is_(None),
    proposal_answer.c.id.is_(None),
).order_by(offer.c.id)
_LOCK_OFFER = select(offer.c.id).where(offer.c.id == bindparam("one")).with_for_update()
_LOCK_JOB = select(job.c.id).where(job.c.id == bindparam("one")).with_for_update()
_ADD = {
    d: m.insert(offer).on_conflict_do_nothing(index_elements=["job", "candidate"]).returning(offer.c.id)
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_ANSWER = {
    d: m.insert(offer_answer).on_conflict_do_nothing(index_elements=["offer"])
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_UNANSWER = delete(offer_answer).where(offer_answer.c.offer == bindparam("one"), ~offer_answer.c.wants)
_UNWANT = update(offer_answer).where(offer_answer.c.offer == bindparam("one")).values(wants=False)
_GIVE_REASON = {
    d: m.insert(offer_reason).on_conflict_do_nothing(index_elements=["offer"])
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_REASONS = select(offer_reason.c.offer, offer_reason.c.text).where(among(offer_reason.c.offer, "ids"))
_WANTED = (
    select(offer.c.job, func.count().label("yes"))
    .join(offer_answer, offer_answer.c.offer == offer.c.id)
    .join(proposal, proposal.c.offer == offer.c.id, isouter=True)
    .join(proposal_answer, proposal_answer.c.proposal == proposal.c.id, isouter=True)
    .where(
        among(offer.c.job, "ids"),
        offer.c.withdrawn_at.is_(None),
        offer_answer.c.wants.is_(True),
        proposal_answer.c.id.is_(None),
    )
    .group_by(offer.c.job)
)
_PROPOSE = insert(proposal).returning(proposal.c.id)
_CHOOSE = {
    d: m.insert(proposal_answer).on_conflict_do_nothing(index_elements=["proposal"])
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_HOLD = update(offer).where(offer.c.id == bindparam("one")).values(held=bindparam("is_held"))
_WITHDRAW = (
    update(offer).where(offer.c.id == bindparam("one"), offer.c.withdrawn_at.is_(None)).values(withdrawn_at=bindparam("at"))
)


async def by_ids(tx: Transaction, ids: Iterable[int]) -> dict[int, OfferRow]:
    """The offers with these numbers."""
    wanted = list(ids)
    return {row.id: _offer(row) for row in await tx.execute(_BY_IDS, {"ids": wanted})} if wanted else {}


async def locked(tx: Transaction, offer_id: int) -> OfferRow | None:
    """One offer, locked until the transaction ends."""
    await tx.execute(_LOCK_OFFER, {"one": offer_id})
    return (await by_ids(tx, [offer_id])).get(offer_id)


async def lock_job(tx: Transaction, job_id: int) -> None:
    """Nobody else fills a place of this job until the transaction ends."""
    await tx.execute(_LOCK_JOB, {"one": job_id})


async def by_proposals(tx: Transaction, ids: Iterable[int]) -> dict[int, OfferRow]:
    """Offers by the number of their proposal."""
    wanted = list(ids)
    return {row.proposal: _offer(row) for row in await tx.execute(_BY_PROPOSALS, {"ids": wanted})} if wanted else {}


async def of_job(tx: Transaction, job_id: int) -> list[OfferRow]:
    """All offers of a job."""
    return [_offer(row) for row in await tx.execute(_OF_JOB, {"of": job_id})]


async def open_of(tx: Transaction, candidate_id: int) -> list[OfferRow]:
    """The offers that a candidate has not answered, newest first."""
    return [_offer(row) for row in await tx.execute(_OPEN_OF, {"of": candidate_id})]


async def pending_of(tx: Transaction, candidate_id: int) -> list[OfferRow]:
    """The offers that a candidate said yes to and nobody has decided about, oldest first."""
    return [_offer(row) for row in await tx.execute(_PENDING_OF, {"of": candidate_id})]


async def add(tx: Transaction, municipality: int, job_id: int, candidate_id: int, by: int, at: datetime) -> int | None:
    """Write an offer; None when this candidate was offered this job before (UNIQUE)."""
    values = {"municipality": municipality, "job": job_id, "candidate": candidate_id, "by": by, "made_at": at}
    return (await tx.execute(_ADD[tx.dialect], values)).scalar()


async def write_answer(tx: Transaction, one: OfferRow, wants: bool, at: datetime) -> bool:
    """Write the candidate's answer; False when there was one (UNIQUE)."""
    values = {"municipality": one.municipality, "offer": one.id, "wants": wants, "at": at}
    return (await tx.execute(_ANSWER[tx.dialect], values)).rowcount == 1


async def take_back(tx: Transaction, one: OfferRow, at: datetime) -> None:
    """A yes becomes a no, and nobody decides about the offer any more."""
    await tx.execute(_UNWANT, {"one": one.id})
    await withdraw(tx, one.id, at)


async def take_no_back(tx: Transaction, offer_id: int) -> None:
    """A no goes: the offer waits for an answer again."""
    await tx.execute(_UNANSWER, {"one": offer_id})


async def give_reason(tx: Transaction, one: OfferRow, text: str, at: datetime) -> bool:
    """Keep why a candidate said no; False when they said so before (UNIQUE)."""
    values = {"municipality": one.municipality, "offer": one.id, "text": text, "at": at}
    return (await tx.execute(_GIVE_REASON[tx.dialect], values)).rowcount == 1


async def reasons(tx: Transaction, ids: Iterable[int]) -> dict[int, str]:
    """Why candidates said no to these offers, where they said so."""
    return {row.offer: row.text for row in await tx.execute(_REASONS, {"ids": list(ids)})}


async def wanted_by(tx: Transaction, jobs: Iterable[int]) -> dict[int, int]:
    """How many candidates said yes to each job and wait for the employer."""
    return {row.job: row.yes for row in await tx.execute(_WANTED, {"ids": list(jobs)})}


async def write_proposal(tx: Transaction, one: OfferRow, by: int, at: datetime) -> int:
    """Write that the candidate is proposed to the employer; answers the proposal's number."""
    values = {"municipality": one.municipality, "offer": one.id, "by": by, "made_at": at}
    return int((await tx.execute(_PROPOSE, values)).scalar_one())


async def write_choice(tx: Transaction, one: OfferRow, welcome: bool, by: int | None, at: datetime) -> bool:
    """Write the employer's answer to a proposal (`by` is None for one that closed); False when there was one."""
    values = {"municipality": one.municipality, "proposal": one.proposal, "welcome": welcome, "by": by, "at": at}
    return (await tx.execute(_CHOOSE[tx.dialect], values)).rowcount == 1


async def hold(tx: Transaction, offer_id: int, held: bool) -> None:
    """Hold an offer while a question about it is open, or let it go on."""
    await tx.execute(_HOLD, {"one": offer_id, "is_held": held})


async def withdraw(tx: Transaction, offer_id: int, at: datetime) -> None:
    """The place is filled, or the job was taken back."""
    await tx.execute(_WITHDRAW, {"one": offer_id, "at": at})


def _offer(row: Row[Any]) -> OfferRow:
    closed, gone = row.withdrawn_at, row.job_withdrawn_at
    facts = Offer(
        wants=row.wants,
        held=row.held,
        withdrawn=closed is not None,
        proposed=row.proposal is not None,
        welcome=row.welcome,
        job_withdrawn=closed is not None and gone is not None and closed >= gone,
        placed=bool(row.placed),
    )
    return OfferRow(
        id=row.id,
        municipality=row.municipality,
        job=row.job,
        employer=row.employer,
        site=row.site,
        candidate=row.candidate,
        by=row.by,
        proposal=row.proposal,
        facts=facts,
        offered_at=row.made_at,
        chosen_by=row.chosen_by,
        chosen_at=row.chosen_at,
    )
