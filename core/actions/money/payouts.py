"""Batches of payments: what would be paid, proposed by one person, approved by another, and paid once.

Bank accounts come by from outside when the file for the bank is made, and are neither kept nor told to the trail.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.money.premium_case import FIRST_DAY, Basis, bases_of
from core.actions.people.desks import contact_today
from core.actions.things import Notice, Thing
from core.rules.calendar import local_day, monday
from core.rules.cents import Cents
from core.rules.money import payouts as rules
from core.rules.money.payouts import Batch, BatchState, Payout, PayoutCode
from core.rules.money.travel import payable_from
from core.rules.policy import Policy
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store import policies
from core.store.database import Row, Transaction
from core.store.hours import days, travel
from core.store.money import costs, moments, payments, payouts
from core.store.money.moments import Chosen, MomentState
from core.store.money.payouts import Run
from core.store.people import contacts, people
from core.store.people.people import Person, Role, known
from core.store.work import placements

PAYS = (*STAFF, Role.ADMINISTRATOR)
"""Who proposes and approves; an administrator has nothing of it in the chat, and does so by command."""
AT_ONCE = 200
"""Candidates whose history is read together: few statements, and memory for no more than these."""


@dataclass(frozen=True)
class Line:
    """A candidate in a batch."""

    candidate: int
    payout: Payout


TravelPaid = Mapping[int, tuple[Cents, Cents]]
"""What was paid of travel and of other costs before, by candidate."""


async def lines_of(tx: Transaction, of: int, batch: Batch, day: date) -> list[Line]:
    """What a batch would pay now, by reference of the candidate; who has nothing due is not in it."""
    if batch is Batch.TRAVEL:
        return await _travel_lines(tx, of, day)
    found = [known(row) for row in await payouts.candidates(tx, of)]
    return [
        Line(number, paid)
        for first in range(0, len(found), AT_ONCE)
        for number, paid in (await premiums_on(tx, found[first : first + AT_ONCE], day)).items()
    ]


async def premium_on(tx: Transaction, someone: Person, day: date) -> Payout | None:
    """What a payment moment on a day pays a candidate of the hours that are confirmed now; None when nothing is due."""
    return (await premiums_on(tx, [someone], day)).get(someone.id)


async def premiums_on(tx: Transaction, candidates: Sequence[Person], day: date) -> dict[int, Payout]:
    """The same of many candidates, by number, in their order; without those to whom nothing is due."""
    bases = await bases_of(tx, candidates, day)
    chosen = await moments.chosen_of_many(tx, list(bases), date.min)
    found = {one.id: _payout(bases[one.id], chosen[one.id], day) for one in candidates if one.id in bases}
    return {number: paid for number, paid in found.items() if paid}


def _payout(basis: Basis, moments_chosen: Sequence[Chosen], day: date) -> Payout | None:
    chosen = [one.day for one in moments_chosen if one.state is MomentState.AGREED]
    numbers = frozenset(p.moment for p in basis.paid if p.paid_on.year == day.year and p.moment)
    works_until = max((p.last_day for p in basis.placements), default=day)
    one = rules.Person(basis.case, basis.hours, basis.rates, chosen, numbers, works_until)
    return rules.payout(one, day, basis.policy.on(day).payment_at_exit)


async def _travel_lines(tx: Transaction, of: int, until: date) -> list[Line]:
    """Travel and other direct costs."""
    policy, before = await policies.of(tx, of), await payouts.travel_paid(tx, of)
    found = [(row.id, await _travel_on(tx, row.id, policy, until, before)) for row in await payouts.candidates(tx, of)]
    return [Line(number, paid) for number, paid in found if paid]


async def _travel_on(tx: Transaction, number: int, policy: Policy, until: date, before: TravelPaid) -> Payout | None:
    claimed = sum(cents for _, cents in await _claims(tx, number, policy, until))
    placed = [p.id for p in await placements.of_candidate(tx, number)]
    entered = sum((await costs.by_day(tx, placed, FIRST_DAY, until)).values())
    return rules.costs_payout(claimed, entered, *before.get(number, (0, 0)))


async def still_due(tx: Transaction, someone: Person, day: date) -> Cents:
    """What a candidate is still owed on a day: premium, travel and other costs of what is confirmed."""
    policy, before = await policies.of(tx, someone.municipality), await payouts.travel_paid(tx, someone.municipality)
    owed = (await premium_on(tx, someone, day), await _travel_on(tx, someone.id, policy, day, before))
    return sum(one.due for one in owed if one)


async def _claims(tx: Transaction, candidate: int, policy: Policy, until: date) -> list[tuple[date, Cents]]:
    """Claims of confirmed days that may be paid by now: monthly, or with the premium that was paid after them (policy)."""
    ids = [p.id for p in await placements.of_candidate(tx, candidate)]
    confirmed = await payments.confirmed_weeks(tx, ids)
    worked = {(e.placement, e.day) for e in await days.latest(tx, ids, FIRST_DAY, until) if e.worked}
    last_premium = max((p.paid_on for p in await payments.of_candidate(tx, candidate) if p.paid_on <= until), default=date.min)
    return [
        (claim.day, claim.cents)
        for claim in await travel.latest(tx, ids, FIRST_DAY, until)
        if (claim.placement, claim.day) in worked
        and (claim.placement, monday(claim.day)) in confirmed
        and (payable_from(claim.day, policy.on(claim.day).travel_paid) is not None or claim.day <= last_premium)
    ]


@by(*PAYS, money=True)
async def propose_payments(deed: Deed, batch: Batch, day: date) -> Run | Refusal:
    """Put a batch up for approval by somebody else. One that is approved stays while its amounts are due; else it gives way."""
    of = deed.who.municipality
    run = await payouts.standing(deed.tx, of, batch, day, lock=True)
    lines = await lines_of(deed.tx, of, batch, day)
    if run and (run.state == BatchState.MADE or (run.state == BatchState.APPROVED and await _is_covered(deed.tx, run, lines))):
        return run
    if run and run.state == BatchState.PROPOSED and run.proposed_by == deed.who.id and await _is_same(deed.tx, run, lines):
        return run
    if run:
        await _give_way(deed, run)
        await _show_again(deed, run)
    number = await payouts.propose(deed.tx, of, batch, day, deed.who.id, deed.now)
    if number is not None:
        await payouts.add_lines(deed.tx, [_row(of, number, line) for line in lines])
        deed.trail(of, "payments proposed", Thing.PAY_RUN, number, kind=batch, day=day)
        for colleague in await _second_people(deed.tx, of, deed.who.id):
            deed.show(colleague, Thing.PAY_RUN, number, key="proposed", fresh=True)
    return await _standing(deed.tx, of, batch, day)


@by(*PAYS, money=True)
async def approve_payments(deed: Deed, batch: Batch, day: date) -> Run | Refusal:
    """A second person approves what was proposed. Refused: nothing is, the same person, or it is no longer what is due."""
    run = await payouts.standing(deed.tx, deed.who.municipality, batch, day, lock=True)
    if run is None:
        return refuse(PayoutCode.NOTHING_PROPOSED)
    if run.state != BatchState.PROPOSED:
        return run
    await _show_again(deed, run)
    return await _approve(deed, run)


@by(*PAYS, money=True)
async def decide_payments(deed: Deed, run_id: int, agrees: bool) -> Run | Refusal:
    """A second person says yes or no to a batch, in the chat. The first decision counts. Refused: as `approve_payments`; decided already."""
    run = await _run(deed, run_id)
    if run is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.PAY_RUN, run.id)
    if run.state != BatchState.PROPOSED:
        same = agrees and run.approved_by == deed.who.id
        return run if same else refuse(PayoutCode.DECIDED)
    refusal = rules.may_approve(run.proposed_by, deed.who.id)
    if refusal:
        return refusal
    if agrees:
        return await _approve(deed, run)
    await _give_way(deed, run)
    await _tell_proposer(deed, run, agreed=False)
    return run


@by(*PAYS)
async def open_payments(deed: Deed, run_id: int) -> Run | Refusal:
    """A batch of the own municipality, to be looked at."""
    return await _run(deed, run_id) or refuse(CommonCode.NOT_FOUND)


async def _run(deed: Deed, run_id: int) -> Run | None:
    run = await payouts.locked(deed.tx, run_id)
    return run if run and run.municipality == deed.who.municipality else None


async def _approve(deed: Deed, run: Run) -> Run | Refusal:
    refusal = rules.may_approve(run.proposed_by, deed.who.id)
    if refusal:
        return refusal
    batch = Batch(run.kind)
    if not await _is_same(deed.tx, run, await lines_of(deed.tx, run.municipality, batch, run.day)):
        return refuse(PayoutCode.CHANGED)
    if await payouts.approve(deed.tx, run.id, deed.who.id, deed.now):
        deed.trail(run.municipality, "payments approved", Thing.PAY_RUN, run.id)
        await _tell_proposer(deed, run, agreed=True)
    return await _standing(deed.tx, run.municipality, batch, run.day)


async def _give_way(deed: Deed, run: Run) -> None:
    await payouts.replace(deed.tx, run.id)
    deed.trail(run.municipality, "payments replaced", Thing.PAY_RUN, run.id)


async def _tell_proposer(deed: Deed, run: Run, *, agreed: bool) -> None:
    proposer = await people.by_id(deed.tx, run.proposed_by)
    if proposer and proposer.role is not Role.ADMINISTRATOR:
        facts: dict[str, Any] = {"kind": run.kind, "day": run.day.isoformat(), "agreed": agreed, "by": deed.who.name}
        deed.tell(proposer, Notice.PAYMENTS_DECIDED, key=str(run.id), about=(Thing.PAY_RUN, run.id), **facts)


async def _show_again(deed: Deed, run: Run) -> None:
    """Whoever was asked sees how it stands, now that something was done by command."""
    for colleague in await _second_people(deed.tx, run.municipality, run.proposed_by):
        deed.show(colleague, Thing.PAY_RUN, run.id)


async def _second_people(tx: Transaction, of: int, proposer: int) -> list[Person]:
    """Who is asked at once: those who lead, or else every consultant. It waits for every colleague."""
    others = [one for one in await contacts.colleagues(tx, of) if one.id != proposer]
    return [one for one in others if one.role is Role.LEAD] or others


async def make_payments(deed: Deed, run: Run, paid: Sequence[int], sha256: str) -> Run | Refusal:
    """Keep that the file of an approved batch is made and pays these lines. The same file again changes nothing.

    Refused: it is not approved, it is no longer what is due, or another file was made. Whoever calls then undoes the transaction.
    """
    batch = Batch(run.kind)
    run = await payouts.standing(deed.tx, run.municipality, batch, run.day, lock=True) or run
    if run.state == BatchState.MADE:
        return run if run.sha256 == sha256 else refuse(PayoutCode.OTHER_FILE)
    if run.state != BatchState.APPROVED:
        return refuse(PayoutCode.NOT_APPROVED)
    rows = [row for row in await payouts.lines(deed.tx, run.id) if row.id in set(paid)]
    await payouts.lock_candidates(deed.tx, [row.candidate for row in rows])
    if not await _is_covered(deed.tx, run, await lines_of(deed.tx, run.municipality, batch, run.day)):
        return refuse(PayoutCode.CHANGED)
    cents = sum(row.cents for row in rows)
    await payouts.made(deed.tx, run.id, cents, sha256, deed.now, [row.id for row in rows])
    deed.trail(run.municipality, "payments made", Thing.PAY_RUN, run.id, cents=cents)
    await _show_again(deed, run)
    for row in rows:
        if not await _paid(deed, run, row):
            return refuse(PayoutCode.CHANGED)
    return await _standing(deed.tx, run.municipality, batch, run.day)


async def _paid(deed: Deed, run: Run, row: Row[Any]) -> bool:
    """Write that a line is paid; False when that moment of the year was used meanwhile."""
    if run.kind == Batch.TRAVEL:
        deed.trail(run.municipality, "travel paid", Thing.PREMIUM, row.candidate, run=run.id, cents=row.cents)
        return True
    values = {"candidate": row.candidate, "year": run.day.year, "moment": row.moment, "cents": row.cents}
    more = {"municipality": run.municipality, "paid_on": run.day, "written_off_cents": row.written_off}
    if not await payouts.pay(deed.tx, **values, **more):
        return False
    facts = {name: value for name, value in (values | more).items() if name not in ("candidate", "municipality")}
    deed.trail(run.municipality, "premium paid", Thing.PREMIUM, row.candidate, **facts)
    if candidate := await people.by_id(deed.tx, row.candidate):
        deed.tell(candidate, Notice.PREMIUM_PAID, key=f"{candidate.id}:{run.day}", day=run.day.isoformat(), cents=row.cents)
        await _show_paid(deed, candidate, run.day)
    return True


async def _show_paid(deed: Deed, candidate: Person, day: date) -> None:
    """The agreed day that is paid now says so on both phones."""
    due = [one for one in await moments.chosen_of(deed.tx, candidate.id, date.min) if one.state is MomentState.AGREED]
    newest = max((one for one in due if one.day <= day), key=lambda one: one.day, default=None)
    for reader in (candidate, await contact_today(deed.tx, candidate.id, local_day(deed.now))) if newest else ():
        if reader and newest:
            deed.show(reader, Thing.MOMENT, newest.id)


async def _standing(tx: Transaction, of: int, batch: Batch, day: date) -> Run:
    run = await payouts.standing(tx, of, batch, day)
    assert run is not None, "it was just written, or by somebody else a moment before"
    return run


def _row(of: int, run: int, line: Line) -> dict[str, Any]:
    return {"municipality": of, "run": run, "candidate": line.candidate, **asdict(line.payout)}


async def _is_same(tx: Transaction, run: Run, lines: Sequence[Line]) -> bool:
    """Whether a batch still says what is due now."""
    kept = {row.candidate: row for row in await payouts.lines(tx, run.id)}
    now = {line.candidate: asdict(line.payout) for line in lines}
    return kept.keys() == now.keys() and all(
        all(getattr(kept[who], name) == value for name, value in said.items()) for who, said in now.items()
    )


async def _is_covered(tx: Transaction, run: Run, lines: Sequence[Line]) -> bool:
    """Whether all that an approved batch pays may still be paid now, as the same moment."""
    now = {line.candidate: line.payout for line in lines}
    kept = [row for row in await payouts.lines(tx, run.id) if row.cents]
    return all((one := now.get(row.candidate)) and one.cents >= row.cents and one.moment == row.moment for row in kept)
