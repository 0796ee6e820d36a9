"""Photos of tickets, fetched from Telegram outside every transaction: cleaned of all but their picture, then kept sealed.

What cannot be fetched now is tried again; what Telegram no longer has, or what is no picture, is said so to who sent it.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.api import Api
from bot.pictures import alike, cleaned
from bot.worker import refresh_cards
from core.actions.deed import Deed, write
from core.actions.tickets import keep_ticket
from core.store import tickets
from core.store.database import Database
from core.store.tickets import Ticket

LOOK_SECONDS = 1.0
AT_ONCE = 8
GONE = frozenset({400, 404})

log = structlog.get_logger()


class Tickets:
    """Fetches what was sent and not kept yet. Every process may; what one kept, another leaves."""

    def __init__(self, database: Database, api: Api, now: Callable[[], datetime], pulse: Callable[[], None]) -> None:
        self._database, self._api, self._now, self._pulse = database, api, now, pulse

    async def run(self) -> None:
        """For ever."""
        while True:
            try:
                await self.round()
            except (SQLAlchemyError, OSError) as problem:
                log.error("photos of tickets wait", problem=type(problem).__name__)
            await asyncio.sleep(LOOK_SECONDS)

    async def round(self) -> None:
        """Whatever waits now."""
        async with self._database.begin() as tx:
            waiting = await tickets.waiting(tx, AT_ONCE)
        for one in waiting:
            await self._fetch(one)

    async def _fetch(self, one: Ticket) -> None:
        known = await self._api.call("getFile", file_id=one.file)
        if not known.ok and known.code not in GONE:
            return
        path = known.result.get("file_path") if known.ok else None
        raw = await self._api.download(path) if path else b""
        if raw is None:
            return
        found = await asyncio.to_thread(cleaned, raw)
        picture = (found.content, found.pixels, found.look) if found else None
        async with self._database.begin() as tx:
            deed = Deed(tx, self._now())
            await keep_ticket(deed, one, picture, alike)
            await refresh_cards(tx, [deed])
            await write(tx, [deed])
        self._pulse()
