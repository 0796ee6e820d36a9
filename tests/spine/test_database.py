"""The door to both databases: all or nothing also when something went wrong on the way, and lists of any length."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import IntegrityError, OperationalError

from core.rules.hours.weeks import WeekState
from core.store.database import Database
from core.store.hours import signing
from core.store.hours.weeks import Timesheet
from core.store.keys import Keys
from core.store.lists import among
from core.store.opening import connect
from core.store.tables.people import municipality, policy_row
from tests.newest import newest
from tests.postgres import Postgres

FIRST = date(2026, 1, 1)
ADD = insert(municipality).returning(municipality.c.id)
ADD_PLAIN = insert(municipality)
NAMES = select(municipality.c.name).order_by(municipality.c.name)
NUMBERED = select(municipality.c.name).where(among(municipality.c.id, "those")).order_by(municipality.c.id)
NAMED = select(municipality.c.id).where(among(municipality.c.name, "those"))
OTHERS = select(municipality.c.name).where(~among(municipality.c.id, "those")).order_by(municipality.c.id)
FROM_DAYS = select(policy_row.c.value).where(among(policy_row.c.valid_from, "those")).order_by(policy_row.c.value)
MANY = 40_000
"""More than either database takes as parameters of their own."""


@pytest.fixture(name="database")
async def opened(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database of the newest schema."""
    url = request.getfixturevalue("postgres").database() if dialect == "postgresql" else f"sqlite:///{tmp_path / 'a.db'}"
    await newest(url)
    database = connect(url, Keys([bytes(32)]))
    yield database
    await database.close()


async def asked(database: Database, statement: Any, **params: Any) -> list[Any]:
    """The first column of what a statement gives, as often as it takes for it to have been compiled once and for all."""
    async with database.begin() as tx:
        before = (await tx.execute(statement, params)).scalars().all()
        again = (await tx.execute(statement, params)).scalars().all()
    assert before == again
    return list(again)


async def add(database: Database, *names: str) -> list[int]:
    """Municipalities, one by one; their numbers."""
    async with database.begin() as tx:
        return [(await tx.execute(ADD, {"name": name})).scalar_one() for name in names]


async def test_a_block_that_ends_badly_leaves_no_trace(database: Database) -> None:
    """Whatever was raised inside, the next transaction finds what was there before."""
    await add(database, "Aarle")

    async def broken_off(problem: BaseException) -> None:
        async with database.begin() as tx:
            await tx.execute(ADD_PLAIN, {"name": "Beek"})
            raise problem

    with pytest.raises(ValueError, match="no"):
        await broken_off(ValueError("no"))
    with pytest.raises(asyncio.CancelledError):
        await broken_off(asyncio.CancelledError())
    assert await asked(database, NAMES) == ["Aarle"]


async def test_what_a_failed_statement_undid_is_never_said_to_be_kept(database: Database) -> None:
    """PostgreSQL undoes a transaction in which a statement failed, and answers its COMMIT without an error: here it is one. SQLite undoes
    the statement alone, and keeps what else was done."""
    (known,) = await add(database, "Aarle")

    async def gone_on() -> None:
        async with database.begin() as tx:
            await tx.execute(ADD_PLAIN, {"name": "Beek"})
            with pytest.raises(IntegrityError):
                await tx.execute(ADD_PLAIN, {"id": known, "name": "Again"})

    if database.dialect == "sqlite":
        await gone_on()
        assert await asked(database, NAMES) == ["Aarle", "Beek"]
    else:
        with pytest.raises(OperationalError, match="nothing was kept"):
            await gone_on()
        assert await asked(database, NAMES) == ["Aarle"]


async def test_a_transaction_that_is_cut_off_leaves_its_connection_to_nobody(database: Database) -> None:
    """Somebody who stops waiting in the middle of a statement stands in nobody's way."""
    await add(database, "Aarle")
    begun = asyncio.Event()

    async def never_ends() -> None:
        async with database.begin() as tx:
            await tx.execute(ADD_PLAIN, {"name": "Beek"})
            begun.set()
            await asyncio.Event().wait()

    task = asyncio.ensure_future(never_ends())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    for n in range(20):
        await add(database, f"C{n:02}")
    assert (await asked(database, NAMES))[:2] == ["Aarle", "C00"]


async def test_a_server_that_came_back_is_used_again_at_once() -> None:
    """Connections from before it went away are given up without a word, all of them."""
    server = Postgres()
    server.start()
    try:
        url = server.database()
        await newest(url)
        database = connect(url, Keys([bytes(32)]))
        await asyncio.gather(*(add(database, f"A{n}") for n in range(8)))
        await asyncio.to_thread(server.restart)
        for n in range(8):
            await add(database, f"B{n}")
        assert len(await asked(database, NAMES)) == 16
        await database.close()
    finally:
        server.stop()


async def test_a_list_is_one_parameter_whatever_its_length(database: Database) -> None:
    """Numbers, texts and days; none, a few, and more than a statement may have parameters; also those that are not on the list."""
    numbers = await add(database, "Aarle", "Beek", "Cuijk")
    assert await asked(database, NUMBERED, those=[]) == []
    assert await asked(database, NUMBERED, those={numbers[0], numbers[2]}) == ["Aarle", "Cuijk"]
    assert await asked(database, NUMBERED, those=range(-MANY, numbers[1] + 1)) == ["Aarle", "Beek"]
    assert await asked(database, NAMED, those=("Beek", "Niks", "O'")) == [numbers[1]]
    assert await asked(database, OTHERS, those=[numbers[1]]) == ["Aarle", "Cuijk"]
    assert await asked(database, OTHERS, those=[]) == ["Aarle", "Beek", "Cuijk"]
    row = {"municipality": numbers[0], "policy": "premium_per_hour", "source": "besluit"}
    async with database.begin() as tx:
        days = [FIRST + timedelta(days=n) for n in range(3)]
        await tx.execute(insert(policy_row), [row | {"valid_from": day, "value": f"{n}"} for n, day in enumerate(days)])
    assert await asked(database, FROM_DAYS, those=[days[0], days[2]]) == ["0", "2"]


async def test_values_that_the_parameters_do_not_name_are_the_statements_own(database: Database) -> None:
    """A constant stays as it was written, however often the statement runs."""
    await add(database, "Aarle", "Beek")
    statement = select(municipality.c.name).where(municipality.c.name == bindparam("named", "Beek"))
    assert await asked(database, statement) == ["Beek"]
    assert await asked(database, statement, named="Aarle") == ["Aarle"]


async def test_a_week_is_not_moved_where_no_step_leads(database: Database) -> None:
    """Whoever asks: what is written of a week is a step that the rules know."""
    nobodys = dict.fromkeys(Timesheet.__slots__) | {"id": 1, "state": WeekState.OPEN, "version": 1}
    async with database.begin() as tx:
        with pytest.raises(AssertionError, match="no step leads from open to to_consultant"):
            await signing.to_consultant(tx, Timesheet(**nobodys))
