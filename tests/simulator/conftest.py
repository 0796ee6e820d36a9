"""A fresh simulator for every test, on a free port."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from simulator.server import Simulator, start
from tests.simulator.desk import ANN, BOB, Desk


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    running = await start()
    yield running
    await running.close()


@pytest.fixture
async def empty(simulator: Simulator) -> AsyncIterator[Desk]:
    """A bot that has called, and nobody else."""
    async with aiohttp.ClientSession(simulator.url) as session:
        desk = Desk(session, simulator)
        await desk.ok("getMe")
        yield desk


@pytest.fixture
async def desk(empty: Desk) -> Desk:
    """Ann (1001) has started the bot and that update is fetched; Bob (2001) has never started it."""
    await empty.person(ANN, "Ann", language_code="nl", username="ann_test")
    await empty.person(BOB, "Bob")
    await empty.post(f"/people/{ANN}/start")
    await empty.fetched()
    return empty
