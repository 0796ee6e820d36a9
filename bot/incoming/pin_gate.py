"""A deed with money after silence: its button is remembered, the PIN is asked, and the same press goes on when it was given."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, Update
from sqlalchemy import Row

from bot.callbacks import Sealer
from bot.flows import pin
from bot.turns.turn import Turn
from core.actions.access import WITH_PIN, PinNeeded

SELDOM = timedelta(minutes=5)
"""How often at most it is written that somebody was heard of; a silence may be taken for so much longer than it was."""

Handle = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]
Seen = tuple[int, datetime, timedelta]


class PinGate(BaseMiddleware):
    """Around all handlers: they know of no PIN."""

    def __init__(self, sealer: Sealer) -> None:
        self._sealer = sealer

    async def __call__(self, handler: Handle, event: TelegramObject, data: dict[str, Any]) -> Any:
        turn: Turn = data["turn"]
        before = pin.before(turn.state, turn.data)
        try:
            done = await handler(event, data)
        except PinNeeded:
            press = event.callback_query.data if isinstance(event, Update) and event.callback_query else None
            await pin.begin(turn, turn.deed, data["say"], before | {"press": press, "message": turn.message_id})
            return None
        if isinstance(done, pin.Again):
            turn.press, turn.message_id = self._sealer.open(done.press, turn.chat), done.message
            turn.press_data = done.press
            return await handler(event, data)
        return done


def silence_of(row: Row[Any], now: datetime) -> timedelta:
    """The longest that the sender of an update was not heard of in this chat, since they gave their PIN. Of a candidate: none."""
    if row.role not in WITH_PIN:
        return timedelta()
    return max(timedelta(seconds=row.silent_seconds), _gap(row, now))


def heard_of(turns: Sequence[tuple[Row[Any], Turn]]) -> list[Seen]:
    """What is to be written about when people were heard of."""
    return [
        (row.address, turn.deed.now, turn.deed.silence)
        for row, turn in turns
        if row.role in WITH_PIN and (_gap(row, turn.deed.now) >= SELDOM or _given(row, turn))
    ]


def _given(row: Row[Any], turn: Turn) -> bool:
    return turn.deed.silence < timedelta(seconds=row.silent_seconds)


def _gap(row: Row[Any], now: datetime) -> timedelta:
    last: datetime = row.seen_at or row.since
    return now - last
