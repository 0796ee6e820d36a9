"""Telegram and the network fail: nothing is lost, nothing is done twice, and what Telegram asks for is respected."""

import asyncio
from datetime import datetime
from typing import Any

import pytest

from tests.spine.crowd import Crowd, deeds_done, said
from tests.stories.running import TOKEN, OpenTown, RunningTown, on_sqlite
from tests.stories.town import Folk

PASSING = ("429", "500", "502", "garbage")


@pytest.mark.parametrize("kind", [*PASSING, "cut", "timeout"])
@on_sqlite
async def test_a_message_goes_out_in_the_end(open_town: OpenTown, kind: str) -> None:
    """Two failures in a row: then the answer is there. Where Telegram did it and only the reply was lost, it may be there twice."""
    town = await open_town()
    folk = await Folk.settle(town)
    candidate = await folk.phone("candidate")
    await town.fault("sendMessage", kind, 2, retry_after=1, seconds=0.2)
    await candidate.writes("/stop")
    answers = [m for m in await candidate.chat() if m.text == "Er is niets om te stoppen."]
    assert len(answers) == 3 if kind == "cut" else len(answers) == 1
    assert (await town.health())["set_aside"] == 0


@pytest.mark.parametrize("kind", PASSING)
@on_sqlite
async def test_an_edit_goes_through_in_the_end(open_town: OpenTown, kind: str) -> None:
    """The decided card becomes its result after all."""
    town = await open_town()
    folk = await Folk.settle(town)
    candidate = await folk.phone("candidate")
    await folk.offer(await folk.job())
    card = await candidate.sees("Wil je dit werk doen?")
    await town.fault("editMessageText", kind, 1, retry_after=1)
    await candidate.taps(card, "Nee")
    assert "Je hebt nee gezegd." in await candidate.reads(card)


@pytest.mark.parametrize("kind", [*PASSING, "cut", "timeout", "409"])
@on_sqlite
async def test_updates_are_fetched_in_the_end(open_town: OpenTown, kind: str) -> None:
    """Fetching fails, also when Telegram had handed the updates over already: each is handled once."""
    town = await open_town()
    crowd = await Crowd.gather(town, 3)
    await town.fault("getUpdates", kind, 1, retry_after=1, seconds=0.2)
    for phone, card in zip(crowd.phones, crowd.cards, strict=True):
        await phone.presses_data(card, card.data("Ja, stel me voor"), wait=False)
        await phone.writes("zomaar", wait=False)
    await town.quiet(30)
    assert await deeds_done(town, "offer answered") == dict.fromkeys(crowd.offers, 1)
    assert list((await said(town, "not_understood")).values()) == [1] * 3
    assert (await town.health())["set_aside"] == 0


@on_sqlite
async def test_retry_after_is_kept_to_the_second(open_town: OpenTown) -> None:
    """Asked to wait three seconds in a chat, the bot sends nothing there for three seconds, and then what waited; others are not held up."""
    town = await open_town()
    folk = await Folk.settle(town)
    candidate, other = await folk.phone("candidate"), await folk.phone("other_candidate")
    await town.fault("sendMessage", "429", 1, retry_after=3)
    await candidate.writes("/stop", wait=False)
    await _until_taken(town)
    await other.writes("/stop", wait=False)
    await other.sees("Er is niets om te stoppen.")
    await candidate.sees("Er is niets om te stoppen.")
    *_, refused, sent = [c for c in await town.calls("sendMessage") if c["parameters"]["chat_id"] == candidate.id]
    *_, meanwhile = [c for c in await town.calls("sendMessage") if c["parameters"]["chat_id"] == other.id]
    assert (refused["status"], sent["status"]) == (429, 200)
    assert refused["n"] < meanwhile["n"] < sent["n"]
    assert 2.99 <= (_moment(sent) - _moment(refused)).total_seconds() < 5


@on_sqlite
async def test_what_waited_goes_out_in_order(open_town: OpenTown) -> None:
    """While a chat is silent more is said there: all of it comes, in order."""
    town = await open_town()
    folk = await Folk.settle(town)
    candidate = await folk.phone("candidate")
    seen = await candidate.newest()
    await town.fault("sendMessage", "429", 1, retry_after=1)
    for line in ("/stop", "/hulp", "/taal", "/stop"):
        await candidate.writes(line, wait=False)
    await town.quiet()
    answers = [m.text.splitlines()[0] for m in await candidate.chat() if m.from_bot and m.id > seen.id]
    assert answers == [
        "Er is niets om te stoppen.",
        "Dit kun je hier doen:",
        "Kies je taal · Choose your language",
        "Er is niets om te stoppen.",
    ]


