"""Every message that is not a card, by name: words and frozen facts in, a comparable screen out."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.screens.screen import Button, Screen, lines, rows
from words import Words

Draw = Callable[[Words, Mapping[str, Any]], Screen]

SCREENS: dict[str, Draw] = {}


def screen(name: str) -> Callable[[Draw], Draw]:
    """Register how a message is drawn."""

    def register(draw: Draw) -> Draw:
        assert name not in SCREENS, f"two screens called {name}"
        SCREENS[name] = draw
        return draw

    return register


__all__ = ["SCREENS", "Button", "Draw", "Screen", "lines", "rows", "screen"]
