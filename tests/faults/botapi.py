"""Telegram in trouble: refusals, silence, nonsense and cut lines, over many sends."""

import asyncio
from collections import defaultdict
from datetime import datetime
from typing import Any

from tests.faults.audit import Reading, audit
from tests.faults.crowd import PROPOSE, WELCOME, Crowd
from tests.faults.processes import PATIENCE_SECONDS, FaultTown, Ground
from tests.faults.rows import Figures, Result, row

KINDS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("429", {"retry_after": 1}),
    ("500", {}),
    ("cut", {}),
    ("502", {}),
    ("garbage", {}),
    ("timeout", {"seconds": 0.5}),
    ("429", {"retry_after": 2}),
)
METHODS = ("sendMessage", "editMessageText")


def none_too_early(calls: list[dict[str, Any]], found: Reading) -> None:
    """After a 429 nothing is sent into that chat before `retry_after` has passed."""
    silent_until: dict[int, float] = defaultdict(float)
    for call in calls:
        chat, at = call["parameters"].get("chat_id"), datetime.fromisoformat(call["time"]).timestamp()
        if chat is None:
            continue
        if at < silent_until[chat] - 0.002:
            found.add("order", f"call {call['n']} came {silent_until[chat] - at:.3f} s too early in chat {chat}")
        after = ((call["answer"] or {}).get("parameters") or {}).get("retry_after")
        if after:
            found.numbers["waits asked"] += 1
            silent_until[chat] = at + float(after)


async def _storm(crowd: Crowd, faults: int) -> None:
    """As long as there is something to send, some of the next calls fail: a few at a time, so that nobody meets them all."""
    town, left = crowd.town, faults
    assert isinstance(town, FaultTown)
    end = asyncio.get_running_loop().time() + PATIENCE_SECONDS
    while left > 0 and asyncio.get_running_loop().time() < end:
        if not (await town.get("/faults"))["faults"]:
            kind, more = crowd.chance.choice(KINDS)
            times = min(left, crowd.chance.randint(1, 4))
            await town.fault(crowd.chance.choice(METHODS), kind, times, **more)
            left -= times
        await asyncio.sleep(0.005)
        if not (await town.health())["outbox"]:
            await asyncio.sleep(0.05)
            if await town.is_quiet():
                break
    async with town.session.delete(f"{town.url}/faults"):
        pass


@row(
    "botapi",
    "Bot API: 429, 5xx, garbage, time-outs, cut lines",
    small={"candidates": 12, "offers": 2, "faults": 27},
    full={"candidates": 400, "offers": 8, "faults": 4000},
    small_on=("sqlite",),
)
async def in_trouble(ground: Ground, dialect: str, figures: Figures) -> Result:
    """Everybody answers, proposes and chooses while so many calls of each kind fail; then again without faults."""
    result = Result()
    async with ground.town(dialect) as town:
        crowd = await Crowd.settle(town, figures["candidates"], figures["offers"])
        await town.quiet()
        for captions in ((), (PROPOSE,), (WELCOME,)):
            acts = await crowd.staff_acts(*captions) if captions else await crowd.answers(0.7)
            storm = asyncio.ensure_future(_storm(crowd, figures["faults"] // 3))
            await crowd.hand_over(acts)
            await storm
            await town.quiet()
        reading = await audit(town, crowd.made, repeats=True)
        calls = await town.calls()
        none_too_early(calls, reading)
        reading.numbers["faulty calls"] = sum("fault" in call for call in calls)
        reading.numbers["sends"] = sum(call["method"] in METHODS for call in calls)
        result.add(reading)
    return result
