"""Meeting first, before an employer chooses: one to three moments are proposed, and the candidate picks one or says that none fits."""

from collections.abc import Sequence
from datetime import datetime

from core.rules.refusals import Code, Refusal, refuse

MOST_MOMENTS = 3


class MeetingCode(Code):
    """Why a meeting is not proposed or not answered."""

    MEETING_WAITS = "meeting_waits"
    MEETING_ANSWERED = "meeting_answered"
    MEETING_PAST = "meeting_past"


def may_propose(open_before: bool, moments: Sequence[datetime], now: datetime) -> Refusal | None:
    """One proposal at a time, of moments that are still to come."""
    if open_before:
        return refuse(MeetingCode.MEETING_WAITS)
    possible = 0 < len(moments) <= MOST_MOMENTS and all(moment > now for moment in moments)
    return None if possible else refuse(MeetingCode.MEETING_PAST)


def is_called_off(moment: datetime, welcome: bool | None, chosen_at: datetime | None) -> bool:
    """Whether an agreed meeting does not take place: the employer's answer to the proposal was no, and came before it."""
    return welcome is False and chosen_at is not None and chosen_at < moment


def may_pick(answered: bool, moment: datetime | None, now: datetime) -> Refusal | None:
    """The candidate answers once; `moment` is None when none fits. One that is over cannot be picked any more."""
    if answered:
        return refuse(MeetingCode.MEETING_ANSWERED)
    return refuse(MeetingCode.MEETING_PAST) if moment and moment <= now else None
