"""A mistake in a confirmed week: what is locked changes only with the word of both sides, or of the contact person.

    open -> agreed                     (the other side: that is right)
         -> to_consultant -> granted   (the other side does not agree, or nobody answers; the contact person decides)
                          -> declined

Silence confirms nothing and rejects nothing. What was settled with the hours of before is never changed: the day gets a newer version, and
the difference is a line of the next settlement (domain section 6).
"""

from enum import StrEnum

from core.rules.hours.weeks import WeekCode, WeekState
from core.rules.refusals import Code, Refusal, refuse


class CorrectionCode(Code):
    """Why a correction does not go on."""

    NOT_CONFIRMED = "correction_not_confirmed"
    WAITS_ALREADY = "correction_waits_already"
    ENDED = "correction_ended"
    AT_CONSULTANT = "correction_at_consultant"


class CorrectionState(StrEnum):
    """How far a correction has come."""

    OPEN = "open"
    AGREED = "agreed"
    TO_CONSULTANT = "to_consultant"
    GRANTED = "granted"
    DECLINED = "declined"


HOLDS = frozenset({CorrectionState.AGREED, CorrectionState.GRANTED})
"""After these the day has the hours of the correction."""


def may_correct(week: WeekState, logged_minutes: int, minutes: int) -> Refusal | None:
    """Only what was confirmed is corrected, and only to other hours.

    Refused: a week that is not confirmed, and the hours that stand there already."""
    if week is not WeekState.CONFIRMED:
        return refuse(CorrectionCode.NOT_CONFIRMED)
    return refuse(WeekCode.SAME_HOURS) if logged_minutes == minutes else None


def may_answer(state: CorrectionState) -> Refusal | None:
    """The other side answers once. Refused: a correction that is with the contact person, or over."""
    if state is CorrectionState.TO_CONSULTANT:
        return refuse(CorrectionCode.AT_CONSULTANT)
    return None if state is CorrectionState.OPEN else refuse(CorrectionCode.ENDED)


def may_decide(state: CorrectionState) -> Refusal | None:
    """The contact person decides what the two sides could not. Refused: a correction that is not with them."""
    return None if state is CorrectionState.TO_CONSULTANT else refuse(CorrectionCode.ENDED)
