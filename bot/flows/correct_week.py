"""Candidate or employer made a mistake in a confirmed week: which day, and what should it be?

    [I made a mistake] -> day -> hours -> send -> sent: the other side is asked
                           ^       |       |
                           |     which     |     (what was typed can mean several things)
                           +---------------+     (Back)

A contact person puts right what they entered for both sides. Of a week on paper a photo comes between: `photo`, of a form that was changed
and signed again, or [The form was right]; what is sent holds at once, and both sides hear it.

A day about which the other side asked first gives that question, to be answered.

`send` reads back what will be sent; a text typed there becomes the explanation. Nothing is kept before it is sent. A button of a step that
is over gets the live card, and changes nothing. After three answers that are not understood the contact person is offered.

Data: `week`, `day`, `options` (readings to choose from), `work` (what it should be), `note`, `file` (the photo).
"""

from datetime import date
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.everybody import StepBack
from bot.buttons.weeks import CorrectAs, CorrectDay, CorrectReading, CorrectWeek, FormWasRight, SendCorrection
from bot.screens.asking import NO_PHOTO, NOT_TEXT, SAME, UNCLEAR
from bot.screens.week_lines import work_in, written
from bot.turns.filters import At, Pictured, Pressed, Typed
from bot.turns.otherwise import day_named, day_of, meant, old_button, still_open, take_typed
from bot.turns.turn import Say, Turn
from core.actions.access import STAFF
from core.actions.deed import Deed
from core.actions.hours import corrections
from core.actions.hours.week_views import WeekView
from core.actions.things import Thing
from core.rules.calendar import local_day
from core.rules.hours.week_days import Day, Work
from core.rules.hours.weeks import LONGEST_NOTE
from core.rules.refusals import Refusal
from core.store.people.people import Role

DAY, HOURS, WHICH, PHOTO, SEND = (f"correct:{step}" for step in ("day", "hours", "which", "photo", "send"))
SCREENS = {DAY: "correct_day", HOURS: "correct_hours", WHICH: "correct_which", PHOTO: "correct_photo", SEND: "correct_send"}

FOR_BOTH = {DAY: "correct_day_for_both", SEND: "correct_send_for_both"}

router = Router(name="correct_week")


@router.callback_query(Pressed(CorrectWeek))
async def on_mistake(_press: CallbackQuery, tap: CorrectWeek, turn: Turn, deed: Deed, say: Say) -> None:
    """I made a mistake: on which day?"""
    turn.to(DAY, week=tap.week, note="")
    if view := await _week(turn, deed, say):
        _ask(DAY, view, turn, say)


@router.callback_query(Pressed(CorrectDay), At(*SCREENS))
async def on_day(_press: CallbackQuery, tap: CorrectDay, turn: Turn, deed: Deed, say: Say) -> None:
    """That day: what should it be?"""
    if tap.week != turn.data["week"]:
        await old_button(tap.week, deed, say)
    elif view := await _week(turn, deed, say):
        await _chosen(tap.day, view, turn, deed, say)


