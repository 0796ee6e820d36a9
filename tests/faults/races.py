"""Several people, or several hands of one, want the same thing at the same moment: one gets it."""

import asyncio
from collections import Counter

from tests.faults.audit import audit
from tests.faults.crowd import EMPLOYER, NO, PROPOSE, WELCOME, YES, Act, Crowd
from tests.faults.processes import FaultTown, Ground
from tests.faults.rows import Figures, Result, row


async def proposed(town: FaultTown, figures: Figures) -> Crowd:
    """Every job has one place and two candidates, both proposed to an employer with several colleagues."""
    crowd = await Crowd.settle(
        town, figures["candidates"] // 2 * 2, figures["offers"], colleagues=figures["colleagues"], shared=True
    )
    await town.quiet()
    await crowd.hand_over(await crowd.answers(1.0))
    await town.quiet()
    await crowd.hand_over(await crowd.staff_acts(PROPOSE))
    await town.quiet()
    return crowd


@row(
    "place",
    "one place, several colleagues, two candidates",
    small={"candidates": 8, "offers": 2, "colleagues": 3},
    full={"candidates": 60, "offers": 8, "colleagues": 5},
)
async def one_place(ground: Ground, dialect: str, figures: Figures) -> Result:
    """Every colleague says welcome to both at the same moment; one is placed, and everybody sees the same. Two bots on PostgreSQL."""
    result = Result()
    async with ground.town(dialect) as town:
        crowd = await proposed(town, figures)
        acts = await crowd.staff_acts(WELCOME)
        crowd.chance.shuffle(acts)
        await crowd.hand_over(acts)
        await town.quiet()
        reading = await audit(town, crowd.made)
        jobs = figures["candidates"] // 2 * figures["offers"]
        result.expect(reading.numbers["placements"] == jobs, f"{jobs} places, {reading.numbers['placements']} placements")
        phones = await crowd.seen()
        for n in range(figures["colleagues"]):
            chosen = Counter("De bevestiging staat hieronder." in m.text for m in phones.messages(EMPLOYER + n))
            result.expect(chosen[True] == jobs, f"colleague {n} sees {chosen[True]} chosen for {jobs} places")
        result.reached["races"] = jobs
        result.add(reading)
    return result


@row(
    "devices",
    "two devices of one person, yes on one and no on the other",
    small={"candidates": 10, "offers": 2, "taps": 6},
    full={"candidates": 100, "offers": 4, "taps": 20},
)
async def two_devices(ground: Ground, dialect: str, figures: Figures) -> Result:
    """The first tap counts, the others hear that it was answered; the card and the contact person say the same."""
    result = Result()
    async with ground.town(dialect) as town:
        crowd = await Crowd.settle(town, figures["candidates"], figures["offers"])
        await town.quiet()
        phones = await crowd.seen()
        acts: list[Act] = []
        for chat in crowd.phones:
            for card in [m for m in phones.messages(chat) if YES in m.buttons]:
                acts += [crowd.press(chat, card, crowd.chance.choice((YES, NO)), "tap") for _ in range(figures["taps"])]
        crowd.chance.shuffle(acts)
        for first in range(0, len(acts), 40):
            await crowd.hand_over(acts[first : first + 40])
            await asyncio.sleep(0)
        await town.quiet()
        result.reached["races"] = figures["candidates"] * figures["offers"]
        result.add(await audit(town, crowd.made))
    return result
