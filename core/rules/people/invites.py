"""Invites: one person, one use, 72 hours. No document says how long."""

from datetime import datetime, timedelta

from core.rules.refusals import Code, Refusal, refuse

VALID_FOR = timedelta(hours=72)
SECRET_BYTES = 16
TRIES = 5
TRIES_WITHIN = timedelta(hours=1)


class InviteCode(Code):
    """Why a link does not let somebody in."""

    INVITE_UNKNOWN = "invite_unknown"
    INVITE_USED = "invite_used"
    INVITE_EXPIRED = "invite_expired"
    ALREADY_SOMEBODY_ELSE = "already_somebody_else"
    PHONE_LINKED = "phone_linked"
    TOO_MANY_TRIES = "too_many_tries"


def may_try(wrong: int, since: datetime, now: datetime) -> Refusal | None:
    """Whether a chat may try another link after so many wrong ones, the first of them at `since`.

    Refused: after five wrong ones, for an hour."""
    return refuse(InviteCode.TOO_MANY_TRIES) if wrong >= TRIES and now < since + TRIES_WITHIN else None


def may_enter(expires_at: datetime, used_at: datetime | None, now: datetime) -> Refusal | None:
    """Whether an invite still opens the door at `now`. Refused: one that was used, and one that is over."""
    if used_at is not None:
        return refuse(InviteCode.INVITE_USED)
    return refuse(InviteCode.INVITE_EXPIRED) if now >= expires_at else None
