"""Every message that is not a card, by name: words and frozen facts in, a comparable screen out."""

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules

from bot.screens.screen import Button, Facts, Screen, caption, lines, rows
from words import Words

Draw = Callable[[Words, Facts], Screen]

SCREENS: dict[str, Draw] = {}
NOT_FOR_CANDIDATES: set[str] = set()
"""Messages that no candidate ever gets: their words are not in every language, and they may say what a candidate need not know."""


def screen(name: str, *, candidates: bool = True) -> Callable[[Draw], Draw]:
    """Register how a message is drawn, and whether candidates can get it."""

    def register(draw: Draw) -> Draw:
        assert name not in SCREENS, f"two screens called {name}"
        SCREENS[name] = draw
        if not candidates:
            NOT_FOR_CANDIDATES.add(name)
        return draw

    return register


__all__ = ["NOT_FOR_CANDIDATES", "SCREENS", "Button", "Draw", "Facts", "Screen", "caption", "lines", "rows", "screen"]

for _module in iter_modules(__path__):  # each registers its messages
    import_module(f"{__name__}.{_module.name}")
