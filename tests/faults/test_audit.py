"""What the audit of order takes for disorder, and what not."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

import asyncpg
import pytest

from tests.faults.reading import read
from tests.faults.visibility import NOTED, Visibility, note_what_is_seen
from tests.newest import newest

if TYPE_CHECKING:
    from tests.postgres import Postgres

LAY_DOWN = (
    "INSERT INTO outbox (stranger, what, not_before, made_at, priority) VALUES (800001, 'thanks', now(), now(), 1) RETURNING id"
)
PICK_UP = "UPDATE outbox SET taken_by = 'us' WHERE id = ANY($1)"
Lines = tuple[str, asyncpg.Connection, asyncpg.Connection]


@pytest.fixture(name="lines")
async def two_lines(postgres: "Postgres") -> AsyncIterator[Lines]:
    """A database that notes what is seen, and two connections to it."""
    url = postgres.database()
    await newest(url)
    await note_what_is_seen(url)
    async with AsyncExitStack() as stack:
        lines = [await asyncpg.connect(url) for _ in range(2)]
        for line in lines:
            stack.push_async_callback(line.close)
        yield url, *lines


async def noted(url: str) -> Visibility:
    """What the database noted."""
    return Visibility.of(*await read(url, *NOTED.values()))


async def test_what_could_not_be_seen_yet_is_no_disorder(lines: Lines) -> None:
    """A deed gets its number first and is committed last: whoever took the second message could not see the first."""
    url, slow, quick = lines
    async with slow.transaction():
        first = await slow.fetchval(LAY_DOWN)
        second = await quick.fetchval(LAY_DOWN)
        await quick.execute(PICK_UP, [second])
    await quick.execute(PICK_UP, [first])
    assert first < second
    assert (await noted(url)).is_hidden(first, second)


async def test_what_could_be_seen_is_disorder(lines: Lines) -> None:
    """Both were committed when the second was taken: the first had to be told first, however close together they were made."""
    url, one, other = lines
    first, second = await one.fetchval(LAY_DOWN), await other.fetchval(LAY_DOWN)
    await one.execute(PICK_UP, [second])
    await one.execute(PICK_UP, [first])
    assert not (await noted(url)).is_hidden(first, second)


async def test_what_was_committed_in_between_is_disorder(lines: Lines) -> None:
    """A deed that began before, and was committed before the second message was taken."""
    url, slow, quick = lines
    async with slow.transaction():
        first = await slow.fetchval(LAY_DOWN)
        second = await quick.fetchval(LAY_DOWN)
    await quick.execute(PICK_UP, [second])
    assert not (await noted(url)).is_hidden(first, second)


async def test_a_message_that_nobody_laid_down_is_disorder(lines: Lines) -> None:
    """What the database did not note hides nothing."""
    url, one, _ = lines
    only = await one.fetchval(LAY_DOWN)
    await one.execute(PICK_UP, [only])
    assert not (await noted(url)).is_hidden(only + 1, only)
