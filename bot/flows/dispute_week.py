"""The employer says which day of a week was otherwise, and what it should be.

    [Not right] -> day -> hours -> send -> sent: the candidate is asked, or, for the third time, the contact person
                    ^       |       |
                    |     which     |     (what was typed can mean several things)
                    +---------------+     (another day too)

`send` reads back what will be sent; a text typed there becomes the explanation. Nothing is kept before it is sent. Every step looks
again whether the week still waits: when a colleague answered meanwhile, the live card is shown and the conversation ends. A button of a
step that is over gets the live card too, and changes nothing. After three answers that are not understood the contact person is offered.

Data: `week`, `version`, `day`, `options` (readings to choose from), `objections` (what will be sent, one a day).
"""

from datetime import date
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.everybody import StepBack
from bot.buttons.weeks import AnotherDay, DisputeAs, DisputeDay, DisputeReading, DisputeWeek, SendObjections
from bot.screens.asking import NOT_TEXT, SAME, UNCLEAR
from bot.screens.week_lines import work_in, written
from bot.turns.filters import At, Pressed, Typed
from bot.turns.otherwise import day_named, day_of, meant, old_button, still_open, take_typed
from bot.turns.turn import Say, Turn
from core.actions.deed import Deed
from core.actions.hours import week_answers
from core.actions.hours.week_views import WeekView
from core.actions.things import Thing
from core.rules.calendar import local_day
from core.rules.hours.week_days import Day, Work
from core.rules.hours.weeks import LONGEST_NOTE, WeekState, after_objection, may_object
from core.rules.refusals import Refusal
from core.store.hours.signing import Objection

DAY, HOURS, WHICH, SEND = "dispute:day", "dispute:hours", "dispute:which", "dispute:send"

SCREENS = {DAY: "dispute_day", HOURS: "dispute_hours", WHICH: "dispute_which", SEND: "dispute_send"}

Said = dict[str, Any]
router = Router(name="dispute_week")


@router.callback_query(Pressed(DisputeWeek))
async def on_dispute(_press: CallbackQuery, tap: DisputeWeek, turn: Turn, deed: Deed, say: Say) -> None:
    """Something is not right: which day?"""
    turn.to(DAY, week=tap.week, version=tap.version, objections=[])
    if view := await _week(turn, deed, say):
        _ask(DAY, view, turn, say)


@router.callback_query(Pressed(DisputeDay), At(DAY, HOURS, WHICH, SEND))
async def on_day(_press: CallbackQuery, tap: DisputeDay, turn: Turn, deed: Deed, say: Say) -> None:
    """That day: what should it be?"""
    if (tap.week, tap.version) != (turn.data["week"], turn.data["version"]):
        await old_button(tap.week, deed, say)
    elif view := await _week(turn, deed, say):
        _ask(HOURS, view, turn, say, {"day": tap.day.isoformat()})


