"""Something does not feel right: told in confidence, past the employer.

    [This does not feel right], /nietgoed  ->  concern:to    --[contact person], [Reporting point]-->  concern:text
                                               (straight to concern:text where there is one to tell it to)
    concern:to     --words-->  kept; asked again to whom, and at concern:text offered: [Send what I wrote]
    concern:text   --words-->  raised: its card with a receipt number        --anything else-->  asked again
    [Add something], [Answer]              ->  concern:more  --words-->  written; the other hears that there is something
    each           --Back-->  one step back, or its card    --Stop, /stop, a menu button-->  nothing was told

Data: `point` (to the reporting point), `name`, `mine`, `passes` (on, without an answer), `away`, `concern`; and `words`, where they were typed
before it was chosen to whom: until they are sent, written anew or left, and in nothing that is shown.
"""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.concerns import CloseConcern, FeelsWrong, OpenConcern, RaiseTo, SendKept, WriteInConcern
from bot.buttons.everybody import StepBack
from bot.screens.asking import NOT_TEXT
from bot.turns.filters import At, Is, Menu, Pressed, Typed
from bot.turns.turn import Say, Turn
from bot.wire.commands import FEELS_WRONG
from core.actions.deed import Deed
from core.actions.talk import concerns
from core.actions.talk.concerns import Receivers
from core.actions.things import Thing
from core.rules.refusals import Refusal
from core.rules.talk.questions import QuestionCode
from core.store.people.people import Person, Role

TO, TEXT, MORE = (f"concern:{step}" for step in ("to", "text", "more"))
KEPT = "words"
SCREENS = {TO: "feels_wrong", TEXT: "tell_what", MORE: "write_in_concern"}

router = Router(name="concern")


@router.message(Menu(FEELS_WRONG), Is(Role.CANDIDATE))
@router.callback_query(Pressed(FeelsWrong), Is(Role.CANDIDATE))
async def on_feels_wrong(_event: Message | CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """To whom?"""
    await _ask_whom(turn, deed, say)


@router.callback_query(Pressed(RaiseTo), Is(Role.CANDIDATE))
async def on_to(_press: CallbackQuery, tap: RaiseTo, turn: Turn, deed: Deed, say: Say) -> None:
    """What is it?"""
    found = await concerns.may_raise(deed)
    if isinstance(found, Refusal):
        say.refusal(found)
        return
    if tap.point or found.to_contact:
        words = _kept(turn)
        _ask_what(say, found, point=tap.point, mine=[], wrote=bool(words))
        _keep(turn, words)
    else:
        await _ask_whom(turn, deed, say)


@router.callback_query(Pressed(SendKept), At(TEXT))
async def on_send(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """What was written before it was chosen to whom."""
    _done(await concerns.raise_concern(deed, _kept(turn), bool(turn.data["point"])), turn, say)


@router.message(Typed(), At(TEXT))
async def on_text(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """What does not feel right."""
    verdict = await concerns.raise_concern(deed, _words(message), bool(turn.data["point"]))
    _done(verdict, turn, say)


@router.callback_query(Pressed(WriteInConcern))
async def on_more(_press: CallbackQuery, tap: WriteInConcern, deed: Deed, say: Say) -> None:
    """What do you want to write?"""
    other = await concerns.may_write_in_concern(deed, tap.concern)
    if isinstance(other, Refusal):
        say.refusal(other)
        return
    known = {"concern": tap.concern, "name": other.person.first_name, "passes": other.passes}
    say.ask(MORE, SCREENS[MORE], known)


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
    say.opened(await concerns.open_concern(deed, tap.concern), Thing.CONCERN, tap.concern)


@router.callback_query(Pressed(CloseConcern))
async def on_close(_press: CallbackQuery, tap: CloseConcern, deed: Deed, say: Say) -> None:
    """It is closed."""
    say.pressed(await concerns.close_concern(deed, tap.concern))


@router.callback_query(Pressed(StepBack), At(TO, TEXT))
async def on_back(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """To whom? Again."""
    await _ask_whom(turn, deed, say, words=_kept(turn))


@router.callback_query(Pressed(StepBack), At(MORE))
async def on_back_to_card(_press: CallbackQuery, turn: Turn, say: Say) -> None:
    """Its card; nothing was written."""
    number = int(turn.data["concern"])
    turn.to(None)
    say.card(Thing.CONCERN, number, fresh=True)


@router.message(At(TO, TEXT, MORE))
async def on_no_text(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Only words are kept in confidence here."""
    if turn.state == TO and message.text:
        await _ask_whom(turn, deed, say, words=message.text)
    elif turn.state == TO:
        await _ask_whom(turn, deed, say, words=_kept(turn), problem=NOT_TEXT)
    else:
        _again(turn, say, problem=NOT_TEXT)


async def _ask_whom(turn: Turn, deed: Deed, say: Say, words: str = "", **why: Any) -> None:
    """To whom, where there is a choice; otherwise what it is. `words` were written before, and stay."""
    found = await concerns.may_raise(deed)
    if isinstance(found, Refusal):
        turn.to(None)
        say.refusal(found)
        return
    mine = [{"id": one.id, "receipt": one.receipt} for one in found.mine]
    if found.point is None:
        _ask_what(say, found, point=False, mine=mine, wrote=bool(words))
        _keep(turn, words)
        return
    who: dict[str, Any] = {"contact": found.contact.first_name, "point": found.point.name, "to_contact": found.to_contact}
    say.ask(TO, SCREENS[TO], {}, **who, away=_away(found), mine=mine, wrote=bool(words), **why)
    _keep(turn, words)


def _keep(turn: Turn, words: str) -> None:
    """Beside what the question knows, so that it stands in no message."""
    if words:
        turn.data = turn.data | {KEPT: words}


def _kept(turn: Turn) -> str:
    return str(turn.data.get(KEPT, "")) if turn.state in (TO, TEXT) else ""


def _ask_what(say: Say, found: Receivers, *, point: bool, mine: list[dict[str, Any]], wrote: bool = False) -> None:
    receiver = found.point if point and found.point else found.contact
    known = {"point": point, "name": receiver.first_name, "mine": mine}
    known |= {"passes": receiver is found.contact and found.point is not None, "away": _away(found, receiver), "wrote": wrote}
    say.ask(TEXT, SCREENS[TEXT], known)


def _away(found: Receivers, of: Person | None = None) -> list[dict[str, str]]:
    """As JSON keeps it."""
    return [one.said for one in found.away if of is None or one.person.id == of.id]


def _again(turn: Turn, say: Say, **why: Any) -> None:
    step = turn.state or TEXT
    words, known = _kept(turn), {name: value for name, value in turn.known.items() if name != KEPT}
    say.ask(step, SCREENS[step], known | {"mine": []}, **why)
    _keep(turn, words)


def _done(verdict: object, turn: Turn, say: Say) -> bool:
    """Asked again when there were no words in it; otherwise the conversation is over."""
    if isinstance(verdict, Refusal) and verdict.code is QuestionCode.NOTHING_SAID:
        _again(turn, say, refusal=verdict)
        return False
    turn.to(None)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return False
    return True


def _words(message: Message) -> str:
    return message.text or ""
