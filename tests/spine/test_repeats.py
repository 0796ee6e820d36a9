"""Updates that come twice, in another order, or numbered anew: everything is done once."""

import asyncio

from tests.spine.crowd import Crowd, deeds_done, outcomes, said
from tests.stories.running import OpenTown
from tests.stories.town import Folk

SIZE = 8


async def test_delivered_again(open_town: OpenTown) -> None:
    """Telegram hands over the last updates once more, twice: no press counts twice and nobody is answered twice."""
    town = await open_town()
    crowd = await Crowd.gather(town, SIZE)
    for phone, card in zip(crowd.phones, crowd.cards, strict=True):
        await phone.writes("wat nu?", wait=False)
        await phone.taps(card, "Ja, stel me voor", wait=False)
    await town.quiet()
    messages = [len(await phone.chat()) for phone in crowd.phones]
    for _ in range(2):
        assert (await town.post("/updates", again=SIZE * 2))["delivered"] == SIZE * 2
        await town.quiet()
    assert await deeds_done(town, "offer answered") == dict.fromkeys(crowd.offers, 1)
    assert list((await said(town, "not_understood")).values()) == [1] * SIZE
    assert [len(await phone.chat()) for phone in crowd.phones] == messages


async def test_another_order(open_town: OpenTown) -> None:
    """Shuffled, what was handled stays handled, and what comes new meanwhile is handled too."""
    town = await open_town()
    crowd = await Crowd.gather(town, SIZE)
    await asyncio.gather(*(p.taps(c, "Nee", wait=False) for p, c in zip(crowd.phones, crowd.cards, strict=True)))
    await town.quiet()
    await town.post("/updates", shuffle=SIZE)
    await crowd.phones[0].writes("/hulp")
    assert await deeds_done(town, "offer answered") == dict.fromkeys(crowd.offers, 1)
    assert "Dit kun je hier doen:" in (await crowd.phones[0].newest()).text
    assert set(await outcomes(town)) == {"applied"}


async def test_shuffled_before_they_were_ever_handled(open_town: OpenTown) -> None:
    """Updates that wait while the bot is away, then arrive in another order: each counts once, none is lost."""
    town = await open_town()
    crowd = await Crowd.gather(town, SIZE)
    await town.stop_bot()
    yes = [card.data("Ja, stel me voor") for card in crowd.cards]
    presses = [
        asyncio.create_task(phone.presses_data(card, data, wait=False))
        for phone, card, data in zip(crowd.phones, crowd.cards, yes, strict=True)
    ]
    async with asyncio.timeout(5):
        while (await town.get("/bots"))["bots"][0]["pending"] < SIZE:
            await asyncio.sleep(0)
    await town.post("/updates", shuffle=SIZE)
    await town.start_bot()
    await asyncio.gather(*presses)
    await town.quiet()
    assert await deeds_done(town, "offer answered") == dict.fromkeys(crowd.offers, 1)


async def test_numbers_that_start_again_lower(open_town: OpenTown) -> None:
    """After a week without updates Telegram may number from anywhere: the same numbers with other content are other updates."""
    town = await open_town()
    folk = await Folk.settle(town)
    candidate, other = await folk.phone("candidate"), await folk.phone("other_candidate")
    first = (await town.post("/updates", again=0))["next_id"]
    for phone in (candidate, other):
        await phone.writes("/hulp")
    for lower in (first, 17, 1):
        await town.post("/updates", next_id=lower)
        for phone in (candidate, other):
            seen = await phone.newest()
            await phone.writes("/stop")
            await phone.sees("Er is niets om te stoppen.", after=seen)
            await phone.writes("/hulp")
            await phone.sees("Dit kun je hier doen:", after=seen)
    assert set(await outcomes(town)) == {"applied"}


async def test_order_of_a_person_is_kept(open_town: OpenTown) -> None:
    """Thirty messages sent at one go by each of five people are answered one by one, in their order."""
    town = await open_town()
    folk = await Folk.settle(town)
    phones = [await folk.phone(name) for name in ("candidate", "other_candidate", "employer", "consultant", "lead")]
    words = {"/hulp": "Dit kun je hier doen", "/stop": "Er is niets om te stoppen", "/taal": "Kies je taal"}
    script = [list(words)[n * 7 % 3] for n in range(30)]
    before = {phone.id: (await phone.newest()).id for phone in phones}
    for line in script:
        for phone in phones:
            await phone.writes(line, wait=False)
    await town.quiet()
    for phone in phones:
        answers = [m.text for m in await phone.chat() if m.from_bot and m.id > before[phone.id]]
        assert [text.splitlines()[0].rstrip(".:") for text in answers] == [
            {"Kies je taal": "Kies je taal · Choose your language"}.get(words[line], words[line]) for line in script
        ]
