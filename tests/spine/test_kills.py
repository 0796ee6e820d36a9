"""`kill -9` at any moment: nothing is lost and nothing is done twice, on both databases."""

import asyncio
import contextlib
import random

import pytest

from tests.spine.crowd import Crowd, deeds_done, outcomes, said
from tests.stories.running import OpenTown, RunningTown

KILLS = 10
TEXTS = 5
CALLS_SECONDS = 0.5


async def _kill_now_and_then(town: RunningTown, chance: random.Random, kills: int) -> None:
    """Kills the bot after a random number of its calls to Telegram, or when it makes none for a while, and starts it again."""
    for _ in range(kills):
        made, after = len(await town.calls()), chance.randrange(1, 25)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(CALLS_SECONDS):
                while len(await town.calls(after=made)) < after:
                    await asyncio.sleep(0)
        await town.kill_bot()
        await town.start_bot()


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1])
async def test_every_press_and_word_counts_once(open_town: OpenTown, seed: int) -> None:
    """Forty people press and write while the bot is killed ten times: each press is applied once, each text is answered
    once, everybody sees the result, the contact person hears each yes, and afterwards nothing waits and nothing was set aside."""
    chance = random.Random(seed)
    town = await open_town()
    crowd = await Crowd.gather(town)
    yes = [card.data("Ja, stel me voor") for card in crowd.cards]

    async def acts(n: int) -> None:
        phone = crowd.phones[n]
        for _ in range(TEXTS):
            await phone.writes("zomaar iets", wait=False)
            await asyncio.sleep(0)
        for _ in range(2):
            await phone.presses_data(crowd.cards[n], yes[n], wait=False)

    killing = asyncio.create_task(_kill_now_and_then(town, chance, KILLS))
    await asyncio.gather(*(acts(n) for n in range(len(crowd.phones))))
    await killing
    await town.quiet(30)
    assert await deeds_done(town, "offer answered") == dict.fromkeys(crowd.offers, 1)
    for phone, card in zip(crowd.phones, crowd.cards, strict=True):
        assert "Je hebt ja gezegd" in await phone.reads(card), phone.first_name
        answers = [m for m in await phone.chat() if m.from_bot and "begrijp" in m.text]
        assert len(answers) >= TEXTS, await phone.printed()
    heard = [m.text for m in await crowd.consultant.chat() if "wil voorgesteld worden" in m.text]
    for phone in crowd.phones:
        assert any(text.startswith(f"{phone.first_name} wil") for text in heard), phone.first_name
    told = await said(town, "not_understood") + await said(town, "not_understood_ask")
    assert set(told.values()) == {TEXTS}
    assert len(told) == len(crowd.phones)
    assert (await town.health())["set_aside"] == 0
    assert set(await outcomes(town)) == {"applied"}
