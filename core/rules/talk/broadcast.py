"""One message from a contact person to everybody they guide: what may be sent.

No document speaks of it; the limits are those of a chat message. It can wait, so it respects quiet hours (`core.rules.quiet`).
"""

from core.rules.refusals import Code, Refusal, refuse
from core.rules.talk.questions import length

LONGEST = 3000
"""UTF-16 code units; a message holds 4,096 and the reader sees more than these words."""


class BroadcastCode(Code):
    """Why a message to everybody is not sent."""

    BROADCAST_EMPTY = "broadcast_empty"
    BROADCAST_TOO_LONG = "broadcast_too_long"
    BROADCAST_TO_NOBODY = "broadcast_to_nobody"


def may_broadcast(text: str, readers: int) -> Refusal | None:
    """Whether these words go out to so many readers. Refused: no words, more than a message holds, and no readers."""
    if not text.strip():
        return refuse(BroadcastCode.BROADCAST_EMPTY)
    if (units := length(text)) > LONGEST:
        return refuse(BroadcastCode.BROADCAST_TOO_LONG, over=units - LONGEST)
    return None if readers else refuse(BroadcastCode.BROADCAST_TO_NOBODY)
