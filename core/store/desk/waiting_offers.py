"""What waits for a consultant, other than questions and weeks; and where candidates are reached."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, or_, select

from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.people import address, employer, person
from core.store.tables.work import job, offer, offer_answer, proposal, proposal_answer


@dataclass(frozen=True, slots=True)
class WaitingOffer:
    """An offer without an answer (`wanted_at` is None), or one with a yes that is not proposed yet."""

    id: int
    candidate: int
    first_name: str
    title: str
    employer_name: str
    made_at: datetime
    wanted_at: datetime | None
    held: bool


@dataclass(frozen=True, slots=True)
class WaitingProposal:
    """A candidate who was proposed to an employer who has not chosen yet; `id` is the offer's."""

    id: int
    first_name: str
    employer_name: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Phone:
    """Where somebody is reached, since when, and whether messages arrive."""

    since: datetime
    reachable: bool


_OFFERS = (
    select(
        offer.c.id,
        offer.c.candidate,
        person.c.first_name,
        job.c.title,
        employer.c.name.label("employer_name"),
        offer.c.made_at,
        offer_answer.c.at.label("wanted_at"),
        offer.c.held,
    )
    .join(person, person.c.id == offer.c.candidate)
    .join(job, job.c.id == offer.c.job)
    .join(employer, employer.c.id == job.c.employer)
    .join(offer_answer, offer_answer.c.offer == offer.c.id, isouter=True)
    .join(proposal, proposal.c.offer == offer.c.id, isouter=True)
    .where(
        offer.c.withdrawn_at.is_(None),
        proposal.c.id.is_(None),
        or_(offer_answer.c.id.is_(None), offer_answer.c.wants.is_(True)),
    )
    .order_by(offer.c.made_at, offer.c.id)
)
_OFFERS_BY = _OFFERS.where(among(offer.c.by, "desks"))
_OFFERS_TO = _OFFERS.where(among(offer.c.candidate, "ids"))
_PROPOSED_BY = (
    select(offer.c.id, person.c.first_name, employer.c.name.label("employer_name"), proposal.c.made_at)
    .join(person, person.c.id == offer.c.candidate)
    .join(job, job.c.id == offer.c.job)
    .join(employer, employer.c.id == job.c.employer)
    .join(proposal, proposal.c.offer == offer.c.id)
    .join(proposal_answer, proposal_answer.c.proposal == proposal.c.id, isouter=True)
    .where(
        among(offer.c.by, "desks"),
        offer.c.withdrawn_at.is_(None),
        proposal_answer.c.id.is_(None),
        job.c.withdrawn_at.is_(None),
        or_(job.c.ends_on.is_(None), job.c.ends_on >= bindparam("today")),
    )
    .order_by(proposal.c.made_at, offer.c.id)
)
_PHONES = select(address.c.person, address.c.since, address.c.reachable).where(
    among(address.c.person, "ids"), address.c.until.is_(None)
)


async def offers_by(tx: Transaction, consultants: Iterable[int]) -> list[WaitingOffer]:
    """The offers that these people made and that wait, for an answer or to be proposed; oldest first."""
    return [WaitingOffer(**row._mapping) for row in await tx.execute(_OFFERS_BY, {"desks": list(consultants)})]


async def offers_to(tx: Transaction, candidates: Iterable[int]) -> list[WaitingOffer]:
    """The same of candidates."""
    return [WaitingOffer(**row._mapping) for row in await tx.execute(_OFFERS_TO, {"ids": list(candidates)})]


async def proposed_by(tx: Transaction, consultants: Iterable[int], today: date) -> list[WaitingProposal]:
    """Those whom these people offered work that is not over, and about whom the employer has not chosen; oldest first."""
    values = {"desks": list(consultants), "today": today}
    return [WaitingProposal(**row._mapping) for row in await tx.execute(_PROPOSED_BY, values)]


async def phones(tx: Transaction, people: Iterable[int]) -> dict[int, Phone]:
    """Where people are reached; who is nowhere is left out."""
    rows = await tx.execute(_PHONES, {"ids": list(people)})
    return {row.person: Phone(row.since, row.reachable) for row in rows}
