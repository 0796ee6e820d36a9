"""Wanting to stop with work, or to work other hours a week.

    [Stop with this work]  -> sure -> [Yes] -> why -> words, or [I would rather not say]: the wish's card
                               +-- [No, I go on]: the work goes on
    [More or fewer hours]  -> hours -> a button, or typed: the wish's card

The wish stands from the yes on: a reason that never comes changes nothing. What is not understood, or is no text, is asked again.

Data: `placement`, `title`, `employer`, `contact`, `away`, `minutes` (a week, now), `choices` (minutes a week), `wish`.
"""

from collections.abc import Sequence

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.at_work import AskHours, GoOn, KeepReason, MoreOrFewerHours, StopWork, WantToStop
from bot.buttons.everybody import StepBack
from bot.screens.asking import NOT_TEXT, UNCLEAR
from bot.turns.filters import At, Pressed, Typed
from bot.turns.turn import Say, Turn
from core.actions.deed import Deed
from core.actions.talk.questions import may_ask
from core.actions.things import Card, Thing
from core.actions.work import work_wishes
from core.rules.reading.shift import read_week_hours
from core.rules.reading.spoken import yes_or_no
from core.rules.refusals import Refusal
from core.rules.work.at_work import AtWorkCode

SURE, WHY, HOURS = (f"work_wish:{step}" for step in ("sure", "why", "hours"))
SCREENS = {SURE: "stop_sure", WHY: "stop_why", HOURS: "ask_hours_a_week"}

OTHER_HOURS = (
    AtWorkCode.HOURS_IMPOSSIBLE,
    AtWorkCode.SAME_HOURS,
    AtWorkCode.TERM_TOO_SHORT,
    AtWorkCode.DAYS_TOO_LONG,
    AtWorkCode.OTHER_WORK_THEN,
)
"""Refusals after which other hours may be chosen."""

router = Router(name="work_wish")


@router.callback_query(Pressed(WantToStop))
async def on_want_to_stop(_press: CallbackQuery, tap: WantToStop, turn: Turn, deed: Deed, say: Say) -> None:
    """Stop: sure?"""
    await _begin(SURE, tap.placement, turn, deed, say)


@router.callback_query(Pressed(MoreOrFewerHours))
async def on_hours_wanted(_press: CallbackQuery, tap: MoreOrFewerHours, turn: Turn, deed: Deed, say: Say) -> None:
    """Other hours: how many?"""
    found = await work_wishes.hours_to_choose(deed, tap.placement)
    await _begin(HOURS, tap.placement, turn, deed, say, choices=() if isinstance(found, Refusal) else found.minutes)


@router.callback_query(Pressed(StopWork), At(SURE))
async def on_sure(_press: CallbackQuery, tap: StopWork, turn: Turn, deed: Deed, say: Say) -> None:
    """Yes: the wish stands; why is asked once."""
    if tap.placement == turn.data["placement"]:
        await _stop(turn, deed, say)
    else:
        say.screen("old_button")


@router.callback_query(Pressed(GoOn), At(SURE))
async def on_go_on(_press: CallbackQuery, turn: Turn, say: Say) -> None:
    """No: nothing changes."""
    _go_on(turn, say)


@router.message(Typed(), At(SURE))
async def on_typed_sure(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Yes and no may be typed too."""
    said = yes_or_no(message.text or "")
    if said is None:
        say.ask(SURE, SCREENS[SURE], turn.known, problem=UNCLEAR)
    elif said:
        await _stop(turn, deed, say)
    else:
        _go_on(turn, say)


@router.message(Typed(), At(WHY))
async def on_why(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Why, in their own words."""
    _end(await work_wishes.say_why(deed, turn.data["wish"], message.text or ""), turn, say)


@router.callback_query(Pressed(KeepReason))
async def on_no_reason(_press: CallbackQuery, tap: KeepReason, turn: Turn, say: Say) -> None:
    """No reason is fine."""
    if turn.state == WHY and turn.data["wish"] == tap.wish:
        _end((Thing.WISH, tap.wish), turn, say)
    else:
        say.screen("old_button")


@router.callback_query(Pressed(AskHours))
async def on_hours(_press: CallbackQuery, tap: AskHours, turn: Turn, deed: Deed, say: Say) -> None:
    """So many hours a week."""
    if turn.state == HOURS and turn.data["placement"] == tap.placement:
        await _want(tap.minutes, turn, deed, say)
    else:
        say.screen("old_button")


@router.message(Typed(), At(HOURS))
async def on_typed_hours(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Typed hours a week; nothing is read as something else."""
    minutes = read_week_hours(message.text or "")
    if minutes is None:
        say.ask(HOURS, SCREENS[HOURS], turn.known, problem=UNCLEAR)
    else:
        await _want(minutes, turn, deed, say)


@router.callback_query(Pressed(StepBack), At(*SCREENS))
async def on_back(_press: CallbackQuery, turn: Turn, say: Say) -> None:
    """Back to the work: there is one step before any of these."""
    placement = turn.data["placement"]
    turn.to(None)
    say.card(Thing.PLACEMENT, placement, fresh=True)


@router.callback_query(Pressed(StopWork))
@router.callback_query(Pressed(GoOn))
async def on_old(_press: CallbackQuery, say: Say) -> None:
    """A button of a step that is over."""
    say.screen("old_button")


@router.message(At(*SCREENS))
async def on_no_text(_message: Message, turn: Turn, say: Say) -> None:
    """A photo or a sticker: asked again, nothing lost."""
    step = turn.state or SURE
    say.ask(step, SCREENS[step], turn.known, problem=NOT_TEXT)


async def _begin(step: str, placement: int, turn: Turn, deed: Deed, say: Say, choices: Sequence[int] = ()) -> None:
    found, contact = await work_wishes.may_wish(deed, placement), await may_ask(deed)
    if isinstance(found, Refusal) or isinstance(contact, Refusal):
        turn.to(None)
        say.refusal(found if isinstance(found, Refusal) else contact)  # type: ignore[arg-type]  # one of them is
        return
    work = {"placement": placement, "title": found.title, "employer": found.employer_name, "minutes": found.minutes_per_week}
    say.ask(step, SCREENS[step], work | {"contact": contact.person.first_name, "away": contact.said, "choices": list(choices)})


def _go_on(turn: Turn, say: Say) -> None:
    turn.to(None)
    say.screen("goes_on_working")


async def _stop(turn: Turn, deed: Deed, say: Say) -> None:
    verdict = await work_wishes.want_to_stop(deed, turn.data["placement"])
    if isinstance(verdict, Refusal):
        turn.to(None)
        say.refusal(verdict)
        return
    say.ask(WHY, SCREENS[WHY], turn.known | {"wish": verdict[1]})


async def _want(minutes: int, turn: Turn, deed: Deed, say: Say) -> None:
    verdict = await work_wishes.want_hours(deed, turn.data["placement"], minutes)
    if isinstance(verdict, Refusal) and verdict.code in OTHER_HOURS:
        say.ask(HOURS, SCREENS[HOURS], turn.known, refusal=verdict)
    else:
        _end(verdict, turn, say)


def _end(verdict: Card | Refusal, turn: Turn, say: Say) -> None:
    turn.to(None)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.card(*verdict, fresh=True)
