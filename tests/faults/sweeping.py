"""Two processes that sweep at once, each killed in turn, and both away for a while: whatever is due is done once, and soon."""

import asyncio
import random
from contextlib import AsyncExitStack
from datetime import datetime, timedelta

from sqlalchemy import insert

from core.actions.things import Clocked
from core.store.tables.messages import deadline
from tests.faults.audit import audit
from tests.faults.crowd import YES, Crowd
from tests.faults.processes import FaultTown, Ground
from tests.faults.reading import Row, read
from tests.faults.replicas import POSTGRES, SETTLE_SECONDS, Replicas
from tests.faults.rows import Figures, Result, row

LATEST_SECONDS = 30.0
AWAY = timedelta(minutes=5)
OFFERS_EACH = 6
IN_THE_MIDDLE = "in_sweep"
"""Where a sweep has written everything and has not committed."""
OFFERS = "SELECT id, municipality FROM offer ORDER BY id"
DUE = "SELECT subject, due_at, done_at FROM deadline WHERE kind = 'offer_unanswered' ORDER BY subject"
SAID = "SELECT business_key FROM outbox WHERE what = 'offer_unanswered'"


@row(
    "sweeps",
    "two processes sweep at once, each killed in turn; both away for five minutes",
    small={"due": 24, "kills": 4, "seconds": 8},
    full={"due": 300, "kills": 20, "seconds": 120},
    databases=POSTGRES,
)
async def sweeps(ground: Ground, dialect: str, figures: Figures) -> Result:
    """Offers become due all the time; every other bot that comes back dies in the middle of its sweep. Then both are away while the rest
    becomes due: what still asks is asked again, once."""
    result, chance = Result(), random.Random(figures["due"])
    async with AsyncExitStack() as stack:
        town = await stack.enter_async_context(ground.town(dialect, started=False))
        replicas = Replicas(town, 2)
        stack.push_async_callback(replicas.forwarder.close)
        await replicas.open()
        crowd = await Crowd.settle(town, -(-figures["due"] // OFFERS_EACH), OFFERS_EACH)
        await town.quiet(SETTLE_SECONDS)
        offers = (await read(town.database_url, OFFERS))[0]
        under_way, afterwards = offers[: 2 * len(offers) // 3], offers[2 * len(offers) // 3 :]
        await _become_due(town, under_way, await town.now(), timedelta(seconds=figures["seconds"]), chance)
        await _killed_in_turn(replicas, figures["kills"], figures["seconds"] / figures["kills"])
        await town.quiet(SETTLE_SECONDS)
        result.reached["kills"] += replicas.kills
        back = await _both_away(replicas, crowd, afterwards, chance, result)
        await _each_once(town, {one["id"] for one in afterwards}, len(offers), back, result)
        result.add(await audit(town, crowd.made, repeats=True))
    return result


async def _become_due(town: FaultTown, offers: list[Row], since: datetime, within: timedelta, chance: random.Random) -> None:
    """Each of these offers has no answer at some moment of this time."""
    rows = [
        {
            "municipality": offer["municipality"],
            "kind": Clocked.OFFER_UNANSWERED,
            "subject": offer["id"],
            "due_at": since + chance.random() * within,
        }
        for offer in offers
    ]
    async with town.database.begin() as tx:
        await tx.execute(insert(deadline), rows)


async def _killed_in_turn(replicas: Replicas, kills: int, pause: float) -> None:
    """One after the other, at some moment; two of four come back to die in the middle of the next sweep."""
    for n in range(kills):
        port = replicas.ports[n % 2]
        await asyncio.sleep(pause)
        await replicas.town.kill_one(replicas.by_port[port])
        replicas.kills += 1
        await replicas.start(port, IN_THE_MIDDLE if n % 4 < 2 and n < kills - 2 else "")


async def _both_away(replicas: Replicas, crowd: Crowd, offers: list[Row], chance: random.Random, result: Result) -> datetime:
    """Five minutes without anybody; about half of the rest becomes due meanwhile, the others in the five minutes after. Answers when
    they were back."""
    town = replicas.town
    for bot, _ in town.living():
        await town.kill_one(bot)
    gone, before = await town.now(), (await town.calls())[-1]["n"]
    await _become_due(town, offers, gone, 2 * AWAY, chance)
    town.simulator.world.clock.set((gone + AWAY).timestamp())
    await asyncio.gather(*(replicas.start(port) for port in replicas.ports))
    await town.quiet(SETTLE_SECONDS)
    await town.clock(now=(gone + 2 * AWAY).isoformat())
    await town.quiet(SETTLE_SECONDS)
    sent = await town.calls("sendMessage", after=before)
    asked = [call for call in sent if YES in str(call["parameters"].get("reply_markup"))]
    wanted = crowd.candidates * crowd.offers
    result.expect(len(asked) == wanted, f"{len(asked)} questions were asked again, not {wanted}")
    result.reached["questions asked again"] += len(asked)
    return gone + AWAY


async def _each_once(town: FaultTown, afterwards: set[int], count: int, back: datetime, result: Result) -> None:
    """Every due row is done, none late (but for the time when nobody was there), and said once."""
    due, said = await read(town.database_url, DUE, SAID)
    since = {one["subject"]: max(one["due_at"], back) if one["subject"] in afterwards else one["due_at"] for one in due}
    late = [(one["done_at"] - since[one["subject"]]).total_seconds() for one in due if one["done_at"]]
    result.expect(len(late) == count, f"lost: {count - len(late)} of {count} due deeds were not done")
    keys = [one["business_key"] for one in said]
    result.expect(len(keys) == len(set(keys)) == count, f"doubled: {len(keys)} notices of {count} due deeds")
    worst = max(late)
    result.expect(worst <= LATEST_SECONDS, f"a due deed was done {worst:.0f} s late")
    result.reached["due deeds"] += count
    result.reached["seconds late at most"] = round(worst)