@router.message(Typed(), At(DAY))
async def on_typed_day(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A day of the week that is typed is as good as a tap on it."""
    view = await _week(turn, deed, say)
    if view is None:
        return
    if day := day_named(message.text or "", view, local_day(deed.now)):
        _ask(HOURS, view, turn, say, {"day": day.isoformat()})
    else:
        _ask(DAY, view, turn, say, problem=UNCLEAR)


@router.callback_query(Pressed(DisputeAs), At(HOURS, WHICH))
async def on_choice(_press: CallbackQuery, tap: DisputeAs, turn: Turn, deed: Deed, say: Say) -> None:
    """One of the likely answers."""
    known = turn.data
    if (tap.week, tap.version, tap.day.isoformat()) != (known["week"], known["version"], known["day"]):
        await old_button(tap.week, deed, say)
    elif view := await _week(turn, deed, say):
        planned = _day(view, turn).planned if tap.as_planned else None
        _take(view, planned or Work(None, None, 0, tap.minutes), turn, say)


@router.message(Typed(), At(HOURS, WHICH))
async def on_typed(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Typed hours or times: one meaning is taken, several are asked about, none is asked again."""
    view = await _week(turn, deed, say)
    if view is None:
        return
    take_typed(message.text or "", _day(view, turn), view, turn, say, which=WHICH, ask=_ask, take=_take)


@router.callback_query(Pressed(DisputeReading), At(WHICH))
async def on_reading(_press: CallbackQuery, tap: DisputeReading, turn: Turn, deed: Deed, say: Say) -> None:
    """That is what I meant."""
    if (view := await _week(turn, deed, say)) and (work := meant(turn, tap.number)):
        _take(view, work, turn, say)


@router.message(Typed(), At(SEND))
async def on_note(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Why: it goes along with the last day."""
    if view := await _week(turn, deed, say):
        *before, last = turn.data["objections"]
        note = (message.text or "")[:LONGEST_NOTE]
        _ask(SEND, view, turn, say, {"objections": [*before, last | {"note": note}]})


@router.callback_query(Pressed(AnotherDay), At(SEND))
async def on_another(_press: CallbackQuery, tap: AnotherDay, turn: Turn, deed: Deed, say: Say) -> None:
    """Another day was wrong too."""
    if tap.week != turn.data["week"]:
        await old_button(tap.week, deed, say)
    elif view := await _week(turn, deed, say):
        _ask(DAY, view, turn, say)


@router.callback_query(Pressed(SendObjections), At(SEND))
async def on_send(_press: CallbackQuery, tap: SendObjections, turn: Turn, deed: Deed, say: Say) -> None:
    """That is all: the candidate is asked."""
    week, version, said = turn.data["week"], turn.data["version"], turn.data["objections"]
    if tap.week != week:
        await old_button(tap.week, deed, say)
        return
    turn.to(None)
    verdict = await week_answers.dispute_week(deed, week, version, [_objection(one) for one in said])
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    say.card(Thing.WEEK, week, fresh=True)


@router.callback_query(Pressed(StepBack), At(DAY, HOURS, WHICH, SEND))
async def on_back(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """One step back; on the way to `hours`, what was said of that day is forgotten."""
    view = await _week(turn, deed, say)
    if view is None:
        return
    said, step = turn.data["objections"], turn.state
    if step == HOURS or (step == DAY and not said):
        _ask(DAY, view, turn, say)
    elif step == DAY:
        _ask(SEND, view, turn, say)
    else:
        _ask(HOURS, view, turn, say, {"objections": [one for one in said if one["day"] != turn.data["day"]]})


@router.callback_query(Pressed(DisputeDay))
@router.callback_query(Pressed(DisputeAs))
@router.callback_query(Pressed(SendObjections))
@router.callback_query(Pressed(AnotherDay))
async def on_old(_press: CallbackQuery, tap: DisputeDay | DisputeAs | SendObjections | AnotherDay, deed: Deed, say: Say) -> None:
    """A button of a step that is over."""
    await old_button(tap.week, deed, say)


@router.message(At(DAY, HOURS, WHICH, SEND))
async def on_something_else(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A photo or a sticker: the question is put again, nothing is lost."""
    view = await _week(turn, deed, say)
    if view:
        _ask(turn.state or DAY, view, turn, say, problem=NOT_TEXT)


async def _week(turn: Turn, deed: Deed, say: Say) -> WeekView | None:
    """The week while it still waits for an answer."""
    return still_open(await week_answers.may_dispute(deed, turn.data["week"], turn.data["version"]), turn, say)


def _take(view: WeekView, work: Work, turn: Turn, say: Say) -> None:
    """The day is said; it may not be what the candidate said already."""
    if may_object(_day(view, turn).minutes, work.minutes):
        _ask(HOURS, view, turn, say, problem=SAME)
        return
    others = [one for one in turn.data["objections"] if one["day"] != turn.data["day"]]
    _ask(SEND, view, turn, say, {"objections": [*others, {"day": turn.data["day"], "note": "", **written(work)}]})


def _ask(step: str, view: WeekView, turn: Turn, say: Say, more: Said | None = None, **why: Any) -> None:
    """Go to a step and ask its question."""
    known = turn.known | (more or {})
    shown: Said = {}
    if step == DAY:
        today = local_day(turn.deed.now)
        days = [[day.day.isoformat(), day.minutes] for day in view.days if day.day <= today]
        shown = {"days": days, "back": bool(known["objections"])}
    elif step == HOURS:
        day = day_of(view, date.fromisoformat(known["day"]))
        shown = {"logged": day.minutes, "planned": day.planned.minutes if day.planned else 0}
    elif step == SEND:
        decides = after_objection(view.rounds + 1) is WeekState.TO_CONSULTANT
        contact = view.contact.first_name if view.contact else ""
        shown = {"name": contact if decides else view.candidate.first_name, "decides": decides}
    say.ask(step, SCREENS[step], known, **shown, **why)


def _day(view: WeekView, turn: Turn) -> Day:
    return day_of(view, date.fromisoformat(turn.data["day"]))


def _objection(said: Said) -> Objection:
    work = work_in(said)
    day = date.fromisoformat(said["day"])
    return Objection(day, work.minutes, work.starts, work.ends, work.break_minutes, said["note"])
