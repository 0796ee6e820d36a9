"""Telegram's limits: so many messages a second overall, one a second in a chat, and the pauses that it asks for.

The slots of all processes are handed out by one row of the database, so that together they keep the rate. Whoever is most urgent
takes the next one: an answer never waits behind a broadcast.
"""

import asyncio
import contextlib
import heapq
import math
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.breakpoints import reach
from bot.store import send_slot
from core.actions.things import Priority
from core.store.database import Database

PER_CHAT_SECONDS = 1.0
FORGET_ABOVE = 10_000
AT_ONCE = 4
LATE_SECONDS = 1.0
"""So long after its moment a slot may still be used, if the second at hand has room."""
WINDOW_SECONDS = 0.98
LOOK_SECONDS = 0.02
RECENT = 100
LATELY = 10
NAME = "telegram"

_NEXT = select(send_slot.c.next_at).where(send_slot.c.name == NAME).with_for_update()
_MOVE = update(send_slot).where(send_slot.c.name == NAME).values(next_at=bindparam("moved"))
_FIRST = {
    dialect: module.insert(send_slot).on_conflict_do_nothing(index_elements=["name"])
    for dialect, module in (("sqlite", sqlite), ("postgresql", postgresql))
}


@dataclass(order=True, slots=True)
class Waiter:
    """Somebody who waits for a slot: the most urgent first, then in order."""

    priority: int
    number: int
    turn: asyncio.Future[None] = field(compare=False)


class Pace:
    """Hands out moments to send at. A rate of 0 means no limit (benchmarks and tests against a local server only)."""

    def __init__(self, per_second: float, database: Database) -> None:
        self._gap = 1 / per_second if per_second else 0.0
        self._database = database
        self._slots: deque[float] = deque()
        self._most = max(1, math.floor(per_second))
        self._window = WINDOW_SECONDS * self._most * self._gap
        self._moved: datetime | None = None
        self._shares: deque[tuple[int, float]] = deque(maxlen=LATELY)
        self._flying = 0
        self._took: deque[float] = deque(maxlen=RECENT)
        self._counted: deque[float] = deque()
        self._waiting: list[Waiter] = []
        self._numbers = count()
        self._dealer: asyncio.Task[None] | None = None
        self._refill: asyncio.Task[None] | None = None
        self._chats: dict[int, float] = {}

    @property
    def is_limited(self) -> bool:
        """Whether there is a rate at all."""
        return self._gap > 0

    @asynccontextmanager
    async def turn(self, chat: int, priority: Priority = Priority.NOTICE) -> AsyncIterator[None]:
        """Wait for the chat's turn, then for a free slot overall; the call is made inside. Raises what the database raises."""
        await _until(self._chats.get(chat, 0.0))
        if not self._gap:
            yield
            return
        await self._wait(priority)
        begun = time.time()
        try:
            yield
        finally:
            self._answered(begun, time.time())
            self._note(chat, max(self._chats.get(chat, 0.0), self._counted[-1] + PER_CHAT_SECONDS))

    async def _wait(self, priority: Priority) -> None:
        waiter = Waiter(int(priority), next(self._numbers), asyncio.get_running_loop().create_future())
        heapq.heappush(self._waiting, waiter)
        if self._dealer is None or self._dealer.done():
            self._dealer = asyncio.ensure_future(self._deal())
        await waiter.turn

    def pause(self, chat: int, seconds: float) -> None:
        """Telegram asked for silence in this chat."""
        self._note(chat, max(self._chats.get(chat, 0.0), time.time() + seconds))

    async def _deal(self) -> None:
        """Give each slot, when its moment is there, to whoever is then most urgent."""
        try:
            while self._waiting:
                await _until(await self._slot())
                await self._room()
                self._serve()
        except Exception as problem:
            for waiter in self._waiting:
                if not waiter.turn.done():
                    waiter.turn.set_exception(problem)
            self._waiting.clear()

    def _serve(self) -> None:
        while self._waiting:
            waiter = heapq.heappop(self._waiting)
            if not waiter.turn.done():
                self._flying += 1
                waiter.turn.set_result(None)
                return

    def _answered(self, begun: float, ended: float) -> None:
        """Telegram counted a message not later than it answered, and then as long before as the quickest answers take."""
        self._flying -= 1
        self._took.append(ended - begun)
        self._counted.append(max(begun, ended - min(self._took)))

    async def _room(self) -> None:
        """Also when Telegram, the network or this process stood still for a moment: never more than the rate in one second of Telegram's.

        What was not answered yet may be counted at any time from now.
        """
        while True:
            now = time.time()
            while self._counted and self._counted[0] < now - self._window:
                self._counted.popleft()
            if self._flying + len(self._counted) < self._room_of_mine():
                return
            oldest = self._counted[0] + self._window - now if self._counted else LOOK_SECONDS
            await asyncio.sleep(min(max(oldest, 0.001), LOOK_SECONDS))

    def _room_of_mine(self) -> int:
        """What part of the rate the slots were of which this process took lately: the rest is other processes'."""
        mine, others = sum(one for one, _ in self._shares), sum(one for _, one in self._shares)
        return max(1, math.ceil(self._most * mine / (mine + others))) if mine else self._most

    async def _slot(self) -> float:
        """A moment that is this call's alone, among all processes. The next ones are asked for before these are used up."""
        while self._slots and self._slots[0] < time.time() - LATE_SECONDS:
            self._slots.popleft()
        if not self._slots:
            await self._more()
        slot = self._slots.popleft()
        if len(self._slots) < AT_ONCE // 2 < len(self._waiting):
            self._more()
        return slot

    def _more(self) -> asyncio.Task[None]:
        if self._refill is None or self._refill.done():
            self._refill = asyncio.ensure_future(self._reserve(min(AT_ONCE, len(self._waiting))))
            self._refill.add_done_callback(_seen)
        return self._refill

    async def _reserve(self, slots: int) -> None:
        now = datetime.now(UTC)
        async with self._database.begin() as tx:
            await tx.execute(_FIRST[tx.dialect], {"name": NAME, "next_at": now})
            known = (await tx.execute(_NEXT)).scalar_one()
            first = max(known, now)
            moved = first + timedelta(seconds=slots * self._gap)
            await tx.execute(_MOVE, {"moved": moved})
        by_others = (known - self._moved).total_seconds() / self._gap if self._moved else 0.0
        self._shares.append((slots, max(0.0, by_others)))
        self._moved = moved
        reach("after_slot")
        self._slots.extend(first.timestamp() + n * self._gap for n in range(slots))

    def _note(self, chat: int, moment: float) -> None:
        self._chats[chat] = moment
        if len(self._chats) > FORGET_ABOVE:
            now = time.time()
            self._chats = {c: m for c, m in self._chats.items() if m > now}


def _seen(done: asyncio.Task[None]) -> None:
    """Slots that could not be had ahead of time are asked for again when they are needed."""
    with contextlib.suppress(asyncio.CancelledError):
        done.exception()


async def _until(moment: float) -> None:
    while (left := moment - time.time()) > 0:
        await asyncio.sleep(min(left, 1.0))
