"""The end of a placement: what the employer asks for before it, why it ends, and to what work or school it leads.

MANUAL 6 and domain section 8: four, two and one weeks ahead it is asked whether the work goes on, leads to a contract, or ends. Regular paid
work goes first, so an end is never refused for its reason. REPORT table 13 counts outflow after a placement; every document defines it
otherwise, so kinds are kept apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from core.rules.calendar import monday
from core.rules.refusals import Code, Refusal, refuse

MOST_STEPS = 6
WEEKS_LONGER = (4, 8)


class AskKind(StrEnum):
    """What an employer wants with work that runs. New ones come last: buttons name them by their place."""

    EXTEND = "extend"
    HIRE = "hire"
    LET_END = "let_end"
    LET_GO = "let_go"


class AskState(StrEnum):
    """How far that has come."""

    OPEN = "open"
    GRANTED = "granted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class ChangeKind(StrEnum):
    """What a contact person proposes to somebody about work that runs."""

    EXTEND = "extend"
    HOURS = "hours"


class ChangeState(StrEnum):
    """How far that has come."""

    OPEN = "open"
    AGREED = "agreed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class EndReason(StrEnum):
    """Why a placement ends. New ones come last: buttons name them by their place."""

    WORK_HERE = "work_here"
    WORK_ELSEWHERE = "work_elsewhere"
    SCHOOL = "school"
    TERM = "term"
    CANDIDATE = "candidate"
    EMPLOYER = "employer"
    OTHER = "other"


class Outflow(StrEnum):
    """What kind of work or school it leads to, leaving the benefit wholly or in part. New ones come last."""

    FULL_TIME = "full_time"
    PART_TIME = "part_time"
    SCHOOL = "school"


class EndingCode(Code):
    """Why the end of a placement, or a change of it, does not go like this."""

    WORK_OVER = "ending_work_over"
    LAST_DAY_OVER = "ending_last_day_over"
    ASKED_OTHERWISE = "ending_asked_otherwise"
    ASK_ENDED = "ending_ask_ended"
    NOT_LONGER = "ending_not_longer"
    RECORDED = "ending_recorded"
    OUTFLOW_UNKNOWN = "ending_outflow_unknown"
    CHANGE_WAITS = "ending_change_waits"
    CHANGE_ENDED = "ending_change_ended"
    STEPS_ORDER = "ending_steps_order"
    TALK_FIRST = "ending_talk_first"


WORK = (EndReason.WORK_HERE, EndReason.WORK_ELSEWHERE)


@dataclass(frozen=True)
class End:
    """The end of a placement: its last day (inclusive), why, the outflow (None: none), and whether there is a contract (None: no work)."""

    last_day: date
    reason: EndReason
    outflow: Outflow | None = None
    contract: bool | None = None

    @property
    def same_employer(self) -> bool | None:
        """Whether the outflow is to this employer; None where it is to no work."""
        return self.reason is EndReason.WORK_HERE if self.reason in WORK else None


@dataclass(frozen=True)
class Step:
    """From this Monday on so many minutes a week."""

    since: date
    minutes: int


def may_record(end: End) -> Refusal | None:
    """Paid work is full-time or part-time, school is school, and the rest leads to nothing that is known yet.

    Refused: a reason and an outflow that do not belong together."""
    wanted: tuple[Outflow | None, ...] = (None,)
    if end.reason in WORK:
        wanted = (Outflow.FULL_TIME, Outflow.PART_TIME)
    elif end.reason is EndReason.SCHOOL:
        wanted = (Outflow.SCHOOL,)
    fits = end.outflow in wanted and (end.contract is not None) == (end.reason in WORK)
    return None if fits else refuse(EndingCode.OUTFLOW_UNKNOWN)


def may_follow(before: End | None, end: End) -> Refusal | None:
    """An end is recorded once; work or school that is found later is added to an end that led to nothing, and the last day stays.

    Refused: a second end, and another last day."""
    if before is None or (before.outflow is None and end.outflow is not None and end.last_day == before.last_day):
        return None
    return refuse(EndingCode.RECORDED, last_day=before.last_day)


def may_ask(kind: AskKind, end: End | None, last_day: date, today: date, was_refused: bool = False) -> Refusal | None:
    """A contract always goes first (domain 3.8): it may be offered after the last day too, and once the end was recorded, unless that is the
    contract. Anything else is asked while the work lasts and its end does not stand; to go on longer not again after a no (`was_refused`),
    before somebody has spoken with the employer.
    Refused: a contract after one there, and what `may_still_change` refuses."""
    if kind is AskKind.HIRE:
        return refuse(EndingCode.WORK_OVER) if end and end.reason is EndReason.WORK_HERE else None
    is_again = kind is AskKind.EXTEND and was_refused
    return may_still_change(end, last_day, today) or (refuse(EndingCode.TALK_FIRST) if is_again else None)


def may_still_change(end: End | None, last_day: date, today: date) -> Refusal | None:
    """Work changes while it lasts and its end does not stand. Refused: once the end stands, and after the last day."""
    if end:
        return refuse(EndingCode.WORK_OVER)
    return refuse(EndingCode.LAST_DAY_OVER, last_day=last_day) if last_day < today else None


def may_extend_to(day: date, last_day: date, latest: date) -> Refusal | None:
    """Longer than it was, and no longer than policy and term allow. Refused: any other day."""
    return None if last_day < day <= latest else refuse(EndingCode.NOT_LONGER, last_day=latest)


def longer_days(last_day: date, latest: date) -> list[date]:
    """Last days to choose from: four and eight weeks more, and the latest that is allowed."""
    days = [last_day + timedelta(weeks=weeks) for weeks in WEEKS_LONGER]
    return [*(day for day in days if day < latest), *([latest] if latest > last_day else [])]


def may_grow(steps: Sequence[Step], today: date, last_day: date) -> Refusal | None:
    """Each step on a later Monday than the one before, still to come and while the work lasts, with other hours than before.

    Refused: steps in another order, on other days, of the same hours, none, and too many."""
    known = today
    for one in steps:
        if not (known < one.since <= last_day and one.since == monday(one.since)):
            return refuse(EndingCode.STEPS_ORDER, date=one.since)
        known = one.since
    fits = 1 <= len(steps) <= MOST_STEPS and all(a.minutes != b.minutes for a, b in pairwise(steps))
    return None if fits else refuse(EndingCode.STEPS_ORDER, date=known)
