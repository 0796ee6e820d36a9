"""Updates as they really come: twice, in another order, numbered anew, malformed, and pressed again."""

import asyncio
from typing import Any

from tests.faults.audit import Sent, audit
from tests.faults.crowd import Act, Crowd
from tests.faults.processes import Ground
from tests.faults.rows import Figures, Result, row

DEEP = 400


def deep(levels: int) -> Any:
    """An object in an object in an object."""
    value: Any = 1
    for _ in range(levels):
        value = {"a": value}
    return value


def malformed(number: int, chat: int) -> list[Any]:
    """Updates that no handler may ever see, with the numbers from `number` on. Each is another kind of wrong."""
    me = {"id": chat, "is_bot": False, "first_name": "P"}
    room = {"id": chat, "type": "private"}
    message = {"message_id": 1, "date": 1, "from": me, "chat": room, "text": "x"}
    press = {"id": "1", "from": me, "chat_instance": "1", "data": "x"}
    bodies: list[Any] = [
        {},
        {"message": None},
        {"message": []},
        {"message": "text"},
        {"message": {}},
        {"message": message | {"from": {"id": "abc"}}},
        {"message": message | {"from": {"id": 2**70}}},
        {"message": message | {"chat": {"id": chat, "type": "nowhere"}}},
        {"message": message | {"text": {"not": "text"}}},
        {"message": message | {"text": 5}},
        {"message": message, "callback_query": press},
        {"message": message | {"date": "yesterday", "message_id": "x"}},
        {"callback_query": press | {"id": 5}},
        {"callback_query": press | {"data": ["x"]}},
        {"callback_query": press | {"message": "none"}},
        {"callback_query": press | {"message": {"message_id": "x"}, "id": "2"}},
        {"callback_query": {k: v for k, v in press.items() if k != "from"}},
        {"edited_message": message | {"from": None}},
        {"my_chat_member": {"chat": room, "from": me, "date": 1}},
        {"message": message | {"text": "half a pair \ud83d"}},
        {"message": message | {"message_id": 2, "entities": deep(DEEP)}},
        {"callback_query": press | {"id": "n\u0000ul"}},
    ]
    updates = [{"update_id": number + n, **body} for n, body in enumerate(bodies)]
    return [*updates, {"update_id": "x", "message": message | {"message_id": 3}}, "no object"]


@row(
    "repeated",
    "updates repeated 2 to 5 times",
    small={"candidates": 10, "offers": 2, "texts": 10},
    full={"candidates": 150, "offers": 6, "texts": 4100},
)
async def repeated(ground: Ground, dialect: str, figures: Figures) -> Result:
    """Each update comes two to five times, in parts that overlap."""
    result = Result()
    async with ground.town(dialect) as town:
        crowd = await Crowd.settle(town, figures["candidates"], figures["offers"])
        await town.quiet()
        acts = crowd.mixed(await crowd.answers(), figures["texts"])
        for first in range(0, len(acts), 20):
            part = acts[first : first + 20]
            await crowd.hand_over(part)
            for _ in range(crowd.chance.randint(1, 4)):
                await town.post("/updates", again=crowd.chance.randint(1, len(part)))
                result.reached["repetitions"] += len(part)
        await town.quiet()
        result.add(await audit(town, crowd.made))
    return result


@row(
    "reordered",
    "updates in another order",
    small={"candidates": 10, "offers": 2, "texts": 10},
    full={"candidates": 150, "offers": 6, "texts": 4100},
)
async def reordered(ground: Ground, dialect: str, figures: Figures) -> Result:
    """Numbers that jump back and forth, and old ones again in another order."""
    result = Result()
    async with ground.town(dialect) as town:
        crowd = await Crowd.settle(town, figures["candidates"], figures["offers"])
        await town.quiet()
        acts = crowd.mixed(await crowd.answers(), figures["texts"])
        for first in range(0, len(acts), 25):
            part = acts[first : first + 25]
            await crowd.hand_over(part)
            await town.post("/updates", shuffle=len(part))
        await town.quiet()
        result.reached["reordered"] = len(acts)
        result.add(await audit(town, crowd.made))
    return result


@row("restarting", "update numbers that start again lower", small={"restarts": 3}, full={"restarts": 50})
async def restarting(ground: Ground, dialect: str, figures: Figures) -> Result:
    """The numbering restarts below what was already used: the same numbers now mean other updates."""
    result = Result()
    async with ground.town(dialect) as town:
        crowd = await Crowd.settle(town, 5, 1)
        await town.quiet()
        for _ in range(figures["restarts"]):
            await town.post("/updates", next_id=1000)
            for phone in crowd.phones * 2:
                number = (await town.post(f"/people/{phone}/send", text="weer een zin"))["message_id"]
                crowd.made.append(Sent(f"{phone}:{number}:0", phone, "text"))
            await town.quiet()
        result.reached["restarts"] = figures["restarts"]
        result.add(await audit(town, crowd.made))
    return result


@row("malformed", "malformed updates among good ones", small={"rounds": 1}, full={"rounds": 14})
async def malformed_among_good(ground: Ground, dialect: str, figures: Figures) -> Result:
    """Each is set aside with an alert or refused to its sender, none holds up the others, and the bot lives on."""
    result = Result()
    async with ground.town(dialect) as town:
        crowd = await Crowd.settle(town, 10, 2)
        await town.quiet()
        acts = await crowd.answers()
        bad = 0
        for turn in range(figures["rounds"]):
            wrong = malformed(1_000 * (turn + 1), 900_001 + turn)
            good: list[Act] = crowd.mixed([acts.pop() for _ in range(min(6, len(acts)))], 30)
            for one in wrong:
                await town.hand_over(one)
                await crowd.hand_over([good.pop()])
            await crowd.hand_over(good)
            bad += len(wrong)
            await town.quiet()
        await crowd.hand_over(acts)
        await town.quiet()
        result.expect(len(town.living()) == 1 and town.living()[0][0] is town.bots[0][0], "the bot did not live through it")
        ends = await set_aside_and_refused(town)
        result.reached["malformed"] = bad
        result.add(await audit(town, crowd.made, set_aside=ends))
    return result


async def set_aside_and_refused(town: Any) -> int:
    """How many updates ended set aside."""
    return int((await town.health())["set_aside"])


@row(
    "pressed-again",
    "the same press under a new id",
    small={"candidates": 10, "offers": 2, "times": 4},
    full={"candidates": 100, "offers": 4, "times": 10},
)
async def pressed_again(ground: Ground, dialect: str, figures: Figures) -> Result:
    """Everybody taps each button several times: one effect, and nobody hears it twice."""
    result = Result()
    async with ground.town(dialect) as town:
        crowd = await Crowd.settle(town, figures["candidates"], figures["offers"])
        await town.quiet()
        acts = await crowd.answers()
        taps = [crowd.press_data(a.sent.person, _card(a), a.sent.subject) for a in acts for _ in range(figures["times"] - 1)]
        crowd.chance.shuffle(taps)
        await crowd.hand_over(acts)
        for first in range(0, len(taps), 50):
            await crowd.hand_over(taps[first : first + 50])
            await asyncio.sleep(0.01)
        await town.quiet()
        result.reached["presses"] = len(taps) + len(acts)
        result.add(await audit(town, crowd.made))
    return result


def _card(act: Act) -> Any:
    """The message under which somebody pressed."""
    message = act.update["callback_query"]["message"]
    return type("Card", (), {"payload": message})()
