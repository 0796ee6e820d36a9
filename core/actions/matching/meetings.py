"""An employer wants to meet a candidate first: moments proposed, one picked or none; both hear it, and the contact person too.

One meeting holds at a time: what is proposed later takes the place of what was proposed before, and an agreed one is called off with that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from core.actions.access import by
from core.actions.deed import Deed
from core.actions.matching.closing import called_off
from core.actions.people.desks import staff_at_desk, staff_at_desks
from core.actions.people.sites import is_own_work
from core.actions.things import Clocked, Notice, Thing
from core.actions.work.first_day import told_at
from core.rules.calendar import local_day
from core.rules.matching import meetings as rules
from core.rules.matching import offers as offer_rules
from core.rules.matching.meetings import MeetingCode
from core.rules.matching.offers import OfferState
from core.rules.quiet import morning_of
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.database import Transaction
from core.store.matching import jobs, meetings, offers
from core.store.matching.jobs import Job
from core.store.matching.meetings import Meeting
from core.store.matching.offers import OfferRow
from core.store.people import members, people
from core.store.people.people import Person, Role


@dataclass(frozen=True)
class ToMeet:
    """Whom an employer may propose a meeting with now, and what they agreed already, where that is still to come."""

    candidate: Person
    agreed: Meeting | None


@dataclass(frozen=True, kw_only=True)
class MeetingView:
    """A proposed meeting as the candidate sees it, with what was proposed `before` it and what came in its place (`newer`).

    `is_over` when nobody chooses any more, `is_off` when an agreed one does not take place; `stands` when they meet, and it is to come.
    """

    meeting: Meeting
    job: Job
    contact: Person
    is_over: bool
    is_off: bool
    stands: bool
    before: Meeting | None
    newer: Meeting | None


@by(Role.EMPLOYER)
async def may_meet(deed: Deed, proposal_id: int) -> ToMeet | Refusal:
    """The candidate, when whoever acts may propose a meeting with them now."""
    offer = await _own(deed, proposal_id)
    candidate = await people.by_id(deed.tx, offer.candidate) if offer else None
    if offer is None or candidate is None:
        return refuse(CommonCode.NOT_FOUND)
    return offer_rules.may_choose(offer.facts) or ToMeet(candidate, await _agreed(deed, proposal_id))


@by(Role.EMPLOYER)
async def propose_meeting(deed: Deed, proposal_id: int, moments: Sequence[datetime], instead_of: int = 0) -> int | Refusal:
    """Propose one to three moments, in the place of what still waits; the same moments again change nothing.

    Refused: answered, filled, a moment that is over, and while one is agreed, other than knowingly `instead_of` that one.
    """
    offer = await _own(deed, proposal_id)
    if offer is None:
        return refuse(CommonCode.NOT_FOUND)
    before, agreed = (await meetings.newest_of(deed.tx, [proposal_id])).get(proposal_id), await _agreed(deed, proposal_id)
    if before and before.fits is None and list(before.moments) == list(moments):
        return before.id
    knows = agreed is not None and agreed.id == instead_of
    refusal = offer_rules.may_choose(offer.facts) or rules.may_propose(agreed is not None, knows, moments, deed.now)
    if refusal:
        return refusal
    version = before.version + 1 if before else 1
    number = await meetings.add(deed.tx, offer.municipality, proposal_id, version, deed.who.id, moments, deed.now)
    if number is None:
        return refuse(MeetingCode.MEETING_WAITS)
    deed.trail(offer.municipality, "meeting proposed", Thing.MEETING, number, version=version)
    deed.changed(Thing.PROPOSAL, proposal_id)
    if before:
        deed.changed(Thing.MEETING, before.id)
    await _tell_proposed(deed, offer, number, before, agreed)
    return number


async def _tell_proposed(deed: Deed, offer: OfferRow, number: int, before: Meeting | None, agreed: Meeting | None) -> None:
    """One message each: the candidate, the contact person, and colleagues who expect somebody who does not come any more."""
    candidate, contact, job = await _around(deed, offer)
    off = _when(agreed.moment) if agreed else ""
    other = before is not None and before.fits is not False
    deed.show(candidate, Thing.MEETING, number, key="made", fresh=True)
    said: dict[str, Any] = {"name": candidate.name, "employer": job.employer_name, "other": other, "off": off}
    deed.tell(contact, Notice.MEETING_PROPOSED, key=str(number), **said)
    for member in await members.looking_after(deed.tx, job.employer, job.site) if agreed else ():
        if member.id != deed.who.id:
            deed.tell(member, Notice.MEETING_OFF, key=str(number), name=candidate.first_name, moment=off, employer="")


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


@by(Role.CANDIDATE)
async def open_meeting(deed: Deed, meeting_id: int) -> int | Refusal:
    """A meeting that was proposed to whoever acts."""
    one = await _to_answer(deed, meeting_id)
    return one if isinstance(one, Refusal) else one.id


@by(Role.CANDIDATE)
async def may_call_off(deed: Deed, meeting_id: int) -> MeetingView | Refusal:
    """The meeting, when it stands and whoever acts may call it off."""
    one = await _to_answer(deed, meeting_id)
    if isinstance(one, Refusal):
        return one
    view = (await meeting_views(deed.tx, [one.id], deed.now))[one.id]
    return rules.may_call_off(one.moment, view.is_off, deed.now) or view


@by(Role.CANDIDATE)
async def cannot_meet(deed: Deed, meeting_id: int) -> datetime | Refusal:
    """The candidate cannot come to an agreed meeting after all: the employer's people and the contact person hear it, without a reason. The
    same again changes nothing. Answers its moment. Refused: one that does not stand any more."""
    one = await _to_answer(deed, meeting_id)
    if isinstance(one, Refusal) or one.moment is None:
        return one if isinstance(one, Refusal) else refuse(MeetingCode.MEETING_GONE)
    offer = (await offers.by_proposals(deed.tx, [one.proposal]))[one.proposal]
    await offers.locked(deed.tx, offer.id)
    deed.changed(Thing.MEETING, one.id)
    view = (await meeting_views(deed.tx, [one.id], deed.now))[one.id]
    if view.newer and not view.newer.moments:
        return one.moment
    refusal = rules.may_call_off(one.moment, view.is_off, deed.now)
    if refusal:
        return refusal
    number = await meetings.call_off(deed.tx, one, deed.who.id, deed.now)
    if number is None:
        return refuse(MeetingCode.MEETING_GONE)
    deed.trail(one.municipality, "meeting called off", Thing.MEETING, number, version=one.version + 1, fits=False)
    deed.changed(Thing.PROPOSAL, one.proposal)
    await _tell_all(deed, offer, Notice.MEETING_CANNOT, one.id, moment=_when(one.moment), chooses=not view.is_over)
    return one.moment


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
    newest = (await meetings.newest_of(deed.tx, [one.proposal]))[one.proposal]
    is_replaced = newest.id != one.id
    refusal = offer_rules.may_choose(fresh.facts) or rules.may_pick(one.fits is not None, is_replaced, moment, deed.now)
    if refusal:
        return refusal
    if not await meetings.answer(deed.tx, one.id, moment, deed.now):
        return refuse(MeetingCode.MEETING_ANSWERED)
    deed.trail(one.municipality, "meeting answered", Thing.MEETING, one.id, fits=moment is not None)
    deed.changed(Thing.PROPOSAL, one.proposal)
    if moment and (due := _reminded_at(moment, deed.now)):
        deed.call(one.municipality, Clocked.MEETING_NEAR, one.id, due)
    await _tell_all(deed, fresh, Notice.MEETING_ANSWERED, one.id, moment=_when(moment))
    return one.id


def _reminded_at(moment: datetime, now: datetime) -> datetime | None:
    """As a first day: in the afternoon of the working day before; the same morning where that is past. None: it was agreed that day."""
    day = local_day(moment)
    morning = morning_of(day)
    return next((due for due in (told_at(day), morning) if now < due < moment), None) if local_day(now) < day else None


async def meeting_near(deed: Deed, meeting_id: int) -> None:
    """Both hear when and where they meet, as long as it stands and is still to come."""
    view = (await meeting_views(deed.tx, [meeting_id], deed.now)).get(meeting_id)
    if view is None or not view.stands:
        return
    one, job = view.meeting, view.job
    candidate = await people.by_id(deed.tx, one.candidate)
    assert candidate, "somebody is met"
    said: dict[str, Any] = {"moment": _when(one.moment), "employer": job.employer_name, "title": job.title, "place": job.place}
    deed.tell(candidate, Notice.MY_MEETING_SOON, key=str(one.id), guide=job.report_to, meeting=one.id, **said)
    for member in await members.looking_after(deed.tx, job.employer, job.site):
        deed.tell(member, Notice.MEETING_SOON, key=str(one.id), name=candidate.first_name, **said)


async def _tell_all(deed: Deed, offer: OfferRow, what: Notice, number: int, **said: Any) -> None:
    """The employer's people by first name, the contact person by name and where."""
    candidate, contact, job = await _around(deed, offer)
    for member in await members.looking_after(deed.tx, job.employer, job.site):
        deed.tell(member, what, key=str(number), name=candidate.first_name, employer="", **said)
    deed.tell(contact, what, key=str(number), name=candidate.name, employer=job.employer_name, **said)


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


