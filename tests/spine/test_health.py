"""`GET /health` answers soon whatever becomes of the database, and in one shape."""

import asyncio
import sqlite3
from datetime import timedelta
from pathlib import Path

from aiohttp.test_utils import TestClient, TestServer

from bot.health import Health
from tests.kept import NOW, kept

UNKNOWN = {"inbox": None, "due": None, "outbox": None, "set_aside": None}


async def test_a_database_that_is_locked_is_no_wait(tmp_path: Path) -> None:
    """Another program holds the file: within a few seconds the answer is that nothing can be told; once it is free, all is well."""
    async with kept(tmp_path) as house:
        health = Health(house.database, lambda: NOW + timedelta(days=1), lambda: None)
        health.in_the_way = ""
        async with TestClient(TestServer(health.app())) as client:
            holder = sqlite3.connect(house.url.removeprefix("sqlite:///"), isolation_level=None)
            holder.execute("BEGIN IMMEDIATE")
            async with asyncio.timeout(10):
                answer = await client.get("/health")
            assert answer.status == 503
            assert await answer.json() == {"ok": False, "problem": "the database does not answer", **UNKNOWN}
            holder.execute("ROLLBACK")
            holder.close()
            after = await (await client.get("/health")).json()
            assert after["ok"], after
            assert set(after) == {"ok", *UNKNOWN}
            assert None not in after.values()


async def test_what_is_in_the_way_at_the_start_has_the_same_shape(tmp_path: Path) -> None:
    """While the bot is not there yet: why, and nothing for each count."""
    async with kept(tmp_path) as house, TestClient(TestServer(Health(house.database, lambda: NOW, lambda: None).app())) as client:
        answer = await client.get("/health")
        assert (answer.status, await answer.json()) == (503, {"ok": False, "problem": "starting", **UNKNOWN})
