"""The bot away for a while: Telegram drops what was pressed, so whatever still asks is asked again, once."""

from datetime import timedelta

from tests.faults.audit import audit
from tests.faults.crowd import YES, Crowd
from tests.faults.processes import FaultTown, Ground
from tests.faults.rows import Figures, Result, row

HOUR, SUNDAY = 3600, 6
START = 0.3
"""Seconds that a bot takes at least to ask itself how long it was away; the clock is set that much earlier."""


async def away_for(town: FaultTown, seconds: float) -> float:
    """The bot is killed, the clock moves on, the bot comes back; answers after how long it answered again."""
    await town.kill_bot()
    gone = await town.now()
    town.simulator.world.clock.set((gone + timedelta(seconds=seconds - (START if seconds > 150 else 1.0))).timestamp())
    await town.start_bot()
    return (await town.now() - gone).total_seconds()


@row(
    "away-bot",
    "downtime of 149 s, 151 s, 23 h, 25 h",
    small={"candidates": 4, "offers": 2, "times": 1},
    full={"candidates": 10, "offers": 4, "times": 100},
    small_on=("sqlite",),
)
async def downtime(ground: Ground, dialect: str, figures: Figures) -> Result:
    """Half of the offers are answered. After 149 s nothing is said; after longer each open one is asked again, once, and no other."""
    result = Result()
    async with ground.town(dialect) as town:
        crowd = await Crowd.settle(town, figures["candidates"], figures["offers"])
        await town.quiet()
        acts = await crowd.answers()
        await crowd.hand_over(acts[::2])
        await town.quiet()
        for seconds in (149, 151, 23 * HOUR, 25 * HOUR) * figures["times"]:
            before = (await town.calls())[-1]["n"]
            real = await away_for(town, seconds)
            while seconds < real < 150:
                real = await away_for(town, seconds)
                before = (await town.calls())[-1]["n"]
            await town.quiet(60)
            if (await town.now()).weekday() == SUNDAY:  # what can wait reaches nobody on a Sunday
                await town.clock(advance="P1D")
            asked = [c for c in await town.calls("sendMessage", after=before) if YES in str(c["parameters"].get("reply_markup"))]
            wanted = len(acts) // 2 if seconds > 150 else 0
            result.expect(len(asked) == wanted, f"away for {real:.1f} s: {len(asked)} questions asked again, not {wanted}")
            result.reached["questions asked again"] += len(asked)
            result.reached["times away"] += 1
        phones = await crowd.seen()
        for chat in crowd.phones:
            live = [m for m in phones.messages(chat) if YES in m.buttons]
            titles = [m.text.splitlines()[2] for m in live]
            result.expect(len(titles) == len(set(titles)), f"chat {chat} can answer one offer under two messages")
        await crowd.hand_over(await crowd.answers())
        await town.quiet()
        result.add(await audit(town, crowd.made))
    return result
