"""What time it is: the real clock, or that of a simulator which may be moved on.

A followed clock reports back when all is quiet and what comes due next, so that the simulator can step through each due time in order.
"""

import asyncio
import contextlib
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import aiohttp
import structlog
from sqlalchemy.exc import SQLAlchemyError

HOLD_SECONDS = 30.0
REST_SECONDS = 0.5
LOOK_SECONDS = 1.0

log = structlog.get_logger()


@dataclass(frozen=True)
class Standing:
    """How the house stands: whether nothing waits, whether something is due, and when the next thing comes due."""

    quiet: bool
    due: bool
    next_due: datetime | None


class Clock:
    """The real clock, moved by an offset that only a simulator sets."""

    def __init__(self) -> None:
        self.offset = timedelta(0)

    def now(self) -> datetime:
        """This moment, in UTC."""
        return datetime.now(UTC) + self.offset


class Follower:
    """Keeps a clock in step with the simulator's."""

    def __init__(
        self,
        clock: Clock,
        url: str,
        standing: Callable[[], Awaitable[Standing]],
        moved: Callable[[], Awaitable[None]],
        look: Callable[[], None],
    ) -> None:
        self._clock, self._url, self._standing, self._moved, self._look = clock, url.rstrip("/"), standing, moved, look
        self._name = f"{os.getpid()}-{uuid4().hex[:8]}"
        self._seen = -1
        self._replaced: asyncio.Future[dict[str, Any]] | None = None
        self._pulse = asyncio.Event()

    def pulse(self) -> None:
        """Something was finished: it may be quiet now."""
        self._pulse.set()

    async def start(self) -> None:
        """Take over the simulator's time before anything else happens."""
        async with aiohttp.ClientSession() as session:
            self._take(await self._follow(session, Standing(quiet=False, due=False, next_due=None)))

    async def run(self) -> None:
        """Follow for ever; a simulator or a database that is away for a moment leaves the clock as it is."""
        async with aiohttp.ClientSession() as session:
            while True:
                try:
                    await self._step(session)
                except (aiohttp.ClientError, SQLAlchemyError, OSError, ValueError):
                    await asyncio.sleep(REST_SECONDS)

    async def _step(self, session: aiohttp.ClientSession) -> None:
        self._pulse.clear()
        standing = await self._standing()
        if standing.due:
            await self._moved()  # the simulator waits for it, and the next sweep may be seconds away
        elif not standing.quiet:
            self._look()  # somebody else may have written it; the simulator waits for it
        request = asyncio.ensure_future(self._follow(session, standing))
        changed = asyncio.ensure_future(self._changed(standing))
        await asyncio.wait({request, changed}, return_when=asyncio.FIRST_COMPLETED)
        changed.cancel()
        if not request.done():
            self._replaced = request  # the next report ends it; broken off, its line would say that this process has ended
            request.add_done_callback(_unheard)
            return
        if self._take(request.result()):
            await self._moved()

    async def _changed(self, standing: Standing) -> None:
        """Returns when the house stands differently from what was reported."""
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._pulse.wait(), LOOK_SECONDS if standing.quiet else LOOK_SECONDS / 20)
            self._pulse.clear()
            if await self._standing() != standing:
                return

    async def _follow(self, session: aiohttp.ClientSession, standing: Standing) -> dict[str, Any]:
        report = {
            "bot": self._name,
            "seen": self._seen,
            "quiet": standing.quiet,
            "next_due": standing.next_due.isoformat() if standing.next_due else None,
        }
        async with session.post(
            f"{self._url}/follow", json=report, timeout=aiohttp.ClientTimeout(total=HOLD_SECONDS)
        ) as response:
            response.raise_for_status()
            answer: dict[str, Any] = await response.json()
            return answer

    def _take(self, answer: dict[str, Any]) -> bool:
        if answer["version"] == self._seen:
            return False
        self._clock.offset = timedelta(seconds=float(answer["offset"]))
        self._seen = answer["version"]
        return True


def _unheard(report: asyncio.Future[dict[str, Any]]) -> None:
    """What a report that was replaced brings, the next one brings too."""
    if not report.cancelled():
        report.exception()
