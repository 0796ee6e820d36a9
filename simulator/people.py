"""What people do with their phones."""

import asyncio
import re
from base64 import b64decode
from typing import Any

from aiohttp import web

from simulator.bot_api.writing import CAPTION_LENGTH, TEXT_LENGTH, plain
from simulator.entities import found
from simulator.files import described, dimensions
from simulator.guard import Refused, body, whole
from simulator.keys import WORLD
from simulator.state import Bot, Chat, Json, Message, Person, World
from simulator.view import chat_view, file_of

LONGEST_WAIT = 60.0
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
_KINDS = ("photo", "voice", "document")


def _person(request: web.Request) -> Person:
    person = request.app[WORLD].people.get(whole(request.match_info["id"], "the person's id"))
    if person is None:
        raise Refused(404, "no such person")
    return person


def chosen_bot(request: web.Request) -> Bot | None:
    """The bot of `?bot=ID`, or the newest."""
    chosen = request.query.get("bot")
    return request.app[WORLD].chosen_bot(None if chosen is None else whole(chosen, "bot"))


def some_bot(request: web.Request) -> Bot:
    """As `chosen_bot`. Raises Refused when no such bot has called yet."""
    bot = chosen_bot(request)
    if bot is None:
        raise Refused(409, "no such bot has called yet")
    return bot


def open_chat(request: web.Request) -> tuple[World, Bot, Person, Chat]:
    """The chat a request is about, and who is in it. Raises Refused when the person or the bot is unknown."""
    world, bot, person = request.app[WORLD], some_bot(request), _person(request)
    world.touched = True
    return world, bot, person, world.chat(bot, person)


async def listed(request: web.Request) -> web.Response:
    """Everybody with a phone."""
    return web.json_response([person.listed() for person in request.app[WORLD].people.values()])


async def added(request: web.Request) -> web.Response:
    """Somebody new. Of a known id what is given changes, and the rest stays; `null` takes it away."""
    world, fields = request.app[WORLD], await body(request)
    if not isinstance(fields.get("first_name"), str) or not fields["first_name"].strip():
        raise Refused(400, "first_name is required")
    person_id = whole(fields.get("id"), "id", world.next_person_id)
    if not 0 < person_id < 2**63:
        raise Refused(400, "id must be above 0 and fit in 64 bits")
    world.next_person_id = max(world.next_person_id, person_id + 1) if fields.get("id") is None else world.next_person_id
    before = world.people.get(person_id)
    person = Person({**(before.listed() if before else {}), **fields, "id": person_id})
    world.people[person_id] = person
    for bot in world.bots.values():
        if person_id in bot.chats:
            bot.chats[person_id].person = person
    world.touched = True
    return web.json_response(person.listed())


def _say(world: World, bot: Bot, chat: Chat, content: Json) -> web.Response:
    person = chat.person
    payload: Json = {
        "message_id": bot.new_message_id(), "from": person.user, "chat": person.chat, "date": int(world.clock.now()), **content
    }  # fmt: skip
    chat.started = True
    chat.messages[payload["message_id"]] = Message(payload, False)
    bot.updates.push("message", payload, f"message {person.id}")
    chat.changed()
    return web.json_response({"message_id": payload["message_id"]})


def _texted(text: str) -> Json:
    text = text.strip()
    if not text:
        raise Refused(400, "text must not be empty")
    if len(text) > TEXT_LENGTH:
        raise Refused(400, f"text is longer than {TEXT_LENGTH} characters")
    entities = found(text, [])
    return {"text": text, "entities": entities} if entities else {"text": text}


async def start(request: web.Request) -> web.Response:
    """Opens the bot by its link. A payload that no link can carry is left out. A blocked bot is unblocked by it."""
    world, bot, _, chat = open_chat(request)
    payload = (await body(request)).get("payload")
    if chat.blocked:
        _membership(world, bot, chat, blocked=False)
    fits = isinstance(payload, str) and _PAYLOAD.fullmatch(payload)
    return _say(world, bot, chat, _texted(f"/start {payload}" if fits else "/start"))


async def send(request: web.Request) -> web.Response:
    """Writes: a text, a file with or without a caption, a contact card; as a reply when `reply_to` is given."""
    world, bot, person, chat = open_chat(request)
    fields = await body(request)
    if chat.blocked:
        raise Refused(409, "this person has blocked the bot")
    return _say(world, bot, chat, {**_reply(chat, fields.get("reply_to")), **_content(world, bot, person, fields)})


def _reply(chat: Chat, number: Any) -> Json:
    if number is None:
        return {}
    original = chat.messages.get(whole(number, "reply_to"))
    if original is None or original.deleted:
        raise Refused(400, "reply_to is no message of this chat")
    return {"reply_to_message": plain(original.payload)}


