"""Whoever speaks to employers enters a new one: its name, its number in the trade register, and who the contact person is.

    [New employer]  ->  employer:name  --typed-->  employer:kvk  --typed-->  employer:contact  --typed-->  entered; a colleague agrees
    each step       --[Back]-->  the question before; at the first it ends
                    --what is no name or number, or no text-->  asked again
                    --Stop, /stop, a menu button-->  nothing is kept

Data: `draft` (the number of the update that began it), `name`, `kvk`, `tries`.
"""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.everybody import StepBack
from bot.buttons.invitations import NewEmployer
from bot.filters import At, Pressed, Typed
from bot.screens.asking import NOT_TEXT, because
from bot.turn import Say, Turn
from core.actions import employers, inviting
from core.actions.deed import Deed
from core.rules.intake import IntakeCode, may_enter, read_kvk
from core.rules.names import may_be_a_person, may_be_called, read_name
from core.rules.refusals import Refusal

NAME, KVK, CONTACT = "employer:name", "employer:kvk", "employer:contact"
STEPS = (NAME, KVK, CONTACT)

router = Router(name="enter_employer")


@router.callback_query(Pressed(NewEmployer))
async def on_new(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """Which employer?"""
    verdict = await employers.list_employers(deed)
    turn.to(None)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        _ask(NAME, turn, say, {"draft": turn.number})


@router.message(Typed(), At(NAME))
async def on_name(message: Message, turn: Turn, say: Say) -> None:
    """The name of the employer."""
    name = read_name(message.text or "")
    refusal = may_be_called(name)
    if refusal:
        _again(turn, say, **because(refusal))
    else:
        _ask(KVK, turn, say, turn.data | {"name": name})


@router.message(Typed(), At(KVK))
async def on_kvk(message: Message, turn: Turn, say: Say) -> None:
    """Its number in the trade register."""
    number = read_kvk(message.text or "") or ""
    refusal = may_enter(number)
    if refusal:
        _again(turn, say, **because(refusal))
    else:
        _ask(CONTACT, turn, say, turn.data | {"kvk": number})


@router.message(Typed(), At(CONTACT))
async def on_contact(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Who speaks for the employer; then it is entered."""
    known, contact = turn.data, read_name(message.text or "")
    refusal = may_be_a_person(contact)
    if refusal:
        _again(turn, say, **because(refusal))
        return
    verdict = await inviting.invite_employer(deed, int(known["draft"]), known["name"], known["kvk"], contact)
    if isinstance(verdict, Refusal) and verdict.code is IntakeCode.EMPLOYER_KNOWN:
        _ask(KVK, turn, say, known, **because(verdict))
        return
    turn.to(None)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("employer_entered", name=verdict.first_name, employer=known["name"])


@router.callback_query(Pressed(StepBack), At(*STEPS))
async def on_back(_press: CallbackQuery, turn: Turn, say: Say) -> None:
    """The question before."""
    place = STEPS.index(turn.state or NAME)
    if place == 0:
        turn.to(None)
        say.screen("stopped")
    else:
        _ask(STEPS[place - 1], turn, say, turn.data)


@router.message(At(*STEPS))
async def on_no_text(_message: Message, turn: Turn, say: Say) -> None:
    """A photo or a sticker: asked again."""
    _again(turn, say, problem=NOT_TEXT)


def _again(turn: Turn, say: Say, **why: Any) -> None:
    _ask(turn.state or NAME, turn, say, turn.data | {"tries": turn.data.get("tries", 0) + 1}, **why)


def _ask(step: str, turn: Turn, say: Say, known: dict[str, Any], **why: Any) -> None:
    kept = {name: known[name] for name in ("draft", "name", "kvk") if name in known} | {
        "tries": known.get("tries", 0) if step == turn.state else 0
    }
    turn.to(step, **kept)
    screens = {NAME: "employer_name", KVK: "employer_kvk", CONTACT: "employer_contact"}
    say.screen(screens[step], employer=kept.get("name", ""), tries=kept["tries"], **why)
