"""The menu of a consultant says how many things wait, without a message: more when something comes, fewer when it is done."""

from typing import Any

from tests.stories.phones import Phone
from tests.stories.running import OpenTown, RunningTown, on_sqlite
from tests.stories.town import Folk


async def said(town: RunningTown, phone: Phone) -> str:
    """What the menu of a phone calls what waits."""
    made: list[dict[str, Any]] = await town.calls("setMyCommands")
    own = [call["parameters"] for call in made if call["parameters"].get("scope", {}).get("chat_id") == phone.id]
    return next(str(one["description"]) for one in own[-1]["commands"] if one["command"] == "wacht")


@on_sqlite
async def test_the_menu_counts_what_waits(open_town: OpenTown) -> None:
    """A question comes: one; an offer without an answer: two; the question answered: one. Nobody gets a message for it."""
    town = await open_town()
    folk = await Folk.settle(town)
    candidate, consultant = await folk.phone("candidate"), await folk.phone("consultant")
    assert await said(town, consultant) == "Wat wacht"
    await candidate.chooses("Iets vragen")
    await candidate.writes("Hoe laat begint het?")
    card = await consultant.sees("Hoe laat begint het?")
    await town.clock(advance="PT1M")
    assert await said(town, consultant) == "Wat wacht: 1"
    await folk.offer(await folk.job())
    await town.clock(advance="PT1M")
    assert await said(town, consultant) == "Wat wacht: 2"
    before = await consultant.newest()
    await consultant.replies(card, "Om negen uur.")
    await town.clock(advance="PT1M")
    assert await said(town, consultant) == "Wat wacht: 1"
    await consultant.writes("/start")
    await consultant.sees("Hallo Karin!", after=before)
    assert await said(town, consultant) == "Wat wacht: 1"