def _content(world: World, bot: Bot, person: Person, fields: Json) -> Json:
    for kind in _KINDS:
        if fields.get(kind) is not None:
            return {**_file(world, bot, kind, fields[kind]), **_caption(fields.get("caption") or fields.get("text"))}
    if fields.get("contact") is not None:
        return {"contact": _contact(person, fields["contact"])}
    if not isinstance(fields.get("text"), str):
        raise Refused(400, "one of text, photo, voice, document, contact is required")
    return _texted(fields["text"])


def _file(world: World, bot: Bot, kind: str, given: Any) -> Json:
    given = given if isinstance(given, dict) else {}
    try:
        content = b64decode(str(given["base64"]).rpartition(",")[2], validate=True)
    except (KeyError, ValueError):
        raise Refused(400, f"{kind} must be {{name, base64}}") from None
    if not content:
        raise Refused(400, "the file is empty")
    if kind == "photo" and dimensions(content) is None:
        raise Refused(400, "this is no picture that Telegram sends as a photo")
    name = str(given.get("name") or {"photo": "photo.jpg", "voice": "voice.ogg"}.get(kind, "document"))
    return described(world.files.add(bot.token, kind, name, content))


def _caption(caption: Any) -> Json:
    caption = str(caption or "").strip()
    if not caption:
        return {}
    if len(caption) > CAPTION_LENGTH:
        raise Refused(400, f"a caption has at most {CAPTION_LENGTH} characters")
    entities = found(caption, [])
    return {"caption": caption, "caption_entities": entities} if entities else {"caption": caption}


def _contact(person: Person, given: Any) -> Json:
    """Any card may be sent; `true` sends one's own, with one's own id in it."""
    if not isinstance(given, dict):
        given = {"user_id": person.id}
    card = {"phone_number": f"+316{person.id % 10**8:08d}", "first_name": person.first_name, **given}
    return {name: card[name] for name in ("phone_number", "first_name", "last_name", "user_id", "vcard") if card.get(name)}


async def edit(request: web.Request) -> web.Response:
    """Changes the text or caption of an own message."""
    world, bot, person, chat = open_chat(request)
    fields = await body(request)
    message = chat.messages.get(whole(fields.get("message_id"), "message_id"))
    if message is None or message.deleted:
        raise Refused(404, "no such message")
    if message.from_bot or "contact" in message.payload:
        raise Refused(400, "this message cannot be edited")
    changed = _texted(str(fields.get("text") or ""))
    if "text" not in message.payload:
        changed = _caption(changed["text"])
    kept = {
        name: value for name, value in message.payload.items() if name not in ("text", "entities", "caption", "caption_entities")
    }
    message.payload = {**kept, "edit_date": int(world.clock.now()), **changed}
    bot.updates.push("edited_message", message.payload, f"message {person.id}")
    chat.changed()
    return web.json_response({"message_id": message.payload["message_id"]})


async def block(request: web.Request) -> web.Response:
    """Blocks the bot."""
    return _blocked(request, True)


async def unblock(request: web.Request) -> web.Response:
    """Lets the bot write again."""
    return _blocked(request, False)


def _blocked(request: web.Request, blocked: bool) -> web.Response:
    world, bot, _, chat = open_chat(request)
    if chat.blocked != blocked:
        _membership(world, bot, chat, blocked)
    return web.json_response({"blocked": blocked})


def _membership(world: World, bot: Bot, chat: Chat, blocked: bool) -> None:
    chat.blocked = blocked
    member: Json = {"user": bot.user, "status": "member"}
    kicked: Json = {"user": bot.user, "status": "kicked", "until_date": 0}
    old, new = (member, kicked) if blocked else (kicked, member)
    update: Json = {"chat": chat.person.chat, "from": chat.person.user, "date": int(world.clock.now())}
    bot.updates.push(
        "my_chat_member", {**update, "old_chat_member": old, "new_chat_member": new}, f"my_chat_member {chat.person.id}"
    )
    chat.changed()


async def chat(request: web.Request) -> web.Response:
    """The chat as it is now, or after its next change when `after` and `wait` are given."""
    world, person, bot = request.app[WORLD], _person(request), chosen_bot(request)
    after = whole(request.query.get("after"), "after", -1)
    try:
        wait = min(float(request.query.get("wait", 0)), LONGEST_WAIT)
    except ValueError:
        raise Refused(400, "wait must be a number of seconds") from None
    seen = None if bot is None else world.chat(bot, person)
    if seen is not None:
        await seen.next_change(after, wait)
    elif wait > 0:
        await asyncio.sleep(min(wait, 1.0))
    return web.json_response(chat_view(seen, world.files))


async def file(request: web.Request) -> web.Response:
    """The photo, voice note or document of a message."""
    world, person, bot = request.app[WORLD], _person(request), some_bot(request)
    message = world.chat(bot, person).messages.get(whole(request.match_info["message_id"], "message_id"))
    stored = None if message is None or message.deleted else file_of(message, world.files)
    if stored is None:
        raise Refused(404, "no such file")
    response = web.Response(body=stored.content)
    response.content_type = {"voice": "audio/ogg"}.get(stored.kind, stored.mime)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    return response
