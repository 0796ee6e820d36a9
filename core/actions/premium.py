"""A candidate's premium: where they stand, and where the amounts come from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from core.rules import planner
from core.rules import premium as rules
from core.rules.amounts import PREMIUM_CAP, Amount, Series
from core.rules.calendar import local_day, monday
from core.rules.cap import cap_on
from core.rules.dueunits import due_units
from core.rules.money import cents_below
from core.rules.pace import Level, warnings
from core.rules.planner import Case, DueUnit, OtherPremium, best_plan
from core.rules.policy import Policy
from core.rules.refusals import Refusal
from core.rules.standing import DayHours, Stage, hours_of_room, standing
from core.store import days, payments, people, placements, policies
from core.store.database import Transaction
from core.store.payments import Paid
from core.store.people import Person
from core.store.placements import Placement

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2999, 12, 31)


@dataclass(frozen=True)
class PremiumView:
    """Planned, logged, confirmed (not yet paid) and paid (this year), in cents; the room under the cap in cents and minutes."""

    contact: Person | None
    year: int
    minutes: dict[Stage, int]
    planned: int
    logged: int
    confirmed: int
    paid: int
    others: int
    moments_used: int
    rate: Decimal
    rate_since: date
    rate_source: str
    cap: Amount | None
    room: int
    room_minutes: int
    passes_cap_on: date | None
    advice: tuple[date, ...]


async def premium_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, PremiumView]:
    """Where candidates stand, by their number."""
    return {number: view for number in ids if (view := await _view(tx, number, local_day(now)))}


async def _view(tx: Transaction, candidate_id: int, today: date) -> PremiumView | None:
    someone = await people.by_id(tx, candidate_id)
    if someone is None:
        return None
    policy, amounts = await policies.of(tx, someone.municipality), await policies.amounts(tx)
    rates = policy.amounts("premium_per_hour")
    rate = rates.on(today)
    hours = await _days(tx, await placements.of_candidate(tx, candidate_id), today)
    worked, units = standing(hours, rates), due_units(hours, rates)
    if rate is None or isinstance(worked, Refusal) or isinstance(units, Refusal):
        return None
    paid, others = await payments.of_candidate(tx, candidate_id), await payments.others_of(tx, candidate_id)
    cap = cap_on(today, amounts[PREMIUM_CAP], policy.amounts("premium_cap_per_calendar_year"))
    this_year, other_cents = _of_year(paid, today.year), sum(p.cents for p in _of_year(others, today.year))
    paid_cents = sum(p.cents for p in this_year)
    room = 0 if isinstance(cap, Refusal) else rules.room(cents_below(cap.value), paid_cents, other_cents)
    held = worked.cents[Stage.CONFIRMED] - sum(p.cents + p.written_off for p in paid)
    counted = policy.on(today).other_premiums_are_moments
    case = _case(today, units, amounts[PREMIUM_CAP], policy, paid, others)
    passed = next((one for one in warnings(case) if one.level is Level.PASSED and one.ahead), None)
    return PremiumView(
        contact=await people.contact_of(tx, candidate_id),
        year=today.year,
        minutes=worked.minutes,
        planned=worked.cents[Stage.PLANNED],
        logged=worked.cents[Stage.LOGGED],
        confirmed=held,
        paid=paid_cents,
        others=other_cents,
        moments_used=rules.moments(len(this_year), len(_of_year(others, today.year)), counted),
        rate=rate.value,
        rate_since=rate.since,
        rate_source=await policies.source_of(tx, someone.municipality, "premium_per_hour", rate.since),
        cap=None if isinstance(cap, Refusal) else cap,
        room=room,
        room_minutes=hours_of_room(room, rate.value) if rate.value else 0,
        passes_cap_on=passed.day if passed else None,
        advice=tuple(moment.day for moment in best_plan(case).moments),
    )


def _case(today: date, units: list[DueUnit], law: Series, policy: Policy, paid: list[Paid], others: list[Paid]) -> Case:
    """What the planner looks at."""
    choices = policy.on(today)
    return Case(
        today=today,
        units=units,
        law=law,
        own=policy.amounts("premium_cap_per_calendar_year"),
        paid=[planner.Paid(p.paid_on, p.cents, p.written_off) for p in paid],
        others=[OtherPremium(p.paid_on, p.cents) for p in others],
        above_cap=choices.above_cap,
        other_premiums_are_moments=choices.other_premiums_are_moments,
    )


async def _days(tx: Transaction, found: list[Placement], today: date) -> list[DayHours]:
    """Every day that counts: entered ones by how far their week is, and planned ones from today on that are not entered yet."""
    ids = [p.id for p in found]
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


def _of_year(paid: list[Paid], year: int) -> list[Paid]:
    return [p for p in paid if p.paid_on.year == year]
