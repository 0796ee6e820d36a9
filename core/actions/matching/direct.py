"""A placement made at once, where employer and candidate agreed outside of the bot."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.matching.agreements import may_place_there
from core.actions.matching.closing import close_offers, meeting_changes
from core.actions.matching.jobs import job_changed, own_job
from core.actions.people.guided import guides
from core.actions.people.participating import takes_part
from core.actions.things import Notice, Thing
from core.actions.work.placing import Terms, may_work_on, place
from core.actions.work.starts import tell_of_start
from core.rules.calendar import local_day
from core.rules.matching.offers import OfferCode, is_decided
from core.rules.people.participation import ParticipationCode
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.matching import offers, refused, reports
from core.store.matching.jobs import Job
from core.store.matching.offers import OfferRow
from core.store.people import people
from core.store.people.people import Person
from core.store.work import placements


@dataclass(frozen=True)
class ToPlace:
    """Somebody who can be placed on a job, and on which terms; `said_no`: to an offer of it, and not yes since."""

    job: Job
    candidate: Person
    terms: Terms
    said_no: bool


@by(*STAFF)
async def whom_to_place(deed: Deed, job_id: int) -> tuple[Job, Sequence[Person]] | Refusal:
    """The own candidates who do not work on this job."""
    job = await own_job(deed, job_id)
    if job is None:
        return refuse(CommonCode.NOT_FOUND)
    found = await people.candidates_of(deed.tx, deed.who.id)
    return job, [one for one in found if not await _at_work(deed, job, one.id)]


@by(*STAFF)
async def before_placing(deed: Deed, job_id: int, candidate_id: int) -> ToPlace | Refusal:
    """On which terms an own candidate would be placed. Refused: unknown or foreign, no place free, over, not placeable, takes no part
    yet, an employer who did not agree to the terms."""
    job, candidate = await own_job(deed, job_id), await people.by_id(deed.tx, candidate_id)
    if job is None or candidate is None or not await guides(deed, candidate_id):
        return refuse(CommonCode.NOT_FOUND)
    if job.withdrawn or job.free_on(local_day(deed.now)) < 1:
        return refuse(OfferCode.JOB_WITHDRAWN if job.withdrawn else OfferCode.PLACE_FILLED)
    if await refused.of_employer(deed.tx, job.employer):
        return refuse(OfferCode.EMPLOYER_REFUSED)
    terms = await may_work_on(deed.tx, job, candidate_id, deed.now)
    if isinstance(terms, Refusal):
        return terms
    if not await takes_part(deed.tx, candidate_id):
        return refuse(ParticipationCode.NOT_CONFIRMED)
    mine = await _offer_to(deed, job, candidate_id)
    return await may_place_there(deed, job) or ToPlace(job, candidate, terms, mine is not None and mine.facts.wants is False)


@by(*STAFF, money=True)
async def place_directly(deed: Deed, job_id: int, candidate_id: int) -> int | Refusal:
    """Place an own candidate; both sides get the confirmation. The same again changes nothing. Refused: as before placing."""
    job = await own_job(deed, job_id)
    if job is None or not await guides(deed, candidate_id):
        return refuse(CommonCode.NOT_FOUND)
    await offers.lock_job(deed.tx, job_id)
    known = await _at_work(deed, job, candidate_id)
    if known:
        return known
    found = await before_placing(deed, job_id, candidate_id)
    if isinstance(found, Refusal):
        return found
    number = await place(deed, found.terms, candidate_id)
    if number is None:
        return refuse(OfferCode.PLACE_FILLED)
    await tell_of_start(deed, number, deed.who.id)
    await _decide_offers(deed, found.job, candidate_id)
    deed.show(deed.who, Thing.PLACEMENT, number, key="made", fresh=True)
    return number


async def _decide_offers(deed: Deed, job: Job, candidate_id: int) -> None:
    """What this candidate was offered is settled, and when no place is left the others hear it."""
    mine = await _offer_to(deed, job, candidate_id)
    if mine:
        deed.changed(Thing.OFFER, mine.id)
        if not is_decided(mine.facts):
            await offers.withdraw(deed.tx, mine.id, deed.now)
        if mine.proposal:
            deed.changed(Thing.PROPOSAL, mine.proposal)
            await meeting_changes(deed, mine, job)
    await job_changed(deed, job.id)
    reported = await reports.of_job(deed.tx, job.id)
    if reported:
        deed.changed(Thing.JOB_REPORT, reported)
    if job.free_on(local_day(deed.now)) == 1:
        await close_offers(deed, job, Notice.OFFER_PLACE_FILLED, chosen=mine.id if mine else None)


async def _offer_to(deed: Deed, job: Job, candidate_id: int) -> OfferRow | None:
    return next((one for one in await offers.of_job(deed.tx, job.id) if one.candidate == candidate_id), None)


async def _at_work(deed: Deed, job: Job, candidate_id: int) -> int | None:
    """The number of a placement of this candidate on this job that is not over."""
    today = local_day(deed.now)
    found = await placements.of_candidate(deed.tx, candidate_id)
    return next((one.id for one in found if one.job == job.id and one.last_day >= today), None)
