"""Proposing a candidate to an employer, and whom the employer chooses. The first choice wins; the others hear it kindly."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.matching.agreements import may_place
from core.actions.matching.closing import close_offers, meeting_changes
from core.actions.matching.jobs import job_changed, seen_by
from core.actions.matching.offers import over, working_on
from core.actions.people.desks import has_desk_of, staff_at_desk
from core.actions.people.sites import is_own_work
from core.actions.things import Clocked, Notice, Thing
from core.actions.work.placing import may_work_on, place
from core.actions.work.starts import tell_of_start
from core.actions.workdays import add_working_days
from core.rules.calendar import local_day
from core.rules.matching import offers as rules
from core.rules.matching.offers import OfferCode, OfferState
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.database import Transaction
from core.store.matching import jobs, meetings, offers, reports
from core.store.matching.jobs import Job
from core.store.matching.meetings import Meeting
from core.store.matching.offers import OfferRow
from core.store.people import members, people
from core.store.people.people import Person, Role


@dataclass(frozen=True, kw_only=True)
class ProposalView:
    """What an employer sees of a candidate: first name and work experience, nothing else (MANUAL 3), and when they meet.

    `chosen_by` is who answered for the employer; `is_mine`: it is they who look.
    """

    id: int
    state: OfferState
    job: Job
    first_name: str
    experience: str
    last_day: date | None
    meeting: Meeting | None
    chosen_by: Person | None = None
    is_mine: bool = False

    def seen_by(self, person: int) -> "ProposalView":
        """As somebody sees it."""
        return replace(self, is_mine=self.chosen_by is not None and self.chosen_by.id == person)


@by(*STAFF)
async def propose(deed: Deed, offer_id: int) -> int | Refusal:
    """Propose a candidate who said yes to the employer: who made the offer does, or who stands in. The same again changes nothing.

    Refused: no yes, a place filled, a job that is over.
    """
    offer = await offers.locked(deed.tx, offer_id)
    if offer is None or not await has_desk_of(deed, offer.by):
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.OFFER, offer.id)
    if offer.proposal is not None:
        return offer.proposal
    refusal = rules.may_propose(offer.facts) or await over(deed, offer)
    if refusal:
        return refusal
    proposal = await offers.write_proposal(deed.tx, offer, deed.who.id, deed.now)
    deed.trail(offer.municipality, "candidate proposed", Thing.PROPOSAL, proposal, offer=offer.id)
    for member in await members.looking_after(deed.tx, offer.employer, offer.site):
        deed.show(member, Thing.PROPOSAL, proposal, key="made", fresh=True)
    overdue = add_working_days(deed.now, rules.UNANSWERED_WORKING_DAYS)
    deed.call(offer.municipality, Clocked.PROPOSAL_UNANSWERED, proposal, overdue)
    candidate = await people.by_id(deed.tx, offer.candidate)
    job = await jobs.by_id(deed.tx, offer.job)
    if candidate and job:
        deed.tell(candidate, Notice.PROPOSED, key=str(proposal), employer=job.employer_name, contact=deed.who.first_name)
    return proposal


async def proposal_unanswered(deed: Deed, proposal_id: int) -> None:
    """Some working days without a choice: the contact person is told, and asks the employer. The proposal stays open."""
    offer = (await offers.by_proposals(deed.tx, [proposal_id])).get(proposal_id)
    job = await jobs.by_id(deed.tx, offer.job) if offer else None
    if offer is None or job is None or offer.state is not OfferState.PROPOSED or job.withdrawn or await over(deed, offer):
        return
    named = await people.by_ids(deed.tx, [offer.candidate, offer.by])
    deed.tell(
        await staff_at_desk(deed.tx, named[offer.by], local_day(deed.now)),
        Notice.PROPOSAL_UNANSWERED,
        key=str(proposal_id),
        name=named[offer.candidate].first_name,
        employer=job.employer_name,
        job=job.title,
        offer=offer.id,
    )


@by(Role.EMPLOYER, money=True)
async def answer_proposal(deed: Deed, proposal_id: int, welcome: bool) -> OfferRow | Refusal:
    """The employer says welcome, which makes the placement, or not this time. The first answer counts, whoever gives it."""
    offer = (await offers.by_proposals(deed.tx, [proposal_id])).get(proposal_id)
    if offer is None or not await is_own_work(deed, offer.employer, offer.site):
        return refuse(CommonCode.NOT_FOUND)
    await offers.lock_job(deed.tx, offer.job)
    fresh = await offers.locked(deed.tx, offer.id)
    assert fresh is not None
    deed.changed(Thing.PROPOSAL, proposal_id)
    if fresh.facts.welcome is welcome:
        return fresh
    refusal = rules.may_choose(fresh.facts)
    if refusal:
        return refusal
    job = await jobs.by_id(deed.tx, fresh.job)
    assert job is not None
    job = seen_by(job, fresh.municipality)
    return await (_welcome(deed, fresh, job) if welcome else _not_this_time(deed, fresh, job))


async def _welcome(deed: Deed, offer: OfferRow, job: Job) -> OfferRow | Refusal:
    if job.free_on(local_day(deed.now)) < 1:
        return refuse(OfferCode.PLACE_FILLED)
    waits = await may_place(deed, job.employer)
    if waits:
        return waits
    terms = await may_work_on(deed.tx, job, offer.candidate, deed.now)
    if isinstance(terms, Refusal) and terms.code is OfferCode.JOB_OVER:
        return terms
    if isinstance(terms, Refusal):
        return await _to_contact(deed, offer, job)
    if not await offers.write_choice(deed.tx, offer, True, deed.who.id, deed.now):
        return refuse(OfferCode.ALREADY_ANSWERED)
    deed.changed(Thing.OFFER, offer.id)
    await meeting_changes(deed, offer, job)
    await job_changed(deed, offer.job)
    reported = await reports.of_job(deed.tx, offer.job)
    if reported:
        deed.changed(Thing.JOB_REPORT, reported)
    placed = await place(deed, terms, offer.candidate, offer.proposal)
    if placed:
        await tell_of_start(deed, placed, offer.by)
    contact = await _contact(deed, offer)
    if contact:
        deed.show(contact, Thing.OFFER, offer.id, key="chosen", fresh=True)
    if job.free_on(local_day(deed.now)) == 1:
        await close_offers(deed, job, Notice.OFFER_PLACE_FILLED, chosen=offer.id)
    return offer


async def _not_this_time(deed: Deed, offer: OfferRow, job: Job) -> OfferRow | Refusal:
    if not await offers.write_choice(deed.tx, offer, False, deed.who.id, deed.now):
        return refuse(OfferCode.ALREADY_ANSWERED)
    deed.trail(offer.municipality, "proposal declined", Thing.PROPOSAL, offer.proposal or 0, offer=offer.id)
    deed.changed(Thing.OFFER, offer.id)
    await job_changed(deed, offer.job)
    await _not_chosen(deed, offer, job, await meeting_changes(deed, offer, job))
    return offer


async def _to_contact(deed: Deed, offer: OfferRow, job: Job) -> Refusal:
    """Something stands in the way that is not the employer's business: the consultant hears it, the employer only that it waits."""
    contact = await _contact(deed, offer)
    candidate = await people.by_id(deed.tx, offer.candidate)
    if contact and candidate:
        deed.tell(contact, Notice.PLACEMENT_STOPPED, key=str(offer.proposal), name=candidate.name, employer=job.employer_name)
    return refuse(OfferCode.MUNICIPALITY_CALLS)


