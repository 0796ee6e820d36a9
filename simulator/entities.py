"""Text as Telegram keeps it: cleaned, measured, with entities that nest and the ones it finds by itself."""

import re
from typing import Any

from simulator.html import BadHtml, length, parse
from simulator.links import WrongUrl, checked

Json = dict[str, Any]

_SPLIT = ("bold", "italic", "underline", "strikethrough", "spoiler")
_VERBATIM = ("pre", "code")
_ORDER = {
    "blockquote": 0, "expandable_blockquote": 0, "pre": 11, "code": 20, "bold": 90, "italic": 91,
    "underline": 92, "strikethrough": 93, "spoiler": 94, "custom_emoji": 99,
}  # fmt: skip
_GIVEN = {
    *_SPLIT, *_VERBATIM, "blockquote", "expandable_blockquote", "text_link", "text_mention", "custom_emoji", "mention",
    "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "date_time",
}  # fmt: skip
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\u2028\u2029]")
_HINT = re.compile(r"[/@#]|\.[A-Za-z]{2}")
_FOUND = re.compile(
    r"(?P<bot_command>(?<![\w/@<>.:-])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<email>\b[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}\b)"
    r"|(?P<url>\b(?:https?://[^\s<>\"]+[^\s<>\".,;:!?)']|(?:[A-Za-z0-9-]+\.)+(?:nl|com|org|net|eu|be|de|gov|info|io|me)\b(?:/[^\s<>\".,;:!?)']*)?))"
    r"|(?P<mention>(?<![\w@/])@[A-Za-z0-9_]{4,32}\b)"
    r"|(?P<hashtag>(?<![\w#])#\w*[^\W\d]\w*)"
)


class BadText(Exception):
    """The text or its entities are refused; the message is Telegram's description without its prefix."""


def formatted(text: str, parse_mode: str, given: Any) -> tuple[str, list[Json]]:
    """The text a message will have and its entities, sorted. `given` are explicit entities, for a text without
    parse mode. Raises BadText."""
    mode = parse_mode.lower()
    if mode not in ("", "none", "html"):
        raise BadText("unsupported parse_mode")
    entities: list[Json] = []
    if mode == "html":
        try:
            text, entities = parse(text)
        except BadHtml as bad:
            raise BadText(f"can't parse entities: {bad}") from None
        entities = [kept for entity in entities if (kept := _linked(entity))]
    elif given:
        entities = [_checked(entity, length(text)) for entity in given]
    text, entities = _trimmed(_CONTROL.sub(_cleaned, text), entities)
    if entities:
        entities = _nested(entities)
    return text, found(text, entities)


def _cleaned(character: re.Match[str]) -> str:
    return " "


def _linked(entity: Json) -> Json | None:
    if entity["type"] != "text_link":
        return entity
    try:
        return {**entity, "url": checked(entity["url"])}
    except WrongUrl:
        return None


def _checked(entity: Any, units: int) -> Json:
    if not isinstance(entity, dict):
        raise BadText("can't parse MessageEntity: expected an Object")
    kind, offset, size = entity.get("type"), entity.get("offset"), entity.get("length")
    if kind not in _GIVEN:
        raise BadText("can't parse MessageEntity: Unsupported type specified")
    if not isinstance(offset, int) or not isinstance(size, int):
        raise BadText('can\'t parse MessageEntity: Field "offset" must be a valid Number')
    if offset < 0:
        raise BadText(f"receive an entity with incorrect offset {offset}")
    if size < 0:
        raise BadText(f"receive an entity with incorrect length {size}")
    if offset > units:
        raise BadText(f"entity begins after the end of the text at UTF-16 offset {offset}")
    if offset + size > units:
        raise BadText(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16 offset {offset + size}"
        )
    needed = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id"}.get(kind)
    if needed is not None and needed not in entity:
        raise BadText(f"can't parse MessageEntity: Can't find field \"{needed}\"")
    if kind == "text_link":
        url = str(entity.get("url", ""))
        try:
            return {"type": kind, "offset": offset, "length": size, "url": checked(url)}
        except WrongUrl as wrong:
            raise BadText(f"entity URL '{url}' is invalid: {wrong}") from None
    extras = {name: entity[name] for name in ("language", "user", "custom_emoji_id") if name in entity}
    return {"type": kind, "offset": offset, "length": size, **extras}


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    kept = text.strip()
    if len(kept) == len(text) or not entities:
        return kept, entities
    lead, end = length(text[: len(text) - len(text.lstrip())]), length(kept)
    moved = []
    for entity in entities:
        start = max(0, entity["offset"] - lead)
        stop = min(end, entity["offset"] + entity["length"] - lead)
        if stop > start:
            moved.append({**entity, "offset": start, "length": stop - start})
    return kept, moved


