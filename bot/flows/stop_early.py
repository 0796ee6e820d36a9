"""The employer wants to stop with work before its last day, and says why.

    [Stop earlier]              ->  stop_early:why  --words-->  the contact person has it: the card of the work's end
    anything else               ->  asked again
    Back                        ->  the card of the work's end
    Stop, /stop, a menu button  ->  nothing was asked

The reason is for the contact person and whoever takes over. Data: `placement`, `name`, `contact`, `tries`.
"""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.endings import StopEarly
from bot.buttons.everybody import StepBack
from bot.filters import At, Pressed, Typed
from bot.screens.asking import NOT_TEXT, because
from bot.turn import Say, Turn
from core.actions import asks
from core.actions.deed import Deed
from core.actions.things import Thing
from core.rules.questions import QuestionCode
from core.rules.refusals import Refusal

WHY = "stop_early:why"

router = Router(name="stop_early")


@router.callback_query(Pressed(StopEarly))
async def on_stop(_press: CallbackQuery, tap: StopEarly, turn: Turn, deed: Deed, say: Say) -> None:
    """Why?"""
    found = await asks.may_stop_early(deed, tap.placement)
    if isinstance(found, Refusal):
        turn.to(None)
        say.refusal(found)
        return
    _put(turn, say, {"placement": tap.placement, "name": found.name, "contact": found.contact, "tries": 0})


@router.message(Typed(), At(WHY))
async def on_words(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """The reason."""
    verdict = await asks.stop_early(deed, int(turn.data["placement"]), message.text or "")
    if isinstance(verdict, Refusal) and isinstance(verdict.code, QuestionCode):
        _again(turn, say, **because(verdict))
        return
    turn.to(None)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.card(*verdict, fresh=True)


@router.callback_query(Pressed(StepBack), At(WHY))
async def on_back(_press: CallbackQuery, turn: Turn, say: Say) -> None:
    """Back to how it goes on."""
    placement = int(turn.data["placement"])
    turn.to(None)
    say.card(Thing.ENDING, placement, fresh=True)


@router.message(At(WHY))
async def on_no_text(_message: Message, turn: Turn, say: Say) -> None:
    """A photo or a sticker is no reason."""
    _again(turn, say, problem=NOT_TEXT)


def _again(turn: Turn, say: Say, **why: Any) -> None:
    _put(turn, say, turn.data | {"tries": turn.data.get("tries", 0) + 1}, **why)


def _put(turn: Turn, say: Say, known: dict[str, Any], **why: Any) -> None:
    kept = {name: known[name] for name in ("placement", "name", "contact", "tries")}
    turn.to(WHY, **kept)
    say.screen("stop_early", **kept, **why)
