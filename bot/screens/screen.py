"""What a person sees, as a comparable value: text and buttons. No database, no sending."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from bot.callbacks import Callback
from words.language import END, ISOLATE, UNSEEN

Facts = Mapping[str, Any]
"""What a message says: frozen when it was said, and made words of when it goes out."""
CAPTION = 48
"""Characters of a button: more is cut off on a small screen."""


@dataclass(frozen=True)
class Button:
    """A button under a message: pressing it gives `press` back, or opens `url`."""

    caption: str
    press: Callback | None = None
    url: str | None = None


@dataclass(frozen=True)
class Screen:
    """A message: HTML text, buttons in rows, and the small fixed keyboard when it must be set or renewed.

    `is_answered`: it asks nothing any more; its buttons only lead back or on.
    """

    text: str
    buttons: tuple[tuple[Button, ...], ...] = field(default=())
    menu: tuple[tuple[str, ...], ...] | None = None
    is_answered: bool = False


def lines(*parts: object) -> str:
    """Lines of a message; what is None, False or empty is left out, and an empty line is asked for with a space."""
    return "\n".join(str(part).strip(" ") for part in parts if part)


def rows(*buttons: Button, columns: int = 2) -> tuple[tuple[Button, ...], ...]:
    """Buttons in rows of at most two."""
    return tuple(tuple(buttons[i : i + columns]) for i in range(0, len(buttons), columns))


def caption(said: str) -> str:
    """A button with a name in it: no markup there, and not too long for a small screen."""
    plain = unescape(said)
    seen = [place for place, character in enumerate(plain) if character not in UNSEEN]
    if len(seen) <= CAPTION:
        return plain
    kept = plain[: seen[CAPTION - 1]]
    return kept + "…" + END * (kept.count(ISOLATE) - kept.count(END))
