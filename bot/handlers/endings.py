"""The end of work and changes of it: taps of the employer, the contact person and the candidate."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.buttons.endings import (
    AnswerChange,
    AskWhatNext,
    DeclineAsk,
    OpenAsk,
    OpenEnding,
    OpenWork,
    OpenWorkChange,
    ProposeUntil,
    TakeBackAsk,
    TakeBackChange,
)
from bot.turns.filters import Pressed
from bot.turns.turn import Say
from core.actions.deed import Deed
from core.actions.things import Thing
from core.actions.work import ask_answers, asks, own_work, work_changes

router = Router(name="endings")


@router.callback_query(Pressed(OpenEnding))
async def on_ending(_press: CallbackQuery, tap: OpenEnding, deed: Deed, say: Say) -> None:
    """The employer: how does this work go on?"""
    say.opened(await asks.open_ending(deed, tap.placement), Thing.ENDING, tap.placement)


@router.callback_query(Pressed(AskWhatNext))
async def on_what_next(_press: CallbackQuery, tap: AskWhatNext, deed: Deed, say: Say) -> None:
    """The employer: longer, a contract, or it ends."""
    say.pressed(await asks.ask_what_next(deed, tap.placement, tap.kind))


@router.callback_query(Pressed(TakeBackAsk))
async def on_take_back(_press: CallbackQuery, tap: TakeBackAsk, deed: Deed, say: Say) -> None:
    """The employer: after all not."""
    say.pressed(await asks.take_back_ask(deed, tap.ask))


@router.callback_query(Pressed(OpenAsk))
async def on_ask(_press: CallbackQuery, tap: OpenAsk, deed: Deed, say: Say) -> None:
    """The contact person: what the employer asks."""
    say.opened(await ask_answers.open_ask(deed, tap.ask), Thing.ASK, tap.ask)


@router.callback_query(Pressed(DeclineAsk))
async def on_decline(_press: CallbackQuery, tap: DeclineAsk, deed: Deed, say: Say) -> None:
    """The contact person: it does not go on like that."""
    say.pressed(await ask_answers.decline_ask(deed, tap.ask))


@router.callback_query(Pressed(OpenWork))
async def on_work(_press: CallbackQuery, tap: OpenWork, deed: Deed, say: Say) -> None:
    """The contact person: a candidate's work."""
    say.opened(await own_work.open_work(deed, tap.placement), Thing.PLACEMENT, tap.placement)


@router.callback_query(Pressed(ProposeUntil))
async def on_until(_press: CallbackQuery, tap: ProposeUntil, deed: Deed, say: Say) -> None:
    """The contact person: ask the candidate to stay longer."""
    say.pressed(await work_changes.propose_until(deed, tap.placement, tap.day))


@router.callback_query(Pressed(OpenWorkChange))
async def on_change(_press: CallbackQuery, tap: OpenWorkChange, deed: Deed, say: Say) -> None:
    """The contact person: what the candidate is asked."""
    say.opened(await work_changes.open_work_change(deed, tap.work_change), Thing.WORK_CHANGE, tap.work_change)


@router.callback_query(Pressed(TakeBackChange))
async def on_take_back_change(_press: CallbackQuery, tap: TakeBackChange, deed: Deed, say: Say) -> None:
    """The contact person: it is not asked any more."""
    say.pressed(await work_changes.take_back_change(deed, tap.work_change))


@router.callback_query(Pressed(AnswerChange))
async def on_answer(_press: CallbackQuery, tap: AnswerChange, deed: Deed, say: Say) -> None:
    """The candidate: yes, or no."""
    say.pressed(await work_changes.answer_change(deed, tap.work_change, tap.agrees))
