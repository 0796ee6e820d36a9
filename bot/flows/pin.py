"""The PIN, on a keypad whose digits stand elsewhere every time. It is never typed into the chat.

    a deed with money after silence  ->  pin:enter   --right-->  the deed goes on, with the button that was pressed
                                     ->  pin:choose  (who has none)  --easy, too short-->  chosen again
    /pincode                         ->  pin:old     --right-->  pin:choose  -->  pin:repeat  --the same-->  chosen
                                                                             --another-->  pin:choose
    any                              --Stop-->  as it was before; nothing was done
    pin:enter, pin:old               --wrong-->  asked again, digits elsewhere; the fifth time it is locked
    pin:enter, pin:old               --PIN forgotten-->  a colleague is asked; as it was before

A button of the keypad carries its place, not its digit. Which digit stands where is known to the conversation alone, which is sealed
and wiped when it ends.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import SystemRandom
from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter, Command
from aiogram.types import CallbackQuery, Message

from bot.buttons.pins import ForgotPin, KeypadClear, KeypadDone, KeypadKey, KeypadStop
from bot.turns.filters import At, Is, Pressed
from bot.turns.turn import ASKED, Say, Turn
from core.actions.access import WITH_PIN
from core.actions.deed import Deed
from core.actions.people import accounts, pins
from core.actions.people.pins import PinStep
from core.rules.people.pins import LONGEST, PinCode, may_choose
from core.rules.refusals import Refusal, refuse

ENTER, OLD, CHOOSE, REPEAT = "pin:enter", "pin:old", "pin:choose", "pin:repeat"
STEPS = (ENTER, OLD, CHOOSE, REPEAT)
DIGITS = "0123456789"
PADS = 2**31
STAYS = ("then", "first", ASKED)

router = Router(name="pin")
_dice = SystemRandom()


@dataclass(frozen=True)
class Again:
    """The PIN was given: this press (as it came, under this message) is to be handled now."""

    press: str
    message: int | None


class PinLike(BaseFilter):
    """At the keypad, but digits were typed into the chat."""

    async def __call__(self, message: Message, turn: Turn) -> bool:
        return turn.state in STEPS and 3 <= sum(c.isdigit() for c in message.text or "") <= 2 * LONGEST


def before(state: str | None, data: dict[str, Any]) -> dict[str, Any]:
    """What a person was at before the PIN was asked, also when it was asked already."""
    at_keypad = state in STEPS
    return {"state": data["then"]["state"], "data": data["then"]["data"]} if at_keypad else {"state": state, "data": data}


async def begin(turn: Turn, deed: Deed, say: Say, then: dict[str, Any], *, changing: bool = False) -> None:
    """Ask for the PIN, or for a first one. `then` is what goes on when it was given."""
    step = await pins.pin_step(deed)
    if isinstance(step, Refusal):
        _back(turn, then)
        say.screen("pin_locked", code=str(step.code))
        return
    start = OLD if changing else ENTER
    question = {ASKED: then["data"][ASKED]} if ASKED in then["data"] else {}
    _to(turn, CHOOSE if step is PinStep.CHOOSE else start, {"then": then} | question)
    _pad(turn, say.screen)


@router.message(Command("pincode", "pin"), Is(*WITH_PIN))
async def on_change(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Another PIN, or the first one."""
    await begin(turn, deed, say, before(turn.state, turn.data) | {"press": None, "message": None}, changing=True)


@router.message(PinLike())
@router.edited_message(PinLike())
async def on_typed(message: Message, say: Say) -> None:
    """Digits that were typed are taken out of the chat, and not looked at."""
    say.deleted(message.message_id)
    say.screen("pin_not_typed", typed=True)


@router.callback_query(Pressed(KeypadKey))
async def on_key(_press: CallbackQuery, tap: KeypadKey, turn: Turn, say: Say) -> None:
    """One digit more."""
    if not _is_current(turn, say, tap.pad):
        return
    typed = turn.data["typed"]
    if len(typed) < LONGEST and tap.place < len(DIGITS):
        turn.to(turn.state, **turn.data | {"typed": typed + turn.data["keys"][tap.place]})
    _pad(turn, say.in_place)


@router.callback_query(Pressed(KeypadClear))
async def on_clear(_press: CallbackQuery, tap: KeypadClear, turn: Turn, say: Say) -> None:
    """From the beginning."""
    if _is_current(turn, say, tap.pad):
        turn.to(turn.state, **turn.data | {"typed": ""})
        _pad(turn, say.in_place)


