"""What a bot says of itself, copies, files up, chats."""

import io
from typing import Any

import aiohttp
import pytest

from tests.simulator.desk import ANN, BOB, PNG, Desk, keyboard

HELP = [{"command": "hulp", "description": "Hulp"}]


async def test_commands_are_kept_by_scope_and_language(desk: Desk) -> None:
    """Exactly the list that was set for both: a chat's list has no English form, and none stands in for another. A deleted one is empty."""
    chat = {"type": "chat", "chat_id": ANN}
    await desk.ok("setMyCommands", commands=HELP)
    await desk.ok("setMyCommands", commands=[{"command": "help", "description": "Help"}], language_code="en")
    await desk.ok("setMyCommands", commands=[{"command": "mijn", "description": "Mijn werk"}], scope=chat)
    assert await desk.ok("getMyCommands") == HELP
    assert (await desk.ok("getMyCommands", language_code="en"))[0]["command"] == "help"
    assert (await desk.ok("getMyCommands", scope=chat))[0]["command"] == "mijn"
    assert await desk.ok("getMyCommands", scope=chat, language_code="en") == []
    await desk.ok("deleteMyCommands")
    assert await desk.ok("getMyCommands") == []


@pytest.mark.parametrize(
    ("parameters", "why"),
    [
        ({"commands": [{"command": "Hulp!", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "hulp", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": HELP, "scope": {"type": "chat", "chat_id": 9}}, "chat not found"),
        ({"commands": HELP, "scope": {"type": "world"}}, "can't parse BotCommandScope: Unsupported type specified"),
    ],
)
async def test_wrong_commands_are_refused(desk: Desk, parameters: dict[str, Any], why: str) -> None:
    """A capital and a sign in the name, no description, an unknown chat or scope: 400 with Telegram's reason."""
    assert await desk.refused("setMyCommands", **parameters) == (400, f"Bad Request: {why}")


@pytest.mark.parametrize(
    ("what", "field"), [("Name", "name"), ("Description", "description"), ("ShortDescription", "short_description")]
)
async def test_a_bot_describes_itself_by_language(desk: Desk, what: str, field: str) -> None:
    """Name, description and short description: a language without a text of its own gets the general one; `getMe` bears the name."""
    await desk.ok(f"setMy{what}", **{field: "Hallo"})
    await desk.ok(f"setMy{what}", **{field: "Hello"}, language_code="en")
    assert await desk.ok(f"getMy{what}") == {field: "Hallo"}
    assert await desk.ok(f"getMy{what}", language_code="en") == {field: "Hello"}
    assert await desk.ok(f"getMy{what}", language_code="fr") == {field: "Hallo"}
    if field == "name":
        assert (await desk.ok("getMe"))["first_name"] == "Hallo"


async def test_the_menu_button_is_set_for_one_chat_or_all(desk: Desk) -> None:
    """Asked for with a chat it is that chat's, without one everybody's; setting the one leaves the other."""
    await desk.ok("setChatMenuButton", menu_button={"type": "commands"})
    await desk.ok("setChatMenuButton", chat_id=ANN, menu_button={"type": "default"})
    assert await desk.ok("getChatMenuButton") == {"type": "commands"}
    assert await desk.ok("getChatMenuButton", chat_id=ANN) == {"type": "default"}


async def test_a_copy_has_the_content_and_nothing_else(desk: Desk) -> None:
    """The answer is a number alone, and the copy is the bot's own; a forwarded message says who wrote it. What is not there: 400."""
    await desk.post(f"/people/{BOB}/start")
    number = await desk.writes("#werk morgen")
    copied = await desk.ok("copyMessage", chat_id=BOB, from_chat_id=ANN, message_id=number, reply_markup=keyboard([("A", "a")]))
    assert list(copied) == ["message_id"]
    seen = await desk.last(BOB)
    assert (seen["message_id"], seen["from_bot"], seen["text"]) == (copied["message_id"], True, "#werk morgen")
    why = await desk.refused("copyMessage", chat_id=BOB, from_chat_id=ANN, message_id=999_999)
    assert why == (400, "Bad Request: message to copy not found")
    forwarded = await desk.ok("forwardMessage", chat_id=BOB, from_chat_id=ANN, message_id=number)
    assert forwarded["forward_origin"]["sender_user"]["id"] == ANN


async def test_protected_content_is_not_copied(desk: Desk) -> None:
    """Sent with `protect_content` a message says so, and copyMessage answers 400: message can't be copied."""
    sent = await desk.ok("sendMessage", chat_id=ANN, text="x", protect_content=True)
    assert sent["has_protected_content"] is True
    why = await desk.refused("copyMessage", chat_id=ANN, from_chat_id=ANN, message_id=sent["message_id"])
    assert why == (400, "Bad Request: message can't be copied")


@pytest.mark.parametrize("attached", [False, True])
@pytest.mark.parametrize("kind", ["photo", "voice", "document"])
async def test_a_bot_sends_files(desk: Desk, kind: str, attached: bool) -> None:
    """By a multipart field of its own or by attach://; and again by file_id."""
    form = aiohttp.FormData({"chat_id": str(ANN), "caption": "<b>kaart</b>", "parse_mode": "HTML"})
    if attached:
        form.add_field(kind, "attach://up")
    form.add_field("up" if attached else kind, io.BytesIO(PNG), filename="kaart.png", content_type="image/png")
    async with desk.session.post(f"/bot{desk.token}/send{kind.capitalize()}", data=form) as answer:
        sent = (await answer.json())["result"]
    assert (sent["caption"], sent["caption_entities"]) == ("kaart", [{"type": "bold", "offset": 0, "length": 5}])
    seen = await desk.last()
    assert seen["file"] == {"kind": kind, "name": "kaart.png", "size": len(PNG), "caption": "kaart"}
    assert seen["html"] == "<b>kaart</b>"
    carried = sent[kind][-1] if kind == "photo" else sent[kind]
    again = await desk.ok(f"send{kind.capitalize()}", chat_id=ANN, **{kind: carried["file_id"]})
    assert "caption" not in again
    async with desk.session.get(f"/people/{ANN}/files/{again['message_id']}") as answer:
        assert await answer.read() == PNG


async def test_files_belong_to_one_bot(desk: Desk) -> None:
    """With another bot's token the file_id is invalid (400) and the file's address is not found (404), as is a path that is none."""
    form = aiohttp.FormData({"chat_id": str(ANN)})
    form.add_field("document", io.BytesIO(b"x"), filename="a.txt")
    async with desk.session.post(f"/bot{desk.token}/sendDocument", data=form) as answer:
        file_id = (await answer.json())["result"]["document"]["file_id"]
    path = (await desk.ok("getFile", file_id=file_id))["file_path"]
    other = desk.other("6000000002:BBHsimulatorTokenOfThirtyFiveChars_x")
    assert await other.refused("getFile", file_id=file_id) == (400, "Bad Request: invalid file_id")
    for address in (f"/file/bot{other.token}/{path}", f"/file/bot{desk.token}/none"):
        async with desk.session.get(address) as answer:
            assert answer.status == 404


async def test_whoever_asks_for_a_file_is_no_bot_yet(desk: Desk) -> None:
    """A file is asked for with a token that nobody called with: 404, and what people do still goes to the bot that was there."""
    async with desk.session.get("/file/bot7000000003:CCHsimulatorTokenOfThirtyFiveChars_x/documents/file_0.txt") as answer:
        assert answer.status == 404
    await desk.post(f"/people/{ANN}/send", text="hallo")
    assert [update["message"]["text"] for update in await desk.ok("getUpdates") if "message" in update][-1] == "hallo"


async def test_a_caption_and_keyboard_of_a_file_are_edited(desk: Desk) -> None:
    """The new caption stays when the keyboard is then taken away; the person sees the message as edited."""
    form = aiohttp.FormData({"chat_id": str(ANN), "caption": "a"})
    form.add_field("document", io.BytesIO(b"x"), filename="a.txt")
    async with desk.session.post(f"/bot{desk.token}/sendDocument", data=form) as answer:
        where = {"chat_id": ANN, "message_id": (await answer.json())["result"]["message_id"]}
    await desk.ok("editMessageCaption", **where, caption="b", reply_markup=keyboard([("A", "a")]))
    await desk.ok("editMessageReplyMarkup", **where)
    seen = await desk.last()
    assert (seen["file"]["caption"], seen["buttons"], seen["edited"]) == ("b", [], True)


async def test_chats_and_members(desk: Desk) -> None:
    """Ann, who started the bot, is found, a member; Bob, who did not, is 400. A private chat is not left; actions are Telegram's."""
    chat = await desk.ok("getChat", chat_id=ANN)
    assert (chat["id"], chat["type"], chat["first_name"]) == (ANN, "private", "Ann")
    assert (await desk.ok("getChatMember", chat_id=ANN, user_id=ANN))["status"] == "member"
    assert await desk.refused("getChat", chat_id=BOB) == (400, "Bad Request: chat not found")
    assert (await desk.refused("leaveChat", chat_id=ANN))[0] == 400
    assert await desk.ok("sendChatAction", chat_id=ANN, action="typing") is True
    assert (await desk.refused("sendChatAction", chat_id=ANN, action="dancing"))[0] == 400


async def test_several_messages_are_deleted_at_once(desk: Desk) -> None:
    """deleteMessages removes those that are there, passes over a number that is not, and leaves the third."""
    numbers = [await desk.writes(word) for word in "abc"]
    await desk.ok("deleteMessages", chat_id=ANN, message_ids=[*numbers[:2], 999_999])
    assert [message["deleted"] for message in (await desk.messages())[1:]] == [True, True, False]
