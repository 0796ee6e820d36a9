"""The PIN of an employer, consultant or lead: chosen by themselves, given after silence, locked when it was wrong too often.

Only its argon2 hash is kept, and that sealed: a stolen database alone is not enough to try all PINs.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from core.actions.access import WITH_PIN, by
from core.actions.deed import Deed
from core.actions.people.watching import tell_watcher
from core.actions.things import Notice, Thing
from core.rules.calendar import local_day
from core.rules.people import pins as rules
from core.rules.people.pins import LOCKED_FOR, Lock, PinCode
from core.rules.refusals import Refusal, refuse
from core.store.people import pins

HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
"""Some 20 ms: it holds the only writer of an SQLite file, and is asked for once after half a day of silence."""


class PinStep(StrEnum):
    """What whoever acts does next at the keypad."""

    CHOOSE = "choose"
    ENTER = "enter"


@dataclass(frozen=True)
class Given:
    """The PIN was right."""

    person: int


@dataclass(frozen=True)
class Chosen:
    """A PIN was chosen."""

    person: int


@by(*WITH_PIN)
async def pin_step(deed: Deed) -> PinStep | Refusal:
    """Whether whoever acts gives their PIN or chooses their first. Refused while it is locked."""
    known = await pins.of(deed.tx, deed.who.id)
    if known is None:
        return PinStep.CHOOSE
    return rules.may_try(known.wrong, known.locked_until, deed.now) or PinStep.ENTER


@by(*WITH_PIN)
async def try_pin(deed: Deed, pin: str) -> Given | Refusal:
    """Give one's PIN: right, and the silence is forgotten. Five wrong ones lock it for an hour, which somebody of the municipality hears."""
    known = await pins.of(deed.tx, deed.who.id)
    if known is None:
        return refuse(PinCode.NO_PIN)
    refusal = rules.may_try(known.wrong, known.locked_until, deed.now)
    if refusal:
        return refusal
    if is_right(known.hash, pin):
        await pins.tried(deed.tx, deed.who.id, 0, None, deed.now)
        deed.silence = timedelta()
        return Given(deed.who.id)
    return await _wrong(deed, known.wrong + 1)


@by(*WITH_PIN)
async def choose_pin(deed: Deed, pin: str) -> Chosen | Refusal:
    """A first PIN, or another one right after the old one was given. Refused: too short, too easy to guess."""
    known = await pins.of(deed.tx, deed.who.id)
    refusal = rules.may_choose(pin) or (rules.may_replace(known.proven_at, deed.now) if known else None)
    if refusal:
        return refusal
    await pins.write(deed.tx, deed.who.municipality, deed.who.id, HASHER.hash(pin), deed.now)
    deed.silence = timedelta()
    deed.trail(deed.who.municipality, "pin chosen", Thing.PERSON, deed.who.id)
    await tell_watcher(deed, deed.who, Notice.PIN_CHOSEN, key=str(local_day(deed.now)))
    return Chosen(deed.who.id)


def is_right(hashed: str, pin: str) -> bool:
    """Whether this PIN is the one of the hash."""
    try:
        return HASHER.verify(hashed, pin)
    except VerifyMismatchError:
        return False


async def _wrong(deed: Deed, wrong: int) -> Refusal:
    lock = rules.lock_after(wrong)
    await pins.tried(deed.tx, deed.who.id, wrong, deed.now + LOCKED_FOR if lock is not Lock.NONE else None, None)
    if lock is Lock.NONE:
        return refuse(PinCode.PIN_WRONG, left=rules.tries_left(wrong))
    deed.trail(deed.who.municipality, "pin locked", Thing.PERSON, deed.who.id, wrong=wrong)
    await tell_watcher(deed, deed.who, Notice.PIN_LOCKED, key=f"{wrong}:{local_day(deed.now)}")
    return refuse(PinCode.PIN_BLOCKED if lock is Lock.FOR_GOOD else PinCode.PIN_LOCKED)