@router.message(Typed(), At(DAY))
async def on_typed_day(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A day of the week that is typed is as good as a tap on it."""
    view = await _week(turn, deed, say)
    if view is None:
        return
    if day := day_named(message.text or "", view, local_day(deed.now)):
        await _chosen(day, view, turn, deed, say)
    else:
        _ask(DAY, view, turn, say, problem=UNCLEAR)


@router.callback_query(Pressed(CorrectAs), At(HOURS, WHICH))
async def on_choice(_press: CallbackQuery, tap: CorrectAs, turn: Turn, deed: Deed, say: Say) -> None:
    """One of the likely answers."""
    if (tap.week, tap.day.isoformat()) != (turn.data["week"], turn.data["day"]):
        await old_button(tap.week, deed, say)
    elif view := await _week(turn, deed, say):
        planned = _day(view, turn).planned
        as_planned = planned if planned and planned.minutes == tap.minutes else None
        _take(view, as_planned or Work(None, None, 0, tap.minutes), turn, say)


@router.message(Typed(), At(HOURS, WHICH))
async def on_typed(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Typed hours or times: one meaning is taken, several are asked about, none is asked again."""
    view = await _week(turn, deed, say)
    if view is None:
        return
    take_typed(message.text or "", _day(view, turn), view, turn, say, which=WHICH, ask=_ask, take=_take)


@router.callback_query(Pressed(CorrectReading), At(WHICH))
async def on_reading(_press: CallbackQuery, tap: CorrectReading, turn: Turn, deed: Deed, say: Say) -> None:
    """That is what I meant."""
    if (view := await _week(turn, deed, say)) and (work := meant(turn, tap.number)):
        _take(view, work, turn, say)


@router.callback_query(Pressed(FormWasRight), At(PHOTO))
async def on_form_right(_press: CallbackQuery, tap: FormWasRight, turn: Turn, deed: Deed, say: Say) -> None:
    """Only the typing was wrong: the photo of before stays."""
    if tap.week != turn.data["week"]:
        await old_button(tap.week, deed, say)
    elif view := await _week(turn, deed, say):
        _ask(SEND, view, turn, say)


@router.message(Pictured(), At(PHOTO))
async def on_photo(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """The changed form."""
    file = message.photo[-1] if message.photo else message.document
    assert file is not None, "one of them is there"
    if view := await _week(turn, deed, say):
        _ask(SEND, view, turn, say, {"file": file.file_id})


@router.message(Typed(), At(SEND))
async def on_note(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Why."""
    if view := await _week(turn, deed, say):
        _ask(SEND, view, turn, say, {"note": (message.text or "")[:LONGEST_NOTE]})


@router.callback_query(Pressed(SendCorrection), At(SEND))
async def on_send(_press: CallbackQuery, tap: SendCorrection, turn: Turn, deed: Deed, say: Say) -> None:
    """That is it: the other side is asked."""
    known = turn.data
    if tap.week != known["week"]:
        await old_button(tap.week, deed, say)
        return
    turn.to(None)
    day = date.fromisoformat(known["day"])
    work, note = work_in(known["work"]), known["note"]
    if deed.who.role in STAFF:
        verdict = await corrections.correct_for_both(deed, tap.week, day, work, note, known.get("file", ""))
    else:
        verdict = await corrections.correct_week(deed, tap.week, day, work, note)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.card(Thing.CORRECTION, verdict, fresh=True)


@router.callback_query(Pressed(StepBack), At(*SCREENS))
async def on_back(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """One step back."""
    if view := await _week(turn, deed, say):
        came_by_photo = turn.state == SEND and _is_on_paper(view, turn)
        _ask(PHOTO if came_by_photo else DAY if turn.state in (DAY, HOURS) else HOURS, view, turn, say)


@router.callback_query(Pressed(CorrectDay))
@router.callback_query(Pressed(CorrectAs))
@router.callback_query(Pressed(FormWasRight))
@router.callback_query(Pressed(SendCorrection))
async def on_old(
    _press: CallbackQuery, tap: CorrectDay | CorrectAs | FormWasRight | SendCorrection, deed: Deed, say: Say
) -> None:
    """A button of a step that is over."""
    await old_button(tap.week, deed, say)


@router.message(At(*SCREENS))
async def on_something_else(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A photo or a sticker: the question is put again, nothing is lost."""
    view = await _week(turn, deed, say)
    if view:
        _ask(turn.state or DAY, view, turn, say, problem=NO_PHOTO if turn.state == PHOTO else NOT_TEXT)


async def _week(turn: Turn, deed: Deed, say: Say) -> WeekView | None:
    """The confirmed week."""
    return still_open(await corrections.may_correct(deed, turn.data["week"]), turn, say)


async def _chosen(day: date, view: WeekView, turn: Turn, deed: Deed, say: Say) -> None:
    """What should it be? Unless the other side asked about it first: that question once more."""
    asked = await corrections.asked_about(deed, view.id, day)
    if asked is None:
        _ask(HOURS, view, turn, say, {"day": day.isoformat()})
    elif isinstance(asked, Refusal):
        turn.to(None)
        say.refusal(asked)
    else:
        turn.to(None)
        say.card(Thing.CORRECTION, asked, fresh=True)


def _take(view: WeekView, work: Work, turn: Turn, say: Say) -> None:
    """The day is said; it may not be what it says already."""
    if work.minutes == _day(view, turn).minutes:
        _ask(HOURS, view, turn, say, problem=SAME)
    else:
        _ask(PHOTO if _is_on_paper(view, turn) else SEND, view, turn, say, {"work": written(work), "file": ""})


def _is_on_paper(view: WeekView, turn: Turn) -> bool:
    """A form that was changed is handed in with whoever entered it."""
    return view.on_paper_by is not None and turn.deed.who.role in STAFF


def _ask(step: str, view: WeekView, turn: Turn, say: Say, more: dict[str, Any] | None = None, **why: Any) -> None:
    """Go to a step and ask its question."""
    known = turn.known | (more or {})
    shown: dict[str, Any] = {}
    if step == DAY:
        today = local_day(turn.deed.now)
        shown = {"days": [[day.day.isoformat(), day.minutes] for day in view.days if day.day <= today]}
    elif step == HOURS:
        day = day_of(view, date.fromisoformat(known["day"]))
        shown = {"said": day.minutes, "planned": day.planned.minutes if day.planned else 0}
    elif step == SEND:
        is_candidate = turn.deed.who.role is Role.CANDIDATE
        shown = {"name": view.employer_name if is_candidate else view.candidate.first_name, "employer": view.employer_name}
    screens = SCREENS | (FOR_BOTH if turn.deed.who.role in STAFF else {})
    say.ask(step, screens[step], known, **shown, **why)


def _day(view: WeekView, turn: Turn) -> Day:
    return day_of(view, date.fromisoformat(turn.data["day"]))
