"""Batches of payments: what would be paid, proposed by one person, approved by another, and paid once.

Bank accounts come by from outside (`Made.lines`) and are neither kept nor told to the trail.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Row

from core.actions.access import STAFF
from core.actions.deed import Deed
from core.actions.premium_case import FIRST_DAY, basis_of
from core.actions.things import Thing
from core.rules import payouts as rules
from core.rules.calendar import monday
from core.rules.money import Cents
from core.rules.payouts import Batch, Payout
from core.rules.policy import Policy
from core.rules.travel import payable_from
from core.store import days, moments, payments, payouts, placements, policies, travel
from core.store.database import Transaction
from core.store.moments import MomentState
from core.store.payouts import Run
from core.store.people import Role, known


class Why(StrEnum):
    """Why a batch cannot go on."""

    NOT_STAFF = "not_staff"
    NOTHING_PROPOSED = "nothing_proposed"
    SAME_PERSON = "same_person"
    CHANGED = "changed"
    NOT_APPROVED = "not_approved"
    OTHER_FILE = "other_file"


class NotNow(Exception):
    """A batch cannot go on; what was begun is undone."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Line:
    """A candidate in a batch."""

    candidate: int
    payout: Payout


async def lines_of(tx: Transaction, of: int, batch: Batch, day: date) -> list[Line]:
    """What a batch would pay now, by reference of the candidate; who has nothing due is not in it."""
    if batch is Batch.TRAVEL:
        return await _travel_lines(tx, of, day)
    found = [(row.id, await _premium(tx, row, day)) for row in await payouts.candidates(tx, of)]
    return [Line(number, paid) for number, paid in found if paid]


async def _premium(tx: Transaction, row: Row[Any], day: date) -> Payout | None:
    basis = await basis_of(tx, known(row), day)
    if basis is None:
        return None
    chosen = [m.day for m in await moments.chosen_of(tx, row.id, date(day.year, 1, 1)) if m.state is MomentState.AGREED]
    numbers = frozenset(p.moment for p in basis.paid if p.paid_on.year == day.year and p.moment)
    works_until = max((p.last_day for p in basis.placements), default=day)
    one = rules.Person(basis.case, basis.hours, basis.rates, chosen, numbers, works_until)
    return rules.payout(one, day, basis.policy.on(day).payment_at_exit)


async def _travel_lines(tx: Transaction, of: int, until: date) -> list[Line]:
    policy, before = await policies.of(tx, of), await payouts.travel_paid(tx, of)
    found = []
    for row in await payouts.candidates(tx, of):
        claims = await _claims(tx, row.id, policy, until)
        paid = before.get(row.id, 0)
        due = rules.travel_payout(claims, paid, until)
        if due > 0:
            found.append(Line(row.id, _travel(due, paid)))
    return found


def _travel(due: Cents, paid: Cents) -> Payout:
    return Payout(0, "", due, paid, 0, None, due, None, due, 0, 0, None, None, None)


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


async def propose(deed: Deed, batch: Batch, day: date) -> Run:
    """Put a batch up for approval by somebody else. One that is approved stays while its amounts are due; else it gives way."""
    of = _staff(deed)
    run = await payouts.standing(deed.tx, of, batch, day, lock=True)
    lines = await lines_of(deed.tx, of, batch, day)
    if run and (run.state == "made" or (run.state == "approved" and await _is_covered(deed.tx, run, lines))):
        return run
    if run and run.state == "proposed" and run.proposed_by == deed.who.id and await _is_same(deed.tx, run, lines):
        return run
    if run:
        await payouts.replace(deed.tx, run.id)
        deed.trail(of, "payments replaced", Thing.PAY_RUN, run.id)
    number = await payouts.propose(deed.tx, of, batch, day, deed.who.id, deed.now)
    if number is not None:
        await payouts.add_lines(deed.tx, [_row(of, number, line) for line in lines])
        deed.trail(of, "payments proposed", Thing.PAY_RUN, number, kind=batch, day=day)
    return await _standing(deed.tx, of, batch, day)


async def approve(deed: Deed, batch: Batch, day: date) -> Run:
    """A second person approves what was proposed. NotNow: nothing is, the same person, or it is no longer what is due."""
    of = _staff(deed)
    run = await payouts.standing(deed.tx, of, batch, day, lock=True)
    if run is None:
        raise NotNow(Why.NOTHING_PROPOSED)
    if run.state != "proposed":
        return run
    if run.proposed_by == deed.who.id:
        raise NotNow(Why.SAME_PERSON)
    if not await _is_same(deed.tx, run, await lines_of(deed.tx, of, batch, day)):
        raise NotNow(Why.CHANGED)
    if await payouts.approve(deed.tx, run.id, deed.who.id, deed.now):
        deed.trail(of, "payments approved", Thing.PAY_RUN, run.id)
    return await _standing(deed.tx, of, batch, day)


async def make(deed: Deed, run: Run, paid: Sequence[int], sha256: str) -> Run:
    """Keep that the file of an approved batch is made and pays these lines. The same file again changes nothing.

    NotNow: it is not approved, it is no longer what is due, or another file was made.
    """
    batch = Batch(run.kind)
    run = await payouts.standing(deed.tx, run.municipality, batch, run.day, lock=True) or run
    if run.state == "made":
        if run.sha256 != sha256:
            raise NotNow(Why.OTHER_FILE)
        return run
    if run.state != "approved":
        raise NotNow(Why.NOT_APPROVED)
    rows = [row for row in await payouts.lines(deed.tx, run.id) if row.id in set(paid)]
    await payouts.lock_candidates(deed.tx, [row.candidate for row in rows])
    if not await _is_covered(deed.tx, run, await lines_of(deed.tx, run.municipality, batch, run.day)):
        raise NotNow(Why.CHANGED)
    cents = sum(row.cents for row in rows)
    await payouts.made(deed.tx, run.id, cents, sha256, deed.now, [row.id for row in rows])
    deed.trail(run.municipality, "payments made", Thing.PAY_RUN, run.id, cents=cents)
    for row in rows:
        await _paid(deed, run, row)
    return await _standing(deed.tx, run.municipality, batch, run.day)


async def _paid(deed: Deed, run: Run, row: Row[Any]) -> None:
    if run.kind == Batch.TRAVEL:
        deed.trail(run.municipality, "travel paid", Thing.PREMIUM, row.candidate, run=run.id, cents=row.cents)
        return
    is_new = await payouts.pay(
        deed.tx,
        municipality=run.municipality,
        candidate=row.candidate,
        year=run.day.year,
        moment=row.moment,
        paid_on=run.day,
        cents=row.cents,
        written_off_cents=row.written_off,
    )
    if not is_new:
        raise NotNow(Why.CHANGED)
    deed.trail(
        run.municipality, "premium paid", Thing.PREMIUM, row.candidate, year=run.day.year, moment=row.moment, cents=row.cents
    )


def _staff(deed: Deed) -> int:
    if deed.who.role not in (*STAFF, Role.ADMINISTRATOR):
        raise NotNow(Why.NOT_STAFF)
    return deed.who.municipality


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
