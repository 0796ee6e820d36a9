"""Whatever is typed, pressed or sent: a clear sentence, and nothing is lost."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.stories.phones import Phone
from tests.stories.running import OpenTown, RunningTown
from tests.stories.test_private_numbers import BSN
from tests.stories.town import Folk

OLD_BUTTON = "Deze knop werkt niet meer. Gebruik de knoppen onderaan, of typ /hulp."
NOT_UNDERSTOOD = "Dit begrijp ik niet. Kies een van de knoppen, of typ /hulp."


async def test_names_are_data(town: RunningTown) -> None:
    """`<3`, `O'Brien`, quotes and markup in names stand in the messages as they are, and break none."""
    odd: dict[str, dict[str, Any]] = {
        "candidate": {
            "first_name": "<3",
            "last_name": "O'Brien & <b>Zn</b>",
            "experience": "<script>alert(1)</script> & 100% {inzet}",
        },
        "consultant": {"first_name": "Karin <i>", "last_name": '"Smit"'},
    }
    folk = await Folk.settle(town, **odd)
    candidate, consultant, employer = [await folk.phone(name) for name in ("candidate", "consultant", "employer")]
    await folk.offer(await folk.job(title="Vouwen & <nieten>", tasks="{titel} <b>niet vet</b>"))
    card = await candidate.sees(
        "Wil je dit werk doen?", "Vouwen & <nieten> bij", "Wat: {titel} <b>niet vet</b>", "samen met Karin <i>."
    )
    await candidate.taps(card, "Ja, stel me voor")
    await consultant.taps(await consultant.sees("<3 wil voorgesteld worden"), "Voorstellen")
    proposal = await employer.sees("<3 wil graag bij je werken.", "Ervaring: <script>alert(1)</script> & 100% {inzet}")
    await employer.taps(proposal, "Deze keer niet")
    await consultant.sees("Drukkerij De Punt koos <3 O'Brien & <b>Zn</b> deze keer niet.")


async def test_a_name_cannot_hide_or_turn_text(town: RunningTown) -> None:
    """Zero-width and turning characters in a name do not reach anybody's screen."""
    folk = await Folk.settle(town, candidate={"first_name": "Ami\u200b\u202ena\u2066"})
    candidate, consultant = await folk.phone("candidate"), await folk.phone("consultant")
    await folk.offer(await folk.job())
    assert await candidate.sees("Wil je dit werk doen?")
    card = await consultant.sees("Aangeboden aan Amina. Wacht op antwoord.")
    assert not set(card.text) & set("\u200b\u202e\u2066")


async def test_right_to_left_names_arrive(town: RunningTown) -> None:
    """An Arabic name is a name, and the words around it stay where they are."""
    folk = await Folk.settle(town, candidate={"first_name": "يوسف"})
    candidate, consultant = await folk.phone("candidate"), await folk.phone("consultant")
    await folk.offer(await folk.job())
    await candidate.sees("Wil je dit werk doen?")
    card = await consultant.sees("Aangeboden aan", "يوسف")
    assert "Aangeboden aan \u2068يوسف\u2069. Wacht op antwoord." in card.text


@pytest.mark.parametrize("length", [4096, 4097, 20_000])
async def test_a_very_long_text(candidate: Phone, length: int) -> None:
    """It is answered like any text; the next message is answered too."""
    await candidate.sends_raw(text="a" * length)
    await candidate.sees(NOT_UNDERSTOOD)
    await candidate.writes("/hulp")
    await candidate.sees("Dit kun je hier doen:")