async def _agreed(deed: Deed, proposal_id: int) -> Meeting | None:
    """The meeting that holds and is still to come."""
    newest = (await meetings.newest_of(deed.tx, [proposal_id])).get(proposal_id)
    return newest if newest and newest.moment and newest.moment > deed.now else None


def _when(moment: datetime | None) -> str:
    return moment.astimezone(UTC).isoformat() if moment else ""


async def standing_meetings(tx: Transaction, candidate: int, now: datetime) -> list[MeetingView]:
    """What waits for a candidate's answer, and whom they meet."""
    newest = [those[-1].id for those in (await meetings.of_candidate(tx, candidate)).values()]
    views = (await meeting_views(tx, newest, now)).values() if newest else ()
    return [one for one in views if one.stands or (one.meeting.fits is None and not one.is_over)]


async def meeting_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, MeetingView]:
    """Proposed meetings, for showing."""
    found = await meetings.by_ids(tx, ids)
    about = await offers.by_proposals(tx, {one.proposal for one in found.values()})
    known = await jobs.by_ids(tx, {offer.job for offer in about.values()})
    named = await staff_at_desks(tx, await people.by_ids(tx, {offer.by for offer in about.values()}), local_day(now))
    of_each = await meetings.of_proposals(tx, list(about))
    views = {}
    for number, one in found.items():
        offer, others = about[one.proposal], of_each[one.proposal]
        newer = next((other for other in others if other.version == one.version + 1), None)
        is_off = called_off(one, newer, offer)
        views[number] = MeetingView(
            meeting=one,
            job=known[offer.job],
            contact=named[offer.by],
            is_over=offer.state is not OfferState.PROPOSED,
            is_off=is_off,
            stands=one.moment is not None and one.moment > now and not is_off,
            before=next((other for other in others if other.version == one.version - 1), None),
            newer=newer,
        )
    return views
