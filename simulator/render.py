"""Text and entities back into HTML, for people to read."""

from html import escape
from typing import Any

Json = dict[str, Any]

_TAGS = {
    "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "spoiler": "tg-spoiler", "code": "code",
    "blockquote": "blockquote",
}  # fmt: skip


def as_html(text: str, entities: list[Json] | None) -> str:
    """The text as HTML that Telegram would parse into the same message; what it finds by itself is linked."""
    if not entities:
        return escape(text, quote=False)
    units = text.encode("utf-16-le")
    parts: list[str] = []
    closing: list[tuple[int, str]] = []
    at = 0

    def upto(place: int) -> None:
        nonlocal at
        while closing and closing[-1][0] <= place:
            stop, tag = closing.pop()
            parts.append(escape(units[at * 2 : stop * 2].decode("utf-16-le"), quote=False) + tag)
            at = stop
        parts.append(escape(units[at * 2 : place * 2].decode("utf-16-le"), quote=False))
        at = place

    for entity in entities:
        start, stop = entity["offset"], entity["offset"] + entity["length"]
        upto(start)
        opened, closed = _tags(entity, units[start * 2 : stop * 2].decode("utf-16-le"))
        if closed:
            parts.append(opened)
            closing.append((min(stop, closing[-1][0]) if closing else stop, closed))
    upto(len(units) // 2)
    return "".join(parts)


def _tags(entity: Json, covered: str) -> tuple[str, str]:
    kind = entity["type"]
    if kind in _TAGS:
        return f"<{_TAGS[kind]}>", f"</{_TAGS[kind]}>"
    if kind == "expandable_blockquote":
        return "<blockquote expandable>", "</blockquote>"
    if kind == "pre":
        language = entity.get("language")
        return (f'<pre><code class="language-{escape(language)}">', "</code></pre>") if language else ("<pre>", "</pre>")
    if kind == "custom_emoji":
        return f'<tg-emoji emoji-id="{escape(entity["custom_emoji_id"])}">', "</tg-emoji>"
    target = _target(entity, covered)
    return (f'<a href="{escape(target)}">', "</a>") if target else ("", "")


def _target(entity: Json, covered: str) -> str:
    match entity["type"]:
        case "text_link":
            return str(entity["url"])
        case "text_mention":
            return f"tg://user?id={entity['user']['id']}"
        case "url":
            return covered if "://" in covered else f"http://{covered}"
        case "email":
            return f"mailto:{covered}"
    return ""