async def test_forged_and_malformed_buttons(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """Data that the bot did not write opens nothing: one kind sentence each, the offer stays open and can be answered."""
    await folk.offer(await folk.job())
    card = await candidate.sees("Wil je dit werk doen?")
    yes = card.data("Ja, stel me voor")
    changed = yes[:-1] + ("A" if yes[-1] != "A" else "B")
    for data in (
        "x",
        "0",
        "=" * 8,
        "Ω",
        "☃" * 21,
        yes[:-1],
        yes + "=",
        changed,
        yes[::-1],
        "A" * 64,
        "offer:1:yes",
        "\x00\x01",
        "'; --",
    ):
        seen = await candidate.newest()
        await candidate.presses_data(card, data)
        assert (await candidate.sees(OLD_BUTTON)).id > seen.id, data
    assert (await candidate.reads(card)).startswith("Wil je dit werk doen?")
    await consultant.sees_nothing_of("wil voorgesteld worden", "nee gezegd")
    await candidate.taps(card, "Ja, stel me voor")
    await consultant.sees("Amina wil voorgesteld worden")


async def test_a_press_on_a_message_that_is_gone(candidate: Phone) -> None:
    """Telegram no longer shows it to the bot either: a kind sentence."""
    await candidate.presses_data(999_999_999, "yes")
    await candidate.sees(OLD_BUTTON)


async def test_a_press_without_data(folk: Folk, candidate: Phone) -> None:
    """A game's button carries no data."""
    me = {"id": candidate.id, "first_name": "Amina", "is_bot": False}
    press = await folk.town.numbered(
        callback_query={"id": f"77{candidate.id}", "from": me, "chat_instance": "1", "game_short_name": "g"}
    )
    await folk.town.hand_over(press)
    await candidate.sees(OLD_BUTTON)


@pytest.mark.parametrize(
    "content",
    [
        {"poll": {"id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False, "is_anonymous": True,
                  "type": "regular", "allows_multiple_answers": False}},
        {"message_reaction": {"chat": {"id": 1, "type": "private"}, "message_id": 1, "date": 1, "old_reaction": [], "new_reaction": []}},
        {"a_kind_of_next_year": {"whatever": [1, 2, 3]}},
    ],
)  # fmt: skip
async def test_kinds_that_the_bot_does_not_use(folk: Folk, candidate: Phone, content: dict[str, Any]) -> None:
    """They are passed over without alarm, and the next message is answered."""
    await folk.town.hand_over(await folk.town.numbered(**content))
    await candidate.writes("/hulp")
    await candidate.sees("Dit kun je hier doen:")


async def test_a_group_hears_nothing(folk: Folk, candidate: Phone) -> None:
    """Added to a group the bot leaves, and says nothing there, whatever is written."""
    group = {"id": -100_000 - folk.number, "type": "group", "title": "Buurt"}
    me = {"id": candidate.id, "first_name": "Amina", "is_bot": False}
    bot = {"id": 5150001, "first_name": "Bot", "is_bot": True}
    added = {"user": bot, "status": "member"}
    before = len(await folk.town.calls())
    await folk.town.hand_over(
        await folk.town.numbered(
            my_chat_member={
                "chat": group,
                "from": me,
                "date": 1,
                "old_chat_member": added | {"status": "left"},
                "new_chat_member": added,
            }
        ),
        await folk.town.numbered(message={"message_id": 1, "chat": group, "from": me, "date": 1, "text": "/start"}),
        await folk.town.numbered(message={"message_id": 2, "chat": group, "from": me, "date": 1, "text": f"mijn bsn is {BSN}"}),
    )
    await folk.town.quiet()
    made = [
        call
        for call in await folk.town.calls(after=before)
        if call["parameters"].get("chat_id") in (group["id"], str(group["id"]))
    ]
    assert made
    assert {call["method"] for call in made} == {"leaveChat"}
    assert [m for m in await candidate.chat() if not m.from_bot and m.text != "/start"] == []


async def test_a_channel_hears_nothing(folk: Folk) -> None:
    """A post in a channel is no kind that the bot uses."""
    channel = {"id": -1_000_000 - folk.number, "type": "channel", "title": "Nieuws"}
    before = len(await folk.town.calls())
    await folk.town.hand_over(
        await folk.town.numbered(channel_post={"message_id": 1, "chat": channel, "date": 1, "text": "hallo"})
    )
    await folk.town.quiet()
    assert [c["method"] for c in await folk.town.calls(after=before) if "send" in c["method"]] == []


async def test_an_edited_message_does_nothing(candidate: Phone) -> None:
    """An edit is no new message: it is said what to do instead."""
    number = await candidate.writes("Hallo")
    await candidate.edits(number, "/hulp")
    await candidate.sees("Je hebt een ouder bericht veranderd. Daar heb ik niets mee gedaan.", "Stuur het als nieuw bericht.")
    await candidate.sees_nothing_of("Dit kun je hier doen:")


async def test_a_character_that_no_database_keeps_is_left_out(candidate: Phone, consultant: Phone) -> None:
    """A NUL among the words of a question; the rest arrives."""
    await candidate.chooses("Iets vragen")
    await candidate.sends_raw(text="Mag ik mor\0gen eerder weg?")
    await consultant.sees("Mag ik morgen eerder weg?")


async def test_what_is_not_text(candidate: Phone) -> None:
    """A sticker, a photo, a voice message, a contact card: kindly answered, each time; the third time the contact person is offered."""
    seen = await candidate.newest()
    for sends in (candidate.sends_sticker, candidate.sends_photo, candidate.sends_voice, candidate.sends_contact):
        await sends()
        newest = await candidate.newest()
        assert newest.id > seen.id
        assert "begrijp" in newest.text
        seen = newest


def _malformed(good: dict[str, Any]) -> Iterator[Any]:
    """Updates that Telegram would never send, each with a number and a message number of its own."""
    first, sender, chat = good["update_id"], good["message"]["from"], good["message"]["chat"]
    message: dict[str, Any] = good["message"]
    yield {"message": message}
    yield {"update_id": str(first), "message": message | {"message_id": 1}}
    yield {"update_id": True, "message": message | {"message_id": 2}}
    yield {"update_id": first + 0.5, "message": message | {"message_id": 3}}
    yield {"update_id": 2**70, "message": message | {"message_id": 4}}
    contents: list[dict[str, Any]] = [
        {"message": message, "edited_message": message},
        {},
        {"message": None},
        {"message": "hallo"},
        {"message": [message]},
        {"message": message | {"from": sender | {"id": str(sender["id"])}}},
        {"message": _without(message, "from")},
        {"message": message | {"chat": chat | {"id": str(chat["id"])}}},
        {"message": message | {"chat": chat | {"type": "salon"}}},
        {"message": _without(message, "chat")},
        {"message": message | {"text": ["/hulp"]}},
        {"message": message | {"text": {"a": 1}}},
        {"message": _without(message, "date")},
        {"message": message | {"message_id": "17"}},
        {"callback_query": {"id": 5, "from": sender, "data": "x"}},
        {"callback_query": {"id": "5", "from": sender, "data": 7}},
        {"callback_query": {"id": "5", "data": "x"}},
        {"callback_query": {"id": "5", "from": sender, "data": "x", "chat_instance": "1", "message": "oud"}},
        {"my_chat_member": {"from": sender, "chat": chat}},
        {"message": message | {"text": "half \ud83d"}},
        {"callback_query": {"id": "5\ud83d", "from": sender, "data": "x", "chat_instance": "1"}},
    ]
    for number, content in enumerate(contents):
        yield {"update_id": first + 1000 + number, **content}
    yield from (None, 5, "hallo", True, [], [{"update_id": first}])


def _without(message: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in message.items() if key != name}


async def test_malformed_updates_among_good_ones(folk: Folk, candidate: Phone, other_candidate: Phone) -> None:
    """Good ones are handled, bad ones are set aside and counted; nobody is bothered with them."""

    async def says_hulp(phone: Phone, message_id: int) -> dict[str, Any]:
        me = {"id": phone.id, "first_name": phone.first_name}
        message = {"message_id": message_id, "date": 1, "from": me | {"is_bot": False}, "chat": me | {"type": "private"}}
        return await folk.town.numbered(message=message | {"text": "/hulp"})

    before = (await folk.town.health())["set_aside"]
    bad = list(_malformed(await says_hulp(candidate, 900_000 + folk.number)))
    updates: list[Any] = []
    for place, malformed in enumerate(bad):
        updates.append(malformed)
        if place % 10 == 3:
            updates.append(await says_hulp(other_candidate, 910_000 + folk.number * 100 + place))
    updates.append(await says_hulp(candidate, 920_000 + folk.number))
    await folk.town.hand_over(*updates)
    await folk.town.quiet()
    assert (await folk.town.health())["set_aside"] - before == len(bad)
    folk.town.expected_set_aside += len(bad)
    assert len([m for m in await other_candidate.chat() if "Dit kun je hier doen:" in m.text]) == 3
    assert len([m for m in await candidate.chat() if "Dit kun je hier doen:" in m.text]) == 1


async def test_malformed_updates_alone_do_not_set_the_bot_spinning(open_town: OpenTown) -> None:
    """An update without a number can never be confirmed: the bot sets it aside once and goes on at an easy pace."""
    town = await open_town()
    folk = await Folk.settle(town)
    candidate = await folk.phone("candidate")
    before = len(await town.calls("getUpdates"))
    await town.hand_over({"message": "zonder nummer"})
    answered = [await candidate.writes(f"regel {n}", wait=False) for n in range(1, 4)]
    await candidate.sees("Wil je het aan je contactpersoon vragen?")
    await town.quiet()
    assert answered
    assert (await town.health())["set_aside"] == 1
    assert len(await town.calls("getUpdates")) - before < 20
