"""A candidate takes a yes back, before anybody is chosen: the contact person hears it and, where they were proposed, the employer. Or a
no, as long as a place is free: then the offer asks again.

Nobody asks why, and it is never held against them (RIB, REPORT 3.2).
"""

from dataclasses import dataclass
from typing import Any

from core.actions.access import by
from core.actions.deed import Deed
from core.actions.matching.closing import meeting_off
from core.actions.matching.jobs import job_changed
from core.actions.matching.offers import WAITING, may_still_begin, own_offer
from core.actions.people.desks import staff_at_desk
from core.actions.things import Notice, Thing
from core.rules.calendar import local_day
from core.rules.matching import offers as rules
from core.rules.matching.offers import OfferState
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.matching import jobs, offers
from core.store.matching.jobs import Job
from core.store.matching.offers import OfferRow
from core.store.people import members, people
from core.store.people.people import Role
from core.store.work import placements


@dataclass(frozen=True)
class Yes:
    """A yes to a job. `placement` is the work that it has become when the employer chose meanwhile: a no is to stop with that now."""

    job: Job
    placement: int | None = None


@by(Role.CANDIDATE)
async def may_take_back(deed: Deed, offer_id: int) -> Yes | Refusal:
    """The yes that can be taken back now, or what it has become."""
    offer = await own_offer(deed, offer_id)
    job = await jobs.by_id(deed.tx, offer.job) if offer else None
    if offer is None or job is None:
        return refuse(CommonCode.NOT_FOUND)
    refusal = rules.may_take_back(offer.facts)
    return await _chosen(deed, offer, job) or refusal or Yes(job)


@by(Role.CANDIDATE)
async def take_back_yes(deed: Deed, offer_id: int) -> Yes | Refusal:
    """The candidate does not want the work after all; an agreed meeting does not take place. The same again changes nothing. Who was chosen
    meanwhile gets the work to stop with. Refused: closed for another reason."""
    offer = await own_offer(deed, offer_id)
    job = await jobs.by_id(deed.tx, offer.job) if offer else None
    if offer is None or job is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.OFFER, offer.id)
    if offer.state is OfferState.TAKEN_BACK:
        return Yes(job)
    refusal = rules.may_take_back(offer.facts)
    if refusal:
        return await _chosen(deed, offer, job) or refusal
    await offers.take_back(deed.tx, offer, deed.now)
    deed.trail(offer.municipality, "yes taken back", Thing.OFFER, offer.id)
    if offer.proposal:
        await offers.write_choice(deed.tx, offer, False, None, deed.now)
        deed.changed(Thing.PROPOSAL, offer.proposal)
    off = await meeting_off(deed, offer)
    await job_changed(deed, offer.job)
    for other in await offers.of_job(deed.tx, offer.job):
        if other.state in WAITING:
            deed.changed(Thing.OFFER, other.id)
    await _tell(deed, offer, job, off)
    return Yes(job)


@by(Role.CANDIDATE)
async def take_back_no(deed: Deed, offer_id: int) -> OfferRow | Refusal:
    """The candidate said no by mistake, or thinks otherwise now: the offer asks again. The same again changes nothing. Refused: no place is
    free any more, the job is over or was taken back, a yes."""
    offer = await own_offer(deed, offer_id)
    job = await jobs.by_id(deed.tx, offer.job) if offer else None
    if offer is None or job is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.OFFER, offer.id)
    if offer.facts.wants is None and not offer.facts.withdrawn:
        return offer
    refusal = rules.may_take_no_back(offer.facts) or may_still_begin(job, deed.now)
    if refusal:
        return refusal
    await offers.take_no_back(deed.tx, offer.id)
    deed.trail(offer.municipality, "no taken back", Thing.OFFER, offer.id, wants=False)
    await job_changed(deed, job.id)
    return offer


async def _chosen(deed: Deed, offer: OfferRow, job: Job) -> Yes | None:
    """With the work that the yes led to, as long as that is not over."""
    if offer.state not in (OfferState.CHOSEN, OfferState.PLACED):
        return None
    mine = [one for one in await placements.of_candidate(deed.tx, offer.candidate) if one.job == job.id]
    return Yes(job, mine[-1].id) if mine and mine[-1].last_day >= local_day(deed.now) else None


async def _tell(deed: Deed, offer: OfferRow, job: Job, off: str) -> None:
    """Who has the contact person's desk, by name and where; the employer's people by first name, where they had been proposed."""
    by_whom = await people.by_id(deed.tx, offer.by)
    assert by_whom, "somebody made the offer"
    said: dict[str, Any] = {"job": job.title, "off": off}
    contact = await staff_at_desk(deed.tx, by_whom, local_day(deed.now))
    facts = said | {"name": deed.who.name, "employer": job.employer_name, "proposed": offer.proposal is not None}
    deed.tell(contact, Notice.YES_TAKEN_BACK, key=str(offer.id), **facts)
    for member in await members.looking_after(deed.tx, job.employer, job.site) if offer.proposal else ():
        deed.tell(member, Notice.CANDIDATE_NOT_FREE, key=str(offer.id), name=deed.who.first_name, **said)
