"""Several bots on one PostgreSQL behind one webhook: any of them may fall, nobody notices."""

import asyncio
from collections import Counter
from contextlib import AsyncExitStack, suppress
from datetime import datetime

import asyncpg

from tests.faults.audit import Sent, audit
from tests.faults.crowd import PROPOSE, WELCOME, YES, Crowd
from tests.faults.forwarder import Forwarder
from tests.faults.processes import FaultTown, Ground
from tests.faults.rows import Figures, Result, row
from tests.nursery import Bot
from tests.ports import free_port

SECRET = "OnlyTheTestsKnowIt"
POSTGRES = ("postgresql",)
SETTLE_SECONDS = 600.0


class Replicas:
    """So many bots, each on a port of its own behind the forwarder."""

    def __init__(self, town: FaultTown, count: int) -> None:
        self.town, self.ports = town, [free_port() for _ in range(count)]
        self.forwarder = Forwarder(self.ports)
        self.by_port: dict[int, Bot] = {}
        self.kills = 0

    async def open(self) -> None:
        """Start them all."""
        url = await self.forwarder.open()
        self.town.more_settings |= {"FLEXBOT_WEBHOOK_URL": url, "FLEXBOT_WEBHOOK_SECRET": SECRET}
        await self.town.post("/faults", method="setWebhook", kind="502", times=1)
        for port in self.ports:
            await self.start(port)

    async def start(self, port: int, fault: str = "") -> None:
        """One of them; with a `fault` it may end before it answers."""
        armed = {"fault": fault} if fault else {}
        self.by_port[port] = await self.town.start_bot(until_it_answers=not fault, webhook_port=str(port), **armed)

    async def kill_in_turn(self, kills: int, pause: float) -> None:
        """`kill -9` for each in turn, started again at once."""
        for n in range(kills):
            port = self.ports[n % len(self.ports)]
            await asyncio.sleep(pause)
            await self.town.kill_one(self.by_port[port])
            self.kills += 1
            await asyncio.sleep(pause / 2)
            await self.start(port)


async def live(crowd: Crowd, chat: int, texts: int) -> None:
    """One person answers offers and types at the same time; Telegram queues the two apart."""

    async def types() -> None:
        for n in range(texts):
            number = (await crowd.town.post(f"/people/{chat}/send", text=f"zin {n}"))["message_id"]
            crowd.made.append(Sent(f"{chat}:{number}:0", chat, "text"))
            await asyncio.sleep(0.01)

    await asyncio.gather(types(), _presses(crowd, chat, YES))


async def _presses(crowd: Crowd, chat: int, caption: str) -> None:
    for message in (await crowd.town.get(f"/people/{chat}/chat"))["messages"]:
        if any(b["text"] == caption for r in message["buttons"] or [] for b in r):
            with suppress(AssertionError):
                await crowd.town.post(f"/people/{chat}/press", message_id=message["message_id"], text=caption)


@row(
    "replicas",
    "two and three bots on one PostgreSQL behind one webhook, killed in turn",
    small={"most": 2, "candidates": 8, "offers": 2, "texts": 8, "kills": 3},
    full={"most": 3, "candidates": 100, "offers": 4, "texts": 100, "kills": 60},
    databases=POSTGRES,
)
async def killed_in_turn(ground: Ground, dialect: str, figures: Figures) -> Result:
    """Everybody types and presses at once; each person's texts are handled in order, and so are their presses."""
    result = Result()
    for count in range(2, figures["most"] + 1):
        async with AsyncExitStack() as stack:
            town = await stack.enter_async_context(ground.town(dialect, started=False))
            replicas = Replicas(town, count)
            stack.push_async_callback(replicas.forwarder.close)
            await replicas.open()
            crowd = await Crowd.settle(town, figures["candidates"], figures["offers"])
            await town.quiet(SETTLE_SECONDS)
            killer = asyncio.ensure_future(replicas.kill_in_turn(figures["kills"], 0.25))
            await asyncio.gather(*(live(crowd, chat, figures["texts"]) for chat in crowd.phones))
            await killer
            await town.quiet(SETTLE_SECONDS)
            for caption in (PROPOSE, WELCOME):
                staff = [n for n in crowd.everybody if n not in crowd.phones]
                await asyncio.gather(*(_presses(crowd, chat, caption) for chat in staff))
                await town.quiet(SETTLE_SECONDS)
            result.expect(len(town.living()) == count, f"{count - len(town.living())} bots ended by themselves")
            result.reached["kills"] += replicas.kills
            result.add(await audit(town, crowd.made, repeats=True, queues_apart=True), f"{count} bots:")
    return result


