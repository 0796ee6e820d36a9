"""An employer wants to meet somebody before choosing.

    [Meet first]  ->  meet:when  --one to three moments, typed-->  proposed: the candidate picks one, or none
                                 --what cannot be read, is over, or is no text-->  asked again
                                 --Back-->  the proposal;  Stop, /stop, a menu button-->  nothing was proposed

Data: `proposal`, `name`, `tries`.
"""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.everybody import StepBack
from bot.buttons.reports import MeetFirst, NoneFits, PickMeeting
from bot.filters import At, Pressed, Typed
from bot.screens.asking import NOT_TEXT, UNCLEAR, because
from bot.turn import Say, Turn
from core.actions import meetings
from core.actions.deed import Deed
from core.actions.things import Thing
from core.rules.calendar import AMSTERDAM
from core.rules.comingreading import read_moments
from core.rules.meetings import MeetingCode
from core.rules.refusals import Refusal

WHEN = "meet:when"

router = Router(name="meet_first")


@router.callback_query(Pressed(MeetFirst))
async def on_meet(_press: CallbackQuery, tap: MeetFirst, turn: Turn, deed: Deed, say: Say) -> None:
    """When?"""
    verdict = await meetings.may_meet(deed, tap.proposal)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        _ask(turn, say, {"proposal": tap.proposal, "name": verdict.first_name, "tries": 0})


@router.message(Typed(), At(WHEN))
async def on_moments(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """The moments."""
    moments = read_moments(message.text or "", deed.now.astimezone(AMSTERDAM))
    if moments is None:
        _again(turn, say, problem=UNCLEAR)
        return
    proposal = int(turn.data["proposal"])
    verdict = await meetings.propose_meeting(deed, proposal, moments)
    if isinstance(verdict, Refusal) and verdict.code is MeetingCode.MEETING_PAST:
        _again(turn, say, **because(verdict))
        return
    turn.to(None)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.card(Thing.PROPOSAL, proposal, fresh=True)


@router.callback_query(Pressed(StepBack), At(WHEN))
async def on_back(_press: CallbackQuery, turn: Turn, say: Say) -> None:
    """The proposal again."""
    proposal = int(turn.data["proposal"])
    turn.to(None)
    say.card(Thing.PROPOSAL, proposal, fresh=True)


@router.message(At(WHEN))
async def on_no_text(_message: Message, turn: Turn, say: Say) -> None:
    """A photo or a sticker names no moment."""
    _again(turn, say, problem=NOT_TEXT)


@router.callback_query(Pressed(PickMeeting))
async def on_pick(_press: CallbackQuery, tap: PickMeeting, deed: Deed, say: Say) -> None:
    """The candidate: this one."""
    verdict = await meetings.pick_moment(deed, tap.meeting, tap.number)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)


@router.callback_query(Pressed(NoneFits))
async def on_none(_press: CallbackQuery, tap: NoneFits, deed: Deed, say: Say) -> None:
    """The candidate: none of these."""
    verdict = await meetings.none_fits(deed, tap.meeting)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)


def _again(turn: Turn, say: Say, **why: Any) -> None:
    _ask(turn, say, turn.data | {"tries": turn.data.get("tries", 0) + 1}, **why)


def _ask(turn: Turn, say: Say, known: dict[str, Any], **why: Any) -> None:
    known = {name: known[name] for name in ("proposal", "name", "tries")}
    turn.to(WHEN, **known)
    say.screen("meet_first", name=known["name"], tries=known["tries"], **why)