@on_sqlite
async def test_only_the_newest_state_of_a_card_is_sent(open_town: OpenTown) -> None:
    """While a card could not be edited its thing changed three times: then one edit shows how it stands."""
    town = await open_town()
    folk = await Folk.settle(town)
    candidate, consultant, employer = [await folk.phone(name) for name in ("candidate", "consultant", "employer")]
    await folk.offer(await folk.job())
    card = await candidate.sees("Wil je dit werk doen?")
    await town.fault("editMessageText", "429", 1, retry_after=2)
    before = len(await town.calls())
    await candidate.taps(card, "Ja, stel me voor", wait=False)
    await _until_taken(town)
    await consultant.taps(await consultant.sees("Amina wil voorgesteld worden"), "Voorstellen", wait=False)
    await employer.taps(await employer.sees("Amina wil graag bij je werken."), "Welkom", wait=False)
    assert "Drukkerij De Punt zegt: welkom!" in await candidate.reads(card)
    edits = [
        call
        for call in await town.calls("editMessageText", after=before)
        if call["parameters"]["chat_id"] == candidate.id and call["status"] == 200
    ]
    assert len(edits) <= 2


@on_sqlite
async def test_a_card_that_is_gone_is_sent_anew(open_town: OpenTown) -> None:
    """Telegram no longer lets the message be edited: the state comes as a new message."""
    town = await open_town()
    folk = await Folk.settle(town)
    candidate = await folk.phone("candidate")
    await folk.offer(await folk.job())
    card = await candidate.sees("Wil je dit werk doen?")
    yes = card.data("Ja, stel me voor")
    await town.post(f"/bot{TOKEN}/deleteMessage", chat_id=candidate.id, message_id=card.id)
    await candidate.presses_data(card, yes)
    result = await candidate.sees("Je hebt ja gezegd.", after=card)
    assert result.buttons == ["Ik wil toch niet"]


@on_sqlite
async def test_what_telegram_refuses_for_good_is_set_aside(open_town: OpenTown) -> None:
    """A message that can never be sent does not block what comes after it, and is counted."""
    town = await open_town()
    folk = await Folk.settle(town)
    candidate = await folk.phone("candidate")
    seen = await candidate.newest()
    await town.fault("sendMessage", "400", 1)
    await candidate.writes("/hulp")
    await candidate.writes("/stop")
    await candidate.sees("Er is niets om te stoppen.", after=seen)
    await candidate.sees_nothing_of("Dit kun je hier doen:")
    assert (await town.health())["set_aside"] == 1
    assert "message set aside" in town.log()


async def test_a_blocked_bot_is_told_to_the_contact_person_once(open_town: OpenTown) -> None:
    """403: nothing more is sent there, the contact person hears it once; when the person comes back, everything goes on."""
    town = await open_town()
    folk = await Folk.settle(town)
    candidate, consultant = await folk.phone("candidate"), await folk.phone("consultant")
    await town.fault("sendMessage", "403", 1)
    await candidate.writes("/stop")
    for title in ("Vouwen", "Nieten"):
        await folk.offer(await folk.job(title=title))
    told = [m for m in await consultant.chat() if "Berichten aan Amina Bakker komen niet meer aan." in m.text]
    assert len(told) == 1
    tried = [call for call in await town.calls("sendMessage") if call["parameters"]["chat_id"] == candidate.id]
    assert len([call for call in tried if call["status"] == 403]) == 1
    await candidate.sees_nothing_of("Wil je dit werk doen?")
    await candidate.starts()
    await candidate.writes("/hulp")
    await candidate.sees("Dit kun je hier doen:")


@on_sqlite
async def test_everything_at_once(open_town: OpenTown) -> None:
    """Faults of every kind on every method while ten people press: each press counts once and all come to rest."""
    town = await open_town()
    crowd = await Crowd.gather(town, 10)
    for kind in (*PASSING, "cut"):
        await town.fault("*", kind, 2, retry_after=1)
    await asyncio.gather(*(p.presses_data(c, c.data("Nee"), wait=False) for p, c in zip(crowd.phones, crowd.cards, strict=True)))
    await town.quiet(40)
    assert await deeds_done(town, "offer answered") == dict.fromkeys(crowd.offers, 1)
    for phone, card in zip(crowd.phones, crowd.cards, strict=True):
        assert "Je hebt nee gezegd." in await phone.reads(card)


async def _until_taken(town: RunningTown) -> None:
    """Until the ordered fault has struck."""
    async with asyncio.timeout(60):
        while (await town.get("/faults"))["faults"]:
            await asyncio.sleep(0)


def _moment(call: dict[str, Any]) -> datetime:
    """When Telegram got a call."""
    return datetime.fromisoformat(call["time"])
