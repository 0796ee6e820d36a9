"""The database in trouble: restarted, away, its answers lost, locked, and no room on the disk."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from tests.faults.audit import audit
from tests.faults.crowd import PROPOSE, WELCOME, Act, Crowd
from tests.faults.processes import FaultTown, Ground
from tests.faults.proxy import Proxy
from tests.faults.rows import Figures, Result, row
from tests.postgres import Postgres

POSTGRES = ("postgresql",)
SQLITE = ("sqlite",)
Trouble = Callable[[], Awaitable[None]]


async def under(crowd: Crowd, acts: list[Act], times: int, trouble: Trouble) -> None:
    """Hand over the acts in as many parts as there is trouble; each time it comes in the middle of the work."""
    size = max(1, -(-len(acts) // max(1, times)))
    for first in range(0, len(acts), size):
        await crowd.hand_over(acts[first : first + size])
        await asyncio.sleep(crowd.chance.random() * 0.003 * size)
        await trouble()
    await crowd.town.quiet()


async def whole_day(crowd: Crowd, texts: int, times: int, trouble: Trouble) -> None:
    """Answers, proposals and choices, each under trouble."""
    third = -(-times // 3)
    await under(crowd, crowd.mixed(await crowd.answers(), texts), third, trouble)
    await under(crowd, await crowd.staff_acts(PROPOSE), third, trouble)
    await under(crowd, await crowd.staff_acts(WELCOME), third, trouble)


def lived_on(town: FaultTown, result: Result) -> None:
    """The process that was started is the one that still runs."""
    result.expect(len(town.living()) == len(town.bots) == 1, "the bot ended")


@row(
    "restart",
    "PostgreSQL restarted (`immediate`) under load",
    small={"candidates": 10, "offers": 2, "texts": 20, "restarts": 3},
    full={"candidates": 150, "offers": 6, "texts": 1500, "restarts": 100},
    databases=POSTGRES,
)
async def restarted(ground: Ground, dialect: str, figures: Figures) -> Result:
    """The server falls and comes back; the bot waits for it and goes on by itself."""
    result, server = Result(), Postgres()
    await asyncio.to_thread(server.start)
    try:
        async with ground.town(url=server.database()) as town:
            crowd = await Crowd.settle(town, figures["candidates"], figures["offers"])
            await town.quiet()

            async def trouble() -> None:
                await asyncio.to_thread(server.restart)
                result.reached["restarts"] += 1

            await whole_day(crowd, figures["texts"], figures["restarts"], trouble)
            lived_on(town, result)
            result.add(await audit(town, crowd.made, repeats=True))
    finally:
        await asyncio.to_thread(server.stop)
    return result


@asynccontextmanager
async def behind_proxy(ground: Ground) -> AsyncIterator[tuple[FaultTown, Proxy]]:
    """A town whose bot reaches PostgreSQL by a wire that can be cut."""
    direct = ground.postgres().database()
    proxy = Proxy(direct)
    try:
        async with ground.town(url=direct, database=await proxy.open()) as town:
            yield town, proxy
    finally:
        await proxy.close()


@row(
    "away",
    "PostgreSQL away for seconds",
    small={"candidates": 10, "offers": 2, "texts": 20, "times": 3, "milliseconds": 700},
    full={"candidates": 60, "offers": 4, "texts": 400, "times": 20, "milliseconds": 60_000},
    databases=POSTGRES,
)
async def away(ground: Ground, dialect: str, figures: Figures) -> Result:
    """The line to the server is cut and nobody answers for a while; people go on pressing meanwhile."""
    result = Result()
    async with behind_proxy(ground) as (town, proxy):
        crowd = await Crowd.settle(town, figures["candidates"], figures["offers"])
        await town.quiet()

        async def trouble() -> None:
            proxy.away(True)
            await crowd.hand_over(crowd.texts(3))
            await asyncio.sleep(figures["milliseconds"] / 1000)
            proxy.away(False)
            await town.quiet()  # one absence at a time: what Telegram drops after 150 s is another row
            result.reached["times away"] += 1

        await whole_day(crowd, figures["texts"], figures["times"], trouble)
        lived_on(town, result)
        result.add(await audit(town, crowd.made, repeats=True))
    return result


@row(
    "commit-lost",
    "the answer to COMMIT lost",
    small={"candidates": 8, "offers": 2, "texts": 14, "every": 9, "lost": 3},
    full={"candidates": 120, "offers": 6, "texts": 1500, "every": 40, "lost": 100},
    databases=POSTGRES,
)
async def commit_lost(ground: Ground, dialect: str, figures: Figures) -> Result:
    """The server has committed; the bot never hears it, and may not do it twice."""
    result = Result()
    async with behind_proxy(ground) as (town, proxy):
        crowd = await Crowd.settle(town, figures["candidates"], figures["offers"])
        await town.quiet()
        proxy.every = figures["every"]

        async def trouble() -> None:
            await asyncio.sleep(0.02)

        await whole_day(crowd, figures["texts"], 18, trouble)
        proxy.every = 0
        await town.quiet()
        lived_on(town, result)
        result.reached["commits lost"] = proxy.lost
        if proxy.lost < figures["lost"]:
            result.findings.append(f"only {proxy.lost} answers to COMMIT were lost")
        result.add(await audit(town, crowd.made, repeats=True))
    return result


@row(
    "locked",
    "the SQLite file locked by somebody else",
    small={"candidates": 8, "offers": 2, "texts": 20, "times": 3, "milliseconds": 300},
    full={"candidates": 40, "offers": 3, "texts": 200, "times": 6, "milliseconds": 18_000},
    databases=SQLITE,
)
async def locked(ground: Ground, dialect: str, figures: Figures) -> Result:
    """Another program holds the writer's lock, in the full form for longer than the bot waits for it."""
    result = Result()
    async with ground.town() as town:
        crowd = await Crowd.settle(town, figures["candidates"], figures["offers"])
        await town.quiet()

        async def trouble() -> None:
            await asyncio.to_thread(_hold, town.database_url.removeprefix("sqlite:///"), figures["milliseconds"] / 1000)
            result.reached["times locked"] += 1

        await whole_day(crowd, figures["texts"], figures["times"], trouble)
        lived_on(town, result)
        result.add(await audit(town, crowd.made, repeats=True))
    return result


