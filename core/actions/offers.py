"""Offering a job to a candidate, and what the candidate answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.jobs import own_job
from core.actions.placing import Terms, terms_for
from core.actions.things import Notice, Thing
from core.rules import offers as rules
from core.rules.offers import OfferCode, OfferState
from core.rules.refusals import Refusal, refuse
from core.store import invites, jobs, offers, people
from core.store.database import Transaction
from core.store.jobs import Job
from core.store.offers import OfferRow
from core.store.people import Person, Role


@dataclass(frozen=True)
class OfferView:
    """Everything that a candidate must know before a yes, and how far it has come."""

    id: int
    state: OfferState
    job: Job
    candidate: Person
    contact: Person
    last_day: date
    rate: Decimal | None
    premium_cents: int | None
    proposal: int | None


@by(*STAFF)
async def make_offer(deed: Deed, job_id: int, candidate_id: int) -> int | Refusal:
    """Offer a job to an own candidate. Refused: unknown or foreign job or candidate, full, offered before, not placeable, no phone."""
    job = await own_job(deed, job_id)
    candidate = await people.by_id(deed.tx, candidate_id)
    facts = await people.candidate_facts(deed.tx, candidate_id)
    if job is None or candidate is None or facts is None or facts.consultant != deed.who.id:
        return refuse(OfferCode.NOT_FOUND)
    if job.free < 1 or job.withdrawn:
        return refuse(OfferCode.PLACE_FILLED)
    terms = await terms_for(deed.tx, job, candidate_id)
    if isinstance(terms, Refusal):
        return terms
    if await invites.address_of(deed.tx, candidate_id) is None:
        return refuse(OfferCode.NO_PHONE)
    offer_id = await offers.add(deed.tx, job.municipality, job.id, candidate_id, deed.who.id, deed.now)
    if offer_id is None:
        return refuse(OfferCode.ALREADY_OFFERED)
    deed.trail(job.municipality, "job offered", Thing.OFFER, offer_id, job=job.id, candidate=candidate_id)
    deed.show(candidate, Thing.OFFER, offer_id, key="made", fresh=True)
    deed.show(deed.who, Thing.OFFER, offer_id, key="made", fresh=True)
    deed.changed(Thing.JOB, job.id)
    return offer_id


@by(Role.CANDIDATE)
async def answer_offer(deed: Deed, offer_id: int, wants: bool) -> OfferRow | Refusal:
    """The candidate says yes or no; the contact person hears which. The same answer again changes nothing and is shown again."""
    offer = await own_offer(deed, offer_id)
    if offer is None:
        return refuse(OfferCode.NOT_FOUND)
    deed.changed(Thing.OFFER, offer.id)
    refusal = rules.may_answer(offer.facts)
    if refusal is None and await offers.write_answer(deed.tx, offer, wants, deed.now):
        await _tell_answer(deed, offer, wants)
        return offer
    if offer.facts.wants is wants:
        return offer
    return refusal or refuse(OfferCode.ALREADY_ANSWERED)


@by(Role.CANDIDATE, *STAFF)
async def open_offer(deed: Deed, offer_id: int) -> OfferRow | Refusal:
    """An offer that was made to, or by, whoever acts."""
    offer = (await offers.by_ids(deed.tx, [offer_id])).get(offer_id)
    return offer if offer and deed.who.id in (offer.candidate, offer.by) else refuse(OfferCode.NOT_FOUND)


async def own_offer(deed: Deed, offer_id: int) -> OfferRow | None:
    """The offer, locked, when it was made to whoever acts."""
    offer = await offers.locked(deed.tx, offer_id)
    return offer if offer and offer.candidate == deed.who.id else None


async def _tell_answer(deed: Deed, offer: OfferRow, wants: bool) -> None:
    deed.trail(offer.municipality, "offer answered", Thing.OFFER, offer.id, wants=wants)
    deed.changed(Thing.JOB, offer.job)
    contact = await people.by_id(deed.tx, offer.by)
    job = await jobs.by_id(deed.tx, offer.job)
    if contact is None or job is None:
        return
    if wants:
        deed.show(contact, Thing.OFFER, offer.id, key="answered", fresh=True)
    else:
        deed.tell(contact, Notice.OFFER_ANSWERED, key=str(offer.id), name=deed.who.first_name, job=job.title)


async def offer_views(tx: Transaction, ids: Sequence[int], _now: datetime) -> dict[int, OfferView]:
    """Offers with all that is said about them."""
    found = await offers.by_ids(tx, ids)
    named = await people.by_ids(tx, {o.candidate for o in found.values()} | {o.by for o in found.values()})
    known = await jobs.by_ids(tx, {o.job for o in found.values()})
    views = {}
    for number, offer in found.items():
        job = known[offer.job]
        terms = await terms_for(tx, job, offer.candidate)
        placeable = terms if isinstance(terms, Terms) else None
        views[number] = OfferView(
            id=number,
            state=offer.state,
            job=job,
            candidate=named[offer.candidate],
            contact=named[offer.by],
            last_day=placeable.last_day if placeable else job.ends_on or job.starts_on,
            rate=placeable.premium_rate if placeable else None,
            premium_cents=placeable.premium_cents if placeable else None,
            proposal=offer.proposal,
        )
    return views
