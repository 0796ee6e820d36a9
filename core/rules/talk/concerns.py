"""Something that does not feel right: who has it, how far it is, and what either may do (REPORT 4.3: candidates ring the bell).

It goes past the employer, to the contact person or, by choice, to the municipality's reporting point. One person has it, and nobody else sees
that it exists. One with the contact person that is not answered in time passes on to the reporting point.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.rules.refusals import Code, Refusal, refuse


class ConcernCode(Code):
    """Why nothing more is written in a concern, or it is not closed."""

    CONCERN_CLOSED = "concern_closed"
    CONCERN_UNANSWERED = "concern_unanswered"


class ConcernState(StrEnum):
    """What the candidate sees of it."""

    SENT = "sent"
    SEEN = "seen"
    ANSWERED = "answered"
    PASSED_ON = "passed_on"
    CLOSED = "closed"


@dataclass(frozen=True)
class Concern:
    """What counts: when it was seen, answered and closed, and whether it passed on to the reporting point as one of its own."""

    seen_at: datetime | None
    answered_at: datetime | None
    closed_at: datetime | None
    passed_on: bool


def state_of(one: Concern) -> ConcernState:
    """How far it is."""
    if one.closed_at:
        return ConcernState.PASSED_ON if one.passed_on else ConcernState.CLOSED
    if one.answered_at:
        return ConcernState.ANSWERED
    return ConcernState.SEEN if one.seen_at else ConcernState.SENT


def may_write(one: Concern) -> Refusal | None:
    """Both may write as long as it is open. Refused: once it is closed."""
    return refuse(ConcernCode.CONCERN_CLOSED) if one.closed_at else None


def may_close(one: Concern) -> Refusal | None:
    """Whoever has it closes it, and only after an answer. Refused: a second time, and without an answer."""
    if one.closed_at:
        return refuse(ConcernCode.CONCERN_CLOSED)
    return None if one.answered_at else refuse(ConcernCode.CONCERN_UNANSWERED)


def passes_on(one: Concern, to_reporting_point: bool, receiver: int, point: int | None) -> bool:
    """Whether it goes to the reporting point when its time is over: unanswered, and with somebody else."""
    return not (one.closed_at or one.answered_at or to_reporting_point) and point not in (None, receiver)
