"""Where Telegram refuses, the simulator refuses with the same code and the same words."""

from typing import Any

import pytest

from tests.simulator.desk import ANN, BOB, PNG, Desk, file, keyboard

HELLO = {"chat_id": ANN, "text": "Hello"}
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
BUTTON = "Bad Request: can't parse inline keyboard button: "

SENDING = [
    ({}, "message text is empty"),
    ({"text": "Hello"}, "chat_id is empty"),
    ({"chat_id": "", "text": "Hello"}, "chat_id is empty"),
    ({"chat_id": 0, "text": "Hello"}, "chat not found"),
    ({"chat_id": "@nobody_here", "text": "Hello"}, "chat not found"),
    ({"chat_id": BOB, "text": "Hello"}, "chat not found"),
    ({"chat_id": ANN, "text": ""}, "message text is empty"),
    ({"chat_id": ANN, "text": " \n "}, "text must be non-empty"),
    ({"chat_id": ANN, "text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
    ({"chat_id": ANN, "text": "x" * 4097}, "message is too long"),
    ({**HELLO, "parse_mode": "INVALID"}, "unsupported parse_mode"),
    ({"chat_id": ANN, "text": "<3", "parse_mode": "HTML"}, "can't parse entities: Unclosed start tag at byte offset 0"),
    ({**HELLO, "reply_parameters": {"message_id": 999_999}}, "message to be replied not found"),
    ({**HELLO, "reply_to_message_id": 999_999}, "message to be replied not found"),
    ({**HELLO, "reply_parameters": {"quote": "hello"}}, "can't find field \"message_id\""),
    ({**HELLO, "reply_markup": {"force_reply": "yes"}}, 'field "force_reply" must be of type Boolean'),
    ({**HELLO, "reply_markup": {"inline_keyboard": "bad"}}, 'field "inline_keyboard" must be of type Array'),
    ({**HELLO, "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
    ({**HELLO, "reply_markup": [1]}, "object expected as reply markup"),
    ({**HELLO, "reply_markup": keyboard([("b", "x" * 65)])}, "BUTTON_DATA_INVALID"),
    ({**HELLO, "reply_markup": keyboard([("b", "€" * 22)])}, "BUTTON_DATA_INVALID"),
    ({**HELLO, "reply_markup": keyboard([("b", "")])}, f"{BUTTON[13:]}Text buttons are unallowed in the inline keyboard"),
    ({**HELLO, "reply_markup": {"inline_keyboard": [[{"callback_data": "x"}]]}}, f"{BUTTON[13:]}Can't find field \"text\""),
    ({**HELLO, "reply_markup": {"inline_keyboard": [[{"text": "l", "url": "not-a-url"}]]}},
     "inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL"),
    ({**HELLO, "reply_markup": {"inline_keyboard": [[{"text": "l", "url": "ftp://example.com"}]]}},
     "inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol"),
    ({**HELLO, "reply_markup": keyboard(*[[("b", "x")]] * 101)}, "reply markup is too long"),
]  # fmt: skip


@pytest.mark.parametrize(("parameters", "why"), SENDING)
async def test_send_message_refuses_as_telegram_does(desk: Desk, parameters: dict[str, Any], why: str) -> None:
    """Chats, lengths, HTML, replies, keyboards and buttons: 400 in Telegram's words, and nothing is sent."""
    assert await desk.refused("sendMessage", **parameters) == (400, f"Bad Request: {why}")
    assert len(await desk.messages()) == 1


ACCEPTED = [
    {"chat_id": ANN, "text": "x" * 4096},
    {"chat_id": ANN, "text": "<b>" + "x" * 4096 + "</b>", "parse_mode": "HTML"},
    {"chat_id": str(ANN), "text": "Hello", "parse_mode": "html"},
    {**HELLO, "reply_markup": keyboard([("b", "x" * 64)])},
    {**HELLO, "reply_markup": '{"inline_keyboard": [[{"text": "b", "callback_data": "x"}]]}'},
    {**HELLO, "reply_markup": {"keyboard": [["A", {"text": "B", "request_contact": True}]], "resize_keyboard": True}},
    {**HELLO, "reply_parameters": {"message_id": 999_999, "allow_sending_without_reply": True}},
]


@pytest.mark.parametrize("parameters", ACCEPTED)
async def test_what_just_fits_is_sent(desk: Desk, parameters: dict[str, Any]) -> None:
    """4,096 characters without their tags, 64 bytes of callback data, a chat or keyboard as text, a reply to nothing if allowed."""
    await desk.ok("sendMessage", **parameters)
    assert (await desk.last())["from_bot"] is True


@pytest.mark.parametrize(
    ("method", "parameters", "why"),
    [
        ("editMessageText", {"text": "x"}, "message to edit not found"),
        ("editMessageReplyMarkup", {}, "message to edit not found"),
        ("editMessageCaption", {"caption": "x"}, "message to edit not found"),
        ("deleteMessage", {}, "message to delete not found"),
    ],
)
async def test_a_message_that_is_not_there_is_not_found(desk: Desk, method: str, parameters: dict[str, Any], why: str) -> None:
    """Deleted or never there: 400, `to edit` or `to delete not found`. Without a number: message identifier is not specified."""
    gone = (await desk.ok("sendMessage", **HELLO))["message_id"]
    await desk.ok("deleteMessage", chat_id=ANN, message_id=gone)
    for number in (gone, 999_999):
        assert await desk.refused(method, chat_id=ANN, message_id=number, **parameters) == (400, f"Bad Request: {why}")
    assert await desk.refused(method, chat_id=ANN, **parameters) == (400, "Bad Request: message identifier is not specified")


async def test_an_edit_that_changes_nothing_is_refused(desk: Desk) -> None:
    """The same text and keyboard: refused. Either different: done."""
    where = {
        "chat_id": ANN,
        "message_id": (await desk.ok("sendMessage", **HELLO, reply_markup=keyboard([("A", "a")])))["message_id"],
    }
    same = {**where, "text": "<b></b>Hello ", "parse_mode": "HTML", "reply_markup": keyboard([("A", "a")])}
    assert await desk.refused("editMessageText", **same) == (400, NOT_MODIFIED)
    assert await desk.refused("editMessageReplyMarkup", **where, reply_markup=keyboard([("A", "a")])) == (400, NOT_MODIFIED)
    edited = await desk.ok("editMessageText", **where, text="Hello")
    assert "reply_markup" not in edited
    assert edited["edit_date"] >= edited["date"]
    assert await desk.refused("editMessageReplyMarkup", **where) == (400, NOT_MODIFIED)
    await desk.ok("editMessageText", **where, text="<i>Hello</i>", parse_mode="HTML")
    assert (await desk.last())["html"] == "<i>Hello</i>"


async def test_only_own_plain_messages_can_be_edited(desk: Desk) -> None:
    """Not a person's message, and not one that brought a reply keyboard; and an edit brings no reply keyboard."""
    theirs = await desk.writes("Hi")
    keys = (await desk.ok("sendMessage", **HELLO, reply_markup={"keyboard": [["A"]]}))["message_id"]
    own = (await desk.ok("sendMessage", **HELLO))["message_id"]
    for number in (theirs, keys):
        why = await desk.refused("editMessageText", chat_id=ANN, message_id=number, text="x")
        assert why == (400, "Bad Request: message can't be edited")
    edit = {"chat_id": ANN, "message_id": own, "text": "x", "reply_markup": {"keyboard": [["A"]]}}
    assert await desk.refused("editMessageText", **edit) == (400, "Bad Request: inline keyboard expected")
    assert await desk.refused("editMessageCaption", chat_id=ANN, message_id=own, caption="x") == (
        400,
        "Bad Request: there is no caption in the message to edit",
    )


async def test_a_press_is_answered_once_and_in_time(desk: Desk) -> None:
    """An unknown press, a second answer and one after 150 seconds are refused alike."""
    message = await desk.ok("sendMessage", **HELLO, reply_markup=keyboard([("A", "a")]))
    assert await desk.refused("answerCallbackQuery", callback_query_id="1") == (400, TOO_OLD)
    press = {"message_id": message["message_id"], "from": {"id": ANN}}
    for number in ("11", "12"):
        await desk.post("/updates", raw=[{"update_id": int(number), "callback_query": {**press, "id": number}}])
    await desk.ok("answerCallbackQuery", callback_query_id="11", text="x" * 200)
    assert await desk.refused("answerCallbackQuery", callback_query_id="11") == (400, TOO_OLD)
    assert await desk.refused("answerCallbackQuery", callback_query_id="12", text="x" * 201) == (
        400,
        "Bad Request: MESSAGE_TOO_LONG",
    )
    await desk.post("/clock", advance="PT151S")
    assert await desk.refused("answerCallbackQuery", callback_query_id="12") == (400, TOO_OLD)


async def test_a_message_older_than_48_hours_stays(desk: Desk) -> None:
    """A second past them deleteMessage answers 400: message can't be deleted for everyone."""
    number = (await desk.ok("sendMessage", **HELLO))["message_id"]
    await desk.post("/clock", advance="PT48H1S")
    why = await desk.refused("deleteMessage", chat_id=ANN, message_id=number)
    assert why == (400, "Bad Request: message can't be deleted for everyone")


async def test_who_blocked_the_bot_gets_nothing_more(desk: Desk) -> None:
    """Sending, editing and typing are 403 alike; once unblocked, the next message is sent."""
    number = (await desk.ok("sendMessage", **HELLO))["message_id"]
    await desk.post(f"/people/{ANN}/block")
    blocked = (403, "Forbidden: bot was blocked by the user")
    assert await desk.refused("sendMessage", **HELLO) == blocked
    assert await desk.refused("editMessageText", chat_id=ANN, message_id=number, text="x") == blocked
    assert await desk.refused("sendChatAction", chat_id=ANN, action="typing") == blocked
    await desk.post(f"/people/{ANN}/unblock")
    await desk.ok("sendMessage", **HELLO)


async def test_a_person_the_bot_only_met_cannot_be_written_to(desk: Desk) -> None:
    """Somebody seen in a group, who never opened the bot, is known but out of reach."""
    group = {"id": -100123, "type": "supergroup", "title": "Group"}
    message = {"message_id": 1, "date": 1, "chat": group, "from": {"id": BOB, "is_bot": False, "first_name": "Bob"}, "text": "hi"}
    await desk.post("/updates", raw=[{"update_id": 7, "message": message}])
    why = await desk.refused("sendMessage", chat_id=BOB, text="Hello")
    assert why == (403, "Forbidden: bot can't initiate conversation with a user")
    assert await desk.ok("leaveChat", chat_id=-100123) is True


@pytest.mark.parametrize(
    ("token", "method", "status", "description"),
    [
        ("nonsense", "getMe", 404, "Not Found"),
        ("12:short", "getMe", 401, "Unauthorized"),
        ("5000000001:AAHsimulatorTokenOfThirtyFiveChars_x", "makeCoffee", 404, "Not Found"),
    ],
)
async def test_unknown_tokens_and_methods(empty: Desk, token: str, method: str, status: int, description: str) -> None:
    """What has no form of a token, and a method that is not there: 404, Not Found. A token too short: 401, Unauthorized."""
    assert await empty.other(token).refused(method) == (status, description)


async def test_an_unknown_method_is_counted(empty: Desk) -> None:
    """How often, by its name in small letters; the list of calls has its parameters: one sees what the simulator lacks."""
    for _ in range(2):
        await empty.call("makeCoffee", strong=True)
    assert (await empty.get("/bots"))["unknown_methods"] == {"makecoffee": 2}
    last = (await empty.get("/calls"))[-1]
    assert (last["method"], last["parameters"], last["status"]) == ("makeCoffee", {"strong": True}, 404)


async def test_method_names_have_no_case_and_arguments_come_any_way(desk: Desk) -> None:
    """GET with a query, a form, JSON and multipart all work."""
    async with desk.session.get(f"/bot{desk.token}/SENDMESSAGE", params={"chat_id": ANN, "text": "by query"}) as answer:
        assert (await answer.json())["result"]["text"] == "by query"
    markup = '{"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}'
    form = {"chat_id": str(ANN), "text": "by form", "reply_markup": markup, "protect_content": "true"}
    async with desk.session.post(f"/bot{desk.token}/sendMessage", data=form) as answer:
        sent = (await answer.json())["result"]
    assert (sent["text"], sent["has_protected_content"]) == ("by form", True)
    assert sent["reply_markup"] == {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    async with desk.session.post(
        f"/bot{desk.token}/sendMessage", data="{", headers={"Content-Type": "application/json"}
    ) as answer:
        assert answer.status == 400


async def test_a_reply_shows_what_it_answers(desk: Desk) -> None:
    """One message deep, as in Telegram; a quote has its place in UTF-16 units: 7, behind an emoji."""
    first = await desk.ok("sendMessage", chat_id=ANN, text="the 🏟 first of all")
    quoted = await desk.ok("sendMessage", **HELLO, reply_parameters={"message_id": first["message_id"], "quote": "first"})
    assert quoted["reply_to_message"] == first
    assert quoted["quote"] == {"text": "first", "position": 7, "is_manual": True}
    third = await desk.ok("sendMessage", **HELLO, reply_parameters={"message_id": quoted["message_id"]})
    assert "reply_to_message" not in third["reply_to_message"]
    assert (await desk.last())["reply_to"] == quoted["message_id"]


@pytest.mark.parametrize(
    ("parameters", "why"),
    [
        ({"photo": "https://example.org/a.jpg"}, "failed to get HTTP URL content"),
        ({"photo": "nonsense"}, "wrong file identifier/HTTP URL specified"),
        ({}, "there is no photo in the request"),
        ({"photo": "attach://none"}, "there is no photo in the request"),
    ],
)
async def test_send_photo_wants_a_photo(desk: Desk, parameters: dict[str, Any], why: str) -> None:
    """An address, a false file_id, none at all, an attachment that is missing: 400, with Telegram's reason."""
    assert await desk.refused("sendPhoto", chat_id=ANN, **parameters) == (400, f"Bad Request: {why}")


async def test_a_caption_has_at_most_1024_characters(desk: Desk) -> None:
    """1,025 are refused when sent and when edited, 1,024 are sent; a photo has no text to edit."""
    await desk.post(f"/people/{ANN}/send", photo=file(PNG, "a.png"))
    photo = (await desk.fetched())[0]["message"]["photo"][-1]["file_id"]
    too_long = (400, "Bad Request: message caption is too long")
    assert await desk.refused("sendPhoto", chat_id=ANN, photo=photo, caption="x" * 1025) == too_long
    sent = await desk.ok("sendPhoto", chat_id=ANN, photo=photo, caption="x" * 1024)
    assert await desk.refused("editMessageCaption", chat_id=ANN, message_id=sent["message_id"], caption="x" * 1025) == too_long
    text_edit = await desk.refused("editMessageText", chat_id=ANN, message_id=sent["message_id"], text="x")
    assert text_edit == (400, "Bad Request: there is no text in the message to edit")
