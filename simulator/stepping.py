"""The clock moved in steps: from one due time of the bots to the next, each time waiting until they are quiet."""

import asyncio
import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass

from simulator.state import World

HOLD = 20.0
"""Seconds that a follower's request is held when nothing moves."""
GRACE = 10.0
"""Seconds that a follower may be gone between two reports before it is forgotten."""
LIMIT = 120.0
"""Seconds that the bots may take to come to rest after one step of the clock."""
GLANCE = 0.02
"""Seconds between two looks at queues that a bot still empties."""
INSTANT = 0.001


@dataclass(slots=True)
class Follower:
    """A bot process as it last reported. `gone_since` is real time: since when no request of it is held."""

    seen: int = 0
    quiet: bool = False
    next_due: float | None = None
    reports: int = 0
    held: asyncio.Future[None] | None = None
    gone_since: float = 0.0


class Steps:
    """The followers of the clock, and its moves."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._followers: dict[str, Follower] = {}
        self._news = asyncio.Event()
        self._moving = asyncio.Lock()

    async def follow(self, name: str, seen: int, quiet: bool, next_due: float | None) -> None:
        """Notes a report; returns when the clock's version is not `seen`, the report is replaced, or after 20 s. A follower that hangs up
        meanwhile (the server then cancels this) has ended, and is forgotten."""
        follower = self._followers.setdefault(name, Follower())
        _release(follower)
        follower.seen, follower.quiet, follower.next_due = seen, quiet, next_due
        follower.reports += 1
        follower.gone_since = time.monotonic()
        self._news.set()
        if self._world.clock.version != seen:
            return
        held: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        follower.held = held
        try:
            await asyncio.wait([held], timeout=HOLD)
        except asyncio.CancelledError:
            if follower.held is held:
                self._followers.pop(name, None)
                self._news.set()
            raise
        finally:
            follower.gone_since = time.monotonic()
            if follower.held is held:
                follower.held = None

    async def move(self, target: float) -> tuple[int, bool]:
        """Moves the clock to `target` (unix seconds) through every due time before it; answers the number of steps and
        whether all followers came to rest. Back in time there is nothing to step through. When they do not come to rest
        within 120 s after a step, the clock stays where it is."""
        async with self._moving:
            if target < self._world.clock.now():
                self._set(target)
                return 0, await self._rest()
            steps = 0
            while await self._rest():
                due = self._next_due(target)
                if due is None:
                    self._set(max(target, self._world.clock.now()))
                    return steps, await self._rest()
                self._set(max(due, self._world.clock.now() + INSTANT))
                steps += 1
            return steps, False

    def _set(self, instant: float) -> None:
        self._world.clock.set(instant)
        self._world.touched = True
        for follower in self._followers.values():
            _release(follower)

    def _next_due(self, target: float) -> float | None:
        due = [follower.next_due for follower in self._live() if follower.next_due is not None and follower.next_due <= target]
        return min(due, default=None)

    def _live(self) -> Iterator[Follower]:
        now = time.monotonic()
        for name, follower in list(self._followers.items()):
            if follower.held is not None or now - follower.gone_since <= GRACE:
                yield follower
            else:
                del self._followers[name]

    async def _rest(self) -> bool:
        """Waits until the bots have fetched what is pending and every follower says anew that it is quiet."""
        deadline = time.monotonic() + LIMIT
        while any(self._live()):
            if self._drained() and await self._fresh(deadline) and self._drained():
                return True
            if time.monotonic() >= deadline:
                return False
            await asyncio.sleep(GLANCE)
        return True

    async def _fresh(self, deadline: float) -> bool:
        before = {id(follower): follower.reports for follower in self._live()}
        for follower in self._live():
            _release(follower)
        while any(not self._quiet(follower, before.get(id(follower), -1)) for follower in self._live()):
            left = deadline - time.monotonic()
            if left <= 0 or not self._drained():
                return False
            self._news.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), min(left, 0.25))
        return True

    def _quiet(self, follower: Follower, reports: int) -> bool:
        return follower.quiet and follower.seen == self._world.clock.version and follower.reports > reports

    def _drained(self) -> bool:
        """Whether nothing waits for a bot that fetches its updates."""
        fetching = (bot for bot in self._world.bots.values() if bot.webhook is not None or bot.updates.fetched_lately())
        return not any(bot.updates.waiting() for bot in fetching)


def _release(follower: Follower) -> None:
    if follower.held is not None:
        if not follower.held.done():
            follower.held.set_result(None)
        follower.held = None
        follower.gone_since = time.monotonic()
