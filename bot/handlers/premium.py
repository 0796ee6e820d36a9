"""My premium, one tap."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.premium import WhereFrom
from bot.turns.filters import Is, Menu, Pressed
from bot.turns.turn import Say, Turn
from bot.wire.commands import PREMIUM
from core.actions.deed import Deed
from core.actions.things import Thing
from core.store.people.people import Role

router = Router(name="premium")


@router.message(Menu(PREMIUM), Is(Role.CANDIDATE))
async def on_premium(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Where I stand."""
    turn.to(None)
    say.card(Thing.PREMIUM, deed.who.id, fresh=True)


@router.callback_query(Pressed(WhereFrom), Is(Role.CANDIDATE))
async def on_where_from(_press: CallbackQuery, deed: Deed, say: Say) -> None:
    """Where do these amounts come from?"""
    say.card(Thing.SOURCES, deed.who.id, fresh=True)
