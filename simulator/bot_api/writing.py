"""How a message of a bot comes into a chat."""

from typing import Any

from simulator.bot_api.args import Args
from simulator.bot_api.errors import BadRequest
from simulator.bot_api.markup import Markup
from simulator.entities import BadText, formatted
from simulator.state import Bot, Chat, Message, World

Json = dict[str, Any]

TEXT_LENGTH = 4096
CAPTION_LENGTH = 1024


def text_content(args: Args) -> Json:
    """`text` and `entities` of a call. Refused: no text, wrong markup, more than 4,096 characters once parsed."""
    source = args.text("text")
    if not source:
        raise BadRequest("message text is empty")
    text, entities = _formatted(source, args, "entities")
    if not text:
        raise BadRequest("text must be non-empty")
    if len(text) > TEXT_LENGTH:
        raise BadRequest("message is too long")
    content: Json = {"text": text}
    if entities:
        content["entities"] = entities
    options = args.decoded("link_preview_options") if "link_preview_options" in args.values else None
    if options or args.flag("disable_web_page_preview"):
        content["link_preview_options"] = options or {"is_disabled": True}
    return content


def caption_content(args: Args) -> Json:
    """`caption` and `caption_entities` of a call, or nothing. Refused: wrong markup, more than 1,024 characters."""
    source = args.text("caption")
    if not source:
        return {}
    text, entities = _formatted(source, args, "caption_entities")
    if len(text) > CAPTION_LENGTH:
        raise BadRequest("message caption is too long")
    content: Json = {"caption": text} if text else {}
    if entities:
        content["caption_entities"] = entities
    if args.flag("show_caption_above_media"):
        content["show_caption_above_media"] = True
    return content


def _formatted(source: str, args: Args, given: str) -> tuple[str, list[Json]]:
    try:
        return formatted(source, args.text("parse_mode"), args.decoded(given) if given in args.values else None)
    except BadText as bad:
        raise BadRequest(str(bad)) from None


def reply_fields(chat: Chat, args: Args) -> Json:
    """`reply_to_message` and `quote` of a call. Refused: the message replied to is not there."""
    if "reply_parameters" not in args.values and "reply_to_message_id" not in args.values:
        return {}
    given = args.decoded("reply_parameters", "reply parameters")
    if given is None:
        given = {
            "message_id": args.integer("reply_to_message_id"),
            "allow_sending_without_reply": args.flag("allow_sending_without_reply"),
        }
    number = given.get("message_id") if isinstance(given, dict) else None
    if number is None:
        raise BadRequest('can\'t find field "message_id"')
    try:
        original = chat.messages.get(int(number))
    except (TypeError, ValueError):
        raise BadRequest('field "message_id" must be a valid Number') from None
    if original is None or original.deleted:
        if given.get("allow_sending_without_reply") or int(number) == 0:
            return {}
        raise BadRequest("message to be replied not found")
    return {"reply_to_message": plain(original.payload), **_quote(original, given)}


def _quote(original: Message, given: Json) -> Json:
    quote = given.get("quote")
    if not quote:
        return {}
    whole = original.payload.get("text") or original.payload.get("caption") or ""
    try:
        text, entities = formatted(str(quote), str(given.get("quote_parse_mode") or ""), given.get("quote_entities"))
    except BadText as bad:
        raise BadRequest(str(bad)) from None
    if text not in whole:
        raise BadRequest("QUOTE_TEXT_INVALID")
    position = len(whole[: whole.index(text)].encode("utf-16-le")) // 2
    return {"quote": {"text": text, "position": position, "is_manual": True, **({"entities": entities} if entities else {})}}


def plain(payload: Json) -> Json:
    """A message as another one refers to it: without what it refers to itself."""
    if "reply_to_message" not in payload:
        return payload
    return {name: value for name, value in payload.items() if name not in ("reply_to_message", "quote")}


def post(world: World, bot: Bot, chat: Chat, content: Json, markup: Markup, args: Args) -> Json:
    """Puts a message of the bot into the chat and answers it as the Bot API gives it."""
    payload: Json = {
        "message_id": bot.next_message_id, "from": bot.user, "chat": chat.person.chat, "date": int(world.clock.now()),
        **reply_fields(chat, args), **content,
    }  # fmt: skip
    if args.flag("protect_content"):
        payload["has_protected_content"] = True
    if markup.inline is not None:
        payload["reply_markup"] = markup.inline
    chat.messages[bot.new_message_id()] = Message(payload, True, keyboard=markup.keyboard, fixed=markup.fixed)
    chat.changed()
    return payload
