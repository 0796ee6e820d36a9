"""Phones for stories: each test gets people of its own in the shared town, on SQLite and on PostgreSQL.

A phone that a test asks for is known to the bot and has started it. `folk` lays down what was there before the story begins.
"""

from collections.abc import Awaitable, Callable

import pytest

from tests.stories.phones import Phone
from tests.stories.running import RunningTown
from tests.stories.town import CAST, ELSEWHERE, NOBODY_YET, Folk

Meet = Callable[[str], Awaitable[Phone]]


async def phone_of(folk: Folk, name: str) -> Phone:
    """The phone of somebody of the cast; known ones have started the bot."""
    someone = (CAST | ELSEWHERE)[name]
    phone = await Phone(folk.town, folk.external(name), someone.first_name).appears(last_name=someone.last_name)
    if name not in NOBODY_YET:
        await phone.starts()
    return phone


@pytest.fixture(name="folk")
async def settled_folk(town: RunningTown) -> Folk:
    """The people of this test: see `tests/stories/town.py`."""
    return await Folk.settle(town)


def _phone(name: str) -> object:
    @pytest.fixture(name=name)
    async def phone(folk: Folk) -> Phone:
        return await phone_of(folk, name)

    return phone


candidate = _phone("candidate")
other_candidate = _phone("other_candidate")
english_candidate = _phone("english_candidate")
newcomer = _phone("newcomer")
employer = _phone("employer")
colleague = _phone("colleague")
other_employer = _phone("other_employer")
consultant = _phone("consultant")
stand_in = _phone("stand_in")
lead = _phone("lead")
far_candidate = _phone("far_candidate")
far_employer = _phone("far_employer")
far_consultant = _phone("far_consultant")


@pytest.fixture
async def stranger(folk: Folk) -> Phone:
    """Somebody whom nobody knows."""
    return await Phone(folk.town, folk.number * 100 + 99, "Vreemde").appears()
