"""When is somebody of the municipality away? Who stands in has everything meanwhile.

    /afwezig, nothing said yet  ->  leave:first  --[a day], a typed day-->  leave:last  --[a day], a typed day-->  said; from the first day on
                                                                                                        who stands in has it
    /afwezig, said already      ->  when, and [I am here again]
    anything else               ->  asked again
    Back                        ->  leave:last: the first day again; leave:first: ends
    Stop, /stop, a menu button  ->  nothing was said

Data: `first`.
"""

from datetime import date, timedelta
from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.buttons.everybody import StepBack
from bot.buttons.own_candidates import AwayDay, ComeBack
from bot.screens.asking import NOT_TEXT, UNCLEAR
from bot.turns.filters import At, Is, Pressed, Typed
from bot.turns.turn import Say, Turn
from core.actions.access import WITH_EMPLOYERS
from core.actions.deed import Deed
from core.actions.desk import leaves
from core.rules.calendar import local_day
from core.rules.desk.desk import DeskCode
from core.rules.reading.coming import read_coming_day
from core.rules.refusals import Refusal

FIRST, LAST = "leave:first", "leave:last"
LASTS = (0, 4, 11, 18)

router = Router(name="leave")


@router.message(Command("afwezig", "away"), Is(*WITH_EMPLOYERS))
async def on_away(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """When are you away?"""
    turn.to(None)
    standing = await leaves.my_leave(deed)
    if isinstance(standing, Refusal):
        say.refusal(standing)
    elif standing:
        say.screen("away", **standing)
    else:
        _ask_first(deed, say)


@router.callback_query(Pressed(AwayDay), At(FIRST))
async def on_first(_press: CallbackQuery, tap: AwayDay, say: Say) -> None:
    """The first day."""
    _ask_last(say, tap.day)


@router.message(Typed(), At(FIRST))
async def on_typed_first(message: Message, deed: Deed, say: Say) -> None:
    """A typed first day."""
    day = read_coming_day(message.text or "", local_day(deed.now))
    if day is None or day < local_day(deed.now):
        _ask_first(deed, say, problem=UNCLEAR)
    else:
        _ask_last(say, day)


@router.callback_query(Pressed(AwayDay), At(LAST))
async def on_last(_press: CallbackQuery, tap: AwayDay, turn: Turn, deed: Deed, say: Say) -> None:
    """The last day."""
    await _go(turn, deed, say, tap.day)


@router.message(Typed(), At(LAST))
async def on_typed_last(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A typed last day: a weekday is the first one from the first day on."""
    day = read_coming_day(message.text or "", local_day(deed.now), since=_first(turn))
    if day is None:
        _ask_last(say, _first(turn), problem=UNCLEAR)
    else:
        await _go(turn, deed, say, day)


@router.callback_query(Pressed(StepBack), At(LAST))
async def on_back_to_first(_press: CallbackQuery, deed: Deed, say: Say) -> None:
    """The first day again."""
    _ask_first(deed, say)


@router.callback_query(Pressed(StepBack), At(FIRST))
async def on_back(_press: CallbackQuery, say: Say) -> None:
    """Nothing was said."""
    say.stopped()


@router.message(At(FIRST))
async def on_no_first(_message: Message, deed: Deed, say: Say) -> None:
    """A photo or a sticker is no day."""
    _ask_first(deed, say, problem=NOT_TEXT)


@router.message(At(LAST))
async def on_no_last(_message: Message, turn: Turn, say: Say) -> None:
    """A photo or a sticker is no day."""
    _ask_last(say, _first(turn), problem=NOT_TEXT)


@router.callback_query(Pressed(ComeBack))
async def on_come_back(_press: CallbackQuery, tap: ComeBack, deed: Deed, say: Say) -> None:
    """There again."""
    verdict = await leaves.come_back(deed, tap.leave)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("back_again")


def _first(turn: Turn) -> date:
    return date.fromisoformat(turn.data["first"])


def _ask_first(deed: Deed, say: Say, problem: str = "") -> None:
    today = local_day(deed.now)
    days = (today, today + timedelta(days=1), today + timedelta(days=7 - today.weekday()))
    say.ask(FIRST, "away_first", {}, days=[day.isoformat() for day in days], problem=problem)


def _ask_last(say: Say, first: date, **why: Any) -> None:
    friday = first - timedelta(days=first.weekday())
    days = [first, *(friday + timedelta(days=after) for after in LASTS[1:] if friday + timedelta(days=after) > first)]
    say.ask(LAST, "away_last", {"first": first.isoformat()}, days=[day.isoformat() for day in days], **why)


async def _go(turn: Turn, deed: Deed, say: Say, last: date) -> None:
    first = _first(turn)
    verdict = await leaves.go_away(deed, first, last)
    if isinstance(verdict, Refusal) and verdict.code is DeskCode.LEAVE_DAYS:
        _ask_last(say, first, refusal=verdict)
        return
    turn.to(None)
    standing = verdict if isinstance(verdict, Refusal) else await leaves.my_leave(deed)
    if isinstance(standing, Refusal):
        say.refusal(standing)
    else:
        say.screen("away", **standing)
