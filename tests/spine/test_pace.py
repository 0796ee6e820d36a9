"""Telegram's limits are kept: so many a second overall, also by several processes together, and one a second in a chat."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.outgoing.chats import Chats
from bot.outgoing.pace import Pace
from bot.store import send_slot
from core.actions.things import Priority
from core.store.database import Database
from core.store.opening import connect
from tests.newest import newest


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    url = f"sqlite:///{tmp_path / 'pace.db'}"
    await newest(url)
    opened = connect(url)
    yield opened
    await opened.close()


@pytest.fixture
async def paces(database: Database) -> AsyncIterator[Callable[[float], Pace]]:
    """Processes on one database, by their rate."""
    made: list[Pace] = []

    def of(rate: float) -> Pace:
        made.append(Pace(rate, database))
        return made[-1]

    yield of
    for pace in made:
        await pace.close()


async def _turn(pace: Pace, chat: int, seconds: float = 0.0) -> None:
    """A message that takes so long."""
    async with pace.turn(chat):
        await asyncio.sleep(seconds)


async def _took(*waits: object) -> float:
    began = time.monotonic()
    await asyncio.gather(*waits)  # type: ignore[call-overload]
    return time.monotonic() - began


async def test_so_many_a_second_overall(paces: Callable[[float], Pace]) -> None:
    """Twenty-one messages to different people at twenty a second take a second, not less."""
    pace = paces(20)
    assert 0.95 < await _took(*(_turn(pace, chat) for chat in range(21))) < 3


async def test_two_processes_share_the_rate(paces: Callable[[float], Pace]) -> None:
    """Two that send at once are no faster than one."""
    one, other = paces(20), paces(20)
    assert 0.95 < await _took(*(_turn(pace, chat) for chat in range(11) for pace in (one, other))) < 3


async def test_one_a_second_in_a_chat(paces: Callable[[float], Pace]) -> None:
    """The second message to one person waits a second; another person's does not."""
    pace = paces(1000)
    await _turn(pace, 1)
    began = time.monotonic()
    await _turn(pace, 2)
    assert time.monotonic() - began < 0.5
    await _turn(pace, 1)
    assert 0.9 < time.monotonic() - began < 2


async def test_a_slow_first_answer_counts_when_it_is_there(paces: Callable[[float], Pace]) -> None:
    """Where in half a second Telegram counted the first message of a process nobody knows: a second after its answer the next may go."""
    pace = paces(1000)
    await _turn(pace, 1, 0.5)
    began = time.monotonic()
    await _turn(pace, 1)
    assert time.monotonic() - began > 0.9


async def test_a_pause_holds_one_chat(paces: Callable[[float], Pace]) -> None:
    """Asked for silence in a chat, that chat waits and the others go on; also without a limit."""
    pace = paces(0)
    pace.pause(1, 0.5)
    assert await _took(_turn(pace, 2), _turn(pace, 3)) < 0.3
    assert 0.2 < await _took(_turn(pace, 1)) < 2


async def test_a_clock_that_is_moved_on_frees_the_chats(paces: Callable[[float], Pace]) -> None:
    """What was sent before it is long ago. A pause that Telegram asked for goes by real time all the same."""
    pace = paces(100)
    await _turn(pace, 1)
    await _turn(pace, 2)
    began = time.monotonic()
    pace.pause(2, 0.5)
    pace.chats.time_passed()
    assert await _took(_turn(pace, 1)) < 0.8
    await _turn(pace, 2)
    assert time.monotonic() - began > 0.45


async def test_without_a_limit_nobody_waits(paces: Callable[[float], Pace]) -> None:
    """A rate of 0 is for a local server: a thousand are sent at once, where the ordinary rate would take 33 seconds."""
    pace = paces(0)
    assert await _took(*(_turn(pace, n % 7) for n in range(1000))) < 10


@pytest.mark.parametrize("whose", ["their own", "another process"])
async def test_after_a_stop_of_telegrams_there_are_no_more_in_a_second(paces: Callable[[float], Pace], whose: str) -> None:
    """Ten that hang for half a second are counted when they are answered: in the second from then on there are ten less, of all processes."""
    pace = paces(20)
    hanging = [asyncio.ensure_future(_turn(pace, chat, 1.0 - chat * 0.05)) for chat in range(10)]
    await _turn(pace, 11)
    await asyncio.gather(*hanging)
    done: list[float] = []
    next_pace = pace if whose == "their own" else paces(20)

    async def note(chat: int) -> None:
        await _turn(next_pace, chat)
        done.append(time.monotonic())

    answered = time.monotonic()
    await asyncio.gather(*(note(100 + n) for n in range(25)))
    assert sum(at < answered + 0.9 for at in done) <= 10


async def test_one_a_second_in_a_chat_from_whichever_process(paces: Callable[[float], Pace], database: Database) -> None:
    """What one process sent and marked as sent, another knows when it takes the next message for that chat."""
    one, other = paces(1000), paces(1000)
    await _turn(one, 1)
    sent = time.monotonic()
    async with database.begin() as tx:
        await one.chats.tell(tx, [1])
    async with database.begin() as tx:
        await other.chats.hear(tx)
    began = time.monotonic()
    await _turn(other, 2)
    assert time.monotonic() - began < 0.5
    await _turn(other, 1)
    assert time.monotonic() - sent > 0.9


async def test_what_was_told_of_chats_goes_again(database: Database) -> None:
    """What a process told that has ended is removed by the next one; no chat stands in it by its number."""
    for _ in range(2):
        chats = Chats()
        chats.leave_alone(800_123_456, time.time() + 60)
        async with database.begin() as tx:
            await tx.execute(update(send_slot).values(next_at=datetime.now(UTC) - timedelta(minutes=2)))
            await chats.tell(tx, [800_123_456])
    async with database.begin() as tx:
        rows = (await tx.execute(select(send_slot.c.counting))).scalars().all()
    assert len(rows) == 1
    assert "800123456" not in str(rows)


async def test_the_most_urgent_takes_the_next_slot(paces: Callable[[float], Pace]) -> None:
    """An answer that comes when ten of a broadcast wait goes before all of them that have not gone yet."""
    pace, went, some_went = paces(20), [], asyncio.Event()

    async def go(chat: int, priority: Priority) -> None:
        async with pace.turn(chat, priority):
            went.append(chat)
            if len(went) == 3:
                some_went.set()

    bulk = [asyncio.ensure_future(go(chat, Priority.BULK)) for chat in range(10)]
    await some_went.wait()
    await go(99, Priority.ANSWER)
    assert went[-1] == 99
    assert len(went) <= 5
    await asyncio.gather(*bulk)
    assert went == [*went[: went.index(99)], 99, *range(went.index(99), 10)]
