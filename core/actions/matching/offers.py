"""Offering a job to a candidate, and what the candidate answers.

Over 300 lines: an answer is to what an offer says, so that both are read together.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.matching.jobs import job_changed, own_job, seen_by
from core.actions.money.premium_case import basis_of
from core.actions.people.desks import has_desk_of, staff_at_desk, staff_at_desks
from core.actions.people.participating import takes_part
from core.actions.things import Clocked, Notice, Priority, Thing
from core.actions.work.placements import first_day_of
from core.actions.work.placing import Terms, job_from, may_work_on, terms_for
from core.actions.workdays import add_working_days
from core.rules.calendar import local_day
from core.rules.matching import offers as rules
from core.rules.matching.offers import OfferCode, OfferState
from core.rules.money.due_units import due_units
from core.rules.money.job_room import JobRoom, job_room
from core.rules.money.standing import DayHours, Stage
from core.rules.people.participation import ParticipationCode
from core.rules.refusals import CommonCode, Refusal, refuse
from core.rules.talk.questions import MessageKind, may_say
from core.store.database import Transaction
from core.store.hours import travel
from core.store.matching import jobs, matching, offers, refused
from core.store.matching.jobs import Job
from core.store.matching.offers import OfferRow
from core.store.people import invites, people
from core.store.people.people import Person, Role
from core.store.work import placements

WAITING = (OfferState.WANTED, OfferState.PROPOSED)


@dataclass(frozen=True, kw_only=True)
class OfferView:
    """Everything that a candidate must know before a yes, and how far it has come. `kilometres` are there and back, as claimed before.

    `contact` has it today: who made it (`by`), or who stands in. `others_want`: more candidates said yes than there are places. `reason`: why
    not, for who made the offer alone. `may_want_after_all`: said no, and a place is free.
    """

    id: int
    state: OfferState
    wants: bool | None
    job: Job
    candidate: Person
    contact: Person
    last_day: date | None
    rate: Decimal | None
    premium_cents: int | None
    proposal: int | None
    kilometres: Decimal | None
    room: JobRoom | None
    others_want: bool
    may_say_why: bool
    may_want_after_all: bool
    reason: str
    by: int

    def seen_by(self, person: int) -> "OfferView":
        """As somebody of the municipality sees it: why not is for nobody but whoever made the offer."""
        return self if person == self.by else replace(self, reason="")


@dataclass(frozen=True)
class Offered:
    """To whom a job was offered, by first name, and to whom it was not, with the reason."""

    made: tuple[str, ...]
    not_made: tuple[tuple[str, Refusal], ...]


@by(*STAFF)
async def make_offer(deed: Deed, job_id: int, candidate_id: int) -> int | Refusal:
    """Offer a job to an own candidate. Refused: unknown or foreign job or candidate, full, over, offered before, not placeable, no phone."""
    job, candidate = await own_job(deed, job_id), await _own_candidate(deed, candidate_id)
    if job is None or candidate is None:
        return refuse(CommonCode.NOT_FOUND)
    offer_id = await _offer(deed, job, candidate)
    if not isinstance(offer_id, Refusal):
        deed.show(deed.who, Thing.OFFER, offer_id, key="made", fresh=True)
    return offer_id


@by(*STAFF)
async def offer_to_picked(deed: Deed, search_id: int) -> Offered | Refusal:
    """Offer a job to everybody whom whoever acts picked for it. To whom it cannot be offered is said with the reason."""
    search = (await matching.searches(deed.tx, [search_id])).get(search_id)
    job = await own_job(deed, search.job) if search and search.by == deed.who.id else None
    if search is None or job is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.SEARCH, search_id)
    picked = await matching.picked(deed.tx, search_id)
    made, not_made = list[str](), list[tuple[str, Refusal]]()
    for candidate in [one for number in picked if (one := await _own_candidate(deed, number))]:
        verdict = await _offer(deed, job, candidate)
        if isinstance(verdict, Refusal):
            not_made.append((candidate.first_name, verdict))
        else:
            made.append(candidate.first_name)
    await matching.unpick(deed.tx, search_id, picked)
    return Offered(tuple(made), tuple(not_made))


async def _own_candidate(deed: Deed, candidate_id: int) -> Person | None:
    facts = await people.candidate_facts(deed.tx, candidate_id)
    return await people.by_id(deed.tx, candidate_id) if facts and facts.consultant == deed.who.id else None


async def _offer(deed: Deed, job: Job, candidate: Person) -> int | Refusal:
    candidate_id = candidate.id
    if refusal := may_still_begin(job, deed.now):
        return refusal
    if await refused.of_employer(deed.tx, job.employer):
        return refuse(OfferCode.EMPLOYER_REFUSED)
    terms = await may_work_on(deed.tx, job, candidate_id, deed.now)
    if isinstance(terms, Refusal):
        return terms
    if await invites.address_of(deed.tx, candidate_id) is None:
        return refuse(OfferCode.NO_PHONE)
    if not await takes_part(deed.tx, candidate_id):
        return refuse(ParticipationCode.NOT_CONFIRMED)
    offer_id = await offers.add(deed.tx, job.municipality, job.id, candidate_id, deed.who.id, deed.now)
    if offer_id is None:
        return refuse(OfferCode.ALREADY_OFFERED)
    deed.trail(job.municipality, "job offered", Thing.OFFER, offer_id, job=job.id, candidate=candidate_id)
    deed.show(candidate, Thing.OFFER, offer_id, key="made", fresh=True)
    await job_changed(deed, job.id)
    deed.changed(Thing.SEARCH, (await matching.search_of(deed.tx, job.municipality, job.id, deed.who.id)).id)
    deed.call(job.municipality, Clocked.OFFER_UNANSWERED, offer_id, add_working_days(deed.now, rules.UNANSWERED_WORKING_DAYS))
    return offer_id


@dataclass(frozen=True)
class Said:
    """What a card said when it was answered: the first day, and the premium in all (cents)."""

    first_day: date
    premium_cents: int


@by(Role.CANDIDATE)
async def answer_offer(deed: Deed, offer_id: int, wants: bool, as_shown: Said | None = None) -> OfferRow | Refusal:
    """The candidate says yes or no; the contact person hears which. The same answer again changes nothing and is shown again. Refused:
    a yes to a job that is over, or to what does not hold any more: that is shown anew, and asked again."""
    offer = await own_offer(deed, offer_id)
    if offer is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.OFFER, offer.id)
    refusal = rules.may_answer(offer.facts) or (await over(deed, offer) if wants else None)
    if refusal is None and as_shown is not None and as_shown != await _says_now(deed, offer):
        deed.show(deed.who, Thing.OFFER, offer.id, fresh=True, priority=Priority.ANSWER)
        refusal = refuse(OfferCode.OFFER_CHANGED)
    if refusal is None and await offers.write_answer(deed.tx, offer, wants, deed.now):
        await _tell_answer(deed, offer, wants)
        return offer
    if offer.facts.wants is wants:
        return offer
    return refusal or refuse(OfferCode.ALREADY_ANSWERED)


async def _says_now(deed: Deed, offer: OfferRow) -> Said:
    view = (await offer_views(deed.tx, [offer.id], deed.now))[offer.id]
    return Said(view.job.starts_on, view.premium_cents or 0)


def may_still_begin(job: Job, now: datetime) -> Refusal | None:
    """Somebody may begin there: it was not taken back, is not over, and a place is free."""
    if job.withdrawn or job.free_on(local_day(now)) < 1:
        return refuse(OfferCode.JOB_WITHDRAWN if job.withdrawn else OfferCode.PLACE_FILLED)
    left = job_from(job, now)
    return left if isinstance(left, Refusal) else None


async def over(deed: Deed, offer: OfferRow) -> Refusal | None:
    """That the job is over, when no day of it is left."""
    job = await jobs.by_id(deed.tx, offer.job)
    left = job_from(job, deed.now) if job else refuse(CommonCode.NOT_FOUND)
    return left if isinstance(left, Refusal) else None


@by(Role.CANDIDATE)
async def say_why_not(deed: Deed, offer_id: int, text: str) -> OfferRow | Refusal:
    """The candidate tells the contact person, and nobody else, why not. Refused: no words in it, said before, an offer not declined."""
    offer = await own_offer(deed, offer_id)
    if offer is None:
        return refuse(CommonCode.NOT_FOUND)
    refusal = rules.may_say_why_not(offer.facts) or may_say(MessageKind.TEXT, text)
    if refusal:
        return refusal
    deed.changed(Thing.OFFER, offer.id)
    if not await offers.give_reason(deed.tx, offer, text, deed.now):
        return refuse(OfferCode.REASON_GIVEN)
    deed.trail(offer.municipality, "reason given", Thing.OFFER, offer.id)
    contact, job = await people.by_id(deed.tx, offer.by), await jobs.by_id(deed.tx, offer.job)
    if contact and job:
        deed.tell(contact, Notice.OFFER_REASON, key=str(offer.id), name=deed.who.first_name, job=job.title, text=text)
    return offer


@by(Role.CANDIDATE)
async def may_say_why(deed: Deed, offer_id: int) -> Person | Refusal:
    """To whom a reason goes. Refused: an offer that was not declined, or a reason that was given."""
    offer = await own_offer(deed, offer_id)
    if offer is None:
        return refuse(CommonCode.NOT_FOUND)
    refusal = rules.may_say_why_not(offer.facts)
    if refusal is None and await offers.reasons(deed.tx, [offer.id]):
        refusal = refuse(OfferCode.REASON_GIVEN)
    contact = await people.by_id(deed.tx, offer.by)
    return refusal or contact or refuse(CommonCode.NOT_FOUND)


async def offer_unanswered(deed: Deed, offer_id: int) -> None:
    """Some working days without an answer: the contact person is told, and decides what to do. The offer stays open."""
    offer = (await offers.by_ids(deed.tx, [offer_id])).get(offer_id)
    if offer is None or offer.state is not OfferState.OPEN:
        return
    named = await people.by_ids(deed.tx, [offer.candidate, offer.by])
    job = await jobs.by_id(deed.tx, offer.job)
    if job:
        name = named[offer.candidate].first_name
        contact = await staff_at_desk(deed.tx, named[offer.by], local_day(deed.now))
        deed.tell(contact, Notice.OFFER_UNANSWERED, key=str(offer_id), name=name, job=job.title, offer=offer_id)


@by(Role.CANDIDATE, *STAFF)
async def open_offer(deed: Deed, offer_id: int) -> OfferRow | Refusal:
    """An offer that was made to, or from a desk of, whoever acts."""
    offer = (await offers.by_ids(deed.tx, [offer_id])).get(offer_id)
    is_own = offer and (offer.candidate == deed.who.id or await has_desk_of(deed, offer.by))
    return offer if offer and is_own else refuse(CommonCode.NOT_FOUND)


async def own_offer(deed: Deed, offer_id: int) -> OfferRow | None:
    """The offer, locked, when it was made to whoever acts."""
    offer = await offers.locked(deed.tx, offer_id)
    return offer if offer and offer.candidate == deed.who.id else None


async def _tell_answer(deed: Deed, offer: OfferRow, wants: bool) -> None:
    deed.trail(offer.municipality, "offer answered", Thing.OFFER, offer.id, wants=wants)
    await job_changed(deed, offer.job)
    for other in await offers.of_job(deed.tx, offer.job) if wants else ():
        if other.state in WAITING:
            deed.changed(Thing.OFFER, other.id)
    by, job = await people.by_id(deed.tx, offer.by), await jobs.by_id(deed.tx, offer.job)
    if by is None or job is None:
        return
    contact = await staff_at_desk(deed.tx, by, local_day(deed.now))
    if wants:
        deed.show(contact, Thing.OFFER, offer.id, key="answered", fresh=True)
    else:
        deed.tell(contact, Notice.OFFER_ANSWERED, key=str(offer.id), name=deed.who.first_name, job=job.title)


async def offer_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, OfferView]:
    """Offers with all that is said about them. What only helps to decide is looked up while the candidate decides."""
    found = await offers.by_ids(tx, ids)
    named = await people.by_ids(tx, {o.candidate for o in found.values()} | {o.by for o in found.values()})
    at = await staff_at_desks(tx, {o.by: named[o.by] for o in found.values()}, local_day(now))
    known = await jobs.by_ids(tx, {o.job for o in found.values()})
    wanted = await offers.wanted_by(tx, {o.job for o in found.values() if o.state in WAITING})
    declined = [o.id for o in found.values() if o.state in (OfferState.DECLINED, OfferState.TAKEN_BACK)]
    reasons = await offers.reasons(tx, declined) if declined else {}
    views = {}
    for number, offer in found.items():
        job = seen_by(known[offer.job], offer.municipality)
        works = await working_on(tx, offer, job, now)
        placeable = works if isinstance(works, Terms) else None
        decides = offer.state in (OfferState.OPEN, OfferState.HELD)
        views[number] = OfferView(
            id=number,
            state=offer.state,
            wants=offer.facts.wants,
            job=works.job if works else job,
            candidate=named[offer.candidate],
            contact=at[offer.by],
            by=offer.by,
            last_day=works.last_day if works else job.ends_on,
            rate=placeable.premium_rate if placeable else None,
            premium_cents=placeable.premium_cents if placeable else None,
            proposal=offer.proposal,
            kilometres=await travel.distance_to(tx, offer.candidate, job.place) if decides else None,
            room=await _room(tx, named[offer.candidate], placeable, now) if decides and placeable else None,
            others_want=offer.state in WAITING and wanted.get(job.id, 0) > job.free_on(local_day(now)),
            may_say_why=number in declined and number not in reasons,
            may_want_after_all=rules.may_take_no_back(offer.facts) is None and may_still_begin(job, now) is None,
            reason=reasons.get(number, ""),
        )
    return views


@dataclass(frozen=True)
class Placed:
    """The job and the last day of a placement that was made, or of one that was offered and did not come to be."""

    job: Job
    last_day: date | None


async def working_on(tx: Transaction, offer: OfferRow, job: Job, now: datetime) -> Terms | Placed | None:
    """From and until when the candidate works: as was fixed or, where it is not decided, as it would be from now; what came to nothing
    stays as it was offered. None: they cannot work there."""
    if offer.state in (OfferState.CHOSEN, OfferState.PLACED):
        made = [one for one in await placements.of_candidate(tx, offer.candidate) if one.job == job.id]
        return Placed(replace(job, starts_on=first_day_of(made[-1], job.shifts)), made[-1].last_day) if made else None
    is_decided = rules.is_decided(offer.facts)
    terms = await terms_for(tx, job, offer.candidate, offer.offered_at if is_decided else now)
    if isinstance(terms, Refusal):
        return None
    shown = replace(terms.job, starts_on=terms.first_day)
    return Placed(shown, terms.last_day) if is_decided else replace(terms, job=shown)


async def _room(tx: Transaction, candidate: Person, terms: Terms, now: datetime) -> JobRoom | None:
    """The room under the yearly cap before and after this job."""
    basis = await basis_of(tx, candidate, local_day(now))
    planned = [DayHours(0, day, minutes, Stage.PLANNED) for day, minutes in terms.minutes_by_day.items()]
    units = due_units(planned, basis.rates) if basis else []
    if basis is None or isinstance(units, Refusal):
        return None
    return job_room(basis.case, units, terms.job.starts_on)
