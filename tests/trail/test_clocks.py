"""No clock decides what was inserted into the trail: numbers and seals do. People set clocks, and commands run on others than the bot."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select

from core.actions.people.language import choose_language
from core.actions.verify import Fault, Sound, Wrong, verify
from core.rules.trail import commitment_of, detail_of
from core.store.tables.messages import trail
from tests.kept import NOW, Kept, kept


@pytest.fixture(name="house")
async def lived_in(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Kept]:
    """With much in its trail, all of it sealed."""
    url = request.getfixturevalue("postgres").database() if dialect == "postgresql" else None
    async with kept(tmp_path, url) as house:
        await house.days_pass()
        yield house


async def said(house: Kept) -> Sound | Fault:
    """What verify says."""
    async with house.database.begin() as tx:
        return await verify(tx, [])


async def speak(house: Kept, times: int) -> None:
    """Somebody chooses a language, so many times; each is sealed a minute later."""
    for _ in range(times):
        await house.does(1001, choose_language, "en", after=timedelta(minutes=1))
        await house.seal()


async def put(house: Kept, number: int) -> None:
    """A row with this number, whole in itself, of the moment that the house has now."""
    async with house.database.begin() as tx:
        who, salt, said = await house.number(tx, 1001), bytes(range(16)), '{"language":"en"}'
        whose = {"municipality": 1, "at": house.now, "actor": who, "deed": "language chosen", "thing": "person", "thing_id": who}
        detail = detail_of(salt, said)
        row = whose | {"id": number, "change": {"language": "en"}, "salt": salt, "detail": detail}
        await tx.execute(insert(trail), row | {"commitment": commitment_of(**whose, detail=detail)})


async def test_a_command_while_the_bot_runs_on_a_moved_clock(house: Kept) -> None:
    """The bot's clock is months ahead; what a command writes on the real clock is sealed with the next rows, and sound before and after."""
    house.now += timedelta(days=90)
    await speak(house, 2)
    house.now = NOW
    await house.does(1002, choose_language, "en")
    assert isinstance(await said(house), Sound)
    house.now += timedelta(days=90)
    await speak(house, 12)
    assert isinstance(await said(house), Sound)


async def test_a_clock_that_steps_back(house: Kept) -> None:
    """By an hour, and everything goes on from there."""
    await speak(house, 2)
    house.now -= timedelta(hours=1)
    await house.does(1002, choose_language, "en")
    assert isinstance(await said(house), Sound)


async def test_a_row_between_those_that_are_sealed(house: Kept) -> None:
    """Whatever moment it says: the number was free, and has been passed over as often as no deed on its way would be."""
    last = await house.one(select(func.max(trail.c.id)))
    await put(house, last + 5)
    await house.seal()
    async with house.database.begin() as tx:
        if tx.dialect == "postgresql":
            await tx.execute(select(func.setval("trail_id_seq", last + 5)))
    await speak(house, 10)
    assert isinstance(await said(house), Sound)
    await put(house, last + 2)
    assert await said(house) == Fault(Wrong.INSERTED, "trail", str(last + 2))
