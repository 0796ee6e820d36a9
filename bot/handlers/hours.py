"""Worked days and travel with one tap, and the candidate's own hours."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.hours import (
    ChangeToNotWorked,
    ChangeToPlanned,
    DayAsPlanned,
    DayNotWorked,
    NoTravel,
    OpenDay,
    PickDay,
    TravelAsUsual,
)
from bot.flows.log_day import open_date, open_day, show_hours
from bot.screens.travel import kilometres_of
from bot.turns.filters import Is, Menu, Pressed
from bot.turns.turn import Say, Turn
from bot.wire.commands import HOURS
from core.actions.deed import Deed
from core.actions.hours import days, travel
from core.actions.things import Card
from core.rules.refusals import Refusal
from core.store.people.people import Role

ABOUT_DAYS = ("log_day", "travel")

router = Router(name="hours")


@router.message(Menu(HOURS), Is(Role.CANDIDATE))
async def on_hours(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """This week, and what is missing."""
    turn.to(None)
    await show_hours(deed, say)


@router.callback_query(Pressed(DayAsPlanned))
async def on_as_planned(_press: CallbackQuery, tap: DayAsPlanned, turn: Turn, deed: Deed, say: Say) -> None:
    """Worked as planned: the card becomes its result."""
    _result(await days.enter_as_planned(deed, tap.shift), turn, say)


@router.callback_query(Pressed(DayNotWorked))
async def on_not_worked(_press: CallbackQuery, tap: DayNotWorked, turn: Turn, deed: Deed, say: Say) -> None:
    """Not worked: the card becomes its result."""
    _result(await days.enter_not_worked(deed, tap.shift), turn, say)


@router.callback_query(Pressed(ChangeToPlanned))
async def on_planned_after_all(_press: CallbackQuery, tap: ChangeToPlanned, turn: Turn, deed: Deed, say: Say) -> None:
    """As planned after all."""
    _anew(await days.change_to_planned(deed, tap.placement, tap.day, tap.version), turn, say)


@router.callback_query(Pressed(ChangeToNotWorked))
async def on_not_worked_after_all(_press: CallbackQuery, tap: ChangeToNotWorked, turn: Turn, deed: Deed, say: Say) -> None:
    """Not worked after all."""
    _anew(await days.change_to_not_worked(deed, tap.placement, tap.day, tap.version), turn, say)


@router.callback_query(Pressed(OpenDay))
async def on_open_day(_press: CallbackQuery, tap: OpenDay, turn: Turn, deed: Deed, say: Say) -> None:
    """One of the last days."""
    if refusal := await open_date(tap.day, turn, deed, say):
        say.refusal(refusal)


@router.callback_query(Pressed(PickDay))
async def on_pick_day(_press: CallbackQuery, tap: PickDay, turn: Turn, deed: Deed, say: Say) -> None:
    """This day of this work."""
    if refusal := await open_day(tap.placement, tap.day, turn, deed, say):
        say.refusal(refusal)


@router.callback_query(Pressed(TravelAsUsual))
async def on_travel_as_usual(_press: CallbackQuery, tap: TravelAsUsual, turn: Turn, deed: Deed, say: Say) -> None:
    """The usual distance: on the same card."""
    _result(await travel.claim_kilometres(deed, tap.placement, tap.day, tap.version, kilometres_of(tap.metres)), turn, say)


@router.callback_query(Pressed(NoTravel))
async def on_no_travel(_press: CallbackQuery, tap: NoTravel, turn: Turn, deed: Deed, say: Say) -> None:
    """No travel costs: on the same card, or, when the question was how much, on a new one."""
    show = _anew if turn.state else _result
    show(await travel.claim_nothing(deed, tap.placement, tap.day, tap.version), turn, say)


def _result(verdict: Card | Refusal, turn: Turn, say: Say) -> None:
    """The card that was pressed shows the result by itself; what was half typed about that day is not gone on with, about another it is."""
    if turn.state and turn.state.partition(":")[0] in ABOUT_DAYS and not _is_of_another(verdict, turn):
        turn.to(None)
    say.pressed(verdict)


def _is_of_another(verdict: Card | Refusal, turn: Turn) -> bool:
    """Whether a conversation began on another day than that of the card that was pressed."""
    return not isinstance(verdict, Refusal) and "card" in turn.data and turn.data["card"] != [*verdict]


def _anew(verdict: Card | Refusal, turn: Turn, say: Say) -> None:
    """The button was under a question: the day's card comes below it."""
    _result(verdict, turn, say)
    if not isinstance(verdict, Refusal):
        say.card(*verdict, fresh=True)
