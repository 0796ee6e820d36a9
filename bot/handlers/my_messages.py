"""Which messages one wants, and in which language."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.buttons.my_data import AnotherLanguage, ChooseMessages, MyMessages
from bot.turns.filters import Pressed
from bot.turns.turn import Say
from core.actions.deed import Deed
from core.actions.rights import my_data
from core.rules.refusals import Refusal

router = Router(name="my_messages")


@router.callback_query(Pressed(MyMessages))
async def on_messages(_press: CallbackQuery, deed: Deed, say: Say) -> None:
    """Which messages?"""
    _show_choices(await my_data.my_choices(deed), say)


@router.callback_query(Pressed(ChooseMessages))
async def on_choose(_press: CallbackQuery, tap: ChooseMessages, deed: Deed, say: Say) -> None:
    """This kind, or not."""
    _show_choices(await my_data.choose_messages(deed, tap.kind, tap.wanted), say)


@router.callback_query(Pressed(AnotherLanguage))
async def on_language(_press: CallbackQuery, deed: Deed, say: Say) -> None:
    """Which language?"""
    say.screen("choose_language", role=deed.who.role)


def _show_choices(verdict: set[str] | Refusal, say: Say) -> None:
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("my_messages", out=sorted(verdict))
