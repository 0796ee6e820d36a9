"""An employer wants to meet somebody before choosing.

    [Meet first], [Other moments]  ->  meet:when  --one to three moments, typed-->  meet:check: is this right, and instead of what?
                                                  --what cannot be read, is over, or is no text-->  asked again
                                                  --Back-->  the proposal
                                       meet:check --[Yes], "ja"-->  proposed: the candidate picks one, or none
                                                  --other moments, typed-->  meet:check    --Back, "nee"-->  meet:when
                                       both       --Stop, /stop, a menu button-->  nothing was proposed

Data: `proposal`, `name`; at `check` also `moments`, and what was agreed before (`agreed`, its number `instead`).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.everybody import StepBack
from bot.buttons.reports import CannotMeet, CannotMeetSurely, MeetFirst, NoneFits, OpenMeeting, PickMeeting, SendMoments
from bot.screens.asking import NOT_TEXT, UNCLEAR
from bot.turns.filters import At, Pressed, Typed
from bot.turns.turn import Say, Turn
from core.actions.deed import Deed
from core.actions.matching import meetings
from core.actions.matching.meetings import ToMeet
from core.actions.things import Thing
from core.rules.calendar import AMSTERDAM
from core.rules.matching.meetings import MeetingCode
from core.rules.reading.coming import read_moments
from core.rules.reading.spoken import yes_or_no
from core.rules.refusals import Refusal

WHEN, CHECK = "meet:when", "meet:check"

router = Router(name="meet_first")


@router.callback_query(Pressed(MeetFirst))
async def on_meet(_press: CallbackQuery, tap: MeetFirst, deed: Deed, say: Say) -> None:
    """When?"""
    verdict = await meetings.may_meet(deed, tap.proposal)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        _ask_when(tap.proposal, verdict, say)


@router.message(Typed(), At(WHEN))
async def on_moments(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """The moments."""
    await _take(message.text or "", turn, deed, say)


@router.message(Typed(), At(CHECK))
async def on_answer(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Yes and no may be typed too; so may the moments, anew."""
    said = yes_or_no(message.text or "")
    if said is None:
        await _take(message.text or "", turn, deed, say)
    elif said:
        await _propose(turn, deed, say)
    else:
        await _again(turn, deed, say)


@router.callback_query(Pressed(SendMoments))
async def on_yes(_press: CallbackQuery, tap: SendMoments, turn: Turn, deed: Deed, say: Say) -> None:
    """Yes, these."""
    if turn.state == CHECK and turn.data["proposal"] == tap.proposal:
        await _propose(turn, deed, say)
    else:
        say.screen("old_button")


@router.callback_query(Pressed(StepBack), At(CHECK))
async def on_step_back(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """Other moments."""
    await _again(turn, deed, say)


@router.callback_query(Pressed(StepBack), At(WHEN))
async def on_back(_press: CallbackQuery, turn: Turn, say: Say) -> None:
    """The proposal again."""
    proposal = int(turn.data["proposal"])
    turn.to(None)
    say.card(Thing.PROPOSAL, proposal, fresh=True)


@router.message(At(WHEN, CHECK))
async def on_no_text(_message: Message, turn: Turn, say: Say) -> None:
    """A photo or a sticker names no moment."""
    say.ask(turn.state or WHEN, "meet_first" if turn.state == WHEN else "check_meeting", turn.known, problem=NOT_TEXT)


@router.callback_query(Pressed(PickMeeting))
async def on_pick(_press: CallbackQuery, tap: PickMeeting, deed: Deed, say: Say) -> None:
    """The candidate: this one."""
    say.pressed(await meetings.pick_moment(deed, tap.meeting, tap.number))


@router.callback_query(Pressed(NoneFits))
async def on_none(_press: CallbackQuery, tap: NoneFits, deed: Deed, say: Say) -> None:
    """The candidate: none of these."""
    say.pressed(await meetings.none_fits(deed, tap.meeting))


@router.callback_query(Pressed(OpenMeeting))
async def on_open(_press: CallbackQuery, tap: OpenMeeting, deed: Deed, say: Say) -> None:
    """The candidate: how does it stand?"""
    verdict = await meetings.open_meeting(deed, tap.meeting)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.card(Thing.MEETING, verdict, fresh=True)


@router.callback_query(Pressed(CannotMeet))
async def on_cannot(_press: CallbackQuery, tap: CannotMeet, deed: Deed, say: Say) -> None:
    """The candidate: I cannot come after all. Sure?"""
    verdict = await meetings.may_call_off(deed, tap.meeting)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        moment = verdict.meeting.moment or deed.now
        say.screen("cannot_meet", meeting=tap.meeting, employer=verdict.job.employer_name, moment=moment.isoformat())


@router.callback_query(Pressed(CannotMeetSurely))
async def on_surely(_press: CallbackQuery, tap: CannotMeetSurely, deed: Deed, say: Say) -> None:
    """The candidate: yes, I cannot come."""
    verdict = await meetings.cannot_meet(deed, tap.meeting)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.in_place("meeting_called_off", moment=verdict.isoformat())


async def _take(text: str, turn: Turn, deed: Deed, say: Say) -> None:
    """Moments are read back before they go out; anything else is asked again."""
    moments = read_moments(text, deed.now.astimezone(AMSTERDAM))
    if moments is None:
        step, screen = (WHEN, "meet_first") if turn.state == WHEN else (CHECK, "check_meeting")
        say.ask(step, screen, turn.known, problem=UNCLEAR)
    else:
        await _check(moments, turn, deed, say)


async def _check(moments: Sequence[datetime], turn: Turn, deed: Deed, say: Say) -> None:
    """Is this right, and does it come in the place of what was agreed?"""
    proposal = int(turn.data["proposal"])
    verdict = await meetings.may_meet(deed, proposal)
    if isinstance(verdict, Refusal):
        turn.to(None)
        say.refusal(verdict)
        return
    known = {"proposal": proposal, "name": verdict.candidate.first_name, "moments": [one.isoformat() for one in moments]}
    say.ask(CHECK, "check_meeting", known | _agreed(verdict))


async def _again(turn: Turn, deed: Deed, say: Say) -> None:
    proposal = int(turn.data["proposal"])
    verdict = await meetings.may_meet(deed, proposal)
    if isinstance(verdict, Refusal):
        turn.to(None)
        say.refusal(verdict)
    else:
        _ask_when(proposal, verdict, say)


async def _propose(turn: Turn, deed: Deed, say: Say) -> None:
    proposal, moments = int(turn.data["proposal"]), [datetime.fromisoformat(one) for one in turn.data["moments"]]
    verdict = await meetings.propose_meeting(deed, proposal, moments, int(turn.data["instead"]))
    if isinstance(verdict, Refusal) and verdict.code is MeetingCode.MEETING_AGREED:
        await _check(moments, turn, deed, say)
        return
    if isinstance(verdict, Refusal) and verdict.code is MeetingCode.MEETING_PAST:
        say.ask(WHEN, "meet_first", {"proposal": proposal, "name": turn.data["name"], "agreed": ""}, refusal=verdict)
        return
    turn.to(None)
    say.opened(verdict, Thing.PROPOSAL, proposal)


def _ask_when(proposal: int, to_meet: ToMeet, say: Say) -> None:
    known: dict[str, Any] = {"proposal": proposal, "name": to_meet.candidate.first_name}
    say.ask(WHEN, "meet_first", known | _agreed(to_meet))


def _agreed(to_meet: ToMeet) -> dict[str, Any]:
    one = to_meet.agreed
    return {"agreed": one.moment.isoformat() if one and one.moment else "", "instead": one.id if one else 0}
