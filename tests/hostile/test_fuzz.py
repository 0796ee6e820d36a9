"""Whatever JSON comes in: it is stored or set aside, handled without a failure, and nothing of it stays; whatever is typed is read.

`FUZZ=2000` tries more than the suite does. Buttons on the wire and the readers of days and dates: `tests/spine`, `tests/rules`.
"""

import asyncio
import os
from collections.abc import Iterator
from datetime import time
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, update

from bot.callbacks import Sealer
from bot.incoming.intake import Intake
from bot.incoming.worker import Worker
from bot.store import inbox
from bot.wire.api import Api
from bot.wire.itself import Itself
from core.rules.reading.day import read_break, read_end
from core.rules.reading.spoken import yes_or_no
from core.rules.reading.travel import read_euros, read_kilometres
from tests.doorway import TOKEN, dispatcher
from tests.hostile.making import an_update
from tests.kept import Kept, kept

EXAMPLES = int(os.environ.get("FUZZ", "40"))
SENDERS = [1001, 1002, 2001, 3001, 999_999]
TYPED = st.text() | st.text("0123456789:.,-–+/ uhurenminaltotpauze½¼eE٣９", max_size=40)

anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False)
    | st.text(st.characters(exclude_categories=())),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


@st.composite
def bent(draw: st.DrawFn) -> Any:
    """An update as Telegram sends it, in which something was replaced by anything, or left out."""
    update = an_update(Random(draw(st.integers(0, 10**6))), draw(st.integers(1, 10**9)), draw(st.sampled_from(SENDERS)), SENDERS)
    place, way = update, []
    for _ in range(draw(st.integers(0, 4))):
        key = draw(st.sampled_from(sorted(place)))
        way.append((place, key))
        if not isinstance(place[key], dict) or not place[key]:
            break
        place = place[key]
    if way and draw(st.booleans()):
        where, key = way[-1]
        if draw(st.booleans()):
            where[key] = draw(anything)
        else:
            del where[key]
    return update


class Door:
    """A bot without its network, on a database of its own."""

    def __init__(self, house: Kept) -> None:
        self.house = house
        self.intake = Intake(house.database, lambda: house.now, lambda: None)
        sealer, api = Sealer(TOKEN), Unplugged("http://127.0.0.1:9", TOKEN)
        self.worker = Worker(house.database, dispatcher(), Itself(TOKEN), api, sealer, lambda: house.now, lambda: None)

    async def takes(self, updates: list[Any]) -> tuple[int, int]:
        """How many of them wait when all was done, and how many a handler could not bear."""
        await self.intake.store(updates)
        while await self.worker.round():
            pass
        async with self.house.database.begin() as tx:
            waits = select(func.count()).where(inbox.c.handled_at.is_(None) | inbox.c.payload.is_not(None))
            waiting = (await tx.execute(waits)).scalar_one()
            failed = (await tx.execute(select(func.count()).where(inbox.c.tries > 1))).scalar_one()
            await tx.execute(update(inbox).values(tries=0))
        return waiting, failed


class Unplugged(Api):
    """Answers to presses go nowhere."""

    async def call(self, method: str, wait: float = 0, **params: Any) -> Any:
        return None


@pytest.fixture(name="runner")
def own_loop() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


def test_anything_comes_in(runner: asyncio.Runner, tmp_path: Path) -> None:
    """Arbitrary JSON, and real updates in which something was bent: nothing waits afterwards, no handler fails, and nothing is kept."""
    opened = kept(tmp_path)
    door = Door(runner.run(opened.__aenter__()))

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(anything | bent(), min_size=1, max_size=15))
    def holds(updates: list[Any]) -> None:
        assert runner.run(door.takes(updates)) == (0, 0)

    try:
        holds()
    finally:
        runner.run(opened.__aexit__(None, None, None))


@given(TYPED)
def test_whatever_is_typed_is_read(text: str) -> None:
    """Breaks, ends, distances, amounts: what such a thing can be, or None, never an error. A break has at most four hours, a distance and an
    amount at least something and stay below 1000, a stop is an
    end or the minutes of no more than a day."""
    assert read_break(text) in (None, *range(241))
    kilometres, cents = read_kilometres(text), read_euros(text)
    assert kilometres is None or Decimal("0.1") <= kilometres < 1000
    assert cents in (None, *range(1, 100_000))
    for one in read_end(text, time(9)):
        assert one.ends is not None or one.minutes in range(1, 24 * 60 + 1)
        assert one.break_minutes in (None, *range(241))


@given(TYPED)
def test_what_is_typed_means_the_same_in_capitals(text: str) -> None:
    """A telephone that begins with a capital, or keeps them on, changes no yes, no distance and no amount; nor do blanks around it."""
    assume(text.isascii())
    for read in (yes_or_no, read_kilometres, read_euros, read_break):
        assert read(f"  {text.upper()} ") == read(text.lower())


@given(st.integers(1, 9999), st.sampled_from([".", ","]), st.sampled_from(["", " km", "km", " KM"]))
def test_a_distance_that_is_typed_well_is_read_as_it_is(tenths: int, point: str, unit: str) -> None:
    """Tenths of a kilometre, with a comma or a full stop."""
    assert read_kilometres(f"{tenths // 10}{point}{tenths % 10}{unit}") == Decimal(tenths) / 10
