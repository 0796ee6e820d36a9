"""The contact person plans how hours grow: so many hours from a Monday on, step by step, and asks the candidate.

    [Other hours]  ->  grow:hours  --typed hours-->  grow:from  --[a Monday], a typed one-->  grow:check
                       grow:check  --[One more step]-->  grow:hours  --[Ask ...]-->  asked: the change's card, on both phones
    anything else               ->  asked again
    Back                        ->  one step back; from the first to the work
    Stop, /stop, a menu button  ->  nothing was asked

Data: `placement`, `shown` (name, title, employer, minutes), `steps`, `ahead` (of each: last day allowed, shifts), `wanted`, `tries`.
"""

from datetime import date, timedelta
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.endings import GrowFrom, GrowHours, GrowOn, SendGrowth
from bot.buttons.everybody import StepBack
from bot.screens.asking import NOT_TEXT, UNCLEAR
from bot.turns.filters import At, Pressed, Typed
from bot.turns.turn import Say, Turn
from core.actions.deed import Deed
from core.actions.things import Thing
from core.actions.work import work_changes
from core.actions.work.work_changes import ToChange
from core.rules.calendar import local_day
from core.rules.reading.coming import read_coming_day
from core.rules.reading.shift import read_week_hours
from core.rules.refusals import CommonCode, Refusal
from core.rules.work.at_work import AtWorkCode, may_want, mondays_ahead
from core.rules.work.ending import EndingCode, Step

HOURS, FROM, CHECK = (f"grow:{step}" for step in ("hours", "from", "check"))
SCREENS = {HOURS: "grow_hours", FROM: "grow_from", CHECK: "grow_check"}
MONDAYS = 6

router = Router(name="grow_hours")


@router.callback_query(Pressed(GrowHours))
async def on_grow(_press: CallbackQuery, tap: GrowHours, turn: Turn, deed: Deed, say: Say) -> None:
    """How many hours?"""
    found = await work_changes.may_change(deed, tap.placement)
    if isinstance(found, Refusal):
        turn.to(None)
        say.refusal(found)
        return
    _ask(HOURS, deed, say, {"placement": tap.placement, "shown": _shown(found), "steps": []})


@router.message(Typed(), At(HOURS))
async def on_hours(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Typed hours a week."""
    minutes = read_week_hours(message.text or "")
    steps = turn.data["steps"]
    before = steps[-1][1] if steps else turn.data["shown"]["minutes"]
    refusal = None if minutes is None else may_want(minutes, before)
    if minutes is None:
        _ask(HOURS, deed, say, turn.known, problem=UNCLEAR)
    elif refusal:
        _ask(HOURS, deed, say, turn.known, refusal=refusal)
    else:
        _ask(FROM, deed, say, turn.known | {"wanted": minutes})


@router.callback_query(Pressed(GrowFrom), At(FROM))
async def on_from(_press: CallbackQuery, tap: GrowFrom, turn: Turn, deed: Deed, say: Say) -> None:
    """From this Monday on."""
    await _step(tap.day, turn, deed, say)


@router.message(Typed(), At(FROM))
async def on_typed_from(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A typed Monday."""
    today = local_day(deed.now)
    day = read_coming_day(message.text or "", today, since=today + timedelta(days=1))
    if day is None:
        _ask(FROM, deed, say, turn.known, problem=UNCLEAR)
    else:
        await _step(day, turn, deed, say)


@router.callback_query(Pressed(GrowOn), At(CHECK))
async def on_more(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """One more step."""
    _ask(HOURS, deed, say, turn.known)


@router.callback_query(Pressed(SendGrowth), At(CHECK))
async def on_send(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """Ask the candidate."""
    steps = [Step(date.fromisoformat(day), minutes) for day, minutes in turn.data["steps"]]
    verdict = await work_changes.propose_hours(deed, int(turn.data["placement"]), steps)
    if not isinstance(verdict, Refusal):
        turn.to(None)
    elif verdict.code is CommonCode.NOT_FOUND:
        turn.to(None)
        say.refusal(verdict)
    else:
        _ask(CHECK, deed, say, turn.known, refusal=verdict)


@router.callback_query(Pressed(StepBack), At(*SCREENS))
async def on_back(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """One step back."""
    known, steps = turn.known, list(turn.data["steps"])
    if turn.state == FROM:
        _ask(HOURS, deed, say, known)
    elif steps:
        *before, (_, minutes) = steps
        _ask(FROM, deed, say, known | {"steps": before, "wanted": minutes})
    else:
        turn.to(None)
        say.card(Thing.PLACEMENT, int(known["placement"]), fresh=True)


@router.message(Typed(), At(CHECK))
async def on_text(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """This has buttons."""
    _ask(CHECK, deed, say, turn.known, problem=UNCLEAR)


@router.message(At(*SCREENS))
async def on_no_text(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A photo or a sticker is no answer."""
    _ask(turn.state or HOURS, deed, say, turn.known, problem=NOT_TEXT)


def _shown(found: ToChange) -> dict[str, Any]:
    p = found.placement
    work = {"name": found.name, "title": p.title, "employer": p.employer_name}
    return work | {"minutes": p.minutes_per_week, "last_day": p.last_day.isoformat()}


async def _step(day: date, turn: Turn, deed: Deed, say: Say) -> None:
    """One step more, with what it makes of the work; what cannot be is asked anew before anybody else hears of it."""
    kept = [*turn.data["steps"], [day.isoformat(), turn.data["wanted"]]]
    steps = [Step(date.fromisoformat(since), minutes) for since, minutes in kept]
    ahead = await work_changes.look_ahead(deed, int(turn.data["placement"]), steps)
    if not isinstance(ahead, Refusal):
        _ask(
            CHECK, deed, say, turn.known | {"steps": kept, "ahead": [[a.last_allowed_day.isoformat(), a.written] for a in ahead]}
        )
    elif ahead.code is EndingCode.STEPS_ORDER:
        _ask(FROM, deed, say, turn.known, refusal=ahead)
    elif isinstance(ahead.code, AtWorkCode):
        _ask(HOURS, deed, say, turn.known, refusal=ahead)
    else:
        turn.to(None)
        say.refusal(ahead)


def _ask(step: str, deed: Deed, say: Say, known: dict[str, Any], **why: Any) -> None:
    say.ask(step, SCREENS[step], {"wanted": 0, "ahead": []} | known, **known["shown"], mondays=_mondays(deed, known), **why)


def _mondays(deed: Deed, kept: dict[str, Any]) -> list[str]:
    """The coming Mondays after the last step."""
    since = date.fromisoformat(kept["steps"][-1][0]) if kept["steps"] else local_day(deed.now)
    last = date.fromisoformat(kept["shown"]["last_day"])
    return [day.isoformat() for day in mondays_ahead(since, last, MONDAYS)]
