"""`kill -9`: at any moment, and at the moments that matter most."""

import asyncio
import random
from datetime import datetime, time, timedelta

from sqlalchemy import delete, insert

from bot.breakpoints import POINTS
from bot.store import conversation
from core.rules.calendar import AMSTERDAM
from tests.faults.audit import audit
from tests.faults.clocks import asked_once
from tests.faults.crowd import PROPOSE, WELCOME, Act, Crowd
from tests.faults.phonelog import Seen
from tests.faults.processes import FaultTown, Ground
from tests.faults.rows import Figures, Result, row
from tests.stories.town import Folk

SETTLE_SECONDS = 1200.0
BY_CLOCK = (
    "in_asking_again",
    "after_asking_again",
    "in_sweep",
    "after_sweep",
    "in_chore",
    "after_chore",
    "between_sends",
)
ELSEWHERE = frozenset({"after_print"})
"""A document made and not yet sent: its own test kills there."""
IN_FAILURE = ("in_counting_a_failure", "in_setting_aside", "after_setting_aside")
BY_PRESS = ("after_answer",)
IN_TRAFFIC = tuple(sorted(POINTS - {*BY_CLOCK, *IN_FAILURE, *BY_PRESS, *ELSEWHERE}))
BROKEN = 990_001
AFTER_WORK = time(14)
"""When a shift is over and people are awake."""
MONDAY_TO_SATURDAY, SUNDAY = (1, 2, 3, 4, 5, 6), 7


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
    small={"towns": 1, "candidates": 8, "offers": 2, "texts": 14, "kills": 6},
    full={"towns": 5, "candidates": 50, "offers": 16, "texts": 2000, "kills": 100},
)
async def at_random_moments(ground: Ground, dialect: str, figures: Figures) -> Result:
    """Answers, texts, proposals and choices of many people, while the bot is killed and started all the time; town after town."""
    result = Result()
    for number in range(figures["towns"]):
        await _killed(ground, dialect, figures, random.Random(number), result)
    return result


async def _killed(ground: Ground, dialect: str, figures: Figures, chance: random.Random, result: Result) -> None:
    async with ground.town(dialect) as town:
        crowd = await Crowd.settle(town, figures["candidates"], figures["offers"])
        await town.quiet(SETTLE_SECONDS)
        third = -(-figures["kills"] // 3)
        await under(crowd, crowd.mixed(await crowd.answers(), figures["texts"]), third, chance)
        await under(crowd, await crowd.staff_acts(PROPOSE), third, chance)
        await under(crowd, await crowd.staff_acts(WELCOME), third, chance)
        result.reached["kills"] += 3 * third
        result.add(await audit(town, crowd.made, repeats=True))


@row(
    "points",
    "`kill -9` at named points",
    small={"times": 1, "candidates": 9, "offers": 2},
    full={"times": 20, "candidates": 40, "offers": 10},
    small_on=("sqlite",),
)
async def at_named_points(ground: Ground, dialect: str, figures: Figures) -> Result:
    """Each point in turn ends the bot in the middle of its work; the next bot goes on to the next point."""
    result = Result()
    await _in_traffic(ground, dialect, figures, result)
    await _by_the_clock(ground, dialect, figures["times"], result)
    result.reached["points"] = len(POINTS - ELSEWHERE)
    return result


async def _in_traffic(ground: Ground, dialect: str, figures: Figures, result: Result) -> None:
    """Answers and texts; and somebody whose every text fails, so that it is counted, tried again and set aside."""
    async with ground.town(dialect) as town:
        crowd = await Crowd.settle(town, figures["candidates"], figures["offers"])
        await _breaks(town, BROKEN)
        await town.quiet(SETTLE_SECONDS)
        answers = await crowd.answers()
        pressed = answers[-1:]
        each = -(-len(answers) // (len(IN_TRAFFIC) * figures["times"]))
        for turn in range(figures["times"]):
            for point in IN_TRAFFIC:
                acts = [answers.pop() for _ in range(min(each, len(answers)))]
                await _dies(crowd, point, turn, crowd.mixed(acts, 4), result)
            for point in IN_FAILURE:
                await _dies(crowd, point, 0, [crowd.text(BROKEN, "dit gaat mis", "broken")], result)
            await _dies(crowd, BY_PRESS[0], turn, [_again(crowd, one) for one in pressed for _ in range(3)], result)
        await town.kill_bot()
        await town.start_bot()
        await crowd.hand_over(answers)
        await town.quiet(SETTLE_SECONDS)
        broken = sum(sent.kind == "broken" for sent in crowd.made)
        result.add(await audit(town, crowd.made, repeats=True, set_aside=broken, is_stated=False))


def _again(crowd: Crowd, act: Act) -> Act:
    """The same press under a new id."""
    card = Seen(0, 0, [""], {}, act.update["callback_query"]["message"])
    return crowd.press_data(act.sent.person, card, act.sent.subject)


async def _breaks(town: FaultTown, chat: int) -> None:
    """What is kept of this person's conversation can be read by nobody: whatever they write fails."""
    await town.post("/people", id=chat, first_name="P", language_code="nl")
    await town.post(f"/people/{chat}/start")
    await town.quiet(SETTLE_SECONDS)
    async with town.database.begin() as tx:
        row = {"external": chat, "state": None, "data": [1], "changed_at": await town.now()}
        await tx.execute(delete(conversation).where(conversation.c.external == chat))
        await tx.execute(insert(conversation), row)


async def _dies(crowd: Crowd, point: str, turn: int, acts: list[Act], result: Result) -> None:
    town = crowd.town
    assert isinstance(town, FaultTown)
    await town.kill_bot()
    paced = {"send_rate": "500"} if point == "after_slot" else {}
    bot = await town.start_bot(until_it_answers=False, fault=f"{point}:{1 + turn % 3}", **paced)
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


def _next_day(now: datetime) -> datetime:
    """The day after, when its shift is over; nobody works or is asked on a Sunday."""
    day = now.astimezone(AMSTERDAM).date() + timedelta(days=1)
    return datetime.combine(day + timedelta(days=day.isoweekday() == SUNDAY), AFTER_WORK, AMSTERDAM)


async def _by_the_clock(ground: Ground, dialect: str, times: int, result: Result) -> None:
    """Each time the bot was away for more than a day: what is due is done, what is open is asked again, chores are done."""
    async with ground.town(dialect) as town:
        folk = await Folk.settle(town)
        for name in ("candidate", "employer", "consultant"):
            await folk.phone(name)
        await folk.placement(weekdays=MONDAY_TO_SATURDAY)
        for _ in range(times):
            for point in BY_CLOCK:
                if point == "between_sends":  # something must stand on a phone before it can be put anew
                    await town.start_bot()
                    await town.quiet(SETTLE_SECONDS)
                await town.kill_bot()
                town.simulator.world.clock.set(_next_day(await town.now()).timestamp())
                await town.start_bot(until_it_answers=False, fault=point)
                result.expect(await town.died(), f"the bot never came to {point}")
                result.reached["kills"] += 1
        await town.start_bot()
        await town.quiet(SETTLE_SECONDS)
        await asked_once(town.database_url, result, times)
        result.add(await audit(town, repeats=True, is_stated=False))
