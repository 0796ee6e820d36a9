"""The employer wants to stop with work before its last day, and says why.

    [Stop earlier]              ->  stop_early:why  --words-->  the contact person has it: the card of the work's end
    anything else               ->  asked again
    Back                        ->  the card of the work's end
    Stop, /stop, a menu button  ->  nothing was asked

The reason is for the contact person and whoever takes over. Data: `placement`, `name`, `contact`.
"""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.endings import StopEarly
from bot.buttons.everybody import StepBack
from bot.screens.asking import NOT_TEXT
from bot.turns.filters import At, Pressed, Typed
from bot.turns.turn import Say, Turn
from core.actions.deed import Deed
from core.actions.things import Thing
from core.actions.work import asks
from core.rules.refusals import Refusal
from core.rules.talk.questions import QuestionCode

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
    say.ask(WHY, "stop_early", {"placement": tap.placement, "name": found.name, "contact": found.contact})


@router.message(Typed(), At(WHY))
async def on_words(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """The reason."""
    verdict = await asks.stop_early(deed, int(turn.data["placement"]), message.text or "")
    if isinstance(verdict, Refusal) and isinstance(verdict.code, QuestionCode):
        say.ask(WHY, "stop_early", turn.known, refusal=verdict)
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
    say.ask(WHY, "stop_early", turn.known, problem=NOT_TEXT)
