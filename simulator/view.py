"""The chat as a person sees it."""

from typing import Any

from simulator.files import Files, StoredFile
from simulator.render import as_html
from simulator.state import Chat, Message

Json = dict[str, Any]


def chat_view(chat: Chat | None, files: Files) -> Json:
    """`{event, messages}`, oldest first; deleted messages stay in the list without their content."""
    if chat is None:
        return {"event": 0, "messages": []}
    return {"event": chat.event, "messages": [message_view(message, files) for message in chat.messages.values()]}


def message_view(message: Message, files: Files) -> Json:
    """One message: its text plain and as HTML (of a file: its caption as HTML), buttons, file and marks."""
    payload = message.payload
    seen: Json = {
        "message_id": payload["message_id"], "from_bot": message.from_bot, "text": "", "html": "", "buttons": [],
        "keyboard": None, "file": None, "edited": "edit_date" in payload and not message.deleted, "deleted": message.deleted,
        "reply_to": payload["reply_to_message"]["message_id"] if "reply_to_message" in payload else None, "date": payload["date"],
    }  # fmt: skip
    if message.deleted:
        return seen
    seen["keyboard"] = message.keyboard
    seen["buttons"] = [[_button(button) for button in row] for row in payload.get("reply_markup", {}).get("inline_keyboard", [])]
    if "text" in payload:
        seen["text"], seen["html"] = payload["text"], as_html(payload["text"], payload.get("entities"))
    elif "contact" in payload:
        contact = payload["contact"]
        seen["text"] = f"{contact['first_name']} {contact['phone_number']}"
        seen["html"] = as_html(seen["text"], None)
    else:
        caption = payload.get("caption", "")
        stored = file_of(message, files)
        seen["html"] = as_html(caption, payload.get("caption_entities"))
        seen["file"] = stored and {"kind": stored.kind, "name": stored.name, "size": stored.size, "caption": caption}
    return seen


def _button(button: Json) -> Json:
    return {"text": button["text"], "data": button.get("callback_data"), "url": button.get("url")}


def file_of(message: Message, files: Files) -> StoredFile | None:
    """The file a message carries."""
    payload = message.payload
    carried = payload["photo"][-1] if "photo" in payload else payload.get("voice") or payload.get("document")
    return files.by_id.get(carried["file_id"]) if carried else None
