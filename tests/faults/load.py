"""Much work: as many updates as in a busy hour, and what waited during a downtime."""

import asyncio
import os
import time
from pathlib import Path

from tests.faults.audit import audit
from tests.faults.crowd import Crowd
from tests.faults.processes import FaultTown, Ground
from tests.faults.rows import Figures, Result, row

PART = 250
WARM = 0.2
"""After this part of the updates the bot is warm."""
GROWTH = 1.10
BUSY_HOUR = 20.0
"""Updates a second over an hour, in which 72,000 come."""


def resident(pid: int) -> int:
    """Bytes of memory that a process really holds."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@row(
    "load",
    "72,000 updates, as fast as they go",
    small={"updates": 1500, "people": 50},
    full={"updates": 72_000, "people": 300},
    small_on=("sqlite",),
)
async def busy(ground: Ground, dialect: str, figures: Figures) -> Result:
    """Faster than a busy hour brings them, and after the warm-up memory grows by a tenth at most."""
    result = Result()
    async with ground.town(dialect) as town:
        crowd = await Crowd.settle(town, figures["people"], 1)
        await town.quiet(120)
        begun, warm = time.monotonic(), 0
        for done in range(0, figures["updates"], PART):
            if not warm and done >= figures["updates"] * WARM:
                warm = await _at_rest(town)
            await crowd.hand_over(crowd.texts(min(PART, figures["updates"] - done)))
            await _taken(town)
        after = await _at_rest(town)
        seconds = time.monotonic() - begun
        result.reached.update({"updates": figures["updates"], "a second": round(figures["updates"] / seconds)})
        result.reached.update({"MiB when warm": warm >> 20, "MiB at the end": after >> 20})
        result.expect(figures["updates"] / seconds >= BUSY_HOUR, f"{figures['updates']} updates took {seconds:.0f} s")
        if figures["updates"] > PART * 20:
            result.expect(after <= warm * GROWTH, f"memory grew from {warm >> 20} to {after >> 20} MiB")
        result.add(await audit(town, crowd.made))
    return result


async def _taken(town: FaultTown) -> None:
    """Until the bot has fetched nearly all that lies at Telegram."""
    while sum(bot["pending"] for bot in (await town.get("/bots"))["bots"]) > PART:
        await asyncio.sleep(0.02)


async def _at_rest(town: FaultTown) -> int:
    """The memory of the newest bot when nothing waits."""
    await town.quiet(600)
    return await asyncio.to_thread(resident, town.bots[-1][0].pid)


@row(
    "backlog",
    "10,000 updates that came while no bot ran",
    small={"updates": 600, "people": 30},
    full={"updates": 10_000, "people": 300},
    small_on=("sqlite",),
)
async def backlog(ground: Ground, dialect: str, figures: Figures) -> Result:
    """Worked off in order for each person, none left out, everybody answered."""
    result = Result()
    async with ground.town(dialect) as town:
        crowd = await Crowd.settle(town, figures["people"], 1)
        await town.quiet(120)
        await town.stop_bot()
        for done in range(0, figures["updates"], PART):
            await crowd.hand_over(crowd.texts(min(PART, figures["updates"] - done)))
        begun = time.monotonic()
        await town.start_bot()
        await town.quiet(900)
        result.reached.update({"updates": figures["updates"], "worked off in s": round(time.monotonic() - begun)})
        result.add(await audit(town, crowd.made))
    return result
