"""What still waits, for people and programs: `GET /health` and `GET /metrics` on the health port."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import ColumnElement, and_, bindparam, func, literal_column, select

from bot.metrics import OLDEST, OLDEST_MESSAGE, SWEEP_LAG, WAITING
from bot.store import inbox
from bot.timing.clock import Standing
from core.store.database import Database, Transaction
from core.store.tables.messages import deadline, outbox

PATIENCE_SECONDS = 2.0
"""A database that another program holds may take much longer; a health check does not wait for that."""
NO_ANSWER = "the database does not answer"

_SET_ASIDE: ColumnElement[str] = literal_column("'set_aside'")
"""Written out: an index on a part of a table is used for no parameter."""

_COUNTS = select(
    select(func.count()).select_from(inbox).where(inbox.c.handled_at.is_(None)).scalar_subquery().label("inbox"),
    select(func.count())
    .select_from(deadline)
    .where(deadline.c.done_at.is_(None), deadline.c.due_at <= bindparam("now"))
    .scalar_subquery()
    .label("due"),
    select(func.count())
    .select_from(outbox)
    .where(outbox.c.done_at.is_(None), outbox.c.not_before <= bindparam("now"))
    .scalar_subquery()
    .label("outbox"),
    (
        select(func.count()).select_from(inbox).where(inbox.c.outcome == _SET_ASIDE).scalar_subquery()
        + select(func.count()).select_from(outbox).where(outbox.c.outcome == _SET_ASIDE).scalar_subquery()
    ).label("set_aside"),
)
_OLDEST = select(
    select(func.min(inbox.c.received_at)).where(inbox.c.handled_at.is_(None)).scalar_subquery().label("inbox"),
    select(func.min(outbox.c.not_before))
    .where(outbox.c.done_at.is_(None), outbox.c.not_before <= bindparam("now"))
    .scalar_subquery()
    .label("outbox"),
    select(func.min(deadline.c.due_at))
    .where(deadline.c.done_at.is_(None), deadline.c.due_at <= bindparam("now"))
    .scalar_subquery()
    .label("due"),
)
_NEXT = select(
    select(func.min(deadline.c.due_at)).where(deadline.c.done_at.is_(None)).scalar_subquery().label("due"),
    select(func.min(outbox.c.not_before))
    .where(and_(outbox.c.done_at.is_(None), outbox.c.not_before > bindparam("now")))
    .scalar_subquery()
    .label("later"),
)


class Health:
    """Counts what waits. `chore` says when the next chore is due that people hear of; `in_the_way`, why the bot is not there yet."""

    def __init__(self, database: Database, now: Callable[[], datetime], chore: Callable[[], datetime | None]) -> None:
        self._database, self._now, self._chore = database, now, chore
        self.in_the_way = "starting"

    async def counts(self) -> dict[str, int]:
        """How many updates, due deeds and messages wait, and how many were set aside."""
        async with self._database.begin() as tx:
            return await _counts(tx, self._now())

    async def standing(self) -> Standing:
        """Whether nothing waits, and when the next deed, message or chore comes due."""
        now = self._now()
        async with self._database.begin() as tx:
            counts = await _counts(tx, now)
            row = (await tx.execute(_NEXT, {"now": now})).one()
        coming = [moment for moment in (row.due, row.later, self._chore()) if moment]
        return Standing(
            not (counts["inbox"] or counts["due"] or counts["outbox"]), bool(counts["due"]), min(coming, default=None)
        )

    def app(self) -> web.Application:
        """The pages of the health port."""
        app = web.Application()
        app.router.add_get("/health", self._health)
        app.router.add_get("/metrics", self._metrics)
        return app

    async def _health(self, _request: web.Request) -> web.Response:
        if self.in_the_way:
            return _unknown(self.in_the_way)
        counting = asyncio.ensure_future(self.counts())
        await asyncio.wait({counting}, timeout=PATIENCE_SECONDS)
        if not counting.done():
            counting.add_done_callback(_unheard)
            counting.cancel()
            return _unknown(NO_ANSWER)
        try:
            return web.json_response({"ok": True, **counting.result()})
        except Exception as problem:
            return _unknown(type(problem).__name__)

    async def _metrics(self, _request: web.Request) -> web.Response:
        now = self._now()
        async with self._database.begin() as tx:
            oldest = (await tx.execute(_OLDEST, {"now": now})).one()
        for gauge, since in ((OLDEST, oldest.inbox), (OLDEST_MESSAGE, oldest.outbox), (SWEEP_LAG, oldest.due)):
            gauge.set((now - since).total_seconds() if since else 0)
        for where, count in (await self.counts()).items():
            WAITING.labels(where).set(count)
        return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})


def _unknown(problem: str) -> web.Response:
    """What waits cannot be told: `null` for each."""
    counts = dict.fromkeys(column.name for column in _COUNTS.selected_columns)
    return web.json_response({"ok": False, **counts, "problem": problem}, status=503)


def _unheard(counting: "asyncio.Task[dict[str, int]]") -> None:
    """Whoever asked has had their answer."""
    if not counting.cancelled():
        counting.exception()


async def _counts(tx: Transaction, now: datetime) -> dict[str, int]:
    row = (await tx.execute(_COUNTS, {"now": now})).one()
    return {"inbox": row.inbox, "due": row.due, "outbox": row.outbox, "set_aside": row.set_aside}
