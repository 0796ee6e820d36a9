"""The candidate sees the days that the employer sees otherwise in another way again: what were they?

    [Propose other hours] -> hours -> send -> sent: the employer is asked again
                              ^  |
                              |  which     (what was typed can mean several things)
                              +--+         (the next day that the employer sees otherwise)

Nothing is kept before it is sent. Every step looks again whether the week still waits for the candidate; when it does not, the live card is
shown and the conversation ends. A button of a step that is over gets the live card too, and changes nothing.

Data: `week`, `version`, `options` (readings to choose from), `said` (what will be sent, one a day).
"""

from datetime import date

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.everybody import StepBack
from bot.buttons.weeks import CounterAs, CounterReading, CounterWeek, SendCounter
from bot.filters import At, Pressed, Typed
from bot.screens.week_lines import claimed, work_in, written
from bot.turn import Say, Turn
from core.actions import week_counters, weeks
from core.actions.deed import Deed
from core.actions.things import Thing
from core.actions.week_views import WeekView
from core.rules.offers import OfferCode
from core.rules.refusals import Refusal, refuse
from core.rules.week_days import Day, Work
from core.rules.weeks import WeekCode
from core.rules.workreading import works_in
from core.store.signing import Objection

HOURS, WHICH, SEND = "counter:hours", "counter:which", "counter:send"

router = Router(name="counter_week")


@router.callback_query(Pressed(CounterWeek))
async def on_counter(_press: CallbackQuery, tap: CounterWeek, turn: Turn, deed: Deed, say: Say) -> None:
    """I see it otherwise: what was it?"""
    turn.to(HOURS, week=tap.week, version=tap.version, said=[])
    if view := await _week(turn, deed, say):
        _ask(view, turn, say)


@router.callback_query(Pressed(CounterAs), At(HOURS, WHICH))
async def on_choice(_press: CallbackQuery, tap: CounterAs, turn: Turn, deed: Deed, say: Say) -> None:
    """One of the likely answers."""
    view = await _week(turn, deed, say)
    if view is None:
        return
    asked = _asked(view, turn)
    if asked is None or (tap.week, tap.version, tap.day) != (turn.data["week"], turn.data["version"], asked.day):
        await _old(deed, say, tap.week)
        return
    mine, theirs = _day(view, asked.day).logged, claimed(asked)
    known = {one.minutes: one for one in (theirs, mine) if one}
    _take(view, known.get(tap.minutes, Work(None, None, 0, tap.minutes)), turn, say)


@router.message(Typed(), At(HOURS, WHICH))
async def on_typed(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Typed hours or times: one meaning is taken, several are asked about, none is asked again."""
    view = await _week(turn, deed, say)
    asked = _asked(view, turn) if view else None
    if view is None or asked is None:
        return
    found = works_in(message.text or "", _day(view, asked.day))
    if not found:
        say.screen("counter_again")
    elif len(found) == 1:
        _take(view, found[0], turn, say)
    else:
        turn.to(WHICH, **(turn.data | {"options": [written(one) for one in found]}))
        say.screen("counter_which", options=turn.data["options"])


@router.callback_query(Pressed(CounterReading), At(WHICH))
async def on_reading(_press: CallbackQuery, tap: CounterReading, turn: Turn, deed: Deed, say: Say) -> None:
    """That is what I meant."""
    view = await _week(turn, deed, say)
    if view and tap.number < len(turn.data["options"]):
        _take(view, work_in(turn.data["options"][tap.number]), turn, say)


@router.callback_query(Pressed(SendCounter), At(SEND))
async def on_send(_press: CallbackQuery, tap: SendCounter, turn: Turn, deed: Deed, say: Say) -> None:
    """That is it: the employer is asked again."""
    week, version, said = turn.data["week"], turn.data["version"], turn.data["said"]
    if tap.week != week:
        await _old(deed, say, tap.week)
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
        turn.to(HOURS, **(turn.data | {"said": said}))
        _ask(view, turn, say)


@router.callback_query(Pressed(CounterAs))
@router.callback_query(Pressed(SendCounter))
async def on_old(_press: CallbackQuery, tap: CounterAs | SendCounter, deed: Deed, say: Say) -> None:
    """A button of a step that is over."""
    await _old(deed, say, tap.week)


@router.message(At(HOURS, WHICH, SEND))
async def on_something_else(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A photo or a sticker, or words where nothing is to be typed: the question is put again, nothing is lost."""
    view = await _week(turn, deed, say)
    if view and turn.state == WHICH:
        say.screen("counter_which", options=turn.data["options"])
    elif view:
        _ask(view, turn, say)


async def _week(turn: Turn, deed: Deed, say: Say) -> WeekView | None:
    """The week while it waits for the candidate; otherwise the conversation ends here, with the week as it stands."""
    week = turn.data["week"]
    verdict = await week_counters.may_counter(deed, week, turn.data["version"])
    if not isinstance(verdict, Refusal):
        return verdict
    turn.to(None)
    say.refusal(verdict)
    if verdict.code is not OfferCode.NOT_FOUND:
        say.card(Thing.WEEK, week, fresh=True)
    return None


async def _old(deed: Deed, say: Say, week: int) -> None:
    verdict = await weeks.open_week(deed, week)
    say.refusal(verdict if isinstance(verdict, Refusal) else refuse(WeekCode.CHANGED))
    if not isinstance(verdict, Refusal):
        say.card(Thing.WEEK, week, fresh=True)


def _asked(view: WeekView, turn: Turn) -> Objection | None:
    """The first day that the employer sees otherwise and about which nothing was said yet."""
    said = {one["day"] for one in turn.data["said"]}
    return next((one for one in view.objections if one.day.isoformat() not in said), None)


def _ask(view: WeekView, turn: Turn, say: Say) -> None:
    """The next day, or whether to send when all are said."""
    one = _asked(view, turn)
    if one is None:
        turn.to(SEND, **turn.data)
        say.screen("counter_send", week=view.id, employer=view.employer_name, said=turn.data["said"])
        return
    turn.to(HOURS, **turn.data)
    facts = {"week": view.id, "version": view.version, "day": one.day.isoformat(), "employer": view.employer_name}
    several = len(view.objections) > 1
    say.screen("counter_hours", **facts, mine=_day(view, one.day).minutes, theirs=one.minutes, several=several)


def _take(view: WeekView, work: Work, turn: Turn, say: Say) -> None:
    asked = _asked(view, turn)
    assert asked is not None, "a day was asked about"
    turn.to(HOURS, **(turn.data | {"said": [*turn.data["said"], {"day": asked.day.isoformat(), **written(work)}]}))
    _ask(view, turn, say)


def _day(view: WeekView, wanted: date) -> Day:
    """What the candidate said of a day; nothing when it was not entered."""
    return next((day for day in view.days if day.day == wanted), Day(wanted, None, None, True))