def _nested(entities: list[Json]) -> list[Json]:
    verbatim = _joined_code([entity for entity in entities if entity["type"] in _VERBATIM])
    walls = [_span(entity) for entity in verbatim]
    result = [entity for entity in entities if entity["type"] not in _SPLIT + _VERBATIM]
    result = [entity for entity in result if entity["type"].endswith("blockquote") or not _inside(_span(entity), walls)]
    for kind in _SPLIT:
        spans = _without(_union([_span(entity) for entity in entities if entity["type"] == kind]), walls)
        result += [{"type": kind, "offset": start, "length": stop - start} for start, stop in spans]
    result += verbatim
    return sorted(result, key=lambda entity: (entity["offset"], -entity["length"], _ORDER.get(entity["type"], 50)))


def _joined_code(entities: list[Json]) -> list[Json]:
    """A `pre` and a `code` of the same stretch are one `pre`, in the language the code names; `code` inside `pre` goes."""
    language = {_span(entity): entity["language"] for entity in entities if entity.get("language")}
    fences = [entity for entity in entities if entity["type"] == "pre"]
    walls = [_span(entity) for entity in fences]
    joined: list[Json] = []
    for fence in fences:
        named = language.get(_span(fence))
        joined.append({**fence, "language": named} if named else fence)
    codes = [entity for entity in entities if entity["type"] == "code" and not _inside(_span(entity), walls)]
    unique = {_span(code): {"type": "code", "offset": code["offset"], "length": code["length"]} for code in codes}
    return joined + list(unique.values())


def _span(entity: Json) -> tuple[int, int]:
    return entity["offset"], entity["offset"] + entity["length"]


def _inside(span: tuple[int, int], walls: list[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= stop for start, stop in walls)


def _union(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, stop in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
        else:
            joined.append((start, stop))
    return joined


def _without(spans: list[tuple[int, int]], walls: list[tuple[int, int]]) -> list[tuple[int, int]]:
    for low, high in walls:
        cut: list[tuple[int, int]] = []
        for start, stop in spans:
            cut += [(a, b) for a, b in ((start, min(stop, low)), (max(start, high), stop)) if a < b]
        spans = _union(cut) if cut else []
    return spans


def found(text: str, entities: list[Json]) -> list[Json]:
    """The entities with those that Telegram sees in the text by itself: commands, links, mentions, hashtags."""
    if not _HINT.search(text):
        return entities
    taken = [_span(entity) for entity in entities if entity["type"] in (*_VERBATIM, "text_link", "text_mention")]
    more: list[Json] = []
    for match in _FOUND.finditer(text):
        start = length(text[: match.start()])
        span = (start, start + length(match.group()))
        if not any(span[0] < stop and low < span[1] for low, stop in taken):
            more.append({"type": match.lastgroup, "offset": span[0], "length": span[1] - span[0]})
    known = {(_span(entity), entity["type"]) for entity in entities}
    entities = entities + [entity for entity in more if (_span(entity), entity["type"]) not in known]
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"], _ORDER.get(entity["type"], 50)))
