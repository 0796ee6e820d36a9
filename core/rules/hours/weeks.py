"""The week that both sides sign: who may do what, when (domain section 3.6; MANUAL 5: candidate and employer both sign).

    open -> signed -> open                                      (the candidate takes the signature back)
                   -> confirmed
                   -> disputed -> confirmed                    (the candidate agrees with the employer)
                               -> signed                       (the candidate proposes other hours: the next round)
                                         -> disputed           (and takes them back: the dispute as it stood)
                               -> to_consultant -> confirmed   (the contact person decides)
                   -> to_consultant                            (the employer disputes for the third time)

Silence confirms nothing. Every change of what a week says gives it a version of its own; a button carries the version that it was shown
with, so that nobody signs or confirms what they did not see. For a minute after signing the candidate may take it back; only then the
employer is asked. Other hours that are taken back leave the version that the employer disputed. What is confirmed is locked.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from core.rules.calendar import AMSTERDAM
from core.rules.hours.week_days import Day, DayKind
from core.rules.quiet import awake, next_monday, next_morning
from core.rules.refusals import Code, Refusal, refuse

UNDO = timedelta(seconds=60)
WEEK_CLOSES = time(20, 0)
MOST_ROUNDS = 3
"""How often an employer may see a week otherwise; after that no more is proposed, and the contact person decides."""
LONGEST_NOTE = 300
"""Characters of why a side says that a day was otherwise: it stands on a card, beside the hours."""


class WeekCode(Code):
    """Why a week does not go on."""

    SIGNED = "week_signed"
    DISPUTED = "week_disputed"
    CONFIRMED = "week_confirmed"
    NOT_SIGNED = "week_not_signed"
    CHANGED = "week_changed"
    INCOMPLETE = "week_incomplete"
    EMPTY = "week_empty"
    NOT_OVER = "week_not_over"
    TOO_LATE = "week_too_late"
    SAME_HOURS = "week_same_hours"
    NO_OBJECTION = "week_no_objection"


class WeekState(StrEnum):
    """How far a week has come."""

    OPEN = "open"
    SIGNED = "signed"
    DISPUTED = "disputed"
    TO_CONSULTANT = "to_consultant"
    CONFIRMED = "confirmed"


class Step(StrEnum):
    """What somebody does with a week."""

    SIGN = "sign"
    TAKE_BACK = "take_back"
    CONFIRM = "confirm"
    DISPUTE = "dispute"
    AGREE = "agree"
    COUNTER = "counter"
    ASK = "ask"
    DECIDE = "decide"


@dataclass(frozen=True)
class Week:
    """What counts of a week: its state, the version of what it says, and when the candidate signed that."""

    state: WeekState
    version: int
    signed_at: datetime | None


STEPS: dict[Step, tuple[WeekState, tuple[WeekState, ...]]] = {
    Step.SIGN: (WeekState.OPEN, (WeekState.SIGNED,)),
    Step.TAKE_BACK: (WeekState.SIGNED, (WeekState.OPEN, WeekState.DISPUTED)),
    Step.CONFIRM: (WeekState.SIGNED, (WeekState.CONFIRMED,)),
    Step.DISPUTE: (WeekState.SIGNED, (WeekState.DISPUTED, WeekState.TO_CONSULTANT)),
    Step.AGREE: (WeekState.DISPUTED, (WeekState.CONFIRMED,)),
    Step.COUNTER: (WeekState.DISPUTED, (WeekState.SIGNED,)),
    Step.ASK: (WeekState.DISPUTED, (WeekState.TO_CONSULTANT,)),
    Step.DECIDE: (WeekState.TO_CONSULTANT, (WeekState.CONFIRMED,)),
}
"""Where each step begins, and every state in which it may end; `after_take_back` and `after_objection` say which of two it is."""
_STANDS = {
    WeekState.OPEN: WeekCode.NOT_SIGNED,
    WeekState.SIGNED: WeekCode.SIGNED,
    WeekState.DISPUTED: WeekCode.DISPUTED,
    WeekState.TO_CONSULTANT: WeekCode.DISPUTED,
    WeekState.CONFIRMED: WeekCode.CONFIRMED,
}


def closes_at(first: date, shift_ends: Iterable[datetime]) -> datetime:
    """When the week that begins on this Monday is over: its last planned shift has ended, or Sunday 20:00 when none is planned."""
    sunday = datetime.combine(first + timedelta(days=6), WEEK_CLOSES, AMSTERDAM)
    return max(shift_ends, default=sunday)


def unsigned_from(ends_at: datetime) -> datetime:
    """From when the contact person knows of a week that is over and not signed: the morning after the last reminder, a Monday's."""
    return next_morning(next_monday(awake(ends_at)))