async def _not_chosen(deed: Deed, offer: OfferRow, job: Job, off: str) -> None:
    """One message each, also where they would have met (`off`)."""
    candidate = await people.by_id(deed.tx, offer.candidate)
    contact = await _contact(deed, offer)
    if candidate and contact:
        said: dict[str, Any] = {"job": job.title, "employer": job.employer_name, "contact": contact.first_name, "off": off}
        deed.tell(candidate, Notice.NOT_CHOSEN, key=str(offer.id), **said)
        facts: dict[str, Any] = {"name": candidate.name, "employer": job.employer_name, "off": off}
        deed.tell(contact, Notice.PROPOSAL_ANSWERED, key=str(offer.id), **facts)


async def _contact(deed: Deed, offer: OfferRow) -> Person | None:
    """Who has the offer today: who made it, or who stands in."""
    by = await people.by_id(deed.tx, offer.by)
    return await staff_at_desk(deed.tx, by, local_day(deed.now)) if by else None


async def proposal_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, ProposalView]:
    """Proposals as an employer may see them."""
    found = await offers.by_proposals(tx, ids)
    named = await people.by_ids(tx, {number for o in found.values() for number in (o.candidate, o.chosen_by) if number})
    known = await jobs.by_ids(tx, {o.job for o in found.values()})
    met = await meetings.newest_of(tx, ids)
    views = {}
    for number, offer in found.items():
        job, facts = seen_by(known[offer.job], offer.municipality), await people.candidate_facts(tx, offer.candidate)
        works = await working_on(tx, offer, job, now)
        views[number] = ProposalView(
            id=number,
            state=offer.state,
            job=works.job if works else job,
            first_name=named[offer.candidate].first_name,
            experience=facts.experience if facts else "",
            last_day=works.last_day if works else job.ends_on,
            meeting=met.get(number),
            chosen_by=named.get(offer.chosen_by or 0),
        )
    return views
