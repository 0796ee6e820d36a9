"""Hard stops: why a job cannot be offered to a candidate, whatever they want (domain sections 3, 4 and 8).

Under 27 and the minimum age: `exemption`. The term: `terms`. Here: one term for the same work, hours that overlap with other work, and
one re-integration instrument after another on the same work (REPORT 3.3, note 18).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from fractions import Fraction

from core.rules.choices import Choices
from core.rules.matching.displacement import Offered, findings_for
from core.rules.planning import Pattern, first_planned
from core.rules.refusals import Code, Refusal, refuse
from core.rules.work.instruments import Episode, Instrument
from core.rules.work.terms import Span, Term, allowed_until, counted_hours, shares_term, term_months, with_placement

DAY, WEEK = 24 * 60, 7 * 24 * 60


class StopCode(Code):
    """Why a job cannot be offered to somebody now."""

    HOURS_OVERLAP = "hours_overlap"
    INSTRUMENT_BEFORE = "instrument_before"


@dataclass(frozen=True, slots=True)
class Work:
    """Work of a candidate, or the job at hand: whose, when, how much, and its weekly shifts. `last` None: no last day was said."""

    employer: int
    job: int
    title: str
    start: date
    last: date | None
    minutes_per_week: int
    shifts: Sequence[Pattern] = ()

    @property
    def first_day(self) -> date:
        """The first day on which something is planned: on it the term begins (MANUAL 2 and 6 count from the start, which is confirmed so)."""
        return first_planned([one.weekday for one in self.shifts], self.start, self.last or date.max) or self.start


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
    """The last day that the term allows on a job, after a candidate's other work (each with its last day), earliest first."""
    resets = choices.term_resets_after_months
    shared: Term | None = None
    spans = [Span(one.start, one.last, Fraction(one.minutes_per_week, 60)) for one in others if one.last]
    hours = counted_hours(Fraction(job.minutes_per_week, 60), job.first_day, spans, choices.sum_simultaneous)
    for one in others:
        if one.last and shares_term(choices.term_unit, (one.employer, one.job) == (job.employer, job.job)):
            shared = with_placement(shared, one.first_day, one.last, resets)
    return allowed_until(shared, job.first_day, term_months(choices.terms, choices.at_28_hours, hours), resets)


def overlap(job: Work, others: Iterable[Work]) -> Refusal | None:
    """Refused: a weekly shift of the job lies over one of other work, while both run. The same job again is another question (`terms`)."""
    for one in others:
        runs_too = (one.last is None or one.last >= job.start) and (job.last is None or one.start <= job.last)
        if one.job != job.job and runs_too and any(_meet(a, b) for a in job.shifts for b in one.shifts):
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


def _meet(one: Pattern, other: Pattern) -> bool:
    (a, a_end), (b, b_end) = _minutes(one), _minutes(other)
    return any(a < b_end + shift and b + shift < a_end for shift in (-WEEK, 0, WEEK))


def _minutes(shift: Pattern) -> tuple[int, int]:
    """From when to when, in minutes of the week; a shift that ends at or before its start ends on the next day."""
    day = (shift.weekday - 1) * DAY
    starts, ends = day + _clock(shift.starts), day + _clock(shift.ends)
    return starts, ends + DAY if ends <= starts else ends


def _clock(at: time) -> int:
    return at.hour * 60 + at.minute
