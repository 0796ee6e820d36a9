"""An employer wants to meet somebody before choosing.

    [Meet first]  ->  meet:when  --one to three moments, typed-->  proposed: the candidate picks one, or none
                                 --what cannot be read, is over, or is no text-->  asked again
                                 --Back-->  the proposal;  Stop, /stop, a menu button-->  nothing was proposed

Data: `proposal`, `name`.
"""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.everybody import StepBack
from bot.buttons.reports import MeetFirst, NoneFits, PickMeeting
from bot.filters import At, Pressed, Typed
from bot.screens.asking import NOT_TEXT, UNCLEAR
from bot.turn import Say, Turn
from core.actions.deed import Deed
from core.actions.matching import meetings
from core.actions.things import Thing
from core.rules.calendar import AMSTERDAM
from core.rules.meetings import MeetingCode
from core.rules.reading.coming import read_moments
from core.rules.refusals import Refusal

WHEN = "meet:when"

router = Router(name="meet_first")


@router.callback_query(Pressed(MeetFirst))
async def on_meet(_press: CallbackQuery, tap: MeetFirst, deed: Deed, say: Say) -> None:
    """When?"""
    verdict = await meetings.may_meet(deed, tap.proposal)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.ask(WHEN, "meet_first", {"proposal": tap.proposal, "name": verdict.first_name})


@router.message(Typed(), At(WHEN))
async def on_moments(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """The moments."""
    moments = read_moments(message.text or "", deed.now.astimezone(AMSTERDAM))
    if moments is None:
        say.ask(WHEN, "meet_first", turn.known, problem=UNCLEAR)
        return
    proposal = int(turn.data["proposal"])
    verdict = await meetings.propose_meeting(deed, proposal, moments)
    if isinstance(verdict, Refusal) and verdict.code is MeetingCode.MEETING_PAST:
        say.ask(WHEN, "meet_first", turn.known, refusal=verdict)
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
    say.ask(WHEN, "meet_first", turn.known, problem=NOT_TEXT)


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
