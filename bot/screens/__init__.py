"""Every message that is not a card, by name: words and frozen facts in, a comparable screen out."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from bot.screens.screen import Button, Screen, caption, lines, rows
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


__all__ = ["SCREENS", "Button", "Draw", "Screen", "caption", "lines", "rows", "screen"]

for _module in iter_modules(__path__):  # each registers its messages
    import_module(f"{__name__}.{_module.name}")
