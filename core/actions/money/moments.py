"""Choosing a payment moment: the candidate and the contact person, one proposes and the other agrees."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.money.moment_clock import calls
from core.actions.money.moments_to_pay import Late, besides, late_payment, paid_for
from core.actions.money.payable import Hindrance, hindrance
from core.actions.money.premium_case import Basis, basis_of, of_year, still_to_come, to_choose
from core.actions.people.desks import has_desk_of, staff_at_desk
from core.actions.things import Clocked, Notice, Priority, Thing
from core.rules.calendar import local_day
from core.rules.money import moments as rules
from core.rules.money.moments import MomentCode, YearSoFar
from core.rules.money.planner import Advice, Plan, advice, best_plan, planned
from core.rules.money.premium import MOMENTS_A_YEAR
from core.rules.money.premium import moments as used_moments
from core.rules.quiet import morning_of
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.database import Transaction
from core.store.hours import paper
from core.store.money import moments, payments
from core.store.money.moments import Chosen, MomentState
from core.store.money.payments import Paid
from core.store.people import people
from core.store.people.people import Person, Role


@dataclass(frozen=True)
class Choice:
    """What is to be chosen, for whom, with whom; the planner's days, soonest paid; on which days most is paid; what stands already."""

    candidate: Person
    other: Person
    days: tuple[date, ...]
    advice: Advice | None
    standing: tuple[date, ...]


@dataclass(frozen=True, kw_only=True)
class MomentView:
    """A payment moment: who proposed it, who agreed, and what that day would pay (cents; None when nothing can be paid on it).

    What is late already is not in it. `is_last`: a third payment in its year is not possible.

    `is_over` from that day on, `is_past` from the day after it; `paid` is the payment that an agreed day came to.

    `contact` has it on the other side: who stands in, for what the candidate proposed while the contact person is away. `is_theirs`: whoever
    reads it may answer; who stood in before may not. `is_unreachable`: it was proposed to a candidate who has no phone here.
    `hindrance`: why a proposed day cannot be paid.
    """

    id: int
    state: MomentState
    day: date
    candidate: Person
    contact: Person | None
    by_candidate: bool
    is_over: bool
    is_past: bool
    paid: Paid | None
    pays: int | None
    left: int
    is_last: bool
    advice: Advice | None
    having: frozenset[int]
    is_unreachable: bool
    hindrance: Hindrance | None
    is_theirs: bool = True

    def seen_by(self, person: int) -> "MomentView":
        """As somebody sees it."""
        return replace(self, is_theirs=person in self.having)


@by(Role.CANDIDATE, *STAFF)
async def moments_to_choose(deed: Deed, candidate_id: int) -> Choice | Refusal:
    """The days that the planner advises. Refused: an unknown or foreign candidate."""
    both = await _both(deed, candidate_id)
    if isinstance(both, Refusal):
        return both
    today = local_day(deed.now)
    basis = await basis_of(deed.tx, both[0], today)
    case = to_choose(besides(basis.case, await late_payment(deed.tx, candidate_id, today), today)) if basis else None
    days = tuple(moment.day for moment in best_plan(case).moments) if case else ()
    best = advice(case) if case else None
    standing = tuple(one.day for one in await still_to_come(deed.tx, candidate_id, today))
    return Choice(both[0], both[1], tuple(sorted({*days, *(best.days if best else ())})), best, standing)


@by(Role.CANDIDATE, *STAFF, money=True)
async def propose_moment(deed: Deed, candidate_id: int, day: date) -> int | Refusal:
    """Propose a day; a proposal that stood gives way to it. Refused: foreign candidate, a day that cannot be, a third moment."""
    both = await _both(deed, candidate_id)
    if isinstance(both, Refusal):
        return both
    candidate, other = both
    await moments.lock_candidate(deed.tx, candidate_id)
    # a proposal of last year that nobody answered gives way too
    standing = await moments.chosen_of(deed.tx, candidate_id, date.min)
    proposed = next((one for one in standing if one.state is MomentState.PROPOSED), None)
    if proposed and proposed.day == day and proposed.proposed_by == deed.who.id:
        deed.show(deed.who, Thing.MOMENT, proposed.id, fresh=True, priority=Priority.ANSWER)
        return proposed.id
    agreed = [one for one in standing if one.state is MomentState.AGREED]
    number = await _number(deed, candidate, day, agreed)
    if isinstance(number, Refusal):
        return number
    if proposed:
        await moments.end(deed.tx, proposed.id, MomentState.REPLACED)
        deed.changed(Thing.MOMENT, proposed.id)
    made = await moments.add(deed.tx, candidate.municipality, candidate_id, day, number, deed.who.id, deed.now)
    if made is None:
        return refuse(MomentCode.MOMENT_TAKEN, date=day)
    deed.trail(candidate.municipality, "payment moment proposed", Thing.MOMENT, made, day=day.isoformat(), number=number)
    deed.show(deed.who, Thing.MOMENT, made, key="proposed", fresh=True, priority=Priority.ANSWER)
    deed.show(other, Thing.MOMENT, made, key="proposed", fresh=True)
    deed.changed(Thing.PREMIUM, candidate_id)
    deed.call(candidate.municipality, Clocked.MOMENT_UNANSWERED, made, morning_of(day))
    return made


