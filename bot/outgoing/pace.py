"""Telegram's limits: so many messages a second overall, one a second in a chat, and the pauses that it asks for.

The slots of all processes are handed out by one row of the database (bot/outgoing/slots.py), so that together they keep the rate. Whoever
is most urgent takes the next one: an answer never waits behind a broadcast.
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
from datetime import UTC, datetime
from itertools import count

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from bot.breakpoints import reach
from bot.outgoing.chats import Chats
from bot.outgoing.slots import HELD_SECONDS, Slots
from bot.store import send_slot
from core.actions.things import Priority
from core.store.database import Database

PER_CHAT_SECONDS = 1.0
AT_ONCE = 4
WINDOW_SECONDS = 0.98
LOOK_SECONDS = 0.05
BACK_SECONDS = 0.2
"""So long a slot may be kept after its use, until others are asked for or not: it is in no hurry, it counts for a window anyway."""
CLOSE_SECONDS = 1.0
RECENT = 300
ENOUGH = 20
"""So many answers tell how long the quickest take; the first ones of a process are slow all, a slow machine's above all."""
NAME = "telegram"

_ROW = select(send_slot.c.next_at, send_slot.c.counting).where(send_slot.c.name == NAME).with_for_update()
_KEEP = update(send_slot).where(send_slot.c.name == NAME).values(next_at=bindparam("moved"), counting=bindparam("now_counting"))
_FIRST = {
    dialect: module.insert(send_slot).on_conflict_do_nothing(index_elements=["name"])
    for dialect, module in (("sqlite", sqlite), ("postgresql", postgresql))
}


@dataclass(order=True, slots=True)
class Waiter:
    """Somebody who waits for a slot: the most urgent first, then in order."""

    priority: int
    number: int
    turn: asyncio.Future[float] = field(compare=False)


class Pace:
    """Hands out moments to send at. A rate of 0 means no limit (benchmarks and tests against a local server only)."""

    def __init__(self, per_second: float, database: Database) -> None:
        self._gap = 1 / per_second if per_second else 0.0
        self._database = database
        self._most = max(1, math.floor(per_second))
        self._window = WINDOW_SECONDS * self._most * self._gap
        self._slots: deque[float] = deque()
        self._back: list[tuple[float, float | None]] = []
        self._took: deque[float] = deque(maxlen=RECENT)
        self._waiting: list[Waiter] = []
        self._numbers = count()
        self._dealer: asyncio.Task[None] | None = None
        self._exchange: asyncio.Task[None] | None = None
        self._later: asyncio.TimerHandle | None = None
        self.chats = Chats()

    @property
    def is_limited(self) -> bool:
        """Whether there is a rate at all."""
        return self._gap > 0

    @asynccontextmanager
    async def turn(self, chat: int, priority: Priority = Priority.NOTICE) -> AsyncIterator[None]:
        """Wait for the chat's turn, then for a free slot overall; the call is made inside. Raises what the database raises."""
        await _until(self.chats.free_at(chat))
        if not self._gap:
            yield
            return
        slot = await self._wait(priority)
        begun = time.time()
        try:
            yield
        finally:
            counted = self._counted(begun, time.time())
            self._give_back(slot, counted)
            self.chats.leave_alone(chat, counted + PER_CHAT_SECONDS)

    async def _wait(self, priority: Priority) -> float:
        waiter = Waiter(int(priority), next(self._numbers), asyncio.get_running_loop().create_future())
        heapq.heappush(self._waiting, waiter)
        if self._dealer is None or self._dealer.done():
            self._dealer = asyncio.ensure_future(self._deal())
        return await waiter.turn

    def pause(self, chat: int, seconds: float) -> None:
        """Telegram asked for silence in this chat."""
        self.chats.silence(chat, time.time() + seconds)

    async def close(self) -> None:
        """Bring back what this process still has. When the database does not take it in a second, others get it after a while."""
        if self._later is not None:
            self._later.cancel()
        with contextlib.suppress(SQLAlchemyError, OSError, TimeoutError):
            async with asyncio.timeout(CLOSE_SECONDS):
                if self._exchange is not None:
                    await asyncio.wait([self._exchange])
                self._back += [(slot, None) for slot in self._slots]
                self._slots.clear()
                if self._back:
                    await self._exchanged(takes=False)

    async def _deal(self) -> None:
        """Give each slot, when its moment is there, to whoever is then most urgent."""
        try:
            while self._waiting:
                slot = await self._slot()
                await _until(slot)
                self._serve(slot)
        except Exception as problem:
            for waiter in self._waiting:
                if not waiter.turn.done():
                    waiter.turn.set_exception(problem)
            self._waiting.clear()

    def _serve(self, slot: float) -> None:
        while self._waiting:
            waiter = heapq.heappop(self._waiting)
            if not waiter.turn.done():
                waiter.turn.set_result(slot)
                return
        self._give_back(slot, None)

    def _counted(self, begun: float, ended: float) -> float:
        """Telegram counted a message not later than it answered; once that is known, as long before as the quickest answers take."""
        self._took.append(ended - begun)
        quickest = min(self._took) if len(self._took) >= ENOUGH else 0.0
        return ended - quickest

    async def _slot(self) -> float:
        """A moment that is this call's alone, among all processes. The next ones are asked for before these are used up."""
        while True:
            while self._slots and self._slots[0] < time.time() - HELD_SECONDS / 2:
                self._give_back(self._slots.popleft(), None)
            if self._slots:
                break
            await self._ask()
            if not self._slots:
                await asyncio.sleep(LOOK_SECONDS)
        slot = self._slots.popleft()
        if len(self._slots) < AT_ONCE // 2 < len(self._waiting):
            self._ask()
        return slot

    def _give_back(self, slot: float, counted: float | None) -> None:
        self._back.append((slot, counted))
        if self._later is None:
            self._later = asyncio.get_running_loop().call_later(BACK_SECONDS, self._bring_back)

    def _bring_back(self) -> None:
        """Most are brought back when the next are asked for; here when nobody waits."""
        self._later = None
        if self._back:
            self._ask()

    def _ask(self) -> asyncio.Task[None]:
        if self._exchange is None or self._exchange.done():
            self._exchange = asyncio.ensure_future(self._exchanged())
            self._exchange.add_done_callback(_seen)
        return self._exchange

    async def _exchanged(self, *, takes: bool = True) -> None:
        """Bring back the slots that were used, and take new ones for who waits."""
        back = list(self._back)
        async with self._database.begin() as tx:
            await tx.execute(_FIRST[tx.dialect], {"name": NAME, "next_at": datetime.now(UTC)})
            row = (await tx.execute(_ROW)).one()
            slots = Slots(self._most, self._window, self._gap, row.next_at.timestamp(), row.counting.get("until", []))
            for slot, counted in back:
                slots.back(slot, counted)
            wanted = min(AT_ONCE, len(self._waiting)) - len(self._slots)
            given = slots.give(time.time(), wanted if takes else 0)
            moved = datetime.fromtimestamp(slots.next_at, UTC)
            await tx.execute(_KEEP, {"moved": moved, "now_counting": {"until": slots.counting}})
        del self._back[: len(back)]
        reach("after_slot")
        self._slots.extend(given)


def _seen(done: asyncio.Task[None]) -> None:
    """Slots that could not be had ahead of time are asked for again when they are needed."""
    with contextlib.suppress(asyncio.CancelledError):
        done.exception()


async def _until(moment: float) -> None:
    while (left := moment - time.time()) > 0:
        await asyncio.sleep(min(left, 1.0))
