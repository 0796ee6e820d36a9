"""The bot away for a while: Telegram drops what was pressed, so whatever still asks is asked again, once."""

from datetime import timedelta

from tests.faults.audit import audit
from tests.faults.crowd import YES, Crowd
from tests.faults.processes import FaultTown, Ground
from tests.faults.rows import Figures, Result, row

HOUR, SUNDAY = 3600, 6
IN_A_TOWN = 10
"""Two days pass with each of these times: after a month what was heard and said is let go, and cannot be read any more."""
UNNOTED = 1.2
"""Seconds that the last note of a bot may be older than its end."""
START = 0.3
"""Seconds that a bot takes at least to ask itself how long it was away."""
EARLIER = 1.0
"""Seconds within which it has asked itself, unless the machine is busy."""


async def away_for(town: FaultTown, seconds: float, earlier: float = 0.0) -> float:
    """The bot is killed, the clock moves on, the bot comes back; answers after how long it answered again. The clock is set so much
    earlier as it takes the bot to come back."""
    await town.kill_bot()
    gone = await town.now()
    earlier = earlier or (START if seconds > 150 else EARLIER)
    town.simulator.world.clock.set((gone + timedelta(seconds=seconds - earlier)).timestamp())
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
    for begun in range(0, figures["times"], IN_A_TOWN):
        await _absences(ground, dialect, figures, min(IN_A_TOWN, figures["times"] - begun), result)
    return result


async def _absences(ground: Ground, dialect: str, figures: Figures, times: int, result: Result) -> None:
    async with ground.town(dialect) as town:
        crowd = await Crowd.settle(town, figures["candidates"], figures["offers"])
        await town.quiet()
        acts = await crowd.answers()
        await crowd.hand_over(acts[::2])
        await town.quiet()
        for seconds in (149, 151, 23 * HOUR, 25 * HOUR) * times:
            before = (await town.calls())[-1]["n"]
            real = await away_for(town, seconds)
            await town.quiet(60)
            while seconds < 150 <= real + UNNOTED:  # a busy machine started it late: it may have been away for longer than 150 s
                before = (await town.calls())[-1]["n"]
                real = await away_for(town, seconds, real - seconds + EARLIER)
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
