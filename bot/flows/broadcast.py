"""A message to everybody whom one guides.

    /bericht, [Write to everybody]  ->  broadcast:words  --words-->  broadcast:check  --[Send]-->  on its way
                                             ^  |                        |
                                             |  too long, no text: asked again
                                             +------- Back, other words -+
    Back at the words, Stop, /stop, a menu button  ->  nobody was written to

`check` shows the words as they will be read, to how many they go and when. Nothing is sent before the tap, and one message goes once.

Data: `text`, `draft` (the number of the update in which the words were written).
"""

from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.buttons.broadcast import SendBroadcast, WriteToEverybody
from bot.buttons.everybody import StepBack
from bot.screens.asking import NOT_TEXT
from bot.turns.filters import At, Is, Pressed, Typed
from bot.turns.turn import Say, Turn
from core.actions.access import STAFF
from core.actions.deed import Deed
from core.actions.talk import broadcast
from core.rules.refusals import Refusal
from core.rules.talk.broadcast import BroadcastCode

WORDS, CHECK = "broadcast:words", "broadcast:check"
ASK_AGAIN = frozenset({BroadcastCode.BROADCAST_EMPTY, BroadcastCode.BROADCAST_TOO_LONG})

router = Router(name="broadcast")


@router.message(Command("bericht", "message"), Is(*STAFF))
async def on_command(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """What do you want to say to everybody?"""
    await _begin(turn, deed, say)


@router.callback_query(Pressed(WriteToEverybody))
async def on_write(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """The same, from the list of candidates."""
    await _begin(turn, deed, say)


@router.message(Typed(), At(WORDS, CHECK))
async def on_words(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """The words, or other words after all: they are read back."""
    await _read_back(message.text or "", turn.number, turn, deed, say)


@router.callback_query(Pressed(SendBroadcast), At(CHECK))
async def on_send(_press: CallbackQuery, tap: SendBroadcast, turn: Turn, deed: Deed, say: Say) -> None:
    """To everybody, once. The button of other words than those that stand now sends nothing."""
    text, draft = turn.data["text"], int(turn.data["draft"])
    if tap.draft != draft:
        await _read_back(text, draft, turn, deed, say)
        return
    turn.to(None)
    verdict = await broadcast.broadcast(deed, draft, text)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("broadcast_sent", readers=verdict.readers, at=_later(verdict, deed))


@router.callback_query(Pressed(StepBack), At(CHECK))
async def on_back_to_words(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """Other words."""
    await _begin(turn, deed, say)


@router.callback_query(Pressed(StepBack), At(WORDS))
async def on_back(_press: CallbackQuery, say: Say) -> None:
    """Nobody is written to."""
    say.stopped()


@router.message(At(WORDS, CHECK))
async def on_no_text(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Only words go to everybody; those that were written stay."""
    if turn.state == CHECK:
        await _read_back(turn.data["text"], int(turn.data["draft"]), turn, deed, say, problem=NOT_TEXT)
    else:
        await _begin(turn, deed, say, problem=NOT_TEXT)


async def _begin(turn: Turn, deed: Deed, say: Say, **why: Any) -> None:
    readers = await broadcast.readers_of_broadcast(deed)
    if isinstance(readers, Refusal):
        turn.to(None)
        say.refusal(readers)
        return
    say.ask(WORDS, "broadcast_words", {}, readers=readers, **why)


async def _read_back(text: str, draft: int, turn: Turn, deed: Deed, say: Say, **why: Any) -> None:
    planned = await broadcast.before_broadcast(deed, text)
    if isinstance(planned, Refusal):
        if planned.code in ASK_AGAIN:
            await _begin(turn, deed, say, refusal=planned)
        else:
            turn.to(None)
            say.refusal(planned)
        return
    known = {"text": text.strip(), "draft": draft}
    say.ask(CHECK, "broadcast_check", known, readers=planned.readers, at=_later(planned, deed), **why)


def _later(planned: broadcast.Broadcast, deed: Deed) -> str | None:
    """When it goes out, if not at once."""
    return planned.goes_out_at.isoformat() if planned.goes_out_at > deed.now else None
