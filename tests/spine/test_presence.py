"""Who lives on but cannot be reached is away too: after more than 150 seconds open questions are asked again, once."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

from bot.incoming.downtime import Presence
from bot.incoming.intake import Intake
from bot.store import card
from core.store.database import Database
from core.store.tables.messages import outbox
from core.store.tables.people import address
from core.store.tables.work import offer
from tests.kept import NOW, Kept, kept


class Bot:
    """A process that notes that it is here, and the time: in town, and really."""

    def __init__(self, database: Database) -> None:
        self.now, self.real = NOW, 1000.0
        self.intake = Intake(database, lambda: self.now, lambda: None)
        self.presence = Presence(database, lambda: self.now, self.intake, lambda: self.real)

    async def lives(self, seconds: int) -> None:
        """So many seconds go by, in steps of ten."""
        for _ in range(seconds // 10):
            self.now, self.real = self.now + timedelta(seconds=10), self.real + 10
            await self.presence.note()


@pytest.fixture(name="house")
async def asked(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Kept]:
    url = request.getfixturevalue("postgres").database() if dialect == "postgresql" else None
    async with kept(tmp_path, url) as house:
        async with house.database.begin() as tx:
            to = (
                await tx.execute(
                    select(address.c.id, address.c.municipality, offer.c.id).join(offer, offer.c.candidate == address.c.person)
                )
            ).first()
            row = {"municipality": to[1], "address": to[0], "thing": "offer", "thing_id": to[2], "message_id": 5}
            await tx.execute(insert(card), row)
        yield house


async def again(house: Kept) -> list[Any]:
    """What is asked again."""
    async with house.database.begin() as tx:
        keys = (await tx.execute(select(outbox.c.business_key).where(outbox.c.business_key.like("again:%")))).scalars()
        return list(keys)


async def test_telegram_out_of_reach(house: Kept) -> None:
    """For 140 seconds: nothing; for 160: asked again, once, as soon as updates come in."""
    bot = Bot(house.database)
    for seconds, asked in ((140, 0), (160, 1)):
        await bot.lives(20)
        bot.intake.heard()
        bot.intake.cut_off()
        await bot.lives(seconds)
        assert not await again(house)
        bot.intake.heard()
        await bot.lives(20)
        assert len(await again(house)) == asked


async def test_the_database_out_of_reach(house: Kept) -> None:
    """The process could note nothing for 160 seconds: asked again, once, also when two processes were cut off."""
    one, two = Bot(house.database), Bot(house.database)
    for bot in (one, two):
        await bot.lives(20)
        bot.now, bot.real = bot.now + timedelta(seconds=160), bot.real + 160
    for bot in (one, two, one, two):
        await bot.lives(10)
    assert len(await again(house)) == 1


async def test_another_process_was_here(house: Kept) -> None:
    """Only one of two was cut off: people could reach the other, and nothing is asked again."""
    one, two = Bot(house.database), Bot(house.database)
    await one.lives(20)
    await two.lives(200)
    one.now, one.real = two.now, one.real + 180
    await one.lives(10)
    assert not await again(house)


async def test_a_moved_clock_is_no_absence(house: Kept) -> None:
    """A day on, in town only."""
    bot = Bot(house.database)
    await bot.lives(20)
    bot.now += timedelta(days=1)
    await bot.lives(20)
    assert not await again(house)
