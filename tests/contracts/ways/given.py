"""What the ways have in common: the table that they put themselves into, and where most begin."""

from collections.abc import Awaitable, Callable

from tests.stories.days import works
from tests.stories.phones import Phone
from tests.stories.town import Folk

Way = Callable[[Folk], Awaitable[Phone]]
WAYS: dict[str, Way] = {}


def way(step: str) -> Callable[[Way], Way]:
    """The way to a step."""

    def put(go: Way) -> Way:
        assert step not in WAYS, step
        WAYS[step] = go
        return go

    return put


async def worker(folk: Folk) -> Phone:
    """Works since two weeks; it is Monday morning."""
    await folk.phone("consultant")
    await folk.phone("employer")
    phone = await folk.phone("candidate")
    await works(folk)
    return phone
