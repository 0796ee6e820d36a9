"""Clocks that jump, and the nights on which they change: what is due is done once, whatever the clock says."""

from collections import Counter
from datetime import datetime, time, timedelta

from tests.faults.audit import audit
from tests.faults.processes import Ground
from tests.faults.reading import read
from tests.faults.rows import Figures, Result, row
from tests.stories.town import Folk

AUTUMN = datetime.fromisoformat("2026-10-23T12:00:00+02:00")
SPRING = datetime.fromisoformat("2027-03-26T12:00:00+01:00")
ALL_WEEK = (1, 2, 3, 4, 5, 6, 7)
SHIFT_ENDED = "SELECT subject, done_at FROM deadline WHERE kind = 'shift_ended'"
ASKED = "SELECT thing_id, business_key FROM outbox WHERE thing = 'shift' AND business_key LIKE 'card:shift:%:ended:%'"


@row(
    "nights",
    "DST nights, with work that ends in them",
    small={"nights": 1, "seasons": 1},
    full={"nights": 4, "seasons": 2},
    small_on=("sqlite",),
)
async def nights(ground: Ground, dialect: str, figures: Figures) -> Result:
    """Shifts end at 02:30, which comes twice or not at all; each is asked about once, in autumn and in spring."""
    result = Result()
    for now in (AUTUMN, SPRING)[: figures["seasons"]]:
        async with ground.town(dialect, now=now) as town:
            folk = await Folk.settle(town)
            for name in ("candidate", "employer", "consultant"):
                await folk.phone(name)
            await folk.placement(
                starts_on=now.date(), weekdays=ALL_WEEK, starts=time(18), ends=time(2, 30), break_minutes=0, minutes_per_week=2400
            )
            await town.clock(advance=f"P{figures['nights'] + 1}D")
            await asked_once(town.database_url, result, figures["nights"])
            result.add(await audit(town, set_aside=0))
    return result


@row(
    "jumps",
    "the clock jumps back and forth",
    small={"jumps": 2, "kills": 0},
    full={"jumps": 20, "kills": 5},
    small_on=("sqlite",),
)
async def jumps(ground: Ground, dialect: str, figures: Figures) -> Result:
    """Two hours on, one back, and on: nothing is asked twice and nothing is forgotten; the bot is killed in between."""
    result = Result()
    async with ground.town(dialect) as town:
        folk = await Folk.settle(town)
        for name in ("candidate", "employer", "consultant"):
            await folk.phone(name)
        await folk.placement(weekdays=ALL_WEEK)
        latest = await town.now()
        for n in range(figures["jumps"]):
            latest += timedelta(hours=26)
            await town.clock(now=latest.isoformat())
            await town.clock(now=(latest - timedelta(hours=1)).isoformat())
            if n < figures["kills"]:
                await town.kill_bot()
                await town.start_bot()
        await town.clock(now=(latest + timedelta(hours=1)).isoformat())
        result.reached["jumps"] = 2 * figures["jumps"]
        await asked_once(town.database_url, result, figures["jumps"])
        result.add(await audit(town, clock_goes_on=False))
    return result


async def asked_once(url: str, result: Result, least: int) -> None:
    """So many shifts ended at least, and each was asked about once; the reminders later have keys of their own."""
    ended, asked = await read(url, SHIFT_ENDED, ASKED)
    done = [r["subject"] for r in ended if r["done_at"]]
    times = Counter(r["thing_id"] for r in asked)
    result.expect(len(done) >= least, f"only {len(done)} shifts ended")
    for shift in done:
        result.expect(times[shift] == 1, f"shift {shift} was asked about {times[shift]} times")
    result.reached["shifts"] += len(done)
