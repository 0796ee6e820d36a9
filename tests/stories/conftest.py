"""Phones for stories: each test gets people of its own in the shared town, on SQLite and on PostgreSQL.

A phone that a test asks for is known to the bot and has started it. `folk` lays down what was there before the story begins.
A story that moves the clock, kills the bot or breaks something opens a town of its own: `folk = await Folk.settle(await open_town())`,
then `await folk.phone("candidate")`.
"""

import pytest

from tests.stories.phones import Phone
from tests.stories.running import OpenTown, RunningTown
from tests.stories.town import Folk
from tests.stories.weeks import AWeek, settled


@pytest.fixture(name="folk")
async def settled_folk(town: RunningTown) -> Folk:
    """The people of this test: see `tests/stories/town.py`."""
    return await Folk.settle(town)


def _phone(name: str) -> object:
    @pytest.fixture(name=name)
    async def phone(folk: Folk) -> Phone:
        return await folk.phone(name)

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
account_manager = _phone("account_manager")
far_candidate = _phone("far_candidate")
far_employer = _phone("far_employer")
far_consultant = _phone("far_consultant")


@pytest.fixture
async def stranger(folk: Folk) -> Phone:
    """Somebody whom nobody knows."""
    return await folk.stranger()


@pytest.fixture(name="week")
async def ended_week(open_town: OpenTown) -> AWeek:
    """A town in which the week has just ended."""
    return await settled(open_town)