@by(Role.CANDIDATE, *STAFF, money=True)
async def agree_moment(deed: Deed, moment_id: int) -> Chosen | Refusal:
    """The other says yes. The same again changes nothing. Refused: one's own proposal, one that stands no more, a day that has come."""
    one = await _own_moment(deed, moment_id)
    if one is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.MOMENT, one.id)
    if one.state is MomentState.AGREED and one.agreed_by == deed.who.id:
        return one
    stands, today = one.state is MomentState.PROPOSED, local_day(deed.now)
    # who stands in is of one side with the contact person
    is_own = (one.proposed_by == one.candidate) == (deed.who.id == one.candidate)
    refusal = rules.may_agree(stands, deed.who.id if is_own else one.proposed_by, deed.who.id, one.day, today)
    agreed = refusal or await _note_yes(deed, one, deed.who.id)
    if not isinstance(agreed, Refusal):
        await _tell_other(deed, one, Notice.MOMENT_AGREED)
    return agreed


@by(*STAFF, money=True)
async def note_agreed(deed: Deed, moment_id: int) -> Chosen | Refusal:
    """A candidate without a phone here said yes to the contact person's proposal, on paper or when they talked. The same again changes
    nothing. Refused: a candidate who can answer here, one that stands no more, a day that has come."""
    one = await _own_moment(deed, moment_id)
    if one is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.MOMENT, one.id)
    if one.state is MomentState.AGREED and one.agreed_by == one.candidate:
        return one
    if one.proposed_by == one.candidate or await paper.anybody_has_phone(deed.tx, [one.candidate]):
        return refuse(MomentCode.MOMENT_OF_ONE)
    stands = one.state is MomentState.PROPOSED
    refusal = rules.may_agree(stands, one.proposed_by, one.candidate, one.day, local_day(deed.now))
    return refusal or await _note_yes(deed, one, one.candidate)


async def _note_yes(deed: Deed, one: Chosen, who: int) -> Chosen | Refusal:
    if not await moments.agree(deed.tx, one.id, who, deed.now):
        return refuse(MomentCode.MOMENT_GONE)
    deed.trail(one.municipality, "payment moment agreed", Thing.MOMENT, one.id)
    for kind, due in calls(one.day).items():
        if due > deed.now:
            deed.call(one.municipality, kind, one.id, due)
    deed.changed(Thing.PREMIUM, one.candidate)
    return one


@by(Role.CANDIDATE, *STAFF, money=True)
async def take_back_moment(deed: Deed, moment_id: int) -> Chosen | Refusal:
    """Not that day after all; the other hears so. Refused: one that stands no more, or whose day has come."""
    one = await _own_moment(deed, moment_id)
    if one is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.MOMENT, one.id)
    if one.state is MomentState.TAKEN_BACK:
        return one
    stands = one.state in (MomentState.PROPOSED, MomentState.AGREED)
    refusal = rules.may_take_back(stands, one.day, local_day(deed.now))
    if refusal:
        return refusal
    await moments.end(deed.tx, one.id, MomentState.TAKEN_BACK)
    deed.trail(one.municipality, "payment moment taken back", Thing.MOMENT, one.id)
    deed.changed(Thing.PREMIUM, one.candidate)
    await _tell_other(deed, one, Notice.MOMENT_TAKEN_BACK)
    return one


@by(Role.CANDIDATE, *STAFF)
async def open_moment(deed: Deed, moment_id: int) -> Chosen | Refusal:
    """A payment moment of one's own, or of an own candidate."""
    return await _own_moment(deed, moment_id) or refuse(CommonCode.NOT_FOUND)


