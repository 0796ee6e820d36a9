"""On which day can one not come? The employer hears that, and nothing else.

    "ziek", "kan niet komen"           ->  these two buttons; of a day that is over and not entered its card, where it can be meant
    [I cannot come today]              ->  called off: the day's card; of a day that is past: the work as it stands today
    [I cannot come on another day]     ->  day_off:day  --[a day]-->  called off: the day's card
                                                        --a typed day-->  day_off:check  --[Yes], yes-->  called off: the day's card
                                                                                         --[Another day], no, Back-->  day_off:day
                                                        --anything else-->  asked again; so is a day without work, after the yes
                                                        --Back-->  the work    --Stop, /stop, a menu button-->  nothing was called off

What is typed shortly after calling off goes to the contact person (bot/flows/ask.py). Data: `placement`, `day` (which is asked about).
"""

from datetime import date
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.at_work import CallOff, ChooseDayOff
from bot.buttons.everybody import StepBack
from bot.screens.asking import NOT_TEXT, UNCLEAR
from bot.turns.filters import At, Pressed, Typed
from bot.turns.turn import Say, Turn
from core.actions.deed import Deed
from core.actions.hours import absences
from core.actions.hours.my_hours import open_days
from core.actions.things import Thing
from core.rules.calendar import local_day
from core.rules.reading.coming import read_coming_date
from core.rules.reading.day import says_not_worked
from core.rules.reading.spoken import says_cannot_come, yes_or_no
from core.rules.refusals import Refusal
from core.rules.work.at_work import AtWorkCode

DAY, CHECK = "day_off:day", "day_off:check"
MOST_MISSED = 2
"""So many days that were not entered are offered, the newest."""

router = Router(name="day_off")


@router.callback_query(Pressed(ChooseDayOff))
async def on_choose(_press: CallbackQuery, tap: ChooseDayOff, turn: Turn, deed: Deed, say: Say) -> None:
    """On which day?"""
    await _ask(tap.placement, turn, deed, say)


@router.callback_query(Pressed(CallOff))
async def on_call_off(_press: CallbackQuery, tap: CallOff, turn: Turn, deed: Deed, say: Say) -> None:
    """I cannot come on this day."""
    await _call_off(tap.placement, tap.day, turn, deed, say)


async def offer(text: str, turn: Turn, deed: Deed, say: Say) -> bool:
    """Somebody types, while nothing is asked, that they cannot come: the buttons that say so come first. The words, which may say why, are
    kept nowhere. False when they say something else, or when nobody expects them.

    It may as well answer how a day was that is over and not entered: such days are buttons too. "Ziek" is of them alone when no work of today
    is to come."""
    found = await absences.coming_work(deed) if says_cannot_come(text) else []
    if isinstance(found, Refusal) or not found:
        return False
    today, open_ones = local_day(deed.now), await open_days(deed)
    missed = [] if isinstance(open_ones, Refusal) else sorted({day.isoformat() for _, day in open_ones})
    if missed and says_not_worked(text) and not any(today in one.days for one in found):
        return False
    turn.to(None)
    turn.said = None
    work = [{"id": one.placement.id, "title": one.placement.title, "employer": one.placement.employer_name} for one in found]
    is_today = today in found[0].days
    say.screen("cannot_come", work=work, today=today.isoformat() if is_today else "", missed=missed[-MOST_MISSED:])
    return True


@router.message(Typed(), At(DAY))
async def on_typed_day(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A typed day."""
    await _take(message.text or "", turn, deed, say)


@router.message(Typed(), At(CHECK))
async def on_answer(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Yes and no may be typed too; so may the day, anew."""
    said, placement = yes_or_no(message.text or ""), int(turn.data["placement"])
    if said is None:
        await _take(message.text or "", turn, deed, say)
    elif said:
        await _call_off(placement, date.fromisoformat(turn.data["day"]), turn, deed, say)
    else:
        await _ask(placement, turn, deed, say)


@router.callback_query(Pressed(StepBack), At(CHECK))
async def on_step_back(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """Back to which day."""
    await _ask(int(turn.data["placement"]), turn, deed, say)


@router.callback_query(Pressed(StepBack), At(DAY))
async def on_back(_press: CallbackQuery, turn: Turn, say: Say) -> None:
    """The work again; nothing was called off."""
    placement = int(turn.data["placement"])
    turn.to(None)
    say.card(Thing.PLACEMENT, placement, fresh=True)


@router.message(At(CHECK))
async def on_no_answer(_message: Message, turn: Turn, say: Say) -> None:
    """A photo or a sticker is no answer."""
    say.ask(CHECK, "check_day_off", turn.known, problem=NOT_TEXT)


@router.message(At(DAY))
async def on_no_text(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A photo or a sticker is no day."""
    await _ask(int(turn.data["placement"]), turn, deed, say, problem=NOT_TEXT)


async def _take(text: str, turn: Turn, deed: Deed, say: Say) -> None:
    """A day is read back before the employer hears it; anything else is asked again."""
    placement, day = int(turn.data["placement"]), read_coming_date(text, local_day(deed.now))
    if day is None:
        await _ask(placement, turn, deed, say, problem=UNCLEAR)
    else:
        say.ask(CHECK, "check_day_off", {"placement": placement, "day": day.isoformat()})


async def _ask(placement: int, turn: Turn, deed: Deed, say: Say, **why: Any) -> None:
    found = await absences.coming_days(deed, placement)
    if isinstance(found, Refusal):
        turn.to(None)
        say.refusal(found)
        return
    title, employer = found.placement.title, found.placement.employer_name
    if found.days:
        days = [day.isoformat() for day in found.days]
        say.ask(DAY, "which_day_off", {"placement": placement}, title=title, employer=employer, days=days, **why)
    else:
        turn.to(None)
        say.screen("no_day_off", title=title, employer=employer)


async def _call_off(placement: int, day: date, turn: Turn, deed: Deed, say: Say) -> None:
    verdict = await absences.call_off(deed, placement, day)
    if not isinstance(verdict, Refusal):
        turn.listen()
        say.card(*verdict, fresh=True)
    elif turn.state == CHECK and int(turn.data["placement"]) == placement:
        await _ask(placement, turn, deed, say, refusal=verdict)
    else:
        turn.to(None)
        say.refusal(verdict)
        if verdict.code is AtWorkCode.DAY_OVER and day < local_day(deed.now):
            say.card(Thing.PLACEMENT, placement, fresh=True)
