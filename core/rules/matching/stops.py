"""Hard stops: why a job cannot be offered to a candidate, whatever they want (domain sections 3, 4 and 8).

Under 27 and the minimum age: `exemption`. The term: `terms`. Here: one term for the same work, hours that overlap with other work, and
one re-integration instrument after another on the same work (REPORT 3.3, note 18).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from core.rules.choices import Choices
from core.rules.day_minutes import Shift, meet
from core.rules.matching.displacement import Offered, findings_for
from core.rules.planning import Pattern, first_planned, planned_shifts
from core.rules.refusals import Code, Refusal, refuse
from core.rules.work.ending import Step
from core.rules.work.instruments import Episode, Instrument
from core.rules.work.terms import Span, Term, allowed_until, counted_hours, shares_term, term_months, with_placement

A_DAY = timedelta(days=1)


class StopCode(Code):
    """Why a job cannot be offered to somebody now."""

    HOURS_OVERLAP = "hours_overlap"
    INSTRUMENT_BEFORE = "instrument_before"


@dataclass(frozen=True, slots=True)
class Work:
    """Work of a candidate, or the job at hand: whose, when, how much, and its weekly shifts. `last` None: no last day was said.

    Of work that somebody has, `placement` is its number, `planned` its shifts as they are planned now, and `steps` the hours a week that
    were agreed for later.
    """

    employer: int
    job: int
    title: str
    start: date
    last: date | None
    minutes_per_week: int
    shifts: Sequence[Pattern] = ()
    placement: int = 0
    planned: Sequence[Shift] = ()
    steps: Sequence[Step] = ()

    @property
    def first_day(self) -> date:
        """The first day on which something is planned: on it the term begins (MANUAL 2 and 6 count from the start, which is confirmed so)."""
        return first_planned([one.weekday for one in self.shifts], self.start, self.last or date.max) or self.start

    def hours_on(self, day: date) -> Fraction:
        """Hours a week that hold on a day, as agreed now."""
        held = [step.minutes for step in self.steps if step.since <= day]
        return Fraction(held[-1] if held else self.minutes_per_week, 60)


@dataclass(frozen=True, slots=True)
class Before:
    """Another instrument that a candidate was in: at which employer, which kind of work, and until when."""

    candidate: int
    employer: int
    kind: str
    instrument: Instrument
    first: date
    last: date


def last_day_on(choices: Choices, job: Work, others: Sequence[Work]) -> date | Refusal:
    """The last day that the term allows on a job, after a candidate's other work (each with its last day), earliest first.

    The hours of the other work on the first day count, and those to which it was agreed that it grows while the job runs.
    """
    resets, first = choices.term_resets_after_months, job.first_day
    shared: Term | None = None
    for one in others:
        if one.last and shares_term(choices.term_unit, (one.employer, one.job) == (job.employer, job.job)):
            shared = with_placement(shared, one.first_day, one.last, resets)

    def allowed(days: Iterable[date]) -> date | Refusal:
        hours = max(_hours_on(day, job, others, choices.sum_simultaneous) for day in days)
        return allowed_until(shared, first, term_months(choices.terms, choices.at_28_hours, hours), resets)

    until = allowed([first])
    if isinstance(until, Refusal):
        return until
    last = min(until, job.last or until)
    return allowed([first, *(step.since for one in others for step in one.steps if first < step.since <= last)])


def _hours_on(day: date, job: Work, others: Iterable[Work], sum_simultaneous: bool) -> Fraction:
    """The job's hours a week and, by policy, those on this day of other work that holds the job's first day."""
    beside = [
        Span(one.start, one.last, one.hours_on(day)) for one in others if one.last and one.start <= job.first_day <= one.last
    ]
    return counted_hours(Fraction(job.minutes_per_week, 60), day, beside, sum_simultaneous)


def overlap(job: Work, others: Iterable[Work]) -> Refusal | None:
    """Refused: a shift of the job lies over one that is planned of other work. The same job again is another question (`terms`)."""
    for one in others:
        if one.job != job.job and any(_lies_over(job, shift) for shift in one.planned):
            return refuse(StopCode.HOURS_OVERLAP, title=one.title)
    return None


def instrument_before(employer: int, kind: str, candidate: int, history: Iterable[Before]) -> Refusal | None:
    """Refused: another instrument on the same work before. The same work: the same employer and kind, or a kind that is not known."""
    episodes = [
        Episode(
            one.candidate, one.employer, 1 if kind in ("", one.kind) or not one.kind else 0, one.instrument, one.first, one.last
        )
        for one in history
    ]
    found = findings_for(candidate, Offered(1, employer, Decimal(0), False, False, episodes))
    if not found:
        return None
    return refuse(StopCode.INSTRUMENT_BEFORE, instrument=found[0].facts["instrument"], last=found[0].facts["last"])


def _lies_over(job: Work, shift: Shift) -> bool:
    """Whether the job has a shift over this one; one past midnight reaches into the next day."""
    first, last = max(job.start, shift.day - A_DAY), min(job.last or date.max, shift.day + A_DAY)
    return any(meet(one, shift) for one in planned_shifts(job.shifts, first, last))
