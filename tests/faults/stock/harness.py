"""The same traffic and the same kills, for bots that keep nothing but what their authors saved."""

import asyncio
import multiprocessing
import random
import sqlite3
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from simulator.server import start
from tests.faults.phonelog import PhoneLog
from tests.ports import free_port

TOKEN = "5150002:StockTokenThatOnlyTheTestsUse_abcdef"
FIRST_UPDATE, FIRST_PERSON, PEOPLE = 900_001, 800_001, 20
Stock = Callable[[str, str, str, int], None]

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.faults.stock.aiogram_bot", "tests.faults.stock.ptb_bot", "pytest", "pytest.__main__"])


@dataclass(frozen=True)
class Outcome:
    """Of so many texts: never saved, saved more than once, never answered."""

    texts: int
    kills: int
    lost: int
    doubled: int
    untold: int


async def under_kills(stock: Stock, folder: Path, texts: int, kills: int) -> Outcome:
    """Hand over the texts in as many parts as there are kills; `kill -9` in the middle of each; let it finish at the end.

    Without a kill they are handed over before the bot starts."""
    chance, path, simulator = random.Random(kills), folder / "saved.db", await start()
    arguments = (simulator.url.rstrip("/"), TOKEN, str(path), free_port())
    async with aiohttp.ClientSession() as session:
        async with session.post(f"{simulator.url}bot{TOKEN}/getMe"):
            pass
        for person in range(FIRST_PERSON, FIRST_PERSON + PEOPLE):
            for path_, body in (("people", {"id": person, "first_name": "P"}), (f"people/{person}/start", {})):
                async with session.post(simulator.url + path_, json=body):
                    pass
        size = -(-texts // max(1, kills))
        if not kills:
            await _hand_over(session, simulator.url, range(texts))
        for first in range(0, texts if kills else 0, size):
            process = _born(stock, arguments)
            await _fetching(session, simulator.url)
            before = await _answers(session, simulator.url)
            await _hand_over(session, simulator.url, range(first, min(first + size, texts)))
            await _answered(session, simulator.url, before + chance.randrange(size // 2))
            process.kill()
            await asyncio.to_thread(process.join)
        process = _born(stock, arguments)
        await _at_rest(session, simulator.url, texts + PEOPLE)
        process.kill()
        await asyncio.to_thread(process.join)
        async with session.get(f"{simulator.url}calls?after=0") as answer:
            phones = PhoneLog.of([call for call in await answer.json() if call["method"] == "sendMessage"])
    await simulator.close()
    saved = Counter(text for (text,) in sqlite3.connect(path).execute("SELECT text FROM saved"))
    told = {m.texts[0] for chat in phones.chats.values() for m in chat.values()}
    wanted = [f"zin {n}" for n in range(texts)]
    return Outcome(
        texts,
        kills,
        lost=sum(not saved[text] for text in wanted),
        doubled=sum(saved[text] > 1 for text in wanted),
        untold=sum(f"Saved: {text}" not in told for text in wanted),
    )


def _born(stock: Stock, arguments: tuple[str, str, str, int]) -> "multiprocessing.process.BaseProcess":
    process = _FORKS.Process(target=stock, args=arguments, daemon=True)
    process.start()
    return process


async def _fetching(session: aiohttp.ClientSession, url: str) -> None:
    """Until the newborn fetches, or has said where to post."""
    async with session.get(f"{url}calls?after=0") as answer:
        before = len(await answer.json())
    for _ in range(1000):
        async with session.get(f"{url}calls?after={before}") as answer:
            if any(c["method"] in ("getMe", "setWebhook", "deleteWebhook", "getUpdates") for c in await answer.json()):
                return
        await asyncio.sleep(0.01)


async def _hand_over(session: aiohttp.ClientSession, url: str, numbers: range) -> None:
    updates = []
    for n in numbers:
        person = FIRST_PERSON + n % PEOPLE
        me = {"id": person, "is_bot": False, "first_name": "P"}
        message = {"message_id": n + 1, "date": 1_790_000_000, "from": me, "text": f"zin {n}"}
        message["chat"] = {"id": person, "type": "private", "first_name": "P"}
        updates.append({"update_id": FIRST_UPDATE + n, "message": message})
    async with session.post(f"{url}updates", json={"raw": updates}) as answer:
        assert answer.status == 200, await answer.text()


async def _answers(session: aiohttp.ClientSession, url: str) -> int:
    async with session.get(f"{url}calls?after=0") as answer:
        return sum(c["method"] == "sendMessage" for c in await answer.json())


async def _answered(session: aiohttp.ClientSession, url: str, count: int) -> None:
    """Until more answers than these were sent; a bot that says nothing for ten seconds is not waited for."""
    for _ in range(1000):
        if await _answers(session, url) > count:
            return
        await asyncio.sleep(0.01)


async def _at_rest(session: aiohttp.ClientSession, url: str, everything: int) -> None:
    """Until everything was answered, or nothing is pending and no answer came for three seconds."""
    still, before = 0, -1
    for _ in range(600):
        async with session.get(f"{url}bots") as answer:
            pending = (await answer.json())["bots"][0]["pending"]
        async with session.get(f"{url}calls?after=0") as answer:
            sent = sum(c["method"] == "sendMessage" for c in await answer.json())
        still = still + 1 if sent == before and not pending else 0
        before = sent
        if still > 60 or sent >= everything:
            return
        await asyncio.sleep(0.05)
