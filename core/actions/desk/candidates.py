"""One of the own candidates of a consultant, and how they come in again with another phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.hours.confirmed_weeks import LAST_WEEKS
from core.actions.hours.paper import is_on_paper
from core.actions.hours.unsigned_weeks import weeks_not_signed
from core.actions.money.premium import PremiumView, premium_views
from core.actions.people.guided import open_candidate
from core.actions.people.invites import Invite, make_invite, shut
from core.actions.people.participating import takes_part
from core.actions.things import Thing
from core.actions.work.contact_moments import ContactView, contacts_of
from core.rules.calendar import local_day
from core.rules.hours.paper import weeks_on_paper
from core.rules.hours.weeks import WeekState
from core.rules.people.invites import InviteCode
from core.rules.refusals import Refusal, refuse
from core.store.database import Transaction
from core.store.desk import waiting_offers
from core.store.desk.waiting_offers import Phone, WaitingOffer
from core.store.hours import paper, weeks
from core.store.people import invites, people
from core.store.people.people import Person
from core.store.talk import questions
from core.store.talk.questions import QuestionRow
from core.store.work import endings, placements
from core.store.work.placements import Placement


@dataclass(frozen=True, kw_only=True)
class CandidateView:
    """A candidate as the contact person sees them: phone (None when there is none), work that is not over, what waits, the last weeks that
    were confirmed (number and Monday), whether there are older ones, what was spoken about, of which work weeks come on paper, hours and
    premium (None where no rate is known), which work that is over still lacks weeks on paper, of which it is not recorded how it ended, and
    the Mondays of weeks that they were reminded of and did not sign."""

    candidate: Person
    phone: Phone | None
    placements: tuple[Placement, ...]
    offers: tuple[WaitingOffer, ...]
    questions: tuple[QuestionRow, ...]
    takes_part: bool
    weeks: tuple[tuple[int, date], ...]
    has_older: bool
    contacts: tuple[ContactView, ...]
    on_paper: frozenset[int]
    premium: PremiumView | None
    late_on_paper: tuple[Placement, ...]
    unrecorded: tuple[Placement, ...]
    unsigned: tuple[date, ...]


@by(*STAFF)
async def invite_candidate(deed: Deed, candidate_id: int) -> Invite | Refusal:
    """A new link for an own candidate who has no phone linked; earlier ones open nothing any more. Refused: a phone is linked."""
    found = await open_candidate(deed, candidate_id)
    if isinstance(found, Refusal):
        return found
    if await invites.address_of(deed.tx, candidate_id) is not None:
        return refuse(InviteCode.PHONE_LINKED)
    await invites.expire(deed.tx, candidate_id, deed.now)
    return await make_invite(deed, found)


@by(*STAFF)
async def unlink_phone(deed: Deed, candidate_id: int) -> Person | Refusal:
    """An own candidate lost the phone: that chat has no access from now on. The same again changes nothing."""
    found = await open_candidate(deed, candidate_id)
    if isinstance(found, Refusal):
        return found
    deed.changed(Thing.PERSON, candidate_id)
    if await shut(deed, candidate_id):
        deed.trail(found.municipality, "phone unlinked", Thing.PERSON, candidate_id)
    return found


async def candidate_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, CandidateView]:
    """Candidates, for showing to their contact person."""
    phones, waiting = await waiting_offers.phones(tx, ids), await waiting_offers.offers_to(tx, ids)
    stands = await premium_views(tx, ids, now)
    views = {}
    for number, candidate in (await people.by_ids(tx, ids)).items():
        found, contact = await placements.of_candidate(tx, number), await people.contact_of(tx, number)
        confirmed = await weeks.confirmed_at(tx, [one.id for one in found])
        placed = [p for p in found if p.last_day >= local_day(now)]
        open_ends = {one.id for one in await endings.unrecorded(tx, [contact.id], local_day(now))} if contact else set()
        late = await paper.late_of(tx, number, local_day(now))
        lacks = {one.id for one in found if one.id in open_ends and await _lacks_weeks(tx, one, local_day(now))}
        views[number] = CandidateView(
            candidate=candidate,
            phone=phones.get(number),
            placements=tuple(placed),
            offers=tuple(offer for offer in waiting if offer.candidate == number),
            questions=tuple(await questions.open_of(tx, number)),
            takes_part=await takes_part(tx, number),
            weeks=tuple((one.id, one.monday) for one in confirmed[:LAST_WEEKS]),
            has_older=len(confirmed) > LAST_WEEKS,
            contacts=tuple(await contacts_of(tx, number)),
            on_paper=frozenset([one.id for one in placed if await is_on_paper(tx, one)]),
            premium=stands.get(number),
            late_on_paper=tuple([one for one in found if one.id in late | lacks and await is_on_paper(tx, one)]),
            unrecorded=tuple(one for one in found if one.id in open_ends),
            unsigned=tuple(await weeks_not_signed(tx, contact.id, number, now)) if contact else (),
        )
    return views


async def _lacks_weeks(tx: Transaction, placement: Placement, today: date) -> bool:
    """Whether a week of work that is over was never confirmed; also one that nobody planned here, because the work was over when it came."""
    states = await paper.states_of(tx, placement.id)
    mondays = weeks_on_paper(placement.starts_on, placement.last_day, today)
    return any(states.get(one, WeekState.OPEN) in (WeekState.OPEN, WeekState.SIGNED) for one in mondays)
