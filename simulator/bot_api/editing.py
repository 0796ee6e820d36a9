"""Messages changed and taken away."""

from typing import Any

from simulator.bot_api.addressing import chat_of, message_of, writable_chat
from simulator.bot_api.args import Args
from simulator.bot_api.errors import BadRequest
from simulator.bot_api.markup import read_inline
from simulator.bot_api.registry import method
from simulator.bot_api.writing import caption_content, text_content
from simulator.state import Bot, Chat, Message, World

Json = dict[str, Any]

DELETABLE = 48 * 3600
"""Seconds after which a message stays."""

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)

_TEXT = ("text", "entities", "link_preview_options")
_CAPTION = ("caption", "caption_entities", "show_caption_above_media")


@method("editMessageText")
def edit_message_text(world: World, bot: Bot, args: Args) -> Json:
    """A new text and keyboard for a text message of the bot."""
    content = text_content(args)
    keyboard = read_inline(args)
    chat, message = _own(world, bot, args)
    if "text" not in message.payload:
        raise BadRequest("there is no text in the message to edit")
    return _change(world, chat, message, _TEXT, content, keyboard)


@method("editMessageCaption")
def edit_message_caption(world: World, bot: Bot, args: Args) -> Json:
    """A new caption and keyboard for a file of the bot; no caption takes it away."""
    content = caption_content(args)
    keyboard = read_inline(args)
    chat, message = _own(world, bot, args)
    if "text" in message.payload:
        raise BadRequest("there is no caption in the message to edit")
    return _change(world, chat, message, _CAPTION, content, keyboard)


@method("editMessageReplyMarkup")
def edit_message_reply_markup(world: World, bot: Bot, args: Args) -> Json:
    """A new keyboard only; none takes it away."""
    keyboard = read_inline(args)
    chat, message = _own(world, bot, args)
    return _change(world, chat, message, (), {}, keyboard)


def _own(world: World, bot: Bot, args: Args) -> tuple[Chat, Message]:
    if args.text("inline_message_id"):
        raise BadRequest("MESSAGE_ID_INVALID")
    chat = writable_chat(world, bot, args)
    message = message_of(chat, args, "message to edit not found")
    if not message.from_bot or message.fixed or "forward_origin" in message.payload:
        raise BadRequest("message can't be edited")
    return chat, message


def _change(world: World, chat: Chat, message: Message, names: tuple[str, ...], content: Json, keyboard: Json | None) -> Json:
    old = message.payload
    if old.get("reply_markup") == keyboard and all(old.get(name) == content.get(name) for name in names):
        raise BadRequest(NOT_MODIFIED)
    payload = {name: value for name, value in old.items() if name not in names and name != "reply_markup"}
    payload["edit_date"] = int(world.clock.now())
    payload.update(content)
    if keyboard is not None:
        payload["reply_markup"] = keyboard
    message.payload = payload
    chat.changed()
    return payload


@method("deleteMessage")
def delete_message(world: World, bot: Bot, args: Args) -> bool:
    """Takes a message out of the chat: the bot's own or, in a private chat, the person's, up to 48 hours old."""
    chat = chat_of(world, bot, args)
    message = message_of(chat, args, "message to delete not found")
    if world.clock.now() - message.payload["date"] > DELETABLE:
        raise BadRequest("message can't be deleted for everyone")
    message.deleted = True
    chat.changed()
    return True


@method("deleteMessages")
def delete_messages(world: World, bot: Bot, args: Args) -> bool:
    """Takes up to 100 messages away; those that are not there are skipped."""
    chat = chat_of(world, bot, args)
    numbers = args.decoded("message_ids")
    if not isinstance(numbers, list) or not numbers:
        raise BadRequest("message identifiers are not specified")
    if len(numbers) > 100:
        raise BadRequest("too many message identifiers specified")
    for number in numbers:
        message = chat.messages.get(int(number))
        if message is not None and world.clock.now() - message.payload["date"] <= DELETABLE:
            message.deleted = True
    chat.changed()
    return True
