"""Telegram's limits while much is said: a message to everybody, and people who press buttons meanwhile."""

import asyncio
import random
import statistics
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import insert, select

from bot.buttons.everybody import StopFlow
from bot.callbacks import Sealer
from core.actions.deed import Deed, write
from core.actions.talk.broadcast import Broadcast, broadcast
from core.store.people.people import Person, Role
from core.store.tables import people
from tests.faults.processes import FaultTown, Ground
from tests.faults.replicas import Replicas
from tests.faults.rows import Figures, Result, row
from tests.stories.running import TOKEN, Json

FIRST = 800_001
CONSULTANT = 790_001
PER_SECOND = 30
SHARE = 0.98
LATEST = 1.0
WORDS = "Vrijdag is het loket dicht."
ANSWER = "Er is niets om te stoppen."
AT_ONCE = 40


@dataclass
class Audience:
    """One consultant and so many candidates, all with the bot open."""

    town: FaultTown
    size: int
    consultant: Person
    beside: int = 0
    """People of another consultant, who are not written to."""
    pressed: list[tuple[int, datetime]] = field(default_factory=list)
    apart: timedelta = timedelta(0)
    """How far the town's clock is from the real one."""

    @classmethod
    async def settle(cls, town: FaultTown, size: int, beside: int) -> "Audience":
        """Lay them down and let everybody start; nothing is limited yet."""
        async with town.database.begin() as tx:
            place = (
                await tx.execute(insert(people.municipality).returning(people.municipality.c.id), {"name": "Vol"})
            ).scalar_one()
            everybody = [
                _person(place, Role.CONSULTANT, CONSULTANT),
                *(_person(place, Role.CANDIDATE, FIRST + n) for n in range(size + beside)),
            ]
            await tx.execute(insert(people.person), everybody)
            number = {r.ref: r.id for r in await tx.execute(select(people.person.c.ref, people.person.c.id))}
            now, me = await town.now(), number[str(CONSULTANT)]
            at = [{"person": number[p["ref"]], "channel": "telegram", "external": int(p["ref"]), "since": now} for p in everybody]
            await tx.execute(insert(people.address), [a | {"municipality": place} for a in at])
            await tx.execute(insert(people.consultant), {"person": me, "municipality": place})
            facts = {"municipality": place, "consultant": me, "birth_date": date(1975, 1, 1)}
            own = [number[str(FIRST + n)] for n in range(size)]
            others = [number[str(FIRST + n)] for n in range(size, size + beside)]
            await tx.execute(insert(people.candidate), [facts | {"person": n} for n in own])
            if others:
                await tx.execute(insert(people.candidate), [facts | {"person": n, "consultant": own[0]} for n in others])
        audience = cls(town, size, Person(me, place, Role.CONSULTANT, "Karin", "", "nl"), beside)
        for first in range(0, len(everybody), AT_ONCE):
            await asyncio.gather(*(audience._starts(int(p["ref"])) for p in everybody[first : first + AT_ONCE]))
        audience.apart = await town.now() - datetime.now(UTC)
        return audience

    async def _starts(self, who: int) -> None:
        await self.town.post("/people", id=who, first_name="P", language_code="nl")
        await self.town.post(f"/people/{who}/start")

    async def told(self) -> Broadcast:
        """The consultant writes to everybody."""
        async with self.town.database.begin() as tx:
            deed = Deed(tx, await self.town.now(), self.consultant)
            planned = await broadcast(deed, 1, WORDS)
            assert isinstance(planned, Broadcast)
            await write(tx, [deed])
        return planned

    async def press(self, a_second: int) -> None:
        """Press buttons, so many a second, until cancelled, in turn: who is not written to when there are such people, else everybody."""
        sealer, order = Sealer(TOKEN), list(range(FIRST + (self.size if self.beside else 0), FIRST + self.size + self.beside))
        random.Random(4).shuffle(order)
        begun = asyncio.get_running_loop().time()
        for n, chat in enumerate(order * 100):
            self.pressed.append((chat, datetime.now(UTC) + self.apart))
            await self.town.hand_over(_press(n, chat, sealer.seal(StopFlow(), chat)))
            await asyncio.sleep(max(0.0, begun + (n + 1) / a_second - asyncio.get_running_loop().time()))


def _person(place: int, role: Role, external: int) -> dict[str, Any]:
    return {"municipality": place, "ref": str(external), "role": role, "first_name": "P", "last_name": "", "language": "nl"}


