"""What a page says, as plain values: a title and blocks, in one language. The template lays them out and knows no sentence."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from html import unescape
from typing import Any

from babel import Locale

from core.rules.calendar import local_day
from words import Words
from words.language import locale_of

Block = dict[str, Any]


def sheet(w: Words, title: str, *blocks: Block | None) -> Block:
    """One page or more in one language. Blocks that are None are left out."""
    locale = Locale.parse(locale_of(w.language))
    direction = "rtl" if locale.character_order == "right-to-left" else "ltr"
    spoken = {"language": w.language, "lang": locale.language, "direction": direction}
    return spoken | {"title": plain(title), "blocks": [b for b in blocks if b]}


def wide(one: Block) -> Block:
    """A sheet on its side, for a table of many columns."""
    return one | {"wide": True}


def text(*sentences: str) -> Block:
    """A paragraph."""
    return {"kind": "text", "text": " ".join(plain(sentence) for sentence in sentences if sentence)}


def heading(sentence: str) -> Block:
    """A line above what follows."""
    return {"kind": "heading", "text": plain(sentence)}


def rows(*pairs: tuple[str, str] | None) -> Block:
    """Labels with their values; pairs that are None or have no value are left out."""
    return {"kind": "rows", "rows": [[plain(label), plain(value)] for label, value in filter(None, pairs) if value]}


def points(items: Iterable[tuple[str, Iterable[str]]]) -> Block:
    """Numbered points: a title, and sentences below it."""
    return {"kind": "points", "items": [[plain(title), [plain(line) for line in below]] for title, below in items]}


def table(captions: Iterable[str], lines: Iterable[Iterable[str]], *, large: bool = False, parts: Sequence[int] = ()) -> Block:
    """Rows under captions; small, as many columns are wide, or as large as what stands around it. `parts`: how columns share the width."""
    heads, rows_below = [plain(one) for one in captions], [[plain(c) for c in line] for line in lines]
    return {"kind": "table", "captions": heads, "rows": rows_below, "large": large, "parts": list(parts)}


def bars(items: Sequence[tuple[str, int, str]]) -> Block:
    """A chart: labels with their values, and each value as it is said. A bar below zero is an empty one."""
    longest = max((abs(value) for _, value, _ in items), default=0) or 1
    return {
        "kind": "bars",
        "items": [[plain(label), round(value / longest, 4), plain(said)] for label, value, said in items],
    }


def quote(words: str, by: str) -> Block:
    """Somebody's own words."""
    return {"kind": "quote", "text": plain(words), "by": plain(by)}


def plain(written: str) -> str:
    """A sentence of `words` as text: they escape what they are given for a chat; paper knows no markup."""
    return unescape(written)


def moment(w: Words, at: str) -> str:
    """A day and time; a document is read years later: the year belongs to it."""
    then = datetime.fromisoformat(at)
    return f"{w.date(local_day(then))}, {w.time(then)}"
