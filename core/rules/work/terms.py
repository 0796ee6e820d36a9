"""The maximum term of a placement (MANUAL 2 and 6; REPORT 3.3; RIB: 3 months and an extension of 3).

The unit is candidate + employer + job. Successive placements on the same work share one term, counted from the first start; after
a long enough gap a new one opens. Months and hours are whole and exact; last days are inclusive.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from core.rules.calendar import add_months
from core.rules.cents import Number
from core.rules.refusals import PlacementCode, Refusal, refuse

SHORT, LONG = 3, 6
FULL_WEEK = 28


class Terms(StrEnum):
    """How many months a placement may last."""

    BY_HOURS = "by_hours"
    ALWAYS_3 = "always_3"
    ALWAYS_6 = "always_6"
    THREE_PLUS_THREE = "3_plus_3"


class At28Hours(StrEnum):
    """The term at exactly 28 hours a week: short by the MANUAL, long by one place of the REPORT."""

    SHORT = "short"
    LONG = "long"


class TermUnit(StrEnum):
    """What the maximum term is of: candidate + employer + job (MANUAL, REPORT), or the candidate in all (RIB)."""

    WORK = "work"
    CANDIDATE = "candidate"


@dataclass(frozen=True)
class Span:
    """A placement as far as terms go: its first and last day and its hours a week."""

    start: date
    last_day: date
    hours: Number


@dataclass(frozen=True)
class Term:
    """The running term of one candidate, employer and job: its first accepted start and the latest last day in it."""

    first_start: date
    latest_last_day: date


def shares_term(unit: TermUnit, same_work: bool) -> bool:
    """Whether two placements of one candidate share a term: those on the same work (employer and job) or, by policy, all of them."""
    return same_work or unit is TermUnit.CANDIDATE


def counted_hours(own: Number, start: date, others: Iterable[Span], sum_simultaneous: bool = True) -> Fraction:
    """Hours a week for the 28-hour test: the placement's own and, by policy, those of the candidate's others that hold its first day."""
    hours = Fraction(own)
    if sum_simultaneous:
        hours += sum(Fraction(other.hours) for other in others if other.start <= start <= other.last_day)
    return hours


def term_months(terms: Terms, at_28_hours: At28Hours, hours: Number, extended: bool = False) -> int:
    """Months a placement may last. `extended` means something under `3_plus_3` only."""
    if terms is Terms.ALWAYS_3:
        return SHORT
    if terms is Terms.ALWAYS_6:
        return LONG
    if terms is Terms.THREE_PLUS_THREE:
        return LONG if extended else SHORT
    short = hours > FULL_WEEK or (hours == FULL_WEEK and at_28_hours is At28Hours.SHORT)
    return SHORT if short else LONG


def last_allowed_day(start: date, months: int) -> date:
    """The day before the same day number so many months later or, where that month has no such day, its last day.

    3 months from 15 January end on 14 April; from 30 November 2016 on 28 February 2017; from 31 January on 30 April.
    """
    same = add_months(start, months)
    return same - timedelta(days=1) if same.day == start.day and same != date.max else same


def opens_new_term(term: Term, start: date, resets_after_months: int) -> bool:
    """Whether a start comes so long after the latest last day that a new term opens; 0 months means never."""
    return resets_after_months > 0 and start > add_months(term.latest_last_day, resets_after_months)


def allowed_until(term: Term | None, start: date, months: int, resets_after_months: int) -> date | Refusal:
    """The last allowed day of a placement, counted from the first start of its term; refused when it would start after that."""
    if term is None or opens_new_term(term, start, resets_after_months):
        return last_allowed_day(start, months)
    last = last_allowed_day(term.first_start, months)
    if start > last:
        return refuse(PlacementCode.TERM_SHARED, first_start=term.first_start, last_day=last, months=months)
    return last


def with_placement(term: Term | None, start: date, last_day: date, resets_after_months: int) -> Term:
    """The term after one more accepted placement, which starts no earlier than those before it."""
    if term is None or opens_new_term(term, start, resets_after_months):
        return Term(start, last_day)
    return Term(term.first_start, max(term.latest_last_day, last_day))
