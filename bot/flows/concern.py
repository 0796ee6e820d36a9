"""Something does not feel right: told in confidence, past the employer.

    [This does not feel right], /nietgoed  ->  concern:to    --[contact person], [Reporting point]-->  concern:text
                                               (straight to concern:text where there is one to tell it to)
    concern:text   --words-->  raised: its card with a receipt number        --anything else-->  asked again
    [Add something], [Answer]              ->  concern:more  --words-->  written; the other hears that there is something
    each           --Back-->  one step back, or its card    --Stop, /stop, a menu button-->  nothing was told

Data: `point` (to the reporting point), `name`, `mine`, `passes` (on, without an answer), `away`, `concern`. What was told is nowhere in it.
"""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.concerns import CloseConcern, FeelsWrong, OpenConcern, RaiseTo, WriteInConcern
from bot.buttons.everybody import StepBack
from bot.commands import FEELS_WRONG
from bot.filters import At, Is, Menu, Pressed, Typed
from bot.screens.asking import NOT_TEXT, because
from bot.turn import Say, Turn
from core.actions import concerns
from core.actions.concerns import Receivers
from core.actions.deed import Deed
from core.actions.things import Thing
from core.rules.questions import QuestionCode
from core.rules.refusals import Refusal
from core.store.people import Person, Role

TO, TEXT, MORE = (f"concern:{step}" for step in ("to", "text", "more"))

router = Router(name="concern")


@router.message(Menu(FEELS_WRONG), Is(Role.CANDIDATE))
@router.callback_query(Pressed(FeelsWrong), Is(Role.CANDIDATE))
async def on_feels_wrong(_event: Message | CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """To whom?"""
    turn.to(None)
    found = await concerns.may_raise(deed)
    if isinstance(found, Refusal):
        say.refusal(found)
        return
    mine = [{"id": one.id, "receipt": one.receipt} for one in found.mine]
    if found.point is None:
        _ask_what(turn, say, found, point=False, mine=mine)
        return
    turn.to(TO)
    who = {"contact": found.contact.first_name, "point": found.point.name, "to_contact": found.to_contact}
    say.screen("feels_wrong", **who, away=_away(found), mine=mine)


@router.callback_query(Pressed(RaiseTo), Is(Role.CANDIDATE))
async def on_to(press: CallbackQuery, tap: RaiseTo, turn: Turn, deed: Deed, say: Say) -> None:
    """What is it?"""
    found = await concerns.may_raise(deed)
    if isinstance(found, Refusal):
        say.refusal(found)
        return
    if tap.point or found.to_contact:
        _ask_what(turn, say, found, point=tap.point, mine=[])
    else:
        await on_feels_wrong(press, turn, deed, say)


@router.message(Typed(), At(TEXT))
async def on_text(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """What does not feel right."""
    verdict = await concerns.raise_concern(deed, _words(message), bool(turn.data["point"]))
    _done(verdict, turn, say)


@router.callback_query(Pressed(WriteInConcern))
async def on_more(_press: CallbackQuery, tap: WriteInConcern, turn: Turn, deed: Deed, say: Say) -> None:
    """What do you want to write?"""
    other = await concerns.may_write_in_concern(deed, tap.concern)
    if isinstance(other, Refusal):
        say.refusal(other)
        return
    known = {"name": other.person.first_name, "passes": other.passes}
    turn.to(MORE, concern=tap.concern, **known)
    say.screen("write_in_concern", **known)


@router.message(Typed(), At(MORE))
async def on_more_text(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Something more about it, or an answer."""
    name = turn.data["name"]
    verdict = await concerns.write_in_concern(deed, int(turn.data["concern"]), _words(message))
    if _done(verdict, turn, say):
        say.screen("message_sent", name=name)


@router.callback_query(Pressed(OpenConcern))
async def on_open(_press: CallbackQuery, tap: OpenConcern, deed: Deed, say: Say) -> None:
    """Its card."""
    verdict = await concerns.open_concern(deed, tap.concern)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.card(Thing.CONCERN, tap.concern, fresh=True)


@router.callback_query(Pressed(CloseConcern))
async def on_close(_press: CallbackQuery, tap: CloseConcern, deed: Deed, say: Say) -> None:
    """It is settled."""
    verdict = await concerns.close_concern(deed, tap.concern)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)


@router.callback_query(Pressed(StepBack), At(TO, TEXT))
async def on_back(press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """To whom? Again."""
    await on_feels_wrong(press, turn, deed, say)


@router.callback_query(Pressed(StepBack), At(MORE))
async def on_back_to_card(_press: CallbackQuery, turn: Turn, say: Say) -> None:
    """Its card; nothing was written."""
    number = int(turn.data["concern"])
    turn.to(None)
    say.card(Thing.CONCERN, number, fresh=True)


@router.message(At(TO, TEXT, MORE))
async def on_no_text(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Only words are kept in confidence here."""
    if turn.state == TO:
        await on_feels_wrong(_message, turn, deed, say)
    else:
        _again(turn, say, problem=NOT_TEXT)


def _ask_what(turn: Turn, say: Say, found: Receivers, *, point: bool, mine: list[dict[str, Any]]) -> None:
    receiver = found.point if point and found.point else found.contact
    known = {"point": point, "name": receiver.first_name, "mine": mine}
    known |= {"passes": receiver is found.contact and found.point is not None, "away": _away(found, receiver)}
    turn.to(TEXT, **known)
    say.screen("tell_what", **known)


def _away(found: Receivers, of: Person | None = None) -> list[dict[str, str]]:
    """As JSON keeps it."""
    return [
        {
            "name": one.person.first_name,
            "since": one.since.isoformat() if one.since else "",
            "until": one.until.isoformat(),
        }
        for one in found.away
        if of is None or one.person.id == of.id
    ]


def _again(turn: Turn, say: Say, **why: Any) -> None:
    known = {"passes": False, "away": []} | turn.data | {"mine": []}
    turn.to(turn.state, **turn.data)
    say.screen("tell_what" if turn.state == TEXT else "write_in_concern", **known, **why)


def _done(verdict: object, turn: Turn, say: Say) -> bool:
    """Asked again when there were no words in it; otherwise the conversation is over."""
    if isinstance(verdict, Refusal) and verdict.code is QuestionCode.NOTHING_SAID:
        _again(turn, say, **because(verdict))
        return False
    turn.to(None)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return False
    return True


def _words(message: Message) -> str:
    return message.text or ""
