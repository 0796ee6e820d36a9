"""Who sends too much at once is told so kindly, once; what one person sends makes the bot say no more than a little."""

import asyncio

from tests.stories.phones import Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.town import Folk

MOST, SENT = 5, 60
TOO_FAST = "Dat gaat sneller dan ik kan volgen."


@on_sqlite
async def test_a_flood_is_answered_once_and_troubles_nobody_else(open_town: OpenTown) -> None:
    """Of sixty messages five are answered, and one says to wait; somebody else is answered meanwhile; after a rest all is well."""
    town = await open_town(person_limit=str(MOST))
    folk = await Folk.settle(town)
    candidate, employer = await folk.phone("candidate"), await folk.phone("employer")
    await town.clock(advance="PT1M")
    before = (await town.calls())[-1]["n"]
    await asyncio.gather(*(candidate.writes("/hulp", wait=False) for _ in range(SENT)))
    await employer.writes("/hulp")
    await employer.sees("Dit kun je hier doen:")
    await town.quiet()
    texts = [m.text for m in await candidate.chat() if m.from_bot]
    assert len([text for text in texts if "Dit kun je hier doen:" in text]) == MOST
    assert len([text for text in texts if TOO_FAST in text]) == 1
    said = [call for call in await town.calls("sendMessage", after=before) if int(call["parameters"]["chat_id"]) == candidate.id]
    assert len(said) <= 2 * MOST + 1, "help is two messages at most"
    await town.clock(advance="PT1M")
    await candidate.writes("/hulp")
    assert len([m for m in await candidate.chat() if "Dit kun je hier doen:" in m.text]) == MOST + 1


@on_sqlite
async def test_pressing_like_mad_neither(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """One offer, answered thirty times: the contact person hears it once, and the candidate sees one card."""
    await folk.offer(await folk.job())
    card = await candidate.sees("Wil je dit werk doen?")
    yes = card.data("Ja, stel me voor")
    await asyncio.gather(*(candidate.presses_data(card, yes, wait=False) for _ in range(30)))
    await folk.town.quiet()
    assert len([m for m in await consultant.chat() if "Amina wil voorgesteld worden" in m.text]) == 1
    assert len([m for m in await candidate.chat() if "Je hebt ja gezegd" in m.text]) == 1
