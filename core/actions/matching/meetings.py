"""An employer wants to meet a candidate first: moments proposed, one picked or none; both hear it, and the contact person too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from core.actions.access import by
from core.actions.deed import Deed
from core.actions.people.leaves import staff_at_desk, staff_at_desks
from core.actions.people.sites import is_own_work
from core.actions.things import Notice, Thing
from core.rules import meetings as rules
from core.rules import offers as offer_rules
from core.rules.calendar import local_day
from core.rules.meetings import MeetingCode
from core.rules.offers import OfferState
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store import jobs, meetings, members, offers, people
from core.store.database import Transaction
from core.store.jobs import Job
from core.store.meetings import Meeting
from core.store.offers import OfferRow
from core.store.people import Person, Role


@dataclass(frozen=True)
class MeetingView:
    """A proposed meeting as the candidate sees it; `is_over` when nobody chooses any more, `is_off` when an agreed one does not take place."""

    meeting: Meeting
    job: Job
    contact: Person
    is_over: bool
    is_off: bool


@by(Role.EMPLOYER)
async def may_meet(deed: Deed, proposal_id: int) -> Person | Refusal:
    """The candidate, when whoever acts may propose a meeting with them now."""
    offer = await _own(deed, proposal_id)
    if offer is None:
        return refuse(CommonCode.NOT_FOUND)
    refusal = offer_rules.may_choose(offer.facts) or await _waits(deed, proposal_id)
    candidate = await people.by_id(deed.tx, offer.candidate)
    return refusal or candidate or refuse(CommonCode.NOT_FOUND)


@by(Role.EMPLOYER)
async def propose_meeting(deed: Deed, proposal_id: int, moments: Sequence[datetime]) -> int | Refusal:
    """Propose one to three moments. Refused: answered, filled, one that still waits, a moment that is over."""
    offer = await _own(deed, proposal_id)
    if offer is None:
        return refuse(CommonCode.NOT_FOUND)
    before = (await meetings.newest_of(deed.tx, [proposal_id])).get(proposal_id)
    waits = before is not None and before.fits is None
    refusal = offer_rules.may_choose(offer.facts) or rules.may_propose(waits, moments, deed.now)
    if refusal:
        return refusal
    version = before.version + 1 if before else 1
    number = await meetings.add(deed.tx, offer.municipality, proposal_id, version, deed.who.id, moments, deed.now)
    if number is None:
        return refuse(MeetingCode.MEETING_WAITS)
    deed.trail(offer.municipality, "meeting proposed", Thing.MEETING, number, version=version)
    deed.changed(Thing.PROPOSAL, proposal_id)
    candidate, contact, job = await _around(deed, offer)
    deed.show(candidate, Thing.MEETING, number, key="made", fresh=True)
    deed.tell(contact, Notice.MEETING_PROPOSED, key=str(number), name=candidate.name, employer=job.employer_name)
    return number


@by(Role.CANDIDATE)
async def pick_moment(deed: Deed, meeting_id: int, number: int) -> int | Refusal:
    """This moment (its place among those proposed). The same again changes nothing."""
    one = await _to_answer(deed, meeting_id)
    if isinstance(one, Refusal) or number >= len(one.moments):
        return one if isinstance(one, Refusal) else refuse(CommonCode.NOT_FOUND)
    return await _answered(deed, one, one.moments[number])


@by(Role.CANDIDATE)
async def none_fits(deed: Deed, meeting_id: int) -> int | Refusal:
    """None of these moments: the employer may propose others. The same again changes nothing."""
    one = await _to_answer(deed, meeting_id)
    return one if isinstance(one, Refusal) else await _answered(deed, one, None)


async def _to_answer(deed: Deed, meeting_id: int) -> Meeting | Refusal:
    one = (await meetings.by_ids(deed.tx, [meeting_id])).get(meeting_id)
    if one is None or one.candidate != deed.who.id:
        return refuse(CommonCode.NOT_FOUND)
    return one


async def _answered(deed: Deed, one: Meeting, moment: datetime | None) -> int | Refusal:
    deed.changed(Thing.MEETING, one.id)
    offer = (await offers.by_proposals(deed.tx, [one.proposal]))[one.proposal]
    fresh = await offers.locked(deed.tx, offer.id)
    assert fresh is not None, "a meeting is about an offer that is there"
    if one.fits is not None and one.moment == moment:
        return one.id
    refusal = offer_rules.may_choose(fresh.facts) or rules.may_pick(one.fits is not None, moment, deed.now)
    if refusal:
        return refusal
    if not await meetings.answer(deed.tx, one.id, moment, deed.now):
        return refuse(MeetingCode.MEETING_ANSWERED)
    deed.trail(one.municipality, "meeting answered", Thing.MEETING, one.id, fits=moment is not None)
    deed.changed(Thing.PROPOSAL, one.proposal)
    await _tell(deed, fresh, one, moment)
    return one.id


async def _tell(deed: Deed, offer: OfferRow, one: Meeting, moment: datetime | None) -> None:
    """The employer's people by first name, the contact person by name and where."""
    candidate, contact, job = await _around(deed, offer)
    at = moment.astimezone(UTC).isoformat() if moment else ""
    for member in await members.looking_after(deed.tx, job.employer, job.site):
        deed.tell(member, Notice.MEETING_ANSWERED, key=str(one.id), name=candidate.first_name, moment=at, employer="")
    deed.tell(contact, Notice.MEETING_ANSWERED, key=str(one.id), name=candidate.name, moment=at, employer=job.employer_name)


async def _around(deed: Deed, offer: OfferRow) -> tuple[Person, Person, Job]:
    named = await people.by_ids(deed.tx, {offer.candidate, offer.by})
    contact = await staff_at_desk(deed.tx, named[offer.by], local_day(deed.now))
    job = await jobs.by_id(deed.tx, offer.job)
    assert job is not None, "an offer is of a job"
    return named[offer.candidate], contact, job


async def _own(deed: Deed, proposal_id: int) -> OfferRow | None:
    """The proposal, locked, when it was made to the own employer for an own site."""
    offer = (await offers.by_proposals(deed.tx, [proposal_id])).get(proposal_id)
    if offer is None or not await is_own_work(deed, offer.employer, offer.site):
        return None
    return await offers.locked(deed.tx, offer.id)


async def _waits(deed: Deed, proposal_id: int) -> Refusal | None:
    before = (await meetings.newest_of(deed.tx, [proposal_id])).get(proposal_id)
    return refuse(MeetingCode.MEETING_WAITS) if before and before.fits is None else None


async def meeting_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, MeetingView]:
    """Proposed meetings, for showing."""
    found = await meetings.by_ids(tx, ids)
    about = await offers.by_proposals(tx, {one.proposal for one in found.values()})
    known = await jobs.by_ids(tx, {offer.job for offer in about.values()})
    named = await staff_at_desks(tx, await people.by_ids(tx, {offer.by for offer in about.values()}), local_day(now))
    views = {}
    for number, one in found.items():
        offer = about[one.proposal]
        is_off = one.moment is not None and rules.is_called_off(one.moment, offer.facts.welcome, offer.chosen_at)
        views[number] = MeetingView(one, known[offer.job], named[offer.by], offer.state is not OfferState.PROPOSED, is_off)
    return views
