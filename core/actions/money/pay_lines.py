"""What a run of payments would pay each candidate: premium on a day, or travel and other direct costs until a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.actions.money.premium_case import FIRST_DAY, Basis, bases_of
from core.rules.calendar import monday
from core.rules.cents import Cents
from core.rules.money import pay_runs as rules
from core.rules.money.pay_runs import PayLine, RunKind
from core.rules.money.travel import payable_from
from core.rules.policy import Policy
from core.store import policies
from core.store.database import Transaction
from core.store.hours import days, travel
from core.store.money import costs, moments, pay_runs, payments
from core.store.money.moments import Chosen, MomentState
from core.store.people.people import Person, known
from core.store.work import placements

AT_ONCE = 200
"""Candidates whose history is read together: few statements, and memory for no more than these."""


@dataclass(frozen=True)
class Line:
    """A candidate in a run."""

    candidate: int
    pay_line: PayLine


TravelPaid = Mapping[int, tuple[Cents, Cents]]
"""What was paid of travel and of other costs before, by candidate."""


async def lines_of(tx: Transaction, of: int, run_kind: RunKind, day: date) -> list[Line]:
    """What a run would pay now, by reference of the candidate; who has nothing due is not in it."""
    if run_kind is RunKind.TRAVEL:
        return await _travel_lines(tx, of, day)
    found = [known(row) for row in await pay_runs.candidates(tx, of)]
    return [
        Line(number, paid)
        for first in range(0, len(found), AT_ONCE)
        for number, paid in (await premiums_on(tx, found[first : first + AT_ONCE], day)).items()
    ]


async def premium_on(tx: Transaction, someone: Person, day: date) -> PayLine | None:
    """What a payment moment on a day pays a candidate of the hours that are confirmed now; None when nothing is due."""
    return (await premiums_on(tx, [someone], day)).get(someone.id)


async def premiums_on(tx: Transaction, candidates: Sequence[Person], day: date) -> dict[int, PayLine]:
    """The same of many candidates, by number, in their order; without those to whom nothing is due."""
    bases = await bases_of(tx, candidates, day)
    chosen = await moments.chosen_of_many(tx, list(bases), date.min)
    found = {one.id: _pay_line(bases[one.id], chosen[one.id], day) for one in candidates if one.id in bases}
    return {number: paid for number, paid in found.items() if paid}


def _pay_line(basis: Basis, moments_chosen: Sequence[Chosen], day: date) -> PayLine | None:
    chosen = [one.day for one in moments_chosen if one.state is MomentState.AGREED]
    numbers = frozenset(p.moment for p in basis.paid if p.paid_on.year == day.year and p.moment)
    works_until = max((p.last_day for p in basis.placements), default=day)
    one = rules.Person(basis.case, basis.hours, basis.rates, chosen, numbers, works_until)
    return rules.pay_line(one, day, basis.policy.on(day).payment_at_exit)


async def _travel_lines(tx: Transaction, of: int, until: date) -> list[Line]:
    """Travel and other direct costs."""
    policy, before = await policies.of(tx, of), await pay_runs.travel_paid(tx, of)
    found = [(row.id, await _travel_on(tx, row.id, policy, until, before)) for row in await pay_runs.candidates(tx, of)]
    return [Line(number, paid) for number, paid in found if paid]


async def _travel_on(tx: Transaction, number: int, policy: Policy, until: date, before: TravelPaid) -> PayLine | None:
    claimed = sum(cents for _, cents in await _claims(tx, number, policy, until))
    placed = [p.id for p in await placements.of_candidate(tx, number)]
    entered = sum((await costs.by_day(tx, placed, FIRST_DAY, until)).values())
    return rules.costs_line(claimed, entered, *before.get(number, (0, 0)))


async def still_due(tx: Transaction, someone: Person, day: date) -> Cents:
    """What a candidate is still owed on a day: premium, travel and other costs of what is confirmed."""
    policy, before = await policies.of(tx, someone.municipality), await pay_runs.travel_paid(tx, someone.municipality)
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
