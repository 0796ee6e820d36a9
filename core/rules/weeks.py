"""The week that both sides sign: who may do what, when (domain section 3.6, MANUAL 5: candidate and employer both sign).

    open -> signed -> confirmed
                   -> disputed -> confirmed                    (the candidate agrees with the employer)
                               -> to_consultant -> confirmed   (the contact person decides)

Silence confirms nothing. Every change of what a week says raises its version; a button carries the version that it was shown with, so
that nobody signs or confirms what they did not see. For a minute after signing the candidate may take it back; only then the employer sees it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from core.rules.calendar import AMSTERDAM
from core.rules.refusals import Code, Refusal, refuse

UNDO = timedelta(seconds=60)
WEEK_CLOSES = time(20, 0)


class WeekCode(Code):
    """Why a week does not go on."""

    SIGNED = "week_signed"
    CONFIRMED = "week_confirmed"
    NOT_SIGNED = "week_not_signed"
    CHANGED = "week_changed"
    INCOMPLETE = "week_incomplete"
    NOT_OVER = "week_not_over"
    TOO_LATE = "week_too_late"
    SAME_HOURS = "week_same_hours"


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
    ASK = "ask"
    DECIDE = "decide"


@dataclass(frozen=True)
class Week:
    """What counts of a week: its state, the version of what it says, and when the candidate signed that."""

    state: WeekState
    version: int
    signed_at: datetime | None


_STEPS: dict[Step, tuple[WeekState, WeekState]] = {
    Step.SIGN: (WeekState.OPEN, WeekState.SIGNED),
    Step.TAKE_BACK: (WeekState.SIGNED, WeekState.OPEN),
    Step.CONFIRM: (WeekState.SIGNED, WeekState.CONFIRMED),
    Step.DISPUTE: (WeekState.SIGNED, WeekState.DISPUTED),
    Step.AGREE: (WeekState.DISPUTED, WeekState.CONFIRMED),
    Step.ASK: (WeekState.DISPUTED, WeekState.TO_CONSULTANT),
    Step.DECIDE: (WeekState.TO_CONSULTANT, WeekState.CONFIRMED),
}


def may_change(state: WeekState) -> Refusal | None:
    """Days are free to change while the week is open. After that only both sides, or the contact person, change them."""
    match state:
        case WeekState.OPEN:
            return None
        case WeekState.CONFIRMED:
            return refuse(WeekCode.CONFIRMED)
    return refuse(WeekCode.SIGNED)


def closes_at(first: date, shift_ends: Iterable[datetime]) -> datetime:
    """When the week that begins on this Monday is over: its last planned shift has ended, or Sunday 20:00 when none is planned."""
    sunday = datetime.combine(first + timedelta(days=6), WEEK_CLOSES, AMSTERDAM)
    return max(shift_ends, default=sunday)