@router.callback_query(Pressed(KeypadStop))
async def on_stop(_press: CallbackQuery, tap: KeypadStop, turn: Turn, say: Say) -> None:
    """Not now: everything is as it was before the PIN was asked."""
    if _is_current(turn, say, tap.pad):
        _back(turn, turn.data["then"])
        say.in_place("pin_stopped")


@router.callback_query(Pressed(ForgotPin))
async def on_forgot(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """Somebody of the municipality is asked to let a new PIN be chosen."""
    if turn.state in STEPS:
        _back(turn, turn.data["then"])
    verdict = await accounts.forgot_pin(deed)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.in_place("pin_forgotten")


@router.callback_query(Pressed(KeypadDone))
async def on_done(_press: CallbackQuery, tap: KeypadDone, turn: Turn, deed: Deed, say: Say) -> Again | None:
    """These are all digits."""
    if not _is_current(turn, say, tap.pad):
        return None
    pin = turn.data["typed"]
    match turn.state:
        case "pin:choose":
            _first(turn, say, pin)
            return None
        case "pin:repeat":
            return await _chosen(turn, deed, say, pin)
    verdict = await pins.try_pin(deed, pin)
    if isinstance(verdict, Refusal):
        _not_right(turn, say, verdict)
        return None
    if turn.state == OLD:
        _to(turn, CHOOSE, turn.data)
        _pad(turn, say.in_place)
        return None
    return _on(turn, say, "pin_right")


@router.message(At(*STEPS))
async def on_something_else(_message: Message, say: Say) -> None:
    """Words, a photo, a sticker: the keypad is still there."""
    say.screen("pin_not_typed", typed=False)


def _first(turn: Turn, say: Say, pin: str) -> None:
    refusal = may_choose(pin)
    if refusal:
        _to(turn, CHOOSE, turn.data)
        _pad(turn, say.in_place, refusal)
        return
    _to(turn, REPEAT, turn.data | {"first": pins.HASHER.hash(pin)})
    _pad(turn, say.in_place)


async def _chosen(turn: Turn, deed: Deed, say: Say, pin: str) -> Again | None:
    same = pins.is_right(turn.data["first"], pin)
    refusal = await pins.choose_pin(deed, pin) if same else refuse(PinCode.PIN_OTHER)
    if isinstance(refusal, Refusal):
        _to(turn, CHOOSE, turn.data)
        _pad(turn, say.in_place, refusal)
        return None
    return _on(turn, say, "pin_chosen")


def _not_right(turn: Turn, say: Say, refusal: Refusal) -> None:
    if refusal.code is PinCode.PIN_WRONG:
        _to(turn, turn.state or ENTER, turn.data)
        _pad(turn, say.in_place, refusal)
        return
    _back(turn, turn.data["then"])
    say.in_place("pin_locked", code=str(refusal.code))


def _on(turn: Turn, say: Say, said: str) -> Again | None:
    """What was pressed before goes on, where it was pressed."""
    then = turn.data["then"]
    _back(turn, then)
    say.in_place(said)
    return Again(then["press"], then["message"]) if then["press"] else None


def _back(turn: Turn, then: dict[str, Any]) -> None:
    turn.to(then["state"], **then["data"])


def _to(turn: Turn, step: str, known: dict[str, Any]) -> None:
    """A new keypad, with its digits in another order."""
    keys = list(DIGITS)
    _dice.shuffle(keys)
    kept = {name: value for name, value in known.items() if name in STAYS}
    turn.to(step, **kept, pad=_dice.randrange(PADS), keys="".join(keys), typed="")


def _is_current(turn: Turn, say: Say, pad: int) -> bool:
    """Whether this keypad is the last one; an older one is answered, and the last one shown again."""
    if turn.state not in STEPS:
        say.screen("old_button")
        return False
    if turn.data["pad"] != pad:
        _pad(turn, say.screen)
        return False
    return True


def _pad(turn: Turn, put: Callable[..., None], note: Refusal | None = None) -> None:
    """The keypad, on a message of its own or in place of what was pressed. It is no question that is put again: it goes with its message."""
    data = turn.data
    put(
        "pin_pad",
        step=turn.state,
        pad=data["pad"],
        keys=data["keys"],
        typed=len(data["typed"]),
        note=str(note.code) if note else "",
        left=str(note.facts.get("left", "")) if note else "",
    )
