"""What people do with their phones, and what they see there."""

import asyncio
import time
from typing import Any

import pytest

from tests.simulator.desk import ANN, BOB, PNG, Desk, file, keyboard, until

HELLO = {"chat_id": ANN, "text": "Hello"}
USER = {"id": ANN, "is_bot": False, "first_name": "Ann", "username": "ann_test", "language_code": "nl"}
CHAT = {"id": ANN, "first_name": "Ann", "username": "ann_test", "type": "private"}


async def test_people_are_listed_and_added(empty: Desk) -> None:
    """A number of 52 bits and a role are kept, who has no number gets one. Without a first name: 400. An unknown person: 404."""
    ann = {"id": 2**51, "first_name": "Ann", "language_code": "nl", "role": "candidate"}
    assert await empty.post("/people", **ann) == ann
    nameless = await empty.post("/people", first_name="Bob", last_name="B.", username="bob")
    assert nameless["id"] > 0
    assert await empty.get("/people") == [ann, {**nameless, "language_code": None}]
    await empty.post("/people", status=400, last_name="only")
    await empty.post("/people/999/start", status=404)


async def test_what_is_known_of_a_person_stays(desk: Desk) -> None:
    """Adding a known id again changes what is given and nothing else; `null` takes away."""
    before = await desk.post("/people", id=ANN, first_name="Ann", last_name="Bakker")
    assert before == {"id": ANN, "first_name": "Ann", "last_name": "Bakker", "username": "ann_test", "language_code": "nl"}
    assert await desk.post("/people", id=ANN, first_name="Anna") == before | {"first_name": "Anna"}
    changed = await desk.post("/people", id=ANN, first_name="Anna", username=None, language_code="pl")
    assert changed == {"id": ANN, "first_name": "Anna", "last_name": "Bakker", "language_code": "pl"}
    await desk.post(f"/people/{ANN}/send", text="ok")
    assert (await desk.fetched())[-1]["message"]["from"]["language_code"] == "pl"


PAYLOADS = [
    (None, "/start"),
    ("abc_DEF-123", "/start abc_DEF-123"),
    ("x" * 64, "/start " + "x" * 64),
    ("x" * 65, "/start"),
    ("no spaces", "/start"),
    ("é", "/start"),
]


