"""Other costs of a candidate's work, entered by the contact person: how much, what for, of which day.

    candidate's card [Other costs] -> the list: [Enter: work] -> cost:amount -> cost:words -> cost:day -> cost:check -> entered
                                                [Take back: ...] -> taken back

`check` reads back what was typed; nothing is entered before a yes. What is not understood is asked again; what cannot be is said why.
Back goes one step back, from the first to the list. Stop, /stop, a menu button: nothing was entered.

Data: `placement`, `number`, `candidate`, `title`, `employer`, `name`, `first`, `last`, `cents`, `words`, `day`.
"""

from datetime import date, timedelta
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.costs import BeginCost, CostDay, EnterCost, OpenCosts, TakeCostBack
from bot.buttons.everybody import StepBack
from bot.screens.asking import NOT_TEXT, UNCLEAR
from bot.turns.filters import At, Pressed, Typed
from bot.turns.turn import Say, Turn
from core.actions.deed import Deed
from core.actions.money import costs
from core.rules.calendar import local_day
from core.rules.money.costs import MOST_WORDS, CostCode
from core.rules.reading.date import read_date
from core.rules.reading.spoken import yes_or_no
from core.rules.reading.travel import read_euros
from core.rules.refusals import Refusal, refuse

AMOUNT, WORDS, DAY, CHECK = (f"cost:{step}" for step in ("amount", "words", "day", "check"))
STEPS = (AMOUNT, WORDS, DAY, CHECK)
SCREENS = {AMOUNT: "cost_amount", WORDS: "cost_words", DAY: "cost_day", CHECK: "cost_check"}
SHOWN_DAYS = 4

router = Router(name="enter_cost")


@router.callback_query(Pressed(OpenCosts))
async def on_costs(_press: CallbackQuery, tap: OpenCosts, turn: Turn, deed: Deed, say: Say) -> None:
    """What was entered for a candidate."""
    turn.to(None)
    await _list(deed, say, tap.candidate)


@router.callback_query(Pressed(BeginCost))
async def on_begin(_press: CallbackQuery, tap: BeginCost, turn: Turn, deed: Deed, say: Say) -> None:
    """Enter a cost: how much?"""
    verdict = await costs.begin_cost(deed, tap.placement)
    if isinstance(verdict, Refusal):
        turn.to(None)
        say.refusal(verdict)
        return
    at = verdict.placement
    known = {
        "placement": at.id,
        "number": verdict.number,
        "candidate": at.candidate,
        "title": at.title,
        "employer": at.employer_name,
        "name": verdict.candidate.first_name,
        "first": at.starts_on.isoformat(),
        "last": at.last_day.isoformat(),
    }
    _ask(AMOUNT, deed, say, known)


@router.message(Typed(), At(AMOUNT))
async def on_amount(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A typed amount."""
    cents = read_euros(message.text or "")
    if cents is None:
        _ask(AMOUNT, deed, say, turn.known, problem=UNCLEAR)
    else:
        _ask(WORDS, deed, say, turn.known | {"cents": cents})


@router.message(Typed(), At(WORDS))
async def on_words(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """What it was for."""
    words = " ".join((message.text or "").split())
    if len(words) > MOST_WORDS:
        _ask(WORDS, deed, say, turn.known, refusal=refuse(CostCode.WORDS, most=MOST_WORDS))
    else:
        _ask(DAY, deed, say, turn.known | {"words": words})


@router.callback_query(Pressed(CostDay), At(DAY))
async def on_day(_press: CallbackQuery, tap: CostDay, turn: Turn, deed: Deed, say: Say) -> None:
    """A chosen day."""
    _ask(CHECK, deed, say, turn.known | {"day": tap.day.isoformat()})


@router.message(Typed(), At(DAY))
async def on_typed_day(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A typed day."""
    day = read_date(message.text or "", local_day(deed.now))
    if day is None:
        _ask(DAY, deed, say, turn.known, problem=UNCLEAR)
    else:
        _ask(CHECK, deed, say, turn.known | {"day": day.isoformat()})


@router.message(Typed(), At(CHECK))
async def on_answer(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Yes and no may be typed too."""
    said = yes_or_no(message.text or "")
    if said is None:
        _ask(CHECK, deed, say, turn.known, problem=UNCLEAR)
    elif said:
        await _enter(turn, deed, say)
    else:
        _ask(AMOUNT, deed, say, turn.known)


@router.callback_query(Pressed(EnterCost))
async def on_yes(_press: CallbackQuery, tap: EnterCost, turn: Turn, deed: Deed, say: Say) -> None:
    """Yes, enter it."""
    known = turn.data
    asked = (known.get("placement"), known.get("number"), known.get("day"), known.get("cents"))
    if turn.state == CHECK and asked == (tap.placement, tap.number, tap.day.isoformat(), tap.cents):
        await _enter(turn, deed, say)
    else:
        say.screen("old_button")


@router.callback_query(Pressed(TakeCostBack))
async def on_take_back(_press: CallbackQuery, tap: TakeCostBack, turn: Turn, deed: Deed, say: Say) -> None:
    """It was not made after all."""
    turn.to(None)
    verdict = await costs.take_cost_back(deed, tap.cost)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("cost_taken_back", cents=verdict.cents, words=verdict.words)


@router.callback_query(Pressed(StepBack), At(*STEPS))
async def on_back(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """One step back."""
    place = STEPS.index(turn.state or AMOUNT)
    if place:
        _ask(STEPS[place - 1], deed, say, turn.known)
        return
    candidate = turn.data["candidate"]
    turn.to(None)
    await _list(deed, say, candidate)


@router.message(At(*STEPS))
async def on_no_text(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A photo or a sticker is no answer here."""
    _ask(turn.state or AMOUNT, deed, say, turn.known, problem=NOT_TEXT)


async def _list(deed: Deed, say: Say, candidate: int) -> None:
    verdict = await costs.costs_of(deed, candidate)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return
    entered = [{"id": one.id, "day": one.day.isoformat(), "words": one.words, "cents": one.cents} for one in verdict.costs]
    works = [{"placement": p.id, "title": p.title} for p in verdict.placements]
    say.screen("costs", name=verdict.candidate.first_name, entered=entered, works=works)


async def _enter(turn: Turn, deed: Deed, say: Say) -> None:
    known = turn.known
    day = date.fromisoformat(known["day"])
    verdict = await costs.enter_cost(deed, known["placement"], known["number"], day, known["cents"], known["words"])
    if isinstance(verdict, Refusal) and verdict.code is CostCode.DAY:
        _ask(DAY, deed, say, known, refusal=verdict)
        return
    turn.to(None)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("cost_entered", cents=verdict.cents, name=known["name"])


def _ask(step: str, deed: Deed, say: Say, known: dict[str, Any], **why: Any) -> None:
    first, last = date.fromisoformat(known["first"]), date.fromisoformat(known["last"])
    days = _days(min(local_day(deed.now), last), first) if step == DAY else []
    say.ask(step, SCREENS[step], known, days=days, **why)


def _days(last: date, first: date) -> list[str]:
    """The last day that can be and those before it, as far as the work had begun."""
    days = [last - timedelta(days=back) for back in range(SHOWN_DAYS)]
    return [day.isoformat() for day in days if day >= first]
