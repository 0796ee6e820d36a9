"""Updates in: fetched as raw JSON, masked and committed to the inbox before Telegram may forget them.

The offset confirms a batch exactly once, in the call after its commit; every other call has none, because the numbers
may start again lower than an offset that is kept. What comes twice meets the inbox's UNIQUE.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from bot.breakpoints import reach
from bot.incoming.limit import Limit
from bot.masking import mask_update
from bot.store import inbox
from bot.wire.api import Api, Reply
from bot.wire.updates import KINDS, fault_of, identity_of, is_used, language_of, sender_of, sent_at, update_id_of
from core.actions.deed import outbox_row
from core.actions.things import Priority
from core.store.database import Database, Transaction
from core.store.lists import among
from core.store.outbox import write_told

LONG_POLL_SECONDS = 25
REST_SECONDS = 1.0
CONFLICT = 409
SET_ASIDE = "set_aside"
IGNORED = "ignored"
LIMITED = "limited"
TOO_FAST = "too_fast"
CONFLICTS_BORNE = 3  # the long poll of a process that was just killed may answer for a moment
YOUNG_SECONDS = 10.0
"""Whoever meets another poller this soon after beginning is the second one."""
FORGOTTEN_SECONDS = 60.0
"""Another poller that was not met again for so long is gone."""

log = structlog.get_logger()

_KEEP = {
    "sqlite": sqlite.insert(inbox).on_conflict_do_nothing(index_elements=["update_id", "identity"]),
    "postgresql": postgresql.insert(inbox).on_conflict_do_nothing(index_elements=["update_id", "identity"]),
}
_THERE = select(inbox.c.update_id, inbox.c.identity).where(among(inbox.c.update_id, "numbers"))


class AnotherPoller(Exception):
    """Another process polls with the same token."""


class Intake:
    """Stores updates and rings when there are new ones."""

    def __init__(
        self, database: Database, now: Callable[[], datetime], arrived: Callable[[], None], limit: Limit | None = None
    ) -> None:
        self._database = database
        self._now = now
        self._arrived = arrived
        self._limit = limit or Limit()
        self._heard = now()
        self.cut_off_since: datetime | None = None
        """Since when no update could come in; None while they can."""

    def heard(self) -> None:
        """Telegram handed over whatever it had, and it is kept."""
        self._heard, self.cut_off_since = self._now(), None

    def cut_off(self) -> None:
        """Telegram cannot be reached, or what it says cannot be kept."""
        self.cut_off_since = self._heard

    async def store(self, updates: Sequence[Any]) -> None:
        """Commit updates to the inbox, masked; the malformed ones set aside with an alert. Repeats are left out."""
        if not updates:
            return
        rows = [self._row(update) for update in updates]
        try:
            async with self._database.begin() as tx:
                await self._hold_back(tx, updates, rows)
                await tx.execute(_KEEP[tx.dialect], rows)
                await write_told(tx, self._too_fast(updates, rows))
                reach("before_inbox_commit")
        except BaseException:
            self._limit.forget()  # they come again
            raise
        reach("after_inbox_commit")
        self._arrived()

    def _row(self, update: Any) -> dict[str, Any]:
        masked, found = mask_update(update)
        fault, now = fault_of(update), self._now()
        if fault:
            log.error("update set aside", update=update_id_of(update), fault=fault)
        outcome = SET_ASIDE if fault else None if is_used(update) else IGNORED
        return {
            "update_id": update_id_of(update) or 0,
            "identity": identity_of(update),
            "sender": sender_of(update),
            "payload": None if outcome else masked,
            "masked": int(found),
            "received_at": now,
            "handled_at": now if outcome else None,
            "outcome": outcome,
        }

    async def _hold_back(self, tx: Transaction, updates: Sequence[Any], rows: Sequence[dict[str, Any]]) -> None:
        """What is above a person's limit is not handled. A repeat was counted when it came for the first time."""
        if not self._limit.is_set:
            return
        found = await tx.execute(_THERE, {"numbers": [row["update_id"] for row in rows]})
        there = {(one.update_id, one.identity) for one in found}
        for update, row in zip(updates, rows, strict=True):
            this = row["update_id"], row["identity"]
            if row["outcome"] is None and this not in there:
                there.add(this)
                if not self._limit.allows(row["sender"], sent_at(update) or row["received_at"]):
                    row |= {"outcome": LIMITED, "payload": None, "handled_at": row["received_at"]}

    def _too_fast(self, updates: Sequence[Any], rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """One kind message to each person who goes too fast."""
        now = self._now()
        return [
            outbox_row(
                now,
                TOO_FAST,
                {"language": language_of(update)},
                stranger=row["sender"],
                key=f"{TOO_FAST}:{row['sender']}:{now.isoformat()}",
                priority=Priority.ANSWER,
            )
            for update, row in zip(updates, rows, strict=True)
            if row["outcome"] == LIMITED and self._limit.tells(row["sender"], now)
        ]


class Poller:
    """Fetches updates with getUpdates. Of two processes with one token the second stops; the first goes on."""

    def __init__(self, api: Api, intake: Intake, clock: Callable[[], float] = time.monotonic) -> None:
        self._api = api
        self._intake = intake
        self._clock = clock
        self._conflicts = 0
        self._met = 0.0
        self._is_second = False

    async def run(self) -> None:
        """Poll for ever. Raises AnotherPoller when this is the second process with this token, or updates go to a webhook."""
        begun = self._clock()
        confirm: int | None = None
        while True:
            reply = await self._fetch(confirm)
            if not reply.ok:
                self._intake.cut_off()
                if reply.code == CONFLICT:
                    self._conflict(reply, self._clock() - begun)
                log.warning("updates cannot be fetched", code=reply.code, description=reply.description)
                await asyncio.sleep(reply.retry_after or REST_SECONDS)
                continue
            updates = reply.result if isinstance(reply.result, list) else []
            if updates:
                reach("after_fetch")
            try:
                await self._intake.store(updates)
            except (SQLAlchemyError, OSError) as problem:
                log.error("inbox cannot be written; nothing is acknowledged", problem=type(problem).__name__)
                self._intake.cut_off()
                await asyncio.sleep(REST_SECONDS)
                confirm = None
                continue
            self._intake.heard()
            numbers = [n for n in map(update_id_of, updates) if n is not None]
            confirm = numbers[-1] + 1 if numbers else None
            if updates and not numbers:
                await asyncio.sleep(REST_SECONDS)  # nothing confirms them: they come again

    async def _fetch(self, confirm: int | None) -> Reply:
        timeout = LONG_POLL_SECONDS if confirm is None else 0
        return await self._api.call(
            "getUpdates", timeout + 10, offset=confirm, timeout=timeout, limit=100, allowed_updates=list(KINDS)
        )

    def _conflict(self, reply: Reply, age: float) -> None:
        """Another poller's call ended this one. Each ends the other's: the one that met it at its very beginning gives way."""
        if age - self._met > FORGOTTEN_SECONDS:
            self._conflicts = 0
        self._conflicts, self._met = self._conflicts + 1, age
        if self._conflicts == 1:
            self._is_second = age < YOUNG_SECONDS
        log.error("another process fetches updates with this token", times=self._conflicts, second=self._is_second)
        if self._conflicts > CONFLICTS_BORNE and (self._is_second or "webhook" in reply.description.lower()):
            raise AnotherPoller(reply.description)
