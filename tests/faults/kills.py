"""`kill -9`: at any moment, and at the moments that matter most."""

import asyncio
import random

from bot.breakpoints import POINTS
from tests.faults.audit import audit
from tests.faults.crowd import PROPOSE, WELCOME, Act, Crowd
from tests.faults.processes import FaultTown, Ground
from tests.faults.rows import Figures, Result, row

SETTLE_SECONDS = 90.0
BY_CLOCK = frozenset({"in_sweep", "after_sweep", "in_asking_again"})
IN_TRAFFIC = tuple(sorted(POINTS - BY_CLOCK))


async def under(crowd: Crowd, acts: list[Act], kills: int, chance: random.Random) -> None:
    """Hand over the acts in as many parts as there are kills; after each the bot is killed at some moment of its work."""
    town = crowd.town
    assert isinstance(town, FaultTown)
    size = max(1, -(-len(acts) // max(1, kills)))
    for first in range(0, len(acts), size):
        await crowd.hand_over(acts[first : first + size])
        await asyncio.sleep(chance.random() * min(0.4, 0.004 * size + 0.05))
        await town.kill_bot()
        await town.start_bot(until_it_answers=chance.random() < 0.7)
    if not town.living():
        await town.start_bot()
    await town.quiet(SETTLE_SECONDS)


@row(
    "kill",
    "`kill -9` at random moments",
    small={"candidates": 8, "offers": 2, "texts": 14, "kills": 6},
    full={"candidates": 250, "offers": 8, "texts": 3000, "kills": 250},
)
async def at_random_moments(ground: Ground, dialect: str, figures: Figures) -> Result:
    """Answers, texts, proposals and choices of many people, while the bot is killed and started all the time."""
    result, chance = Result(), random.Random(figures["kills"])
    async with ground.town(dialect) as town:
        crowd = await Crowd.settle(town, figures["candidates"], figures["offers"])
        await town.quiet(SETTLE_SECONDS)
        third = max(1, figures["kills"] // 3)
        await under(crowd, crowd.mixed(await crowd.answers(), figures["texts"]), third, chance)
        await under(crowd, await crowd.staff_acts(PROPOSE), third, chance)
        await under(crowd, await crowd.staff_acts(WELCOME), third, chance)
        result.reached["kills"] = 3 * third
        result.add(await audit(town, crowd.made, repeats=True))
    return result


@row(
    "points",
    "`kill -9` at named points",
    small={"times": 1, "candidates": 8},
    full={"times": 20, "candidates": 20},
    small_on=("sqlite",),
)
async def at_named_points(ground: Ground, dialect: str, figures: Figures) -> Result:
    """Each point in turn ends the bot in the middle of answers and texts; the next bot goes on to the next point."""
    result = Result()
    async with ground.town(dialect) as town:
        crowd = await Crowd.settle(town, figures["candidates"], 2)
        await town.quiet(SETTLE_SECONDS)
        answers = await crowd.answers()
        each = -(-len(answers) // (len(IN_TRAFFIC) * figures["times"]))
        for turn in range(figures["times"]):
            for point in IN_TRAFFIC:
                acts = [answers.pop() for _ in range(min(each, len(answers)))]
                await _dies(crowd, f"{point}:{1 + turn % 3}", crowd.mixed(acts, 4), result)
        await town.start_bot()
        await crowd.hand_over(answers)
        await town.quiet(SETTLE_SECONDS)
        result.add(await audit(town, crowd.made, repeats=True))
    return result


async def _dies(crowd: Crowd, point: str, acts: list[Act], result: Result) -> None:
    town = crowd.town
    assert isinstance(town, FaultTown)
    await town.kill_bot()
    bot = await town.start_bot(fault=point)
    for act in acts:
        await crowd.hand_over([act])
        await asyncio.sleep(0.002)
    for _ in range(150):
        if bot.returncode is not None:
            break
        await crowd.hand_over(crowd.texts(1))
        await town.died(0.1)
    result.expect(bot.returncode is not None, f"the bot never came to {point}")
    result.reached["kills"] += 1