async def _both(deed: Deed, candidate_id: int) -> tuple[Person, Person] | Refusal:
    """The candidate, and the other of the two than whoever acts; only these two have a say. While the contact person is away, who stands
    in has it too.
    """
    candidate, contact = await people.by_id(deed.tx, candidate_id), await people.contact_of(deed.tx, candidate_id)
    if candidate is None or contact is None:
        return refuse(CommonCode.NOT_FOUND)
    if deed.who.id == candidate.id:
        return candidate, await staff_at_desk(deed.tx, contact, local_day(deed.now))
    return (candidate, candidate) if await has_desk_of(deed, contact.id) else refuse(CommonCode.NOT_FOUND)


async def _own_moment(deed: Deed, moment_id: int) -> Chosen | None:
    one = await moments.locked(deed.tx, moment_id)
    return one if one and not isinstance(await _both(deed, one.candidate), Refusal) else None


async def _number(deed: Deed, candidate: Person, day: date, agreed: list[Chosen]) -> int | Refusal:
    today = local_day(deed.now)
    basis = await basis_of(deed.tx, candidate, today)
    return rules.number_for(day, today, _year(basis, day.year, [one for one in agreed if one.year == day.year]))


def _year(basis: Basis | None, year: int, agreed: list[Chosen]) -> YearSoFar:
    """A moment that was agreed and has been paid counts once."""
    paid = of_year(basis.paid, year) if basis else []
    others = of_year(basis.others, year) if basis else []
    to_come = [one for one in agreed if basis is None or paid_for(one, basis.paid) is None]
    numbers = {p.moment for p in paid if p.moment} | {one.number for one in agreed}
    counted = basis.case.other_premiums_are_moments if basis else False
    return YearSoFar(used_moments(len(paid), len(others), counted), frozenset(numbers), [one.day for one in to_come])


async def _is_last(tx: Transaction, one: Chosen, basis: Basis | None, late: Late | None, today: date) -> bool:
    """Whether all other moments of its year are used, agreed, or to be used by what is late."""
    agreed = [
        other
        for other in await moments.chosen_of(tx, one.candidate, today)
        if other.state is MomentState.AGREED and other.year == one.year and other.id != one.id
    ]
    year = _year(basis, one.year, agreed)
    return year.used + len(year.agreed) + bool(late and today.year == one.year) >= MOMENTS_A_YEAR - 1


async def _tell_other(deed: Deed, one: Chosen, what: Notice) -> None:
    both = await _both(deed, one.candidate)
    if not isinstance(both, Refusal):
        deed.tell(both[1], what, key=str(one.id), name=deed.who.first_name, day=one.day.isoformat(), moment=one.id)


async def moment_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, MomentView]:
    """Payment moments, for showing to the two who choose them."""
    found = await moments.by_ids(tx, ids)
    named = await people.by_ids(tx, {one.candidate for one in found.values()})
    reachable = await paper.with_phone(tx, named)
    views = {}
    for number, one in found.items():
        candidate, today = named[one.candidate], local_day(now)
        basis = await basis_of(tx, candidate, today)
        contact = await people.contact_of(tx, one.candidate)
        by_candidate = one.proposed_by == one.candidate
        desk = await staff_at_desk(tx, contact, today) if contact else None
        late = await late_payment(tx, one.candidate, today)
        case = besides(basis.case, late, today) if basis else None
        plan = planned(case, [one.day]) if case and one.day > today else None
        views[number] = MomentView(
            id=number,
            state=one.state,
            day=one.day,
            candidate=candidate,
            contact=desk if by_candidate else contact,
            by_candidate=by_candidate,
            is_over=one.day <= today,
            is_past=one.day < today,
            paid=paid_for(one, await payments.of_candidate(tx, candidate.id)),
            pays=plan.paid if isinstance(plan, Plan) else None,
            left=plan.left if isinstance(plan, Plan) else 0,
            is_last=await _is_last(tx, one, basis, late, today),
            advice=advice(to_choose(case)) if case else None,
            is_unreachable=one.state is MomentState.PROPOSED and not by_candidate and candidate.id not in reachable,
            hindrance=hindrance(one.day, today) if one.state is MomentState.PROPOSED else None,
            having=frozenset(person.id for person in (candidate, contact, desk) if person),
        )
    return views
