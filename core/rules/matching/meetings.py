"""Meeting first, before an employer chooses: one to three moments are proposed, and the candidate picks one or says that none fits.

The employer chooses (domain 3); of meeting before, and of how many moments, no document says anything.
"""

from collections.abc import Sequence
from datetime import datetime

from core.rules.refusals import Code, Refusal, refuse

MOST_MOMENTS = 3


class MeetingCode(Code):
    """Why a meeting is not proposed or not answered."""

    MEETING_WAITS = "meeting_waits"
    MEETING_ANSWERED = "meeting_answered"
    MEETING_PAST = "meeting_past"
    MEETING_AGREED = "meeting_agreed"
    MEETING_GONE = "meeting_gone"


def may_propose(agreed: bool, instead: bool, moments: Sequence[datetime], now: datetime) -> Refusal | None:
    """Moments that are still to come; `instead` of one that was agreed only where whoever proposes them knows of it.

    Refused: a meeting that was agreed meanwhile; no moments, more than three, and one that is over."""
    if agreed and not instead:
        return refuse(MeetingCode.MEETING_AGREED)
    possible = 0 < len(moments) <= MOST_MOMENTS and all(moment > now for moment in moments)
    return None if possible else refuse(MeetingCode.MEETING_PAST)


def is_called_off(
    moment: datetime, welcome: bool | None, chosen_at: datetime | None, replaced_at: datetime | None = None
) -> bool:
    """Whether an agreed meeting does not take place: before it the answer to the proposal was no, or something else came in its place."""
    closed = welcome is False and chosen_at is not None and chosen_at < moment
    return closed or (replaced_at is not None and replaced_at < moment)


def may_call_off(moment: datetime | None, is_off: bool, now: datetime) -> Refusal | None:
    """An agreed meeting, until it begins. Refused: no meeting, one that is off, and one that began."""
    return None if moment and moment > now and not is_off else refuse(MeetingCode.MEETING_GONE)


def may_pick(answered: bool, replaced: bool, moment: datetime | None, now: datetime) -> Refusal | None:
    """The candidate answers once, what was proposed last; `moment` is None when none fits. One that is over cannot be picked any more.

    Refused: moments that others took the place of, a second answer, a moment that is over."""
    if replaced:
        return refuse(MeetingCode.MEETING_GONE)
    if answered:
        return refuse(MeetingCode.MEETING_ANSWERED)
    return refuse(MeetingCode.MEETING_PAST) if moment and moment <= now else None