def _hold(path: str, seconds: float) -> None:
    import time

    holder = sqlite3.connect(path, timeout=20, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    time.sleep(seconds)
    holder.execute("ROLLBACK")
    holder.close()


@row(
    "disk-full",
    "no room on the disk",
    small={"candidates": 8, "offers": 2, "texts": 20, "times": 3, "milliseconds": 400},
    full={"candidates": 60, "offers": 4, "texts": 400, "times": 30, "milliseconds": 1500},
    databases=SQLITE,
)
async def disk_full(ground: Ground, dialect: str, figures: Figures) -> Result:
    """No file may grow any more: nothing is acknowledged and nothing half done; an alert, and full recovery when there is room."""
    result = Result()
    async with ground.town() as town:
        crowd = await Crowd.settle(town, figures["candidates"], figures["offers"])
        await town.quiet()

        async def trouble() -> None:
            town.let_files_grow_to(max(4096, town.size_of("-wal") // 2))
            await crowd.hand_over(crowd.texts(5))
            await asyncio.sleep(figures["milliseconds"] / 1000)
            town.let_files_grow_to(None)
            result.reached["times full"] += 1

        await whole_day(crowd, figures["texts"], figures["times"], trouble)
        lived_on(town, result)
        result.expect("cannot be" in town.log(), "no alert said that the database cannot be written")
        result.add(await audit(town, crowd.made, repeats=True))
    return result
