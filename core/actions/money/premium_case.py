"""What a candidate's premium rests on: hours by how far they are, what was paid, and the rows of law and policy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from core.actions.deed import Deed
from core.actions.money.payable import first_payable
from core.actions.things import Thing
from core.rules.amounts import PREMIUM_CAP, Series
from core.rules.calendar import local_day, monday
from core.rules.dated import Dated
from core.rules.disagreements import PREMIUM_RATE
from core.rules.money import planner
from core.rules.money.due_units import due_units
from core.rules.money.moments import paid_for
from core.rules.money.planner import Case, OtherPremium
from core.rules.money.standing import DayHours, Stage
from core.rules.policy import Policy
from core.rules.refusals import Refusal
from core.store import policies
from core.store.database import Transaction
from core.store.hours import days
from core.store.money import moments, payments
from core.store.money.moments import Chosen, MomentState
from core.store.money.payments import Paid
from core.store.people.people import Person
from core.store.work import placements
from core.store.work.placements import Placement

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2999, 12, 31)


@dataclass(frozen=True, kw_only=True)
class Basis:
    """Everything about one candidate's premium on one day, as the rules take it."""

    policy: Policy
    amounts: dict[str, Series]
    rates: Dated[Decimal]
    placements: tuple[Placement, ...]
    hours: tuple[DayHours, ...]
    paid: tuple[Paid, ...]
    others: tuple[Paid, ...]
    case: Case


async def basis_of(tx: Transaction, someone: Person, today: date) -> Basis | None:
    """What a candidate's premium rests on; None where no rate is known on one of the days."""
    return (await bases_of(tx, [someone], today)).get(someone.id)


async def bases_of(tx: Transaction, candidates: Sequence[Person], today: date) -> dict[int, Basis]:
    """The same of many candidates, by number, in as many statements as of one; without those for whom a rate is not known."""
    numbers, amounts = [one.id for one in candidates], await policies.amounts(tx)
    policy = {of: await policies.of(tx, of) for of in {one.municipality for one in candidates}}
    placed = await placements.of_candidates(tx, numbers)
    hours = await _days(tx, placed, today)
    paid, others = await payments.of_candidates(tx, numbers), await payments.others_of_candidates(tx, numbers)
    found = {
        one.id: _basis(policy[one.municipality], amounts, placed[one.id], hours[one.id], paid[one.id], others[one.id], today)
        for one in candidates
    }
    return {number: basis for number, basis in found.items() if basis}


def _basis(
    policy: Policy,
    amounts: dict[str, Series],
    placed: Sequence[Placement],
    hours: Sequence[DayHours],
    paid: Sequence[Paid],
    others: Sequence[Paid],
    today: date,
) -> Basis | None:
    rates, choices = policy.amounts(PREMIUM_RATE), policy.on(today)
    units = due_units(hours, rates)
    if isinstance(units, Refusal):
        return None
    case = Case(
        today=today,
        units=units,
        law=amounts[PREMIUM_CAP],
        own=policy.amounts(PREMIUM_CAP),
        paid=[planner.Paid(p.paid_on, p.cents, p.written_off) for p in paid],
        others=[OtherPremium(p.paid_on, p.cents) for p in others],
        above_cap=choices.above_cap,
        other_premiums_are_moments=choices.other_premiums_are_moments,
        cap_date=choices.cap_date,
        attributed_to=choices.attributed_to,
    )
    return Basis(
        policy=policy,
        amounts=amounts,
        rates=rates,
        placements=tuple(placed),
        hours=tuple(hours),
        paid=tuple(paid),
        others=tuple(others),
        case=case,
    )


def to_choose(case: Case) -> Case:
    """The same, for who chooses a day today: the first that may be chosen is after today and can be paid."""
    can_be_paid = partial(first_payable, today=case.today)
    return replace(case, today=case.today + timedelta(days=1), until=case.last, on_or_after=can_be_paid)


def of_year(paid: Sequence[Paid], year: int) -> list[Paid]:
    """What was paid in one calendar year."""
    return [p for p in paid if p.paid_on.year == year]


async def still_to_come(tx: Transaction, candidate_id: int, today: date) -> list[Chosen]:
    """The payment moments that stand from a day on, proposed or agreed, by day; one that is paid is to come no more."""
    paid = [one.paid_on for one in await payments.of_candidate(tx, candidate_id)]
    chosen = await moments.chosen_of(tx, candidate_id, today)
    return [one for one in chosen if one.state is MomentState.PROPOSED or paid_for(one.day, paid) is None]


async def premium_changed(deed: Deed, candidate_id: int) -> None:
    """Whoever looks at the premium, or at a payment day to come, sees it anew: what that day pays rests on all hours."""
    deed.changed(Thing.PREMIUM, candidate_id)
    for one in await moments.chosen_of(deed.tx, candidate_id, local_day(deed.now)):
        deed.changed(Thing.MOMENT, one.id)


async def _days(tx: Transaction, placed: Mapping[int, Sequence[Placement]], today: date) -> dict[int, list[DayHours]]:
    """Every day that counts, by candidate: entered ones by how far their week is, and planned ones from today on that are not entered yet."""
    whose = {one.id: number for number, found in placed.items() for one in found}
    counted: dict[int, list[DayHours]] = {number: [] for number in placed}
    for one in await _days_of(tx, list(whose), today):
        counted[whose[one.placement]].append(one)
    return counted


async def _days_of(tx: Transaction, ids: list[int], today: date) -> list[DayHours]:
    confirmed = await payments.confirmed_weeks(tx, ids)
    entered = await days.latest(tx, ids, FIRST_DAY, LAST_DAY)
    known = {(entry.placement, entry.day) for entry in entered}
    counted = [
        DayHours(e.placement, e.day, e.minutes, Stage.CONFIRMED if (e.placement, monday(e.day)) in confirmed else Stage.LOGGED)
        for e in entered
        if e.worked
    ]
    planned = await placements.shifts_of(tx, ids, today, LAST_DAY)
    return counted + [
        DayHours(s.placement, s.day, s.minutes, Stage.PLANNED) for s in planned if (s.placement, s.day) not in known
    ]
