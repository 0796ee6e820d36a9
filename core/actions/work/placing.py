"""From a match to a placement: what may be agreed, and what is fixed (MANUAL 4)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from core.actions.deed import Deed
from core.actions.effects.work import AGREED
from core.actions.things import Clocked, Thing
from core.actions.work.confirmations import confirm_to
from core.actions.work.contact_moments import plan_contacts
from core.actions.work.end_calls import end_calls
from core.actions.work.first_day import told_at
from core.actions.work.floors import floor_of
from core.actions.work.planned_work import work_of
from core.actions.work.week_openings import open_weeks
from core.rules.calendar import local_day
from core.rules.cents import for_minutes
from core.rules.day_minutes import worked_minutes
from core.rules.disagreements import PREMIUM_RATE
from core.rules.matching.offers import OfferCode
from core.rules.matching.stops import Work, instrument_before, last_day_on, overlap
from core.rules.money.income import even_days
from core.rules.money.tariff import TariffFloor, may_charge
from core.rules.people.exemption import latest_birth, may_be_placed
from core.rules.planning import Pattern, Planned, begins_on, first_planned, planned_shifts
from core.rules.policy import Policy
from core.rules.quiet import awake
from core.rules.refusals import AmountCode, CommonCode, Refusal, refuse
from core.rules.work.extension import latest_last_day
from core.rules.work.terms import LONG, Span, counted_hours, last_allowed_day, shares_term, term_months, with_placement
from core.rules.work.terms import Term as SharedTerm
from core.rules.work.terms import Terms as TermLength
from core.store import policies
from core.store.database import Transaction
from core.store.matching import matching
from core.store.matching.jobs import Job
from core.store.people import members, people
from core.store.work import placements, work_changes
from core.store.work.placements import Placement, PlannedShift


@dataclass(frozen=True)
class Terms:
    """What a placement of this candidate on this job would be: last day, last allowed day, premium an hour and in all (cents).

    `job` begins on the day on which it begins for them. `minutes_by_day` is what is planned; the hours a week spread evenly when there
    is no pattern of shifts.
    """

    job: Job
    last_day: date
    last_allowed_day: date
    premium_rate: Decimal
    premium_cents: int
    minutes_by_day: Mapping[date, int]

    @property
    def first_day(self) -> date:
        """The first on which something is planned."""
        return min(self.minutes_by_day)


def job_from(job: Job, now: datetime) -> Job | Refusal:
    """A job as it is for whoever comes to it now: it begins on its first day, or later. Refused: no day of it is left."""
    pattern = work_on(job).shifts
    start = begins_on(pattern, job.starts_on, now)
    left = first_planned([shift.weekday for shift in pattern], start, job.ends_on or date.max)
    return replace(job, starts_on=start) if left else refuse(OfferCode.JOB_OVER)


def is_over(job: Job, now: datetime) -> bool:
    """Whether no day of a job is left on which somebody could begin."""
    return isinstance(job_from(job, now), Refusal)


async def terms_for(tx: Transaction, reported: Job, candidate_id: int, now: datetime) -> Terms | Refusal:
    """The terms of a placement that is made now. Refused: a job that is over, for whom the exemption does not hold, a tariff under the
    floor, a shared term that is used up."""
    job = job_from(reported, now)
    if isinstance(job, Refusal):
        return job
    policy = await policies.of(tx, job.municipality)
    facts = await people.candidate_facts(tx, candidate_id)
    choices, start = policy.on(job.starts_on), job.starts_on
    if facts is None:
        return refuse(CommonCode.NOT_FOUND)
    refusal = may_be_placed(
        latest_birth(facts.birth_date, facts.age_at_least, facts.age_on), facts.wage_subsidy_group, start, choices.minimum_age
    )
    refusal = refusal or await _tariff_refused(tx, policy, job)
    allowed = last_day_on(choices, work_on(job), await work_of(tx, candidate_id, start))
    if refusal:
        return refusal
    if isinstance(allowed, Refusal):
        return allowed
    last = min(job.ends_on, allowed) if job.ends_on else allowed
    rate = choices.premium_per_hour
    if rate is None:
        return refuse(AmountCode.UNKNOWN_AMOUNT, series=PREMIUM_RATE, date=start)
    planned = {shift.day: shift.minutes for shift in _shifts(job, start, last)}
    days = planned or even_days(job.minutes_per_week, start, last)
    return Terms(job, last, allowed, rate, for_minutes(sum(days.values()), rate), days)


async def may_work_on(tx: Transaction, job: Job, candidate_id: int, now: datetime) -> Terms | Refusal:
    """The terms, unless something else stands in the way: hours that overlap with other work, another instrument on the same work before."""
    terms = await terms_for(tx, job, candidate_id, now)
    if isinstance(terms, Refusal):
        return terms
    refusal = overlap(work_on(terms.job), await work_of(tx, candidate_id, terms.job.starts_on)) or instrument_before(
        job.employer, job.kind, candidate_id, await matching.instruments_at(tx, job.employer)
    )
    return refusal or terms


async def _tariff_refused(tx: Transaction, policy: Policy, job: Job) -> Refusal | None:
    """Under `advisory` a tariff below the floor is listed, not refused."""
    hard = policy.on(job.starts_on).tariff_floor
    refusal = may_charge(job.tariff, await floor_of(tx, job), job.starts_on, hard)
    return refusal if hard is TariffFloor.HARD else None


def work_on(job: Job) -> Work:
    """A job as the rules of terms and stops see it."""
    shifts = [Pattern(s.weekday, s.starts, s.ends, s.break_minutes) for s in job.shifts]
    return Work(job.employer, job.id, job.title, job.starts_on, job.ends_on, job.minutes_per_week, shifts)


def _spans(found: Sequence[Placement], changed: Mapping[int, int]) -> list[Span]:
    """Placements as far as terms go, with the hours that hold on the day at hand where they were changed."""
    return [Span(p.starts_on, p.last_day, Fraction(changed.get(p.id, p.minutes_per_week), 60)) for p in found]


async def first_start_of(tx: Transaction, placement: Placement) -> date:
    """The first day of work of the term that a placement is in, with those before it on the same work."""
    choices = (await policies.of(tx, placement.municipality)).on(placement.starts_on)
    shared: SharedTerm | None = None
    for one in await matching.work_of(tx, placement.candidate):
        same = one.employer == placement.employer and one.job == placement.job
        if one.last and one.start <= placement.starts_on and shares_term(choices.term_unit, same):
            shared = with_placement(shared, one.first_day, one.last, choices.term_resets_after_months)
    return shared.first_start if shared else placement.starts_on


async def latest_of(tx: Transaction, placement: Placement, today: date) -> date | Refusal:
    """Until when a placement may be extended, by its term and the policy. Refused: it is over, or goes on no longer."""
    choices = (await policies.of(tx, placement.municipality)).on(today)
    first = await first_start_of(tx, placement)
    return latest_last_day(choices.terms, first, placement.last_allowed_day, placement.last_day, today)


async def counted_term(tx: Transaction, placement: Placement, minutes_per_week: int, day: date) -> date:
    """The last allowed day of a running placement, if it had so many minutes a week from this day on.

    Hours that grow are counted anew, with all that is worked at the same time from that day on; fewer hours leave the term as it is.
    """
    choices = (await policies.of(tx, placement.municipality)).on(day)
    before = await work_changes.minutes_on(tx, [placement.id], day - timedelta(days=1))
    if choices.terms is not TermLength.BY_HOURS or minutes_per_week <= before.get(placement.id, placement.minutes_per_week):
        return placement.last_allowed_day
    own = [p for p in await placements.of_candidate(tx, placement.candidate) if p.id != placement.id and p.last_day >= day]
    hours = Fraction(0)
    for when in _turns(own, day, placement.last_day):
        others = _spans(own, await work_changes.minutes_on(tx, [p.id for p in own], when))
        hours = max(hours, counted_hours(Fraction(minutes_per_week, 60), when, others, choices.sum_simultaneous))
    months = term_months(choices.terms, choices.at_28_hours, hours)
    if months == LONG:
        return placement.last_allowed_day
    return min(placement.last_allowed_day, last_allowed_day(await first_start_of(tx, placement), months))


def _turns(others: Iterable[Placement], first: date, last: date) -> list[date]:
    """The days of a period on which what is worked together may be most: its first, and the first and last of other work in it."""
    days = {first, *(day for one in others for day in (one.starts_on, min(one.last_day, last)))}
    return sorted(day for day in days if first <= day <= last)


def _shifts(job: Job, first: date, last: date) -> list[PlannedShift]:
    return shifts_from(work_on(job).shifts, first, last)


def shifts_from(pattern: Iterable[Pattern], first: date, last: date) -> list[PlannedShift]:
    """A weekly pattern laid out from the first to the last day, not written yet."""
    planned = planned_shifts(pattern, first, last)
    return [PlannedShift(0, 0, s.day, s.starts, s.ends, s.break_minutes, _minutes(s)) for s in planned]


def _minutes(shift: Planned) -> int:
    minutes = worked_minutes(shift.day, shift.starts, shift.ends, shift.break_minutes)
    assert isinstance(minutes, int), "a planned shift has possible times"
    return minutes


async def place(deed: Deed, terms: Terms, candidate_id: int, proposal: int | None = None) -> int | None:
    """Fix tariff, rate, start, hours and last day, plan the shifts, and confirm it to both sides."""
    job = terms.job
    values = {
        "municipality": job.municipality,
        "proposal": proposal,
        "job": job.id,
        "employer": job.employer,
        "candidate": candidate_id,
        "seat": job.next_seat(local_day(deed.now)),
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
    agreed = {name: values[name] for name in AGREED}
    deed.trail(job.municipality, "placed", Thing.PLACEMENT, number, **agreed, proposal=proposal, last_day=terms.last_day)
    deed.call(job.municipality, Clocked.FIRST_DAY, number, told_at(terms.first_day))
    await plan_shifts(deed, number, job, terms.last_day)
    await plan_contacts(deed, job.municipality, number, job.starts_on, terms.last_day)
    for reader in [await people.by_id(deed.tx, candidate_id), *await members.looking_after(deed.tx, job.employer, job.site)]:
        if reader:
            deed.show(reader, Thing.PLACEMENT, number, key="made", fresh=True)
            await confirm_to(deed, number, reader)
    return number


async def plan_shifts(deed: Deed, placement_id: int, job: Job, last: date) -> None:
    """Write the planned shifts of a placement, and let the clock call toward its end."""
    await add_shifts(deed, job.municipality, placement_id, _shifts(job, job.starts_on, last), job.starts_on, last)
    for kind, due in end_calls(job.starts_on, last).items():
        deed.call(job.municipality, kind, placement_id, due)


async def add_shifts(
    deed: Deed, municipality: int, placement_id: int, shifts: Iterable[PlannedShift], first: date, last: date
) -> None:
    """Write planned shifts from the first to the last day, and let the clock ask after each one and at the end of each week."""
    rows = [
        {
            "municipality": municipality,
            "placement": placement_id,
            "day": s.day,
            "starts": s.starts,
            "ends": s.ends,
            "break_minutes": s.break_minutes,
            "minutes": s.minutes,
        }
        for s in shifts
    ]
    await placements.plan(deed.tx, rows)
    planned = await placements.shifts_of(deed.tx, [placement_id], first, last)
    for shift in planned:
        deed.call(municipality, Clocked.SHIFT_ENDED, shift.id, awake(shift.ends_at))
    ends = [(shift.day, shift.ends_at) for shift in planned]
    await open_weeks(deed, municipality, placement_id, ends, first, last)
