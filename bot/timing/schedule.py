"""What wakes up when. Deadlines are rows; this only sweeps up what is due and not yet done.

APScheduler wakes the sweep every few seconds; every process may sweep, the database decides who does a deed (SKIP LOCKED).
"""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.exc import SQLAlchemyError

from bot.breakpoints import reach
from bot.metrics import SWEPT, SWEPT_LATE
from bot.timing.chores import Chores
from bot.turns.shown import write_and_show
from core.actions.clocked import CALLED
from core.actions.deed import CARD, Deed
from core.actions.things import Clocked
from core.rules.quiet import awake
from core.store.database import Database, in_trouble
from core.store.lists import among
from core.store.tables.messages import deadline

EVERY_SECONDS = 10
MOST = 50

log = structlog.get_logger()

_DUE = (
    select(deadline.c.id, deadline.c.municipality, deadline.c.kind, deadline.c.subject, deadline.c.due_at)
    .where(
        deadline.c.done_at.is_(None),
        deadline.c.due_at <= bindparam("now"),
        ~among(deadline.c.id, "without"),
    )
    .order_by(deadline.c.due_at, deadline.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_DONE = (
    update(deadline)
    .where(deadline.c.id == bindparam("row"), deadline.c.due_at <= bindparam("at"))
    .values(done_at=bindparam("at"))
)
"""What a deed of the same batch put off is not done."""


def hold(told: Iterable[dict[str, Any]], *, now: datetime) -> None:
    """What the clock says can wait: in quiet hours it waits until they are over, and a card then only comes while there is something to
    press on it."""
    wakes = awake(now)
    for row in told if wakes > now else ():
        row["not_before"] = max(row["not_before"], wakes)
        if row["what"] == CARD:
            row["facts"] = row["facts"] | {"if_open": True}


class DeedFailed(Exception):
    """A deed that was due raised; nothing of its batch was done."""

    def __init__(self, row: int, kind: str) -> None:
        super().__init__(row)
        self.row, self.kind = row, kind


class Sweep:
    """Does what is due."""

    def __init__(
        self, database: Database, now: Callable[[], datetime], pulse: Callable[[], None], chores: Chores | None = None
    ) -> None:
        self._database, self._now, self._pulse = database, now, pulse
        self._chores = chores

    def scheduler(self) -> AsyncIOScheduler:
        """A waker: late is better than never, and several missed calls are one. What is due waits for no chore."""
        scheduler = AsyncIOScheduler()
        for job in (self.due, *([self._chores.run] if self._chores else [])):
            scheduler.add_job(job, "interval", seconds=EVERY_SECONDS, misfire_grace_time=None, coalesce=True, max_instances=1)
        return scheduler

    async def run(self) -> None:
        """Everything that is due now, then the chores."""
        await self.due()
        if self._chores:
            await self._chores.run()

    async def due(self) -> None:
        """Do everything that is due now; what fails stays due and is tried at the next sweep."""
        try:
            try:
                while await self._some(MOST):
                    self._pulse()
            except DeedFailed:
                await self._one_by_one()
        except (SQLAlchemyError, OSError) as problem:
            log.error("database cannot be used; what is due waits", problem=type(problem).__name__)

    async def _one_by_one(self) -> None:
        """One deed failed: the others are done without it."""
        failed: set[int] = set()
        more = True
        while more:
            try:
                more = await self._some(1, failed)
            except DeedFailed as failure:
                log.error("what was due failed", due=failure.row, kind=failure.kind, problem=type(failure.__cause__).__name__)
                failed.add(failure.row)

    async def _some(self, most: int, without: Collection[int] = ()) -> bool:
        now = self._now()
        async with self._database.begin() as tx:
            rows = (await tx.execute(_DUE, {"now": now, "most": most, "without": list(without)})).all()
            if not rows:
                return False
            deeds = [await self._call(Deed(tx, now, late=now - row.due_at), row) for row in rows]
            await write_and_show(tx, deeds)
            await tx.execute(_DONE, [{"row": row.id, "at": now} for row in rows])
            reach("in_sweep")
        reach("after_sweep")
        for row in rows:
            SWEPT.labels(row.kind).inc()
            SWEPT_LATE.observe((now - row.due_at).total_seconds())
        return True

    async def _call(self, deed: Deed, row: Row[Any]) -> Deed:
        try:
            await CALLED[Clocked(row.kind)](deed, row.subject)
        except Exception as problem:
            if in_trouble(problem):
                raise
            raise DeedFailed(row.id, row.kind) from problem
        hold(deed.told, now=deed.now)
        return deed
