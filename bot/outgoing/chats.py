"""When each chat may get its next message: Telegram takes one a second, from whichever process it comes.

A process that has marked messages as sent says in the same transaction which chats that were; one that takes others reads it in its own.
"""

import time
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.store import send_slot
from core.store.database import Transaction

FORGET_ABOVE = 10_000
GONE = timedelta(minutes=1)
NUMBERS = 65_521
"""Chats are told by a number that many share, so that nobody is named here. Whoever has another's waits a second too long, once in a while."""
PREFIX = "chats "

_TELL = {
    dialect: (telling := module.insert(send_slot)).on_conflict_do_update(
        index_elements=["name"], set_={"next_at": telling.excluded.next_at, "counting": telling.excluded.counting}
    )
    for dialect, module in (("sqlite", sqlite), ("postgresql", postgresql))
}
_HEAR = select(send_slot.c.counting).where(
    send_slot.c.name.startswith(PREFIX), send_slot.c.name != bindparam("mine"), send_slot.c.next_at > bindparam("now")
)
_FORGET = delete(send_slot).where(send_slot.c.name.startswith(PREFIX), send_slot.c.next_at < bindparam("before"))


class Chats:
    """Of one process. Moments are in seconds since 1970."""

    def __init__(self) -> None:
        self._name = f"{PREFIX}{uuid4().hex[:8]}"
        self._free_at: dict[int, float] = {}
        self._asked: dict[int, float] = {}
        self._others: dict[int, float] = {}
        self._told: dict[int, float] = {}
        self._has_told = False

    def free_at(self, chat: int) -> float:
        """From when on it may get a message; 0 when it may already."""
        return max(self._free_at.get(chat, 0.0), self._asked.get(chat, 0.0), self._others.get(_number(chat), 0.0))

    def leave_alone(self, chat: int, until: float) -> None:
        """Nothing for this chat before then."""
        self._free_at = _with(self._free_at, chat, until)

    def silence(self, chat: int, until: float) -> None:
        """Nothing for this chat before then, however its clock is moved: Telegram asked for it."""
        self._asked = _with(self._asked, chat, until)

    def time_passed(self) -> None:
        """The clock of everybody here was moved on: what was sent is long ago."""
        self._free_at.clear()

    async def tell(self, tx: Transaction, chats: Iterable[int]) -> None:
        """Other processes may take what waits for these chats when this transaction has ended."""
        now = time.time()
        known = [(_number(chat), self.free_at(chat)) for chat in chats]
        told = {number: moment for number, moment in (*self._told.items(), *known) if moment > now}
        if not told:
            return
        if not self._has_told:
            await tx.execute(_FORGET, {"before": datetime.now(UTC) - GONE})
        over = datetime.fromtimestamp(max(told.values()), UTC)
        values = {"name": self._name, "next_at": over, "counting": {str(number): moment for number, moment in told.items()}}
        await tx.execute(_TELL[tx.dialect], values)
        self._told, self._has_told = told, True

    async def hear(self, tx: Transaction) -> None:
        """What the others told."""
        rows = await tx.execute(_HEAR, {"mine": self._name, "now": datetime.now(UTC)})
        self._others = {int(number): moment for (told,) in rows for number, moment in told.items()}


def _with(moments: dict[int, float], chat: int, until: float) -> dict[int, float]:
    moments[chat] = max(moments.get(chat, 0.0), until)
    if len(moments) <= FORGET_ABOVE:
        return moments
    now = time.time()
    return {chat: moment for chat, moment in moments.items() if moment > now}


def _number(chat: int) -> int:
    return chat % NUMBERS
