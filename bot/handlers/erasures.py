"""That everything goes."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.buttons.my_data import AskErasure, EraseCandidate, ForgetMe, KeepData, OpenErasure
from bot.turns.filters import Is, Pressed
from bot.turns.turn import Say, Turn
from core.actions.deed import Deed
from core.actions.rights import my_data
from core.actions.things import Thing
from core.rules.refusals import Refusal
from core.store.people.people import Role

router = Router(name="erasures")


@router.callback_query(Pressed(ForgetMe), Is(Role.CANDIDATE))
async def on_forget_me(_press: CallbackQuery, deed: Deed, say: Say) -> None:
    """What does that mean?"""
    meaning = await my_data.what_erasure_means(deed)
    if isinstance(meaning, Refusal):
        say.refusal(meaning)
    else:
        say.screen("forget_me", **meaning)


@router.callback_query(Pressed(AskErasure), Is(Role.CANDIDATE))
async def on_ask(_press: CallbackQuery, deed: Deed, say: Say) -> None:
    """Yes, ask it."""
    say.pressed(await my_data.ask_erasure(deed))


@router.callback_query(Pressed(OpenErasure))
async def on_open(_press: CallbackQuery, tap: OpenErasure, deed: Deed, say: Say) -> None:
    """The request's card."""
    say.opened(await my_data.open_erasure(deed, tap.request), Thing.ERASURE, tap.request)


@router.callback_query(Pressed(KeepData))
async def on_keep(_press: CallbackQuery, tap: KeepData, deed: Deed, say: Say) -> None:
    """Not after all."""
    say.pressed(await my_data.keep_data(deed, tap.request))


@router.callback_query(Pressed(EraseCandidate))
async def on_erase(_press: CallbackQuery, tap: EraseCandidate, turn: Turn, deed: Deed, say: Say) -> None:
    """It goes now. The card goes too: what it shows is no more."""
    verdict = await my_data.erase_candidate(deed, tap.request)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return
    if turn.message_id:
        say.deleted(turn.message_id)
    say.screen("erased", **my_data.as_said(verdict.kept))
