"""Telegram's limits: so many messages a second overall, one a second in a chat, and the pauses that it asks for.

The slots of all processes are handed out by one row of the database, so that together they keep the rate.
"""

import asyncio
import time
from collections import deque
from datetime import UTC, datetime, timedelta

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.store import send_slot
from core.store.database import Database

PER_CHAT_SECONDS = 1.0
FORGET_ABOVE = 10_000
AT_ONCE = 8
STALE_SECONDS = 1.0
NAME = "telegram"

_NEXT = select(send_slot.c.next_at).where(send_slot.c.name == NAME).with_for_update()
_MOVE = update(send_slot).where(send_slot.c.name == NAME).values(next_at=bindparam("moved"))
_FIRST = {
    dialect: module.insert(send_slot).on_conflict_do_nothing(index_elements=["name"])
    for dialect, module in (("sqlite", sqlite), ("postgresql", postgresql))
}


class Pace:
    """Hands out moments to send at. A rate of 0 means no limit (benchmarks and tests against a local server only)."""

    def __init__(self, per_second: float, database: Database) -> None:
        self._gap = 1 / per_second if per_second else 0.0
        self._database = database
        self._slots: deque[float] = deque()
        self._waiting = 0
        self._refilling = asyncio.Lock()
        self._chats: dict[int, float] = {}

    async def wait(self, chat: int) -> None:
        """Wait for the chat's turn, then for a free slot overall."""
        await _until(self._chats.get(chat, 0.0))
        if not self._gap:
            return
        await _until(await self._slot())
        self._note(chat, time.time() + PER_CHAT_SECONDS)

    def pause(self, chat: int, seconds: float) -> None:
        """Telegram asked for silence in this chat."""
        self._note(chat, max(self._chats.get(chat, 0.0), time.time() + seconds))

    async def _slot(self) -> float:
        """A moment that is this call's alone, among all processes."""
        self._waiting += 1
        try:
            async with self._refilling:
                while self._slots and self._slots[0] < time.time() - STALE_SECONDS:
                    self._slots.popleft()
                if not self._slots:
                    await self._refill(min(AT_ONCE, self._waiting))
                return self._slots.popleft()
        finally:
            self._waiting -= 1

    async def _refill(self, count: int) -> None:
        now = datetime.now(UTC)
        async with self._database.begin() as tx:
            await tx.execute(_FIRST[tx.dialect], {"name": NAME, "next_at": now})
            known = (await tx.execute(_NEXT)).scalar_one()
            first = max(known, now)
            await tx.execute(_MOVE, {"moved": first + timedelta(seconds=count * self._gap)})
        self._slots.extend(first.timestamp() + n * self._gap for n in range(count))

    def _note(self, chat: int, moment: float) -> None:
        self._chats[chat] = moment
        if len(self._chats) > FORGET_ABOVE:
            now = time.time()
            self._chats = {c: m for c, m in self._chats.items() if m > now}


async def _until(moment: float) -> None:
    while (left := moment - time.time()) > 0:
        await asyncio.sleep(min(left, 1.0))