def _press(n: int, chat: int, data: str) -> Json:
    room, me = {"id": chat, "type": "private"}, {"id": chat, "is_bot": False, "first_name": "P"}
    message = {"message_id": 1, "date": 1_790_000_000, "chat": room, "text": "x"}
    query = {"id": f"8{n:012d}", "from": me, "chat_instance": "1", "message": message, "data": data}
    return {"update_id": 60_000_000 + n, "callback_query": query}


@row(
    "broadcast",
    "a message to everybody within Telegram's limits, while people press 10 buttons a second",
    small={"people": 120, "beside": 30, "presses_a_second": 10},
    full={"people": 5000, "beside": 0, "presses_a_second": 10},
)
async def to_everybody(ground: Ground, dialect: str, figures: Figures) -> Result:
    """At no less than 98 % of 30 a second, no refusal in the second half, answers first. On PostgreSQL two bots together."""
    result = Result()
    async with AsyncExitStack() as stack:
        town = await stack.enter_async_context(ground.town(dialect))
        audience = await Audience.settle(town, figures["people"], figures["beside"])
        await town.quiet(600)
        await town.stop_bot()
        await town.post("/limits", per_second=PER_SECOND, per_chat_per_second=1)
        town.more_settings |= {"FLEXBOT_SEND_RATE": str(PER_SECOND)}
        if dialect == "postgresql":
            replicas = Replicas(town, 2)
            stack.push_async_callback(replicas.forwarder.close)
            await replicas.open()
        else:
            await town.start_bot()
        begun = (await town.calls())[-1]["n"]
        await audience.told()
        presses = asyncio.ensure_future(audience.press(figures["presses_a_second"]))
        await _all_told(town, audience.size, begun)
        presses.cancel()
        await asyncio.gather(presses, return_exceptions=True)
        await town.quiet(60)
        _judge(result, audience, await town.calls(after=begun))
    return result


async def _all_told(town: FaultTown, size: int, begun: int) -> None:
    """Until everybody has it, or it takes twice as long as it may. Only new calls are read: the simulator works in this process too."""
    end, told = asyncio.get_running_loop().time() + 2 * size / (PER_SECOND - 10) + 30, 0
    while told < size and asyncio.get_running_loop().time() < end:
        await asyncio.sleep(1.0)
        new = await town.calls(after=begun)
        told, begun = told + len(_bulk(new)), new[-1]["n"] if new else begun


def _bulk(calls: list[Json]) -> list[Json]:
    return [c for c in calls if c["status"] == 200 and WORDS in str(c["parameters"].get("text"))]


def _moment(call: Json) -> datetime:
    return datetime.fromisoformat(call["time"])


def _judge(result: Result, audience: Audience, calls: list[Json]) -> None:
    bulk = _bulk(calls)
    sends = [c for c in calls if c["method"].startswith("send")]
    first, last = _moment(bulk[0]), _moment(bulk[-1])
    within = [c for c in sends if first <= _moment(c) <= last and c["status"] == 200]
    rate = (len(within) - 1) / (last - first).total_seconds()
    refused = [c for c in sends if c["status"] == 429]
    late = [c for c in refused if _moment(c) > first + (last - first) / 2]
    waits = sorted(_waits(audience, sends, last))
    p95 = statistics.quantiles(waits, n=20)[-1]
    result.reached.update(
        {"told": len(bulk), "presses": len(waits), "refused": len(refused), "refused in the second half": len(late)}
    )
    result.reached.update(
        {"hundredths a second": round(rate * 100), "p95 ms": round(p95 * 1000), "slowest ms": round(waits[-1] * 1000)}
    )
    result.expect(
        len({c["parameters"]["chat_id"] for c in bulk}) == len(bulk) == audience.size, f"{len(bulk)} of {audience.size}"
    )
    result.expect(rate >= SHARE * PER_SECOND, f"{rate:.2f} a second is less than {SHARE:.0%} of {PER_SECOND}")
    result.expect(not late, f"{len(late)} refusals in the second half")
    result.expect(p95 < LATEST, f"the answer to a press takes {p95:.2f} s (p95)")


def _waits(audience: Audience, sends: list[Json], until: datetime) -> list[float]:
    """From a press to its answer, in seconds; each chat's in order."""
    answers: dict[int, list[datetime]] = {}
    for call in sends:
        if call["status"] == 200 and call["parameters"].get("text") == ANSWER:
            answers.setdefault(call["parameters"]["chat_id"], []).append(_moment(call))
    pressed = [(chat, at) for chat, at in audience.pressed if at <= until]
    return [(answers[chat].pop(0) - at).total_seconds() for chat, at in pressed]
