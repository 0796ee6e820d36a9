"""Messages out: text, files, copies."""

from typing import Any

from simulator.bot_api.addressing import chat_of, message_of, writable_chat
from simulator.bot_api.args import Args, Upload
from simulator.bot_api.errors import BadRequest
from simulator.bot_api.markup import read_markup
from simulator.bot_api.registry import method
from simulator.bot_api.writing import caption_content, post, text_content
from simulator.files import StoredFile, described, dimensions
from simulator.state import Bot, World

Json = dict[str, Any]

ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note", "record_audio", "upload_audio",
}  # fmt: skip

_CONTENT = ("text", "entities", "caption", "caption_entities", "photo", "voice", "document", "contact", "link_preview_options")


@method("sendMessage")
def send_message(world: World, bot: Bot, args: Args) -> Json:
    """A text message."""
    content = text_content(args)
    markup = read_markup(args)
    return post(world, bot, writable_chat(world, bot, args), content, markup, args)


@method("sendPhoto")
def send_photo(world: World, bot: Bot, args: Args) -> Json:
    """A photo: uploaded, or by the file_id of one that was sent before."""
    return _send_file(world, bot, args, "photo")


@method("sendVoice")
def send_voice(world: World, bot: Bot, args: Args) -> Json:
    """A voice note."""
    return _send_file(world, bot, args, "voice")


@method("sendDocument")
def send_document(world: World, bot: Bot, args: Args) -> Json:
    """Any file under its name."""
    return _send_file(world, bot, args, "document")


def _send_file(world: World, bot: Bot, args: Args, kind: str) -> Json:
    given = _given(args, kind)
    caption = caption_content(args)
    markup = read_markup(args)
    chat = writable_chat(world, bot, args)
    stored = given if isinstance(given, StoredFile) else _stored(world, bot, kind, given)
    return post(world, bot, chat, {**described(stored, args.integer("duration", 1)), **caption}, markup, args)


def _given(args: Args, kind: str) -> Upload | str:
    upload = args.uploads.get(kind)
    if upload is not None:
        return upload
    value = args.text(kind)
    if value.startswith("attach://"):
        upload = args.uploads.get(value[9:])
        if upload is None:
            raise BadRequest(f"there is no {kind} in the request")
        return upload
    if not value:
        raise BadRequest(f"there is no {kind} in the request")
    return value


def _stored(world: World, bot: Bot, kind: str, given: Upload | str) -> StoredFile:
    if isinstance(given, str):
        return _known(world, bot, kind, given)
    if not given.content:
        raise BadRequest("file must be non-empty")
    if kind == "photo" and dimensions(given.content) is None:
        raise BadRequest("IMAGE_PROCESS_FAILED")
    return world.files.add(bot.token, kind, given.name, given.content)


def _known(world: World, bot: Bot, kind: str, file_id: str) -> StoredFile:
    if file_id.startswith(("http://", "https://")):
        raise BadRequest("failed to get HTTP URL content")
    stored = world.files.by_id.get(file_id)
    if stored is None or stored.owner != bot.token:
        raise BadRequest("wrong file identifier/HTTP URL specified")
    if stored.kind != kind:
        sent, wanted = stored.kind.capitalize(), kind.capitalize()
        raise BadRequest(f"can't use file of type {sent} as {wanted}")
    return stored


@method("sendChatAction")
def send_chat_action(world: World, bot: Bot, args: Args) -> bool:
    """Shows that the bot is busy; nothing is kept of it."""
    if not args.text("action"):
        raise BadRequest('parameter "action" is required')
    if args.text("action").lower() not in ACTIONS:
        raise BadRequest("wrong parameter action in request")
    writable_chat(world, bot, args)
    return True


@method("copyMessage")
def copy_message(world: World, bot: Bot, args: Args) -> Json:
    """The same content once more, without a trace of where it came from."""
    content, markup, source = _original(world, bot, args, "message to copy not found")
    chat = writable_chat(world, bot, args)
    if "caption" in args.values and any(kind in content for kind in ("photo", "voice", "document")):
        content = {name: value for name, value in content.items() if not name.startswith("caption")} | caption_content(args)
    if source.get("has_protected_content"):
        raise BadRequest("message can't be copied")
    return {"message_id": post(world, bot, chat, content, markup, args)["message_id"]}


@method("forwardMessage")
def forward_message(world: World, bot: Bot, args: Args) -> Json:
    """The same content, saying who wrote it."""
    content, _, source = _original(world, bot, args, "message to forward not found")
    if source.get("has_protected_content"):
        raise BadRequest("message can't be forwarded")
    origin = {"type": "user", "sender_user": source["from"], "date": source["date"]}
    chat = writable_chat(world, bot, args)
    return post(world, bot, chat, {"forward_origin": origin, **content}, read_markup(Args({})), Args({}))


def _original(world: World, bot: Bot, args: Args, missing: str) -> tuple[Json, Any, Json]:
    markup = read_markup(args)
    source = message_of(chat_of(world, bot, args, "from_chat_id"), args, missing).payload
    return {name: source[name] for name in _CONTENT if name in source}, markup, source
