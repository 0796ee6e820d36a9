"""Photos of tickets and of signed forms, fetched from Telegram outside every transaction: cleaned of all but their picture, then kept sealed.

What cannot be fetched now is tried again; what Telegram no longer has, or what is no picture, is said so to who sent it.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.pictures import Picture, alike, cleaned
from bot.turns.shown import write_and_show
from bot.wire.api import Api
from core.actions.deed import Deed
from core.actions.hours.paper import keep_form
from core.actions.hours.tickets import keep_ticket
from core.store.database import Database
from core.store.hours import paper, tickets
from core.store.hours.paper import Form
from core.store.hours.tickets import Ticket

LOOK_SECONDS = 1.0
AT_ONCE = 8
GONE = frozenset({400, 404})

log = structlog.get_logger()


class Photos:
    """Fetches what was sent and not kept yet. Every process may; what one kept, another leaves."""

    def __init__(self, database: Database, api: Api, now: Callable[[], datetime], pulse: Callable[[], None]) -> None:
        self._database, self._api, self._now, self._pulse = database, api, now, pulse

    async def run(self) -> None:
        """For ever."""
        while True:
            try:
                await self.round()
            except (SQLAlchemyError, OSError) as problem:
                log.error("photos wait", problem=type(problem).__name__)
            await asyncio.sleep(LOOK_SECONDS)

    async def round(self) -> None:
        """Whatever waits now."""
        async with self._database.begin() as tx:
            waiting = await tickets.waiting(tx, AT_ONCE)
            forms = await paper.waiting(tx, AT_ONCE)
        for one in waiting:
            await self._fetch(one, partial(self._keep_ticket, one))
        for form in forms:
            await self._fetch(form, partial(self._keep_form, form))

    async def _fetch(self, one: Ticket | Form, keep: Callable[[Deed, Picture | None], Awaitable[None]]) -> None:
        known = await self._api.call("getFile", file_id=one.file)
        if not known.ok and known.code not in GONE:
            return
        path = known.result.get("file_path") if known.ok else None
        raw = await self._api.download(path) if path else b""
        if raw is None:
            return
        found = await asyncio.to_thread(cleaned, raw)
        async with self._database.begin() as tx:
            deed = Deed(tx, self._now())
            await keep(deed, found)
            await write_and_show(tx, [deed])
        self._pulse()

    @staticmethod
    async def _keep_ticket(one: Ticket, deed: Deed, found: Picture | None) -> None:
        picture = (found.content, found.pixels, found.look) if found else None
        await keep_ticket(deed, one, picture, alike)

    @staticmethod
    async def _keep_form(one: Form, deed: Deed, found: Picture | None) -> None:
        await keep_form(deed, one, found.content if found else None)
