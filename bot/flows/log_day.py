"""A day that is typed: other times than planned, a day that was not planned, or a change.

    [Other times], [Change hours], a day without plan -> times -> break -> check -> kept: the day's card
                                                          |  |                |
                                                          | end               +-- [No] -> times
                                                          +-- which (what was typed can mean several things)
                                                          +-- off (not worked; why is not kept) -- [Yes] -> kept    -- [No] -> times
    [Another day] -> when -> the day's card, or times
    hours, typed while nothing is asked -> as at times, when one day is open; the hours, to choose, when several are

Every step takes typed text; `check` reads everything back, and nothing is kept before a yes. What is not understood, or is no text, is asked
again with nothing lost. Back goes one step back; from `times` to the day's card, from `when` to the hours.

Data: `placement`, `day`, `title`, `employer`, `version`, `card` (where the day stands, if anywhere), `can_plan`, `can_skip`, `from` (the
planned beginning, or ""); `reading` (what is known), `options` (what it can mean), `minutes` (what it makes).

Over 300 lines: one conversation, of which every step can lead to every other.
"""

from datetime import date, time
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.everybody import StepBack
from bot.buttons.hours import ChangeDay, DayOtherwise, DayReading, NameDay, StoreReading
from bot.screens.asking import NOT_TEXT, UNCLEAR
from bot.screens.log_day import facts_of, meant_by, reading_from
from bot.screens.my_hours import MY_HOURS
from bot.turns.filters import At, Pressed, Typed
from bot.turns.turn import Say, Turn
from core.actions.deed import Deed
from core.actions.hours import day_views, days
from core.actions.hours.day_views import DayView
from core.actions.hours.my_hours import my_hours, open_days
from core.rules.calendar import local_day
from core.rules.hours.days import DayCode
from core.rules.reading.date import read_date
from core.rules.reading.day import Reading, read_break, read_day, read_end, read_until, says_not_worked
from core.rules.reading.spoken import yes_or_no
from core.rules.refusals import HoursCode, Refusal

STEPS = ("when", "times", "end", "which", "break", "check", "off")
WHEN, TIMES, END, WHICH, BREAK, CHECK, OFF = (f"log_day:{step}" for step in STEPS)
SCREENS = {
    WHEN: "name_day",
    TIMES: "ask_times",
    END: "ask_end",
    WHICH: "which_reading",
    BREAK: "ask_break",
    CHECK: "read_back",
    OFF: "check_not_worked",
}
OF_A_DAY = (TIMES, END, WHICH, BREAK, CHECK, OFF)

MIDNIGHT = time()

router = Router(name="log_day")


@router.callback_query(Pressed(DayOtherwise))
async def on_otherwise(_press: CallbackQuery, tap: DayOtherwise, turn: Turn, deed: Deed, say: Say) -> None:
    """Other times than planned."""
    begin(await day_views.open_shift(deed, tap.shift), turn, say)


@router.callback_query(Pressed(ChangeDay))
async def on_change(_press: CallbackQuery, tap: ChangeDay, turn: Turn, deed: Deed, say: Say) -> None:
    """It was otherwise; or no, that is not what I meant."""
    begin(await day_views.open_day(deed, tap.placement, tap.day), turn, say)


@router.callback_query(Pressed(NameDay))
async def on_name_day(_press: CallbackQuery, say: Say) -> None:
    """Another day: which?"""
    say.ask(WHEN, SCREENS[WHEN], {})


