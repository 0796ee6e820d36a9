"""What happens next? One tap or command, always the same card."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.everybody import WhatNext
from bot.turns.filters import Is, Menu, Pressed
from bot.turns.turn import Say, Turn
from bot.wire.commands import WHAT_NEXT
from core.actions.deed import Deed
from core.actions.things import Thing
from core.store.people.people import Role

router = Router(name="next_step")


@router.message(Menu(WHAT_NEXT), Is(Role.CANDIDATE))
@router.callback_query(Pressed(WhatNext), Is(Role.CANDIDATE))
async def on_what_next(_event: Message | CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """The card."""
    turn.to(None)
    say.card(Thing.NEXT, deed.who.id, fresh=True)
