"""My data: everybody may ask what is kept about them and who did what with it."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.my_data import SendMyData, ShowTrail
from bot.turns.filters import Menu, Pressed
from bot.turns.turn import Say, Turn
from bot.wire.commands import MY_DATA
from core.actions.deed import Deed
from core.actions.rights.my_data import send_my_data
from core.actions.rights.my_trail import my_trail
from core.rules.refusals import Refusal
from core.store.people.people import Role

router = Router(name="my_data")


@router.message(Menu(MY_DATA))
async def on_my_data(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """What one may ask."""
    turn.to(None)
    if deed.actor is not None:
        say.screen("my_data", candidate=deed.actor.role is Role.CANDIDATE)


@router.callback_query(Pressed(ShowTrail))
async def on_trail(_press: CallbackQuery, tap: ShowTrail, deed: Deed, say: Say) -> None:
    """Who did what: a page."""
    verdict = await my_trail(deed, tap.page)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return
    say.screen("my_trail", **verdict)


@router.callback_query(Pressed(SendMyData))
async def on_send(_press: CallbackQuery, deed: Deed, say: Say) -> None:
    """Everything, to read and for programs."""
    verdict = await send_my_data(deed)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("my_data_sent")
