"""Towns for the tests: a local Telegram with the real bot as a process of its own, on SQLite and on PostgreSQL.

What is heavy is imported where it is used: the tests of the rules start none of it.
"""

from __future__ import annotations

import gc
import os
import shutil
import zlib
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.kept import Kept
    from tests.nursery import Nursery
    from tests.postgres import Postgres
    from tests.stories.running import OpenTown, RunningTown

DATABASES = ("sqlite", "postgresql")
MEMORY = Path("/dev/shm")
ROOM = 2 * 1024**3

if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
    # A process that is killed loses nothing here either, and no test waits for a disk.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_collection(session: pytest.Session) -> None:
    """What is imported now stays: looking through it for garbage again and again would take longer than importing it."""
    gc.disable()


def pytest_collection_finish(session: pytest.Session) -> None:
    """From here on there is garbage."""
    gc.freeze()
    gc.enable()


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--share=3/8`: the third of eight parts, which are the same ones each time."""
    parser.addoption("--share", default="1/1", metavar="PART/PARTS", help="run one part of the tests, e.g. 3/8")


MAIN_JOB = frozenset({"test_offer.py", "test_hours.py", "test_week.py", "test_payment_moment.py", "test_questions.py"})
"""Stories that `make test` plays on PostgreSQL too."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is slow is marked, and what is in another share is left out."""
    _mark_repeats([item for item in items if isinstance(item, pytest.Function)])
    _take_share(config, items)


def _mark_repeats(items: list[pytest.Function]) -> None:
    """Of what plays on both databases `make test` plays on PostgreSQL the first of each file, and of the stories the main job's; `make slow`
    plays the others."""
    twice = {item.function for item in items if _database(item) == "sqlite"}
    first: dict[Path, tuple[int, str]] = {}
    repeats = [item for item in items if item.function in twice and _database(item) == "postgresql"]
    for item in repeats:
        first[item.path] = min(first.get(item.path, _place(item)), _place(item))
    for item in repeats:
        if _place(item) != first[item.path] or (item.path.parent.name == "stories" and item.path.name not in MAIN_JOB):
            item.add_marker("slow")


def _take_share(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Which share a test is in depends on its name alone."""
    part, parts = (int(number) for number in config.getoption("share").split("/"))
    mine = [item for item in items if zlib.crc32(item.nodeid.encode()) % parts == part - 1]
    if len(mine) < len(items):
        others = set(items) - set(mine)
        config.hook.pytest_deselected(items=list(others))
        items[:] = mine


def _database(item: pytest.Function) -> str:
    return str(item.callspec.params.get("dialect", "")) if hasattr(item, "callspec") else ""


def _place(item: pytest.Function) -> tuple[int, str]:
    return item.function.__code__.co_firstlineno, item.name


@pytest.fixture(scope="session", name="postgres")
def running_postgres() -> Iterator[Postgres]:
    """One PostgreSQL server for the whole session."""
    from tests.postgres import Postgres

    server = Postgres()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session", name="nursery")
async def open_nursery() -> AsyncIterator[Nursery]:
    """Where bots come from."""
    from tests.nursery import Nursery

    nursery = Nursery()
    await nursery.open()
    yield nursery
    await nursery.close()


@pytest.fixture(params=DATABASES)
def dialect(request: pytest.FixtureRequest) -> str:
    """Both databases, one after the other. A test that needs one only says so: `@on_sqlite`."""
    return str(request.param)


@pytest.fixture(name="house")
async def sample_house(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Kept]:
    """A database with a municipality in the middle of things, without a bot: see `tests/kept.py`."""
    from tests.kept import kept

    url = request.getfixturevalue("postgres").database() if dialect == "postgresql" else None
    async with kept(tmp_path, url) as house:
        yield house


@pytest.fixture(name="open_town")
async def town_opener(dialect: str, nursery: Nursery, request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[OpenTown]:
    """Opens towns of the test's own, for tests that kill, break or move something: `await open_town(now=...)`."""
    from tests.stories.running import RunningTown

    numbers = count(1)
    async with AsyncExitStack() as towns:

        async def open_one(**how: object) -> RunningTown:
            database = request.getfixturevalue("postgres").database() if dialect == "postgresql" else None
            return await towns.enter_async_context(RunningTown.open(nursery, tmp_path / f"town{next(numbers)}", database, **how))

        yield open_one


@pytest.fixture(scope="session")
async def shared_towns(
    nursery: Nursery, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[OpenTown]:
    """The towns that all stories of this process share, each opened when it is first asked for."""
    from tests.stories.running import RunningTown

    open_ones: dict[str, RunningTown] = {}
    async with AsyncExitStack() as towns:

        async def of(kind: str) -> RunningTown:
            if kind not in open_ones:
                database = request.getfixturevalue("postgres").database() if kind == "postgresql" else None
                opened = RunningTown.open(nursery, tmp_path_factory.mktemp(kind), database)
                open_ones[kind] = await towns.enter_async_context(opened)
            return open_ones[kind]

        yield of


@pytest.fixture(name="town")
async def shared_town(dialect: str, shared_towns: OpenTown) -> AsyncIterator[RunningTown]:
    """The shared town on this database. Afterwards nothing may have been set aside, unless the test expected it."""
    town = await shared_towns(dialect)
    await town.revive()
    await town.quiet()
    town.expected_set_aside = (await town.health())["set_aside"]
    log = len(town.log())
    yield town
    await town.quiet()
    set_aside = (await town.health())["set_aside"]
    assert set_aside == town.expected_set_aside, f"set aside: {set_aside - town.expected_set_aside}\n{town.log()[log:]}"
