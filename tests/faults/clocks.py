"""Clocks that jump, and the nights on which they change: what is due is done once, whatever the clock says."""

from collections import Counter
from datetime import datetime, time, timedelta

from tests.faults.audit import audit
from tests.faults.processes import FaultTown, Ground
from tests.faults.reading import read
from tests.faults.replicas import SETTLE_SECONDS
from tests.faults.rows import Figures, Result, row
from tests.stories.town import Folk

AUTUMN = datetime.fromisoformat("2026-10-23T12:00:00+02:00")
SPRING = datetime.fromisoformat("2027-03-26T12:00:00+01:00")
ALL_WEEK = (1, 2, 3, 4, 5, 6, 7)
SHIFT_ENDED = """
SELECT d.subject, d.due_at, d.done_at, t.id AS week, t.ends_at FROM deadline d
JOIN planned_shift s ON s.id = d.subject
LEFT JOIN timesheet t ON t.placement = s.placement AND t.monday =
  (SELECT max(m.monday) FROM timesheet m WHERE m.placement = s.placement AND m.monday <= s.day)
WHERE d.kind = 'shift_ended' AND d.done_at IS NOT NULL
"""
ASKED = "SELECT thing_id, business_key FROM outbox WHERE thing = 'shift' AND business_key LIKE 'card:shift:%:ended:%'"
WEEKS_ASKED = "SELECT thing_id FROM outbox WHERE thing = 'week' AND outcome = 'sent'"
LATE = timedelta(hours=12)


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
            result.add(await audit(town, set_aside=0, is_stated=False))
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
        result.add(await audit(town, clock_goes_on=False, is_stated=False))
    return result


async def asked_once(url: str, result: Result, least: int) -> None:
    """So many shifts ended at least, and each was asked about once; the reminders later have keys of their own. Where nobody was here
    until the week was over, its own question asks about the day, and nothing else does."""
    ended, asked, weeks = await read(url, SHIFT_ENDED, ASKED, WEEKS_ASKED)
    times, weeks_asked = Counter(r["thing_id"] for r in asked), {r["thing_id"] for r in weeks}
    result.expect(len(ended) >= least, f"only {len(ended)} shifts ended")
    for one in ended:
        shift, by_its_week = one["subject"], one["week"] and one["done_at"] >= max(one["ends_at"], one["due_at"] + LATE)
        result.expect(times[shift] == (0 if by_its_week else 1), f"shift {shift} was asked about {times[shift]} times")
        result.expect(not by_its_week or one["week"] in weeks_asked, f"nobody was asked about the week of shift {shift}")
        result.reached["asked by the week"] += bool(by_its_week)
    result.reached["shifts"] += len(ended)


LEAP = timedelta(days=7)
WORKERS = ("candidate", "other_candidate", "english_candidate")
MORNING, EVENING, SUNDAY = 8, 20, 6
SHIFTS = "SELECT o.done_at, o.person, s.day FROM outbox o JOIN planned_shift s ON s.id = o.thing_id WHERE o.thing = 'shift'"
SENT_SHIFTS = SHIFTS + " AND o.outcome = 'sent' ORDER BY o.done_at, o.id"
HELD = "SELECT business_key FROM outbox WHERE outcome = 'sent' AND business_key LIKE 'card:shift:%:hour:%'"
WEEKS = "SELECT o.person, count(*) AS n FROM outbox o WHERE o.thing = 'week' AND o.outcome = 'sent' GROUP BY o.person"


@row(
    "leap",
    "a week forward: step by step, in one leap while awake, and in one leap while away",
    small={"candidates": 2},
    full={"candidates": 3},
    small_on=("sqlite",),
)
async def leap(ground: Ground, dialect: str, figures: Figures) -> Result:
    """From Monday morning to the Monday after, at three in the night. Everything due is done once and in order, nothing is said in quiet
    hours; after a leap nobody is asked about each day that passed, but once about the week."""
    result = Result()
    for how in ("step by step", "awake", "away"):
        async with ground.town(dialect) as town:
            folk = await Folk.settle(town)
            for name in ("employer", "consultant"):
                await folk.phone(name)
            for name in WORKERS[: figures["candidates"]]:
                await folk.phone(name)
                await folk.placement(of=name)
            await folk.offer(await folk.job(), to=WORKERS[0])
            await _a_week_on(town, how, result)
            await _said_when_awake(town, result, how)
            await _asked_in_order(town, result, how, figures["candidates"])
            result.add(await audit(town, is_stated=False))
            result.reached["weeks"] += 1
    return result


async def _a_week_on(town: FaultTown, how: str, result: Result) -> None:
    """To Monday 03:00, and from there to ten past eight."""
    begun = await town.now()
    night = (begun + LEAP).replace(hour=3, minute=0)
    if how == "step by step":
        await town.clock(now=night.isoformat())
    else:
        if how == "away":
            await town.kill_bot()
        before = (await town.calls())[-1]["n"]
        town.simulator.world.clock.set(night.timestamp())
        if how == "away":
            await town.start_bot()
        await town.quiet(SETTLE_SECONDS)
        said = await town.calls("sendMessage", after=before)
        result.expect(not said, f"{how}: {len(said)} messages in the night")
    await town.clock(now=night.replace(hour=8, minute=10).isoformat())


async def _said_when_awake(town: FaultTown, result: Result, how: str) -> None:
    """No message in quiet hours."""
    for call in await town.calls("sendMessage"):
        at = datetime.fromisoformat(call["time"])
        is_awake = MORNING <= at.hour < EVENING and at.weekday() != SUNDAY
        result.expect(is_awake, f"{how}: a message at {at:%A %H:%M}")
        result.reached["messages"] += 1


async def _asked_in_order(town: FaultTown, result: Result, how: str, candidates: int) -> None:
    """Step by step about each of five days on its day, in one leap about no day by itself; either way about the week."""
    days, hours, weeks = await read(town.database_url, SENT_SHIFTS, HELD, WEEKS)
    asked = {one["person"]: [r["day"] for r in days if r["person"] == one["person"]] for one in days}
    for person, mine in asked.items():
        result.expect(mine == sorted(mine), f"{how}: {person} was asked about {mine}")
    stepped = how == "step by step"
    result.expect(len(asked) == (candidates if stepped else 0), f"{how}: {len(asked)} people were asked about days")
    result.expect(stepped or not hours, f"{how}: {len(hours)} reminders of days that were long over")
    result.expect(len(weeks) == candidates, f"{how}: {len(weeks)} people were asked about their week")
    most = max((one["n"] for one in weeks), default=0)
    result.expect(most <= (3 if stepped else 1), f"{how}: somebody was asked {most} times about one week")
    result.reached["weeks asked about"] += len(weeks)
