"""What a raw update is, read by rule and not by a library: who sent it, which one it is, and what is wrong with it."""

import json
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any

KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
CHAT_TYPES = frozenset({"private", "group", "supergroup", "channel"})


def sender_of(update: Any) -> int | None:
    """The numeric id of the person behind an update; None where there is none."""
    body = _body(update)
    sender = body.get("from") if body else None
    number = sender.get("id") if isinstance(sender, dict) else None
    return number if _is_number(number) else None


def language_of(update: Any) -> str | None:
    """The language of the phone behind an update, when it says so."""
    sender = (_body(update) or {}).get("from")
    code = sender.get("language_code") if isinstance(sender, dict) else None
    return code if isinstance(code, str) else None


def sent_at(update: Any) -> datetime | None:
    """When a message was sent; None for what carries no date, as a press."""
    date = (_body(update) or {}).get("date")
    return datetime.fromtimestamp(date, UTC) if isinstance(date, int) and 0 < date < 1 << 32 else None


def identity_of(update: Any) -> str:
    """What makes an update this one, besides its `update_id`, which may start again from a lower number."""
    body = _body(update) or {}
    chat = body.get("chat")
    press = body.get("id")
    if isinstance(press, str) and len(press) <= 50 and press.isascii() and press.isalnum():
        return f"press:{press}"
    if isinstance(chat, dict) and _is_number(body.get("message_id")):
        return f"{chat.get('id')}:{body['message_id']}:{body.get('edit_date', 0)}"[:64]
    return blake2b(json.dumps(update, sort_keys=True).encode(), digest_size=16).hexdigest()


def update_id_of(update: Any) -> int | None:
    """The update's number, when it has a sensible one."""
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if _is_number(number) else None


def is_used(update: dict[str, Any]) -> bool:
    """Whether an update is of a kind that the bot uses."""
    return any(kind in update for kind in KINDS)


def fault_of(update: Any) -> str | None:
    """What is wrong with an update that must not reach a handler; None when it may."""
    if not isinstance(update, dict):
        return "not an object"
    if update_id_of(update) is None:
        return "no update_id"
    if not _is_text(update):
        return "half a character"
    kinds = [name for name in update if name != "update_id"]
    if len(kinds) != 1:
        return "not one kind"
    if kinds[0] not in KINDS:
        return None
    body = update[kinds[0]]
    if not isinstance(body, dict):
        return "the body is not an object"
    if sender_of(update) is None:
        return "no sender"
    if kinds[0] == "callback_query":
        return None if _is_press(body) else "a malformed press"
    if kinds[0] != "my_chat_member" and not _is_number(body.get("message_id")):
        return "no message_id"
    return _fault_of_chat(body)


def _is_press(body: dict[str, Any]) -> bool:
    message = body.get("message")
    of_a_message = message is None or (isinstance(message, dict) and _is_number(message.get("message_id")))
    return of_a_message and isinstance(body.get("id"), str) and isinstance(body.get("data", ""), str)


def _is_text(update: dict[str, Any]) -> bool:
    """Whether all of it can be kept: JSON may spell half of a surrogate pair, which is no character."""
    try:
        json.dumps(update, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _fault_of_chat(body: dict[str, Any]) -> str | None:
    chat = body.get("chat")
    if not isinstance(chat, dict) or not _is_number(chat.get("id")):
        return "no chat"
    if not isinstance(chat.get("type"), str) or chat["type"] not in CHAT_TYPES:
        return "unknown type of chat"
    text = body.get("text", "")
    return None if isinstance(text, str) else "the text is not text"


def _body(update: Any) -> dict[str, Any] | None:
    if not isinstance(update, dict):
        return None
    for kind in KINDS:
        if isinstance(update.get(kind), dict):
            return update[kind]  # type: ignore[no-any-return]
    return None


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 1 << 62