def may_change(state: WeekState) -> Refusal | None:
    """Days are free to change while the week is open. After that only both sides together, or the contact person, change them.

    Refused: any other state, by its name."""
    return None if state is WeekState.OPEN else refuse(_STANDS[state])


def may(week: Week, step: Step, version: int) -> Refusal | None:
    """A step needs the state that it starts from, and the version that was shown to whoever takes it.

    Refused: another version, and another state."""
    if version != week.version:
        return refuse(WeekCode.CHANGED)
    before, _ = STEPS[step]
    return None if week.state is before else refuse(_STANDS[week.state])


def is_done(week: Week, step: Step, version: int) -> bool:
    """Whether this step, or one with the same end, was taken with this version: a second tap shows its result again."""
    return week.version == version and week.state in STEPS[step][1]


def is_step(before: WeekState, after: WeekState) -> bool:
    """Whether some step leads from one of these states to the other."""
    return any(before is start and after in ends for start, ends in STEPS.values())


def may_sign(week: Week, version: int, days: Sequence[Day], now: datetime, closes: datetime) -> Refusal | None:
    """The candidate signs when no planned day is missing (missing is not zero), and the week is over where none is planned.

    Refused: a missing day, a week that is not over, one without any day, and what `may` refuses."""
    refusal = may(week, Step.SIGN, version)
    if refusal:
        return refusal
    missing = [day.day for day in days if day.kind is DayKind.MISSING]
    if missing:
        return refuse(WeekCode.INCOMPLETE, days=",".join(day.isoformat() for day in missing))
    if not is_over(days, now, closes):
        return refuse(WeekCode.NOT_OVER)
    return refuse(WeekCode.EMPTY) if all(day.logged is None for day in days) else None


def is_over(days: Sequence[Day], now: datetime, closes: datetime) -> bool:
    """Nothing is still to come: no planned day without an entry, or Sunday evening where none is planned."""
    if all(day.planned is None for day in days):
        return now >= closes
    return all(day.kind is not DayKind.TO_COME for day in days)


def may_take_back(week: Week, version: int, now: datetime) -> Refusal | None:
    """For a minute after signing, the candidate may take it back. Refused: after that minute, and what `may` refuses."""
    refusal = may(week, Step.TAKE_BACK, version)
    if refusal:
        return refusal
    return None if is_fresh(week, now) else refuse(WeekCode.TOO_LATE)


def after_take_back(rounds: int) -> WeekState:
    """Where a week goes whose signature is taken back, that the employer saw otherwise so often before: open, or that dispute again."""
    return WeekState.DISPUTED if rounds else WeekState.OPEN


def is_taken_back(week: Week, version: int) -> bool:
    """Whether the signature under this version was taken back: a second tap shows the week that is open, or disputed as it was before it."""
    return week.state is WeekState.OPEN or (week.state is WeekState.DISPUTED and week.version < version)


def may_answer(week: Week, step: Step, version: int, now: datetime) -> Refusal | None:
    """The employer confirms or disputes a signed week once the candidate can no longer take it back.

    Refused: within that minute, and what `may` refuses."""
    refusal = may(week, step, version)
    if refusal:
        return refusal
    return refuse(WeekCode.NOT_SIGNED) if is_fresh(week, now) else None


def is_fresh(week: Week, now: datetime) -> bool:
    """Signed less than a minute ago."""
    return week.state is WeekState.SIGNED and week.signed_at is not None and now < week.signed_at + UNDO


def after_objection(rounds: int) -> WeekState:
    """Where a week goes that the employer sees otherwise, for the `rounds`-th time (from 1)."""
    return WeekState.DISPUTED if rounds < MOST_ROUNDS else WeekState.TO_CONSULTANT


def may_counter(claimed: Mapping[date, int], counters: Mapping[date, int]) -> Refusal | None:
    """The candidate answers each day that the employer sees otherwise (minutes by day), and at least one of them not with the employer's.

    Refused: other days than those that were asked about, and nothing but the employer's hours."""
    if set(counters) != set(claimed):
        return refuse(WeekCode.NO_OBJECTION)
    return refuse(WeekCode.SAME_HOURS) if dict(counters) == dict(claimed) else None


def may_object(logged_minutes: int, minutes: int) -> Refusal | None:
    """An objection to a day says other hours than the candidate did; a day that was not entered has 0 minutes here.

    Refused: the same hours."""
    return refuse(WeekCode.SAME_HOURS) if minutes == logged_minutes else None
