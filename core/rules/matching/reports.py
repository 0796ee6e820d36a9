"""A job as an employer reports it: what it must hold, how far it has come, and who may do what with it (MANUAL 2, REPORT 3.5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from core.rules.refusals import Code, Refusal, refuse

MINUTES_A_WEEK = 60 * 60
"""More hours a week than this nobody works (Arbeidstijdenwet art. 5:7: 60 hours)."""
LONGEST = {"title": 80, "place": 160, "tasks": 600, "guide": 80, "needs": 200}
"""How many characters fit in an answer."""


class ReportCode(Code):
    """Why a reported job does not go on."""

    REPORT_SENT = "report_sent"
    REPORT_INCOMPLETE = "report_incomplete"
    REPORT_DECIDED = "report_decided"
    REPORT_WITHDRAWN = "report_withdrawn"
    REPORT_WORDS_TOO_LONG = "report_words_too_long"
    FIRST_DAY_PAST = "first_day_past"
    LAST_BEFORE_FIRST = "last_before_first"
    WEEK_HOURS_IMPOSSIBLE = "week_hours_impossible"
    JOB_HAS_PEOPLE = "job_has_people"
    CHECK_FORBIDS = "check_forbids"
    CHECK_UNFINISHED = "check_unfinished"


class Why(StrEnum):
    """Why work is temporary ("peak and sick", domain section 3)."""

    PEAK = "peak"
    REPLACEMENT = "replacement"
    ONE_OFF = "one_off"
    GROWTH = "growth"


class Field(StrEnum):
    """What an employer tells about a job, in the order in which it is asked."""

    TITLE = "title"
    PLACE = "place"
    TASKS = "tasks"
    FIRST = "first"
    LAST = "last"
    SHIFTS = "shifts"
    MINUTES = "minutes"
    WHY = "why"
    GUIDE = "guide"
    NEEDS = "needs"


FIELDS = tuple(Field)


class Kept(StrEnum):
    """What was decided about a report."""

    DRAFT = "draft"
    SENT = "sent"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ReportState(StrEnum):
    """How far a report has come, as its employer sees it."""

    DRAFT = "draft"
    SENT = "sent"
    CHECKED = "checked"
    OPEN = "open"
    FILLED = "filled"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


RUNNING = (ReportState.SENT, ReportState.CHECKED, ReportState.OPEN)
"""While it can be taken back."""


@dataclass(frozen=True)
class Standing:
    """What counts of a report: what was decided, whether its check has begun, places free and taken of its job."""

    kept: Kept
    check_begun: bool
    free: int
    taken: int
    job_withdrawn: bool


def state_of(one: Standing) -> ReportState:
    """How far a report has come."""
    if one.kept is Kept.SENT:
        return ReportState.CHECKED if one.check_begun else ReportState.SENT
    if one.kept is Kept.ACCEPTED:
        if one.job_withdrawn:
            return ReportState.WITHDRAWN
        return ReportState.OPEN if one.free > 0 else ReportState.FILLED
    return ReportState(one.kept.value)


def may_fill_in(facts: Mapping[str, Any], field: Field, value: Any, today: date) -> Refusal | None:
    """Whether an answer fits with what was told before; dates are ISO, hours minutes a week.

    Refused: too many words, a first day that is over, a last day before the first, hours that no week has."""
    if field in LONGEST and len(value) > LONGEST[field]:
        return refuse(ReportCode.REPORT_WORDS_TOO_LONG, most=LONGEST[field])
    if field is Field.FIRST and value < today.isoformat():
        return refuse(ReportCode.FIRST_DAY_PAST)
    if field is Field.LAST and value and value < facts.get(Field.FIRST, ""):
        return refuse(ReportCode.LAST_BEFORE_FIRST, first=date.fromisoformat(facts[Field.FIRST]))
    if field is Field.MINUTES and not 0 < value <= MINUTES_A_WEEK:
        return refuse(ReportCode.WEEK_HOURS_IMPOSSIBLE, most=MINUTES_A_WEEK)
    return None


def after_filling_in(facts: Mapping[str, Any], field: Field, value: Any) -> dict[str, Any]:
    """The draft with an answer: an earlier last day goes when a later first day is told."""
    filled = dict(facts) | {field.value: value}
    if field is Field.FIRST and filled.get(Field.LAST) and filled[Field.LAST] < value:
        del filled[Field.LAST.value]
    return filled


def next_field(facts: Mapping[str, Any]) -> Field | None:
    """What is asked next; None when all is told."""
    return next((field for field in FIELDS if field not in facts), None)


def may_send(kept: Kept, facts: Mapping[str, Any], today: date) -> Refusal | None:
    """A draft is sent when all is told and its first day is not over.

    Refused: what was sent, what is not complete, and a first day that is over."""
    if kept is not Kept.DRAFT:
        return refuse(ReportCode.REPORT_SENT)
    if next_field(facts):
        return refuse(ReportCode.REPORT_INCOMPLETE)
    return refuse(ReportCode.FIRST_DAY_PAST) if facts[Field.FIRST] < today.isoformat() else None


def may_withdraw(one: Standing) -> Refusal | None:
    """The employer takes a job back until somebody is placed on it; what was refused stays refused."""
    if one.kept is Kept.REFUSED:
        return refuse(ReportCode.REPORT_DECIDED)
    return refuse(ReportCode.JOB_HAS_PEOPLE) if one.taken else None


def may_decide(kept: Kept) -> Refusal | None:
    """A report is accepted or refused once, and not after it was taken back."""
    if kept is Kept.WITHDRAWN:
        return refuse(ReportCode.REPORT_WITHDRAWN)
    return None if kept is Kept.SENT else refuse(ReportCode.REPORT_DECIDED)