@router.message(Typed(), At(WHEN))
async def on_day(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A typed day; one that does not fit is said so, and asked again."""
    day = read_date(message.text or "", local_day(deed.now))
    if day is None:
        _ask(WHEN, turn, say, problem=UNCLEAR)
    elif refusal := await open_date(day, turn, deed, say):
        _ask(WHEN, turn, say, refusal=refusal)


@router.message(Typed(), At(TIMES, WHICH))
async def on_times(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A typed day: one meaning goes on, several are asked about, none is asked again."""
    await _read(message.text or "", turn, deed, say)


@router.message(Typed(), At(OFF))
async def on_off(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Not worked: yes and no may be typed too; so may the day, anew."""
    said = yes_or_no(message.text or "")
    if said is None:
        await _read(message.text or "", turn, deed, say)
    elif said:
        data = turn.data
        turn.to(None)
        day = date.fromisoformat(data["day"])
        verdict = await days.change_to_not_worked(deed, data["placement"], day, data["version"])
        if isinstance(verdict, Refusal):
            say.refusal(verdict)
        else:
            say.card(*verdict, fresh=True)
    else:
        _ask(TIMES, turn, say)


@router.message(Typed(), At(END))
async def on_end(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """When the work ended."""
    begun = reading_from(turn.data["reading"])
    found = read_end(message.text or "", begun.starts) if begun.starts else ()
    await _take(found, turn, deed, say)


@router.message(Typed(), At(BREAK))
async def on_break(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """How long the break was."""
    took, reading = read_break(message.text or ""), reading_from(turn.data["reading"])
    if took is None:
        _ask(BREAK, turn, say, problem=UNCLEAR)
    else:
        await _go_on(Reading(reading.starts, reading.ends, took), turn, deed, say)


@router.message(Typed(), At(CHECK))
async def on_answer(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Yes and no may be typed too; so may the day, anew."""
    said = yes_or_no(message.text or "")
    if said is None:
        await _take(read_day(message.text or ""), turn, deed, say)
    elif said:
        await _keep(turn, deed, say)
    else:
        _ask(TIMES, turn, say)


@router.callback_query(Pressed(DayReading))
async def on_reading(_press: CallbackQuery, tap: DayReading, turn: Turn, deed: Deed, say: Say) -> None:
    """That is what I meant, or so long was the break."""
    if _current(turn, tap):
        await _go_on(meant_by(tap), turn, deed, say)
    else:
        await _old(tap, deed, say)


@router.callback_query(Pressed(StoreReading))
async def on_yes(_press: CallbackQuery, tap: StoreReading, turn: Turn, deed: Deed, say: Say) -> None:
    """Yes, that is what I worked."""
    asked = (turn.data.get("version"), turn.data.get("reading"))
    if turn.state == CHECK and _current(turn, tap) and asked == (tap.version, facts_of(meant_by(tap))):
        await _keep(turn, deed, say)
    else:
        await _old(tap, deed, say)


@router.callback_query(Pressed(StepBack), At(*SCREENS))
async def on_back(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """One step back."""
    if turn.state == CHECK and turn.data["reading"]["minutes"] is None:
        _ask(BREAK, turn, say)
    elif turn.state in (WHEN, TIMES):
        await _leave(turn, deed, say)
    else:
        _ask(TIMES, turn, say)


@router.message(At(*SCREENS))
async def on_no_text(_message: Message, turn: Turn, say: Say) -> None:
    """A photo or a sticker says no time."""
    _ask(turn.state or TIMES, turn, say, problem=NOT_TEXT)


def begin(verdict: DayView | Refusal, turn: Turn, say: Say) -> None:
    """Ask when the work of a day was, or say why it cannot be changed."""
    if isinstance(verdict, Refusal):
        turn.to(None)
        say.refusal(verdict)
        return
    _enter(verdict, turn)
    _ask(TIMES, turn, say)


async def take_hours(text: str, turn: Turn, deed: Deed, say: Say) -> bool:
    """Hours that are typed while nothing is asked, as beneath the question after a shift: they are meant for the day that is open, and read
    back; where several are, one is chosen first. False when they are no hours, or no day is open: a time alone says too little here."""
    says_hours = any(one.ends or one.minutes for one in read_day(text))
    if not (says_hours or says_not_worked(text) or read_until(text, MIDNIGHT)):
        return False
    days_open = await open_days(deed)
    if isinstance(days_open, Refusal) or not days_open:
        return False
    if len(days_open) > 1:
        await show_hours(deed, say)
        return True
    view = await day_views.open_day(deed, *days_open[0])
    if isinstance(view, Refusal):
        return False
    _enter(view, turn)
    await _read(text, turn, deed, say)
    return True


def _enter(view: DayView, turn: Turn) -> None:
    facts = view.facts
    turn.to(
        TIMES,
        placement=facts.placement.id,
        day=facts.day.isoformat(),
        title=facts.placement.title,
        employer=facts.placement.employer_name,
        version=facts.version,
        card=view.card,
        can_plan=view.was_otherwise,
        can_skip=bool(facts.entry and facts.entry.worked),
        **{"from": facts.shift.starts.isoformat("minutes") if facts.shift else ""},
    )


async def open_date(day: date, turn: Turn, deed: Deed, say: Say) -> Refusal | None:
    """Open a day of whichever placement holds it; which, when several do. Answers why not, otherwise."""
    work = await day_views.work_on(deed, day)
    if isinstance(work, Refusal):
        return work
    if len(work) == 1:
        return await open_day(work[0].id, day, turn, deed, say)
    turn.to(None)
    say.screen(
        "which_work", day=day.isoformat(), work=[{"id": p.id, "title": p.title, "employer": p.employer_name} for p in work]
    )
    return None


async def open_day(placement: int, day: date, turn: Turn, deed: Deed, say: Say) -> Refusal | None:
    """A day's card, or, where nothing was planned or entered, the question when it was. Answers why not, otherwise."""
    view = await day_views.look_at_day(deed, placement, day)
    if isinstance(view, Refusal):
        return view
    if view.card:
        turn.to(None)
        say.card(*view.card, fresh=True)
    else:
        begin(view, turn, say)
    return None


async def _read(text: str, turn: Turn, deed: Deed, say: Say) -> None:
    """What was typed for a day. That it was not worked is asked back; the words, which may say why, are kept nowhere."""
    planned = turn.data.get("from")
    if says_not_worked(text) and (planned or turn.data.get("can_skip")):
        turn.said = None
        _ask(OFF, turn, say)
    else:
        found = read_day(text) or read_until(text, time.fromisoformat(planned) if planned else None)
        await _take(found, turn, deed, say)


async def _take(found: tuple[Reading, ...], turn: Turn, deed: Deed, say: Say) -> None:
    if len(found) > 1:
        _ask(WHICH, turn, say, {"options": [facts_of(one) for one in found]})
    elif found:
        await _go_on(found[0], turn, deed, say)
    else:
        _ask(turn.state or TIMES, turn, say, problem=UNCLEAR)


async def _go_on(reading: Reading, turn: Turn, deed: Deed, say: Say) -> None:
    """Ask what is not known yet; read back what is."""
    known = facts_of(reading)
    if reading.minutes is None and reading.ends is None:
        _ask(END, turn, say, {"reading": known})
    elif reading.minutes is None and reading.break_minutes is None:
        _ask(BREAK, turn, say, {"reading": known})
    else:
        await _read_back(reading, turn, deed, say)


async def _read_back(reading: Reading, turn: Turn, deed: Deed, say: Say) -> None:
    verdict = await day_views.read_back(deed, turn.data["placement"], date.fromisoformat(turn.data["day"]), reading)
    if not isinstance(verdict, Refusal):
        known = {"reading": facts_of(reading), "version": verdict.version, "minutes": verdict.work.minutes}
        _ask(CHECK, turn, say, known)
    elif verdict.code in (DayCode.BREAK_TOO_LONG, DayCode.NOT_OVER, DayCode.OTHER_WORK_THEN, HoursCode.IMPOSSIBLE_MINUTES):
        step = BREAK if verdict.code is DayCode.BREAK_TOO_LONG else TIMES
        _ask(step, turn, say, {"reading": facts_of(reading)}, refusal=verdict)
    else:
        turn.to(None)
        say.refusal(verdict)


async def _keep(turn: Turn, deed: Deed, say: Say) -> None:
    data = turn.data
    turn.to(None)
    day, reading = date.fromisoformat(data["day"]), reading_from(data["reading"])
    verdict = await days.enter_reading(deed, data["placement"], day, data["version"], reading)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.card(*verdict, fresh=True)


async def _leave(turn: Turn, deed: Deed, say: Say) -> None:
    """Out of the conversation: to the day's card, or to the hours."""
    data, view = turn.data, None
    turn.to(None)
    if "placement" in data:
        view = await day_views.look_at_day(deed, data["placement"], date.fromisoformat(data["day"]))
    if isinstance(view, DayView) and view.card:
        say.card(*view.card, fresh=True)
    else:
        await show_hours(deed, say)


async def show_hours(deed: Deed, say: Say) -> None:
    """The hours of this week, and what is missing."""
    verdict = await my_hours(deed)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen(MY_HOURS, **verdict)


async def _old(tap: DayReading | StoreReading, deed: Deed, say: Say) -> None:
    """A button of a step that is past: how the day stands now."""
    view = await day_views.look_at_day(deed, tap.placement, tap.day)
    if isinstance(view, DayView) and view.card:
        say.card(*view.card, fresh=True)
    else:
        say.screen("old_button")


def _current(turn: Turn, tap: DayReading | StoreReading) -> bool:
    here = (turn.data.get("placement"), turn.data.get("day"))
    return turn.state in OF_A_DAY and here == (tap.placement, tap.day.isoformat())


def _ask(step: str, turn: Turn, say: Say, more: dict[str, Any] | None = None, **why: Any) -> None:
    say.ask(step, SCREENS[step], turn.known | (more or {}), **why)
