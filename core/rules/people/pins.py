"""PINs: who was silent for long shows with a PIN of their own choice that it is them before a deed with money.

No document says when, or how often one may be wrong.
"""

from datetime import datetime, timedelta
from enum import Enum
from itertools import pairwise

from core.rules.refusals import Code, Refusal, refuse

SHORTEST, LONGEST = 4, 6
TRIES = 5
LOCKED_FOR = timedelta(hours=1)
LOCKS = 3
CHANGE_WITHIN = timedelta(minutes=10)
"""After the old PIN was right, so long a new one may be chosen."""


class PinCode(Code):
    """Why a PIN is not taken."""

    PIN_WRONG = "pin_wrong"
    PIN_LOCKED = "pin_locked"
    PIN_BLOCKED = "pin_blocked"
    PIN_LENGTH = "pin_length"
    PIN_EASY = "pin_easy"
    PIN_OLD_FIRST = "pin_old_first"
    PIN_OTHER = "pin_other"
    NO_PIN = "no_pin"


class Lock(Enum):
    """What a wrong PIN leads to."""

    NONE = 0
    AN_HOUR = 1
    FOR_GOOD = 2


def is_asked(silence: timedelta, after_hours: int) -> bool:
    """Whether so long a silence asks for the PIN; 0 hours: never."""
    return after_hours > 0 and silence >= timedelta(hours=after_hours)


def may_choose(pin: str) -> Refusal | None:
    """Four to six digits, not all the same and not a row such as 1234 or 4321. Refused: any other."""
    if not (SHORTEST <= len(pin) <= LONGEST and pin.isascii() and pin.isdigit()):
        return refuse(PinCode.PIN_LENGTH)
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    return refuse(PinCode.PIN_EASY) if steps in ({0}, {1}, {-1}) else None


def may_try(wrong: int, locked_until: datetime | None, now: datetime) -> Refusal | None:
    """Whether a PIN may be tried after so many wrong ones in a row.

    Refused: for an hour after five wrong ones, and after fifteen for good."""
    if wrong >= TRIES * LOCKS:
        return refuse(PinCode.PIN_BLOCKED)
    return refuse(PinCode.PIN_LOCKED) if locked_until is not None and now < locked_until else None


def lock_after(wrong: int) -> Lock:
    """What follows on so many wrong ones in a row: at every fifth an hour, at the fifteenth only a new PIN helps."""
    if wrong >= TRIES * LOCKS:
        return Lock.FOR_GOOD
    return Lock.AN_HOUR if wrong % TRIES == 0 else Lock.NONE


def tries_left(wrong: int) -> int:
    """How many more may be wrong before it is locked."""
    return TRIES - wrong % TRIES


def may_replace(given_at: datetime | None, now: datetime) -> Refusal | None:
    """A PIN is replaced by whoever gave it a moment ago. Refused: without it, and ten minutes after."""
    fresh = given_at is not None and given_at <= now < given_at + CHANGE_WITHIN
    return None if fresh else refuse(PinCode.PIN_OLD_FIRST)
