"""Updates in: fetched as raw JSON, masked and committed to the inbox before Telegram may forget them.

The offset confirms a batch exactly once, in the call after its commit; every other call has none, because the numbers
may start again lower than an offset that is kept. What comes twice meets the inbox's UNIQUE.
"""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from bot.api import Api, Reply
from bot.breakpoints import reach
from bot.limit import Limit
from bot.masking import mask_update
from bot.store import inbox
from bot.updates import KINDS, fault_of, identity_of, is_used, language_of, sender_of, sent_at, update_id_of
from core.actions.deed import outbox_row
from core.actions.things import Priority
from core.store.database import Database
from core.store.outbox import write_told

LONG_POLL_SECONDS = 25
REST_SECONDS = 1.0
CONFLICT = 409
SET_ASIDE = "set_aside"
IGNORED = "ignored"
LIMITED = "limited"
TOO_FAST = "too_fast"
CONFLICTS_BORNE = 3  # the long poll of a process that was just killed may answer for a moment

log = structlog.get_logger()

_KEEP = {
    "sqlite": sqlite.insert(inbox).on_conflict_do_nothing(index_elements=["update_id", "identity"]),
    "postgresql": postgresql.insert(inbox).on_conflict_do_nothing(index_elements=["update_id", "identity"]),
}


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

    async def store(self, updates: Sequence[Any]) -> None:
        """Commit updates to the inbox, masked; the malformed ones set aside with an alert. Repeats are left out."""
        if not updates:
            return
        rows = [self._row(update) for update in updates]
        try:
            async with self._database.begin() as tx:
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
        if outcome is None and not self._limit.allows(sender_of(update), sent_at(update) or now):
            outcome = LIMITED
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
    """Fetches updates with getUpdates."""

    def __init__(self, api: Api, intake: Intake) -> None:
        self._api = api
        self._intake = intake

    async def run(self) -> None:
        """Poll for ever. Raises AnotherPoller when a second process holds the same token."""
        confirm: int | None = None
        conflicts = 0
        while True:
            reply = await self._fetch(confirm)
            if not reply.ok:
                conflicts = conflicts + 1 if reply.code == CONFLICT else 0
                await self._rest(reply, conflicts)
                continue
            conflicts = 0
            updates = reply.result if isinstance(reply.result, list) else []
            if updates:
                reach("after_fetch")
            try:
                await self._intake.store(updates)
            except (SQLAlchemyError, OSError) as problem:
                log.error("inbox cannot be written; nothing is acknowledged", problem=type(problem).__name__)
                await asyncio.sleep(REST_SECONDS)
                confirm = None
                continue
            numbers = [n for n in map(update_id_of, updates) if n is not None]
            confirm = numbers[-1] + 1 if numbers else None
            if updates and not numbers:
                await asyncio.sleep(REST_SECONDS)  # nothing confirms them: they come again

    async def _fetch(self, confirm: int | None) -> Reply:
        timeout = LONG_POLL_SECONDS if confirm is None else 0
        return await self._api.call(
            "getUpdates", timeout + 10, offset=confirm, timeout=timeout, limit=100, allowed_updates=list(KINDS)
        )

    async def _rest(self, reply: Reply, conflicts: int) -> None:
        if conflicts > CONFLICTS_BORNE:
            raise AnotherPoller(reply.description)
        log.warning("updates cannot be fetched", code=reply.code, description=reply.description)
        await asyncio.sleep(reply.retry_after or REST_SECONDS)