@pytest.mark.parametrize(("payload", "text"), PAYLOADS)
async def test_a_deep_link_carries_at_most_64_plain_characters(desk: Desk, payload: str | None, text: str) -> None:
    """Letters, figures, _ and - arrive behind /start; with 65, a blank or an é it is a bare /start. The message has nothing else."""
    number = (await desk.post(f"/people/{ANN}/start", payload=payload))["message_id"]
    message = (await desk.fetched())[0]["message"]
    entities = [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message == {
        "message_id": number,
        "from": USER,
        "chat": CHAT,
        "date": message["date"],
        "text": text,
        "entities": entities,
    }


async def test_a_text_and_a_reply_reach_the_bot(desk: Desk) -> None:
    """Trimmed, tags as plain characters, with the whole message it answers; the chat's HTML has the tags escaped."""
    asked = await desk.ok("sendMessage", **HELLO)
    number = (await desk.post(f"/people/{ANN}/send", text=" <b>Hi</b> ", reply_to=asked["message_id"]))["message_id"]
    message = (await desk.fetched())[0]["message"]
    assert (message["text"], message["reply_to_message"]) == ("<b>Hi</b>", asked)
    seen = await desk.last()
    assert (seen["message_id"], seen["from_bot"], seen["reply_to"]) == (number, False, asked["message_id"])
    assert (seen["text"], seen["html"]) == ("<b>Hi</b>", "&lt;b&gt;Hi&lt;/b&gt;")


@pytest.mark.parametrize("fields", [{}, {"text": " "}, {"text": "x" * 4097}, {"photo": {"name": "a"}}, {"reply_to": 99, "text": "a"},
                                    {"photo": {"name": "a", "base64": "aGVsbG8="}}, {"document": {"name": "a", "base64": "%"}}])  # fmt: skip
async def test_what_no_phone_could_send_is_refused(desk: Desk, fields: dict[str, Any]) -> None:
    """Nothing, a blank, 4,097 characters, a file without content, a photo that is none, a reply to no message: 400, and no update."""
    await desk.post(f"/people/{ANN}/send", status=400, **fields)
    assert await desk.updates() == []


async def test_contacts_of_anybody_can_be_sent(desk: Desk) -> None:
    """Another's as it was given; `true` sends one's own, with one's number as `user_id`, by which a bot tells them apart."""
    await desk.post(f"/people/{ANN}/send", contact={"phone_number": "+31600000001", "first_name": "Carl", "user_id": 9})
    await desk.post(f"/people/{ANN}/send", contact=True)
    theirs, own = [update["message"]["contact"] for update in await desk.fetched()]
    assert theirs == {"phone_number": "+31600000001", "first_name": "Carl", "user_id": 9}
    assert (own["first_name"], own["user_id"]) == ("Ann", ANN)


async def pressing(desk: Desk, **fields: Any) -> tuple[asyncio.Task[Any], dict[str, Any]]:
    """A press on its way, and the callback query the bot got."""
    press = asyncio.create_task(desk.post(f"/people/{ANN}/press", **fields))
    updates = await desk.updates(timeout=5)
    await desk.updates(offset=updates[-1]["update_id"] + 1)
    return press, updates[-1]["callback_query"]


WAYS = [({"text": "No"}, "n"), ({"row": 1, "column": 0}, "later"), ({"data": "forged"}, "forged")]


@pytest.mark.parametrize(("way", "data"), WAYS)
async def test_a_press_is_answered_by_the_bot(desk: Desk, way: dict[str, Any], data: str) -> None:
    """By its text, its place or forged data: the query holds the whole message, and the press waits for the answer, alert included."""
    buttons = keyboard([("Yes", "y"), ("No", "n")], [("Later", "later")])
    sent = await desk.ok("sendMessage", **HELLO, reply_markup=buttons)
    press, query = await pressing(desk, message_id=sent["message_id"], **way)
    assert query == {"id": query["id"], "from": USER, "message": sent, "chat_instance": query["chat_instance"], "data": data}
    assert not press.done()
    await desk.ok("answerCallbackQuery", callback_query_id=query["id"], text="Done", show_alert=True)
    assert await press == {"answer": {"text": "Done", "show_alert": True}}


async def test_a_press_shows_the_message_as_it_is_now(desk: Desk) -> None:
    """A button that an edit took away cannot be pressed (400); its data, forged, comes with the message as edited."""
    sent = await desk.ok("sendMessage", **HELLO, reply_markup=keyboard([("Yes", "y")]))
    where = {"chat_id": ANN, "message_id": sent["message_id"]}
    edited = await desk.ok("editMessageText", **where, text="Changed", reply_markup=keyboard([("Other", "o")]))
    await desk.post(f"/people/{ANN}/press", status=400, message_id=sent["message_id"], text="Yes")
    press, query = await pressing(desk, message_id=sent["message_id"], data="y")
    assert (query["message"], query["data"]) == (edited, "y")
    await desk.ok("answerCallbackQuery", callback_query_id=query["id"])
    assert await press == {"answer": {"text": "", "show_alert": False}}


async def test_a_press_on_a_deleted_message_can_only_be_forged(desk: Desk) -> None:
    """By its text: 404. By its data the query has an inaccessible message: chat, number and date 0, as in the Bot API."""
    sent = await desk.ok("sendMessage", **HELLO, reply_markup=keyboard([("Yes", "y")]))
    await desk.ok("deleteMessage", chat_id=ANN, message_id=sent["message_id"])
    await desk.post(f"/people/{ANN}/press", status=404, message_id=sent["message_id"], text="Yes")
    press, query = await pressing(desk, message_id=sent["message_id"], data="y")
    assert query["message"] == {"chat": CHAT, "message_id": sent["message_id"], "date": 0}
    await desk.ok("answerCallbackQuery", callback_query_id=query["id"])
    await press


async def test_a_press_nobody_answers_ends_with_null(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the time for an answer is over, who pressed waits no longer."""
    monkeypatch.setattr("simulator.presses.PRESS_SECONDS", 0.05)
    sent = await desk.ok("sendMessage", **HELLO, reply_markup=keyboard([("Yes", "y")]))
    assert await desk.post(f"/people/{ANN}/press", message_id=sent["message_id"], text="Yes") == {"answer": None}


async def test_a_link_button_is_not_pressed(desk: Desk) -> None:
    """The chat shows its address, and no data; a press on it is 400."""
    markup = {"inline_keyboard": [[{"text": "Site", "url": "https://example.org/a"}]]}
    sent = await desk.ok("sendMessage", **HELLO, reply_markup=markup)
    assert (await desk.last())["buttons"] == [[{"text": "Site", "data": None, "url": "https://example.org/a"}]]
    await desk.post(f"/people/{ANN}/press", status=400, message_id=sent["message_id"], text="Site")


async def test_own_messages_can_be_changed(desk: Desk) -> None:
    """`edited_message` has the same number and an `edit_date`, the chat shows the change; a bot's message is not one's own (400)."""
    number = await desk.writes("8 uur")
    answered = await desk.ok("sendMessage", **HELLO)
    await desk.fetched()
    assert await desk.post(f"/people/{ANN}/edit", message_id=number, text="9 uur") == {"message_id": number}
    edited = (await desk.fetched())[0]["edited_message"]
    assert (edited["message_id"], edited["text"]) == (number, "9 uur")
    assert edited["edit_date"] >= edited["date"]
    seen = (await desk.messages())[1]
    assert (seen["text"], seen["edited"]) == ("9 uur", True)
    await desk.post(f"/people/{ANN}/edit", status=400, message_id=answered["message_id"], text="x")


async def test_blocking_is_told_to_the_bot_once(desk: Desk) -> None:
    """Blocked twice, one `my_chat_member` from member to kicked; unblocked, one back. In between nothing can be written (409)."""
    for _ in range(2):
        await desk.post(f"/people/{ANN}/block")
    await desk.post(f"/people/{ANN}/send", status=409, text="x")
    await desk.post(f"/people/{ANN}/unblock")
    first, second = [update["my_chat_member"] for update in await desk.fetched()]
    bot = {"id": 5000000001, "is_bot": True, "first_name": "Bot 5000000001", "username": "local_5000000001_bot"}
    kicked, member = {"user": bot, "status": "kicked", "until_date": 0}, {"user": bot, "status": "member"}
    assert (first["old_chat_member"], first["new_chat_member"]) == (member, kicked)
    assert (second["old_chat_member"], second["new_chat_member"]) == (kicked, member)
    assert (first["from"], first["chat"]) == (USER, CHAT)


async def test_starting_a_blocked_bot_unblocks_it(desk: Desk) -> None:
    """Two `my_chat_member`, then /start, in this order; then the bot can write again."""
    await desk.post(f"/people/{ANN}/block")
    await desk.post(f"/people/{ANN}/start")
    kinds = [kind for update in await desk.fetched() for kind in update if kind != "update_id"]
    assert kinds == ["my_chat_member", "my_chat_member", "message"]
    await desk.ok("sendMessage", **HELLO)


async def test_the_chat_shows_what_the_person_sees(desk: Desk) -> None:
    """Sender, text, HTML, buttons, keyboard, file, edited, deleted, reply, the date and a number: these, and nothing else."""
    await desk.ok("sendMessage", chat_id=ANN, text="<b>A</b> &amp; b", parse_mode="HTML", reply_markup=keyboard([("Y", "y")]))
    seen = await desk.last()
    date = seen.pop("date")
    assert seen == {
        "message_id": 2, "from_bot": True, "text": "A & b", "html": "<b>A</b> &amp; b", "keyboard": None, "file": None,
        "buttons": [[{"text": "Y", "data": "y", "url": None}]], "edited": False, "deleted": False, "reply_to": None,
    }  # fmt: skip
    assert abs(date - time.time()) < 5


async def test_a_deleted_message_keeps_its_place_but_not_its_words(desk: Desk) -> None:
    """Marked as deleted under its number; text and HTML are empty."""
    number = await desk.writes("a secret")
    await desk.ok("deleteMessage", chat_id=ANN, message_id=number)
    seen = await desk.last()
    assert (seen["message_id"], seen["deleted"], seen["text"], seen["html"]) == (number, True, "", "")


async def test_a_reply_keyboard_is_shown_and_taken_away(desk: Desk) -> None:
    """Rows of keys, given as text or as object; `remove_keyboard` leaves none, and the bot's answer then has no `reply_markup`."""
    await desk.ok("sendMessage", **HELLO, reply_markup={"keyboard": [["A", {"text": "B"}], ["C"]], "resize_keyboard": True})
    assert (await desk.last())["keyboard"] == [["A", "B"], ["C"]]
    await desk.ok("sendMessage", **HELLO, reply_markup={"remove_keyboard": True})
    assert (await desk.last())["keyboard"] == []
    assert "reply_markup" not in (await desk.get("/calls"))[-1]["answer"]["result"]


async def test_who_waits_sees_the_next_change_at_once(desk: Desk) -> None:
    """Each kind of change counts: a message, an edit, a deletion."""
    event = (await desk.get(f"/people/{ANN}/chat"))["event"]

    async def somebody_waits() -> bool:
        return bool(desk.simulator.world.bots[desk.token].chats[ANN].waiting)

    async def change(wait: Any, act: Any) -> int:
        looking = asyncio.create_task(desk.get(f"/people/{ANN}/chat?after={wait}&wait=20"))
        await until(somebody_waits)
        await act
        return (await asyncio.wait_for(looking, 2))["event"]

    where = {"chat_id": ANN, "message_id": 2}
    for act in (
        desk.ok("sendMessage", **HELLO),
        desk.ok("editMessageText", **where, text="x"),
        desk.ok("deleteMessage", **where),
    ):
        after = await change(event, act)
        assert after > event
        event = after


async def test_who_waits_in_vain_sees_the_chat_as_it_was(desk: Desk) -> None:
    """After the 0.05 seconds asked for; who is one event behind gets the same. An event that is no number: 400."""
    now = await desk.get(f"/people/{ANN}/chat")
    assert await desk.get(f"/people/{ANN}/chat?after={now['event']}&wait=0.05") == now
    assert await desk.get(f"/people/{ANN}/chat?after={now['event'] - 1}&wait=20") == now
    await desk.get(f"/people/{ANN}/chat?after=x", status=400)


async def test_the_message_numbers_of_two_people_are_one_row(desk: Desk) -> None:
    """As in any account: a number names one message of a bot, whoever it is with."""
    await desk.post(f"/people/{BOB}/start")
    numbers = [await desk.writes("a"), await desk.writes("b", BOB), await desk.writes("c")]
    assert len(set(numbers)) == 3


@pytest.mark.parametrize("kind", ["photo", "voice", "document"])
async def test_files_of_people_reach_the_bot(desk: Desk, kind: str) -> None:
    """Byte for byte, with caption and size, a photo with its measures, a document with name and type; the person can open it too."""
    content = PNG if kind == "photo" else b"%PDF-1.7 \x00\xff"
    await desk.post(
        f"/people/{ANN}/send", caption="kaart", **{kind: file(content, "kaart.pdf" if kind == "document" else "a.png")}
    )
    message = (await desk.fetched())[0]["message"]
    assert message["caption"] == "kaart"
    carried = message[kind][-1] if kind == "photo" else message[kind]
    if kind == "photo":
        assert (carried["width"], carried["height"]) == (2, 3)
    if kind == "document":
        assert (carried["file_name"], carried["mime_type"]) == ("kaart.pdf", "application/pdf")
    found = await desk.ok("getFile", file_id=carried["file_id"])
    assert found["file_size"] == len(content)
    async with desk.session.get(f"/file/bot{desk.token}/{found['file_path']}") as answer:
        assert await answer.read() == content
    seen = await desk.last()
    assert seen["file"]["kind"] == kind
    assert (seen["file"]["size"], seen["file"]["caption"], seen["text"]) == (len(content), "kaart", "")
    async with desk.session.get(f"/people/{ANN}/files/{seen['message_id']}") as answer:
        assert await answer.read() == content
