"""Telegram's HTML into plain text and entities, with the same complaints in the same words."""

import re
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "span": "spoiler", "code": "code", "pre": "pre", "a": "text_link",
    "blockquote": "blockquote", "tg-emoji": "custom_emoji",
}  # fmt: skip

_REFERENCE = re.compile(r"&(?:#(?:([0-9]{1,8})|x([0-9a-fA-F]{1,8}))|([a-zA-Z]+));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_SPACE = " \t\r\n\0\x0b"
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_ARGUMENT = {"a": "href", "code": "class", "span": "class", "tg-emoji": "emoji-id", "blockquote": "expandable"}
_FLAGS = ("expandable",)


class BadHtml(Exception):
    """The markup is wrong; the text says how, as Telegram does."""


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str | None
    start: int
    begins: int


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source + "\0"
        self.end = len(source)
        self.at = 0
        self.parts: list[str] = []
        self.units = 0
        self.open: list[_Open] = []
        self.entities: list[Json] = []

    def run(self) -> tuple[str, list[Json]]:
        while self.at < self.end:
            place = self.at
            character = self.source[place]
            if character == "<":
                self._end_tag(place) if self.source[place + 1] == "/" else self._start_tag(place)
            elif character == "&":
                self._reference(place)
            else:
                stops = [stop for stop in (self.source.find("<", place), self.source.find("&", place)) if stop >= 0]
                self.at = min([self.end, *stops])
                self._add(self.source[place : self.at])
        if self.open:
            raise BadHtml(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        return "".join(self.parts), self.entities

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.units += length(text)

    def _offset(self, place: int) -> int:
        return len(self.source[:place].encode())

    def _reference(self, place: int) -> None:
        found = _REFERENCE.match(self.source, place)
        text = _referred(found) if found else None
        self.at = found.end() if found and text is not None else place + 1
        self._add("&" if text is None else text)

    def _skip_space(self) -> None:
        while self.at < self.end and self.source[self.at] in _SPACE:
            self.at += 1

    def _start_tag(self, place: int) -> None:
        self.at += 1
        while self.source[self.at] not in _SPACE + ">":
            self.at += 1
        if self.at >= self.end:
            raise BadHtml(f"Unclosed start tag at byte offset {self._offset(place)}")
        tag = self.source[place + 1 : self.at].lower()
        if tag not in TAGS:
            raise BadHtml(f'Unsupported start tag "{tag}" at byte offset {self._offset(place)}')
        argument: str | None = None
        while True:
            self._skip_space()
            if self.source[self.at] == ">":
                break
            name, value = self._attribute(tag, place)
            if name == _ARGUMENT.get(tag):
                argument = value
        if tag == "span" and argument != "tg-spoiler":
            raise BadHtml(f'Tag "span" must have class "tg-spoiler" at byte offset {self._offset(place)}')
        self.open.append(_Open(tag, argument, self.units, len(self.parts)))
        self.at += 1

    def _attribute(self, tag: str, place: int) -> tuple[str, str]:
        begin = self.at
        while self.source[self.at] not in _SPACE + "=>":
            self.at += 1
        name = self.source[begin : self.at].lower()
        if not name and self.at < self.end:
            raise BadHtml(f'Empty attribute name in the tag "{tag}" at byte offset {self._offset(place)}')
        self._skip_space()
        if name in _FLAGS and self.source[self.at] != "=":
            return name, ""
        if self.source[self.at] != "=":
            where = f'of an attribute of the tag "{tag}" at byte offset {self._offset(place)}'
            raise BadHtml(f"Expected equal sign in declaration {where}")
        self.at += 1
        self._skip_space()
        if self.at >= self.end:
            raise BadHtml(f'Unclosed start tag "{tag}" at byte offset {self._offset(place)}')
        return name, self._value(place)

    def _value(self, place: int) -> str:
        quote = self.source[self.at]
        if quote not in "'\"":
            begin = self.at
            found = _TOKEN.match(self.source, begin)
            self.at = found.end() if found else begin
            if self.source[self.at] not in _SPACE + ">" or self.at >= self.end:
                raise BadHtml(f"Unexpected end of name token at byte offset {self._offset(begin)}")
            return self.source[begin : self.at].lower()
        close = self.source.find(quote, self.at + 1)
        if close < 0 or close + 1 >= self.end:
            raise BadHtml(f"Unclosed start tag at byte offset {self._offset(place)}")
        raw = self.source[self.at + 1 : close]
        self.at = close + 1
        return _REFERENCE.sub(lambda found: found.group() if (text := _referred(found)) is None else text, raw)

    def _end_tag(self, place: int) -> None:
        if not self.open:
            raise BadHtml(f"Unexpected end tag at byte offset {self._offset(place)}")
        self.at += 2
        begin = self.at
        while self.source[self.at] not in _SPACE + ">":
            self.at += 1
        name = self.source[begin : self.at].lower()
        self._skip_space()
        if self.source[self.at] != ">":
            raise BadHtml(f"Unclosed end tag at byte offset {self._offset(place)}")
        opened = self.open.pop()
        if name and name != opened.tag:
            where = f'at byte offset {self._offset(place)}, expected "</{opened.tag}>", found "</{name}>"'
            raise BadHtml(f"Unmatched end tag {where}")
        self.at += 1
        if self.units > opened.start:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        entity: Json = {"type": TAGS[opened.tag], "offset": opened.start, "length": self.units - opened.start}
        if opened.tag == "a":
            entity["url"] = opened.argument or "".join(self.parts[opened.begins :])
        elif opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = opened.argument or ""
        elif opened.tag == "blockquote" and opened.argument is not None:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "code" and (opened.argument or "").startswith("language-"):
            entity["language"] = (opened.argument or "")[9:]
        self.entities.append(entity)


def _referred(found: re.Match[str]) -> str | None:
    decimal, hexadecimal, name = found.groups()
    if name:
        return _NAMED.get(name)
    code = int(decimal) if decimal else int(hexadecimal, 16)
    if 0xD800 <= code <= 0xDFFF:
        raise BadHtml(
            "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"
        )
    return chr(code) if 0 < code <= 0x10FFFF else None


def length(text: str) -> int:
    """UTF-16 units, the measure of entity offsets."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def parse(source: str) -> tuple[str, list[Json]]:
    """Plain text and raw entities, offsets in UTF-16 units, in the order their tags close. Raises BadHtml."""
    if "<" not in source and "&" not in source:
        return source, []
    return _Parser(source).run()
