"""From a match to a placement: what may be agreed, and what is fixed (MANUAL 4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from core.actions.deed import Deed
from core.actions.things import Clocked, Thing
from core.rules.calendar import AMSTERDAM, age
from core.rules.planning import Pattern, Planned, planned_minutes, planned_shifts
from core.rules.refusals import PlacementCode, Refusal, refuse
from core.rules.terms import At28Hours, Span, allowed_until, counted_hours, term_months, with_placement
from core.rules.terms import Term as SharedTerm
from core.rules.terms import Terms as TermsPolicy
from core.rules.timesheets import worked_minutes
from core.store import people, placements, policies
from core.store.database import Transaction
from core.store.jobs import Job
from core.store.offers import OfferRow
from core.store.placements import Placement, PlannedShift
from core.store.policies import Policies

EXEMPT_FROM = 27
WAGE_SUBSIDY_SINCE = date(2023, 1, 1)


@dataclass(frozen=True)
class Terms:
    """What a placement of this candidate on this job would be: last day, last allowed day, premium an hour and in all (cents)."""

    last_day: date
    last_allowed_day: date
    premium_rate: Decimal
    premium_cents: int


async def terms_for(tx: Transaction, job: Job, candidate_id: int) -> Terms | Refusal:
    """The terms of a placement; refused for whom the exemption does not hold, or when the shared term is used up."""
    policy = await policies.of(tx, job.municipality)
    facts = await people.candidate_facts(tx, candidate_id)
    if facts is None:
        return refuse(PlacementCode.UNDER_27)
    exempt = facts.wage_subsidy_group and job.starts_on >= WAGE_SUBSIDY_SINCE
    if age(facts.birth_date, job.starts_on) < EXEMPT_FROM and not exempt:
        return refuse(PlacementCode.UNDER_27)
    allowed = _allowed(policy, job, await placements.of_candidate(tx, candidate_id))
    if isinstance(allowed, Refusal):
        return allowed
    last = min(job.ends_on, allowed) if job.ends_on else allowed
    rate = policy.number("premium_per_hour", job.starts_on) or Decimal(0)
    minutes = sum(shift.minutes for shift in _shifts(job, job.starts_on, last)) or planned_minutes(
        job.minutes_per_week, job.starts_on, last
    )
    return Terms(last, allowed, rate, int((rate * 100 * minutes / 60).to_integral_value()))


def _allowed(policy: Policies, job: Job, others: Sequence[Placement]) -> date | Refusal:
    start = job.starts_on
    spans = [Span(p.starts_on, p.last_day, Decimal(p.minutes_per_week) / 60) for p in others]
    simultaneous = policy.text("sum_simultaneous", start, "true") == "true"
    hours = counted_hours(Decimal(job.minutes_per_week) / 60, start, spans, simultaneous)
    kind = TermsPolicy(policy.text("terms", start, TermsPolicy.BY_HOURS))
    at_28 = At28Hours(policy.text("at_28_hours", start, At28Hours.SHORT))
    resets = int(policy.text("term_resets_after_months", start, "12"))
    shared: SharedTerm | None = None
    for p in others:
        if p.employer == job.employer and p.job == job.id:
            shared = with_placement(shared, p.starts_on, p.last_day, resets)
    return allowed_until(shared, start, term_months(kind, at_28, hours), resets)


def _shifts(job: Job, first: date, last: date) -> list[PlannedShift]:
    pattern = [Pattern(s.weekday, s.starts, s.ends, s.break_minutes) for s in job.shifts]
    return [
        PlannedShift(0, 0, s.day, s.starts, s.ends, s.break_minutes, _minutes(s)) for s in planned_shifts(pattern, first, last)
    ]


def _minutes(shift: Planned) -> int:
    minutes = worked_minutes(shift.day, shift.starts, shift.ends, shift.break_minutes)
    assert isinstance(minutes, int), "a planned shift has possible times"
    return minutes


async def place(deed: Deed, offer: OfferRow, job: Job, terms: Terms) -> int | None:
    """Fix tariff, rate, start, hours and last day, plan the shifts, and confirm it to both sides."""
    values = {
        "municipality": job.municipality,
        "proposal": offer.proposal,
        "job": job.id,
        "employer": job.employer,
        "candidate": offer.candidate,
        "seat": job.places - job.free + 1,
        "tariff": job.tariff,
        "premium_rate": terms.premium_rate,
        "minutes_per_week": job.minutes_per_week,
        "starts_on": job.starts_on,
        "last_day": terms.last_day,
        "last_allowed_day": terms.last_allowed_day,
    }
    number = await placements.add(deed.tx, values, deed.now)
    if number is None:
        return None
    deed.trail(job.municipality, "placed", Thing.PLACEMENT, number, offer=offer.id, last_day=terms.last_day.isoformat())
    await plan_shifts(deed, number, job, terms.last_day)
    for reader in [await people.by_id(deed.tx, offer.candidate), *await people.members(deed.tx, job.employer)]:
        if reader:
            deed.show(reader, Thing.PLACEMENT, number, key="made", fresh=True)
    contact = await people.by_id(deed.tx, offer.by)
    if contact:
        deed.show(contact, Thing.OFFER, offer.id, key="chosen", fresh=True)
    return number


async def plan_shifts(deed: Deed, placement_id: int, job: Job, last: date) -> None:
    """Write the planned shifts of a placement, and let the clock ask after each one and at the end of each week."""
    rows = [
        {
            "municipality": job.municipality,
            "placement": placement_id,
            "day": s.day,
            "starts": s.starts,
            "ends": s.ends,
            "break_minutes": s.break_minutes,
            "minutes": s.minutes,
        }
        for s in _shifts(job, job.starts_on, last)
    ]
    await placements.plan(deed.tx, rows)
    for shift in await placements.shifts_of(deed.tx, [placement_id], job.starts_on, last):
        deed.call(job.municipality, Clocked.SHIFT_ENDED, shift.id, shift_end(shift))


def shift_end(shift: PlannedShift) -> datetime:
    """The moment at which a planned shift ends; on the next day when it passes midnight."""
    day = shift.day + timedelta(days=1) if shift.ends <= shift.starts else shift.day
    return datetime.combine(day, shift.ends, AMSTERDAM)
