"""A candidate's premium: where they stand, and where the amounts come from."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from core.actions.money.moments_to_pay import besides, late_payment
from core.actions.money.premium_case import Basis, basis_of, of_year, still_to_come, to_choose
from core.actions.money.premium_sources import Sources, sources_of
from core.actions.people.desks import contact_today
from core.rules.amounts import PREMIUM_CAP, Amount
from core.rules.calendar import local_day, unit_of
from core.rules.cents import cents_below
from core.rules.disagreements import PREMIUM_RATE
from core.rules.money import premium as rules
from core.rules.money.cap import MUNICIPALITY, cap_on
from core.rules.money.cap_warnings import Level, warnings
from core.rules.money.planner import Advice, advice
from core.rules.money.standing import Stage, hours_of_room, standing
from core.rules.money.trace import Trace, trace_premium
from core.rules.refusals import Refusal
from core.store import policies
from core.store.database import Transaction
from core.store.money.moments import Chosen
from core.store.people import people
from core.store.people.people import Person

UNITS_SHOWN = 6


@dataclass(frozen=True, kw_only=True)
class UnitView:
    """One week's premium (cents) at one employer: since which day, how many minutes, at which rates (euros an hour), and how far it is."""

    since: date
    employer: str
    minutes: int
    rates: tuple[Decimal, ...]
    cents: int
    stage: Stage


@dataclass(frozen=True, kw_only=True)
class PremiumView:
    """Planned, logged, confirmed (not yet paid; below 0: too much was paid) and paid (this year), in cents; the room under the cap in cents
    and minutes. `coming` is what of the paid is on its way, by the day on which it comes.

    `late_since`: an agreed day that is over and not paid yet. `desk` has what comes for the contact person today.
    """

    candidate: int
    contact: Person | None
    desk: Person | None
    year: int
    minutes: dict[Stage, int]
    planned: int
    logged: int
    confirmed: int
    paid: int
    coming: tuple[tuple[date, int], ...]
    others: int
    moments_used: int
    rate: Decimal
    rate_since: date
    rate_source: str
    cap: Amount | None
    cap_source: str
    room: int
    room_minutes: int
    passes_cap_on: date | None
    advice: Advice | None
    chosen: tuple[Chosen, ...]
    late_since: date | None
    units: tuple[UnitView, ...]
    sources: Sources


async def premium_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, PremiumView]:
    """Where candidates stand, by their number."""
    return {number: view for number in ids if (view := await _view(tx, number, local_day(now)))}


async def _view(tx: Transaction, candidate_id: int, today: date) -> PremiumView | None:
    someone = await people.by_id(tx, candidate_id)
    basis = someone and await basis_of(tx, someone, today)
    if not someone or not basis:
        return None
    case, rate, worked = basis.case, basis.rates.on(today), standing(basis.hours, basis.rates)
    if rate is None or isinstance(worked, Refusal):
        return None
    cap = cap_on(today, case.law, case.own)
    this_year, others = of_year(basis.paid, today.year), of_year(basis.others, today.year)
    paid_cents, other_cents = sum(p.cents for p in this_year), sum(p.cents for p in others)
    room = 0 if isinstance(cap, Refusal) else rules.room(cents_below(cap.value), paid_cents, other_cents)
    late = await late_payment(tx, candidate_id, today)
    passed = next((one for one in warnings(case) if one.level is Level.PASSED and one.ahead), None)
    return PremiumView(
        candidate=candidate_id,
        contact=await people.contact_of(tx, candidate_id),
        desk=await contact_today(tx, candidate_id, today),
        year=today.year,
        minutes=worked.minutes,
        planned=worked.cents[Stage.PLANNED],
        logged=worked.cents[Stage.LOGGED],
        confirmed=worked.cents[Stage.CONFIRMED] - case.paid_out,
        paid=paid_cents,
        coming=tuple((p.paid_on, p.cents) for p in this_year if p.paid_on > today),
        others=other_cents,
        moments_used=rules.moments(len(this_year), len(others), case.other_premiums_are_moments),
        rate=rate.value,
        rate_since=rate.since,
        rate_source=await policies.source_of(tx, someone.municipality, PREMIUM_RATE, rate.since),
        cap=None if isinstance(cap, Refusal) else cap,
        cap_source=await _source_of(tx, someone, cap),
        room=room,
        room_minutes=hours_of_room(room, rate.value) if rate.value else 0,
        passes_cap_on=passed.day if passed else None,
        advice=advice(to_choose(besides(case, late, today))),
        chosen=tuple(await still_to_come(tx, candidate_id, today)),
        late_since=late.chosen.day if late else None,
        units=tuple(_units(basis)),
        sources=await sources_of(tx, basis, today),
    )


async def _source_of(tx: Transaction, someone: Person, cap: Amount | Refusal) -> str:
    """Who says what the cap is: of the municipality's own row the source that it was entered with."""
    if isinstance(cap, Refusal):
        return ""
    return (
        await policies.source_of(tx, someone.municipality, PREMIUM_CAP, cap.since) if cap.source == MUNICIPALITY else cap.source
    )


def _units(basis: Basis) -> list[UnitView]:
    """The newest worked units, each with what made it, by the rule that made the amount."""
    employer = {p.id: p.employer_name for p in basis.placements}
    days: dict[tuple[date, int, Stage], dict[date, int]] = defaultdict(dict)
    for one in basis.hours:
        if one.stage is not Stage.PLANNED:
            days[(unit_of(one.day).first, one.placement, one.stage)][one.day] = one.minutes
    found = []
    for (since, placement, stage), minutes in sorted(days.items(), reverse=True)[:UNITS_SHOWN]:
        trace = trace_premium(minutes, basis.rates)
        if isinstance(trace, Trace):
            rates = dict.fromkeys(i.value for i in trace.inputs if i.name == PREMIUM_RATE and isinstance(i.value, Decimal))
            found.append(
                UnitView(
                    since=since,
                    employer=employer[placement],
                    minutes=sum(minutes.values()),
                    rates=tuple(rates),
                    cents=trace.cents,
                    stage=stage,
                )
            )
    return found
