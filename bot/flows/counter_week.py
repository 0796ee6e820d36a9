"""The candidate sees the days that the employer sees otherwise in another way again: what were they?

    [Propose other hours] -> hours -> send -> sent: the employer is asked again
                              ^  |
                              |  which     (what was typed can mean several things)
                              +--+         (the next day that the employer sees otherwise)

Nothing is kept before it is sent. Every step looks again whether the week still waits for the candidate; when it does not, the live card is
shown and the conversation ends. A button of a step that is over gets the live card too, and changes nothing. After three answers that are
not understood the contact person is offered.

Data: `week`, `version`, `options` (readings to choose from), `said` (what will be sent, one a day).
"""

from datetime import date
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.everybody import StepBack
from bot.buttons.weeks import CounterAs, CounterReading, CounterWeek, SendCounter
from bot.screens.asking import NOT_TEXT, UNCLEAR
from bot.screens.week_lines import claimed, work_in, written
from bot.turns.filters import At, Pressed, Typed
from bot.turns.otherwise import day_of, meant, old_button, still_open, take_typed
from bot.turns.turn import Say, Turn
from core.actions.deed import Deed
from core.actions.hours import week_counters
from core.actions.hours.week_views import WeekView
from core.actions.things import Thing
from core.rules.hours.week_days import Work
from core.rules.refusals import Refusal
from core.store.hours.signing import Objection

HOURS, WHICH, SEND = "counter:hours", "counter:which", "counter:send"
SCREENS = {HOURS: "counter_hours", WHICH: "counter_which", SEND: "counter_send"}

router = Router(name="counter_week")


@router.callback_query(Pressed(CounterWeek))
async def on_counter(_press: CallbackQuery, tap: CounterWeek, turn: Turn, deed: Deed, say: Say) -> None:
    """I see it otherwise: what was it?"""
    turn.to(HOURS, week=tap.week, version=tap.version, said=[])
    if view := await _week(turn, deed, say):
        _ask_next(view, [], turn, say)


@router.callback_query(Pressed(CounterAs), At(HOURS, WHICH))
async def on_choice(_press: CallbackQuery, tap: CounterAs, turn: Turn, deed: Deed, say: Say) -> None:
    """One of the likely answers."""
    view = await _week(turn, deed, say)
    if view is None:
        return
    asked = _asked(view, turn.data["said"])
    if asked is None or (tap.week, tap.version, tap.day) != (turn.data["week"], turn.data["version"], asked.day):
        await old_button(tap.week, deed, say)
        return
    mine, theirs = day_of(view, asked.day).logged, claimed(asked)
    known = {one.minutes: one for one in (theirs, mine) if one}
    _take(view, known.get(tap.minutes, Work(None, None, 0, tap.minutes)), turn, say)


@router.message(Typed(), At(HOURS, WHICH))
async def on_typed(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Typed hours or times: one meaning is taken, several are asked about, none is asked again."""
    view = await _week(turn, deed, say)
    asked = _asked(view, turn.data["said"]) if view else None
    if view is None or asked is None:
        return
    take_typed(message.text or "", day_of(view, asked.day), view, turn, say, which=WHICH, ask=_ask, take=_take)


@router.callback_query(Pressed(CounterReading), At(WHICH))
async def on_reading(_press: CallbackQuery, tap: CounterReading, turn: Turn, deed: Deed, say: Say) -> None:
    """That is what I meant."""
    if (view := await _week(turn, deed, say)) and (work := meant(turn, tap.number)):
        _take(view, work, turn, say)


@router.callback_query(Pressed(SendCounter), At(SEND))
async def on_send(_press: CallbackQuery, tap: SendCounter, turn: Turn, deed: Deed, say: Say) -> None:
    """That is it: the employer is asked again."""
    week, version, said = turn.data["week"], turn.data["version"], turn.data["said"]
    if tap.week != week:
        await old_button(tap.week, deed, say)
        return
    turn.to(None)
    days = {date.fromisoformat(one["day"]): work_in(one) for one in said}
    verdict = await week_counters.counter_week(deed, week, version, days)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    say.card(Thing.WEEK, week, fresh=True)


@router.callback_query(Pressed(StepBack), At(HOURS, WHICH, SEND))
async def on_back(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """The day before this one again; before the first, the same."""
    if view := await _week(turn, deed, say):
        said = turn.data["said"] if turn.state == WHICH else turn.data["said"][:-1]
        _ask_next(view, said, turn, say)


@router.callback_query(Pressed(CounterAs))
@router.callback_query(Pressed(SendCounter))
async def on_old(_press: CallbackQuery, tap: CounterAs | SendCounter, deed: Deed, say: Say) -> None:
    """A button of a step that is over."""
    await old_button(tap.week, deed, say)


@router.message(At(HOURS, WHICH, SEND))
async def on_something_else(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A photo or a sticker, or words where nothing is to be typed: the question is put again, nothing is lost."""
    if view := await _week(turn, deed, say):
        _ask(turn.state or HOURS, view, turn, say, problem=UNCLEAR if message.text else NOT_TEXT)


async def _week(turn: Turn, deed: Deed, say: Say) -> WeekView | None:
    """The week while it waits for the candidate."""
    return still_open(await week_counters.may_counter(deed, turn.data["week"], turn.data["version"]), turn, say)


def _asked(view: WeekView, so_far: list[dict[str, Any]]) -> Objection | None:
    """The first day that the employer sees otherwise and about which nothing was said yet."""
    said = {one["day"] for one in so_far}
    return next((one for one in view.objections if one.day.isoformat() not in said), None)


def _take(view: WeekView, work: Work, turn: Turn, say: Say) -> None:
    asked = _asked(view, turn.data["said"])
    assert asked is not None, "a day was asked about"
    _ask_next(view, [*turn.data["said"], {"day": asked.day.isoformat(), **written(work)}], turn, say)


def _ask_next(view: WeekView, said: list[dict[str, Any]], turn: Turn, say: Say) -> None:
    """The next day, or whether to send when all are said."""
    _ask(HOURS if _asked(view, said) else SEND, view, turn, say, {"said": said})


def _ask(step: str, view: WeekView, turn: Turn, say: Say, more: dict[str, Any] | None = None, **why: Any) -> None:
    """Go to a step and ask its question."""
    known = turn.known | (more or {})
    shown: dict[str, Any] = {"employer": view.employer_name}
    if step == HOURS and (one := _asked(view, known["said"])):
        hours = {"mine": day_of(view, one.day).minutes, "theirs": one.minutes}
        shown |= {"day": one.day.isoformat(), "several": len(view.objections) > 1} | hours
    say.ask(step, SCREENS[step], known, **shown, **why)