@row(
    "rate",
    "30 a second together",
    small={"bots": 2, "candidates": 20, "offers": 3},
    full={"bots": 3, "candidates": 100, "offers": 12},
    databases=POSTGRES,
)
async def together(ground: Ground, dialect: str, figures: Figures) -> Result:
    """Several bots keep Telegram's limit as one: never more than 30 messages in a second, and not one refusal."""
    result = Result()
    async with AsyncExitStack() as stack:
        town = await stack.enter_async_context(ground.town(dialect, started=False, send_rate="30"))
        await town.start_bot()
        await town.post("/limits", per_second=30, per_chat_per_second=1)
        await town.stop_bot()
        replicas = Replicas(town, figures["bots"])
        stack.push_async_callback(replicas.forwarder.close)
        crowd = await Crowd.settle(town, figures["candidates"], figures["offers"])
        begun = (await town.calls())[-1]["n"]
        await replicas.open()
        await town.quiet(30 + figures["candidates"] * figures["offers"] / 10)
        calls = [c for c in await town.calls(after=begun) if c["method"].startswith(("send", "edit"))]
        moments = [datetime.fromisoformat(c["time"]).timestamp() for c in calls]
        refused = sum(c["status"] == 429 for c in calls)
        most = max(sum(m <= other < m + 0.95 for other in moments) for m in moments)
        by_chat = Counter(c["parameters"].get("chat_id") for c in calls)
        least = max(len(moments) / 30, max(by_chat.values()) - 1.0)
        result.reached.update({"sends": len(calls), "refused": refused, "most in a second": most})
        result.reached["a second on average"] = round(len(calls) / (moments[-1] - moments[0]))
        result.expect(not refused, f"{refused} of {len(calls)} sends were refused")
        result.expect(moments[-1] - moments[0] > least * 0.9 - 1, "faster than the limit allows")
        result.add(await audit(town, crowd.made))
    return result


@row("turn", "a person's turn is one process's", small={"people": 5}, full={"people": 30}, databases=POSTGRES)
async def one_at_a_time(ground: Ground, dialect: str, figures: Figures) -> Result:
    """While another process has somebody's turn their next update waits; everybody else goes on."""
    result = Result()
    async with ground.town(dialect) as town:
        crowd = await Crowd.settle(town, figures["people"], 1)
        await town.quiet()
        held = crowd.phones[0]
        other = await asyncpg.connect(town.database_url)
        try:
            async with other.transaction():
                await other.execute("SELECT pg_advisory_xact_lock($1::bigint)", held)
                acts = [crowd.text(chat, "een zin") for chat in crowd.phones]
                await crowd.hand_over(acts)
                await _handled(town, len(acts) - 1)
                waiting = [row["sender"] for row in await _unhandled(town)]
                result.expect(waiting == [held], f"while {held} is held there wait {waiting}")
        finally:
            await other.close()
        await town.quiet()
        result.add(await audit(town, crowd.made))
    return result


async def _unhandled(town: FaultTown) -> list[dict[str, int]]:
    from tests.faults.reading import read

    return (await read(town.database_url, "SELECT sender FROM inbox WHERE handled_at IS NULL"))[0]


async def _handled(town: FaultTown, count: int) -> None:
    """Until only one waits."""
    for _ in range(400):
        if (await town.health())["inbox"] == 1 and not (await town.get("/bots"))["bots"][0]["pending"]:
            return
        await asyncio.sleep(0.01)
