"""Telegram's limits: so many messages a second overall, one a second in a chat, and the pauses that it asks for."""

import asyncio
import time
from collections.abc import Callable

PER_CHAT_SECONDS = 1.0
FORGET_ABOVE = 10_000


class Pace:
    """Hands out moments to send at. A rate of 0 means no limit (benchmarks against a local server only)."""

    def __init__(self, per_second: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._gap = 1 / per_second if per_second else 0.0
        self._per_chat = PER_CHAT_SECONDS if per_second else 0.0
        self._clock = clock
        self._next = 0.0
        self._chats: dict[int, float] = {}

    async def wait(self, chat: int) -> None:
        """Wait for the chat's turn, then for a free slot overall."""
        await _until(self._chats.get(chat, 0.0), self._clock)
        now = self._clock()
        slot = max(now, self._next)
        self._next = slot + self._gap
        await _until(slot, self._clock)
        self._note(chat, self._clock() + self._per_chat)

    def pause(self, chat: int, seconds: float) -> None:
        """Telegram asked for silence in this chat."""
        self._note(chat, max(self._chats.get(chat, 0.0), self._clock() + seconds))

    def _note(self, chat: int, moment: float) -> None:
        self._chats[chat] = moment
        if len(self._chats) > FORGET_ABOVE:
            now = self._clock()
            self._chats = {c: m for c, m in self._chats.items() if m > now}


async def _until(moment: float, clock: Callable[[], float]) -> None:
    while (left := moment - clock()) > 0:
        await asyncio.sleep(left)
