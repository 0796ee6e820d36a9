"""Buttons of the keypad."""

from dataclasses import dataclass

from bot.callbacks import Callback


@dataclass(frozen=True)
class KeypadKey(Callback, code=200):
    """The key at this place of this keypad. Which digit stands there the button does not know."""

    pad: int
    place: int


@dataclass(frozen=True)
class KeypadClear(Callback, code=201):
    """None of the digits that were tapped."""

    pad: int


@dataclass(frozen=True)
class KeypadDone(Callback, code=202):
    """These are all digits."""

    pad: int


@dataclass(frozen=True)
class KeypadStop(Callback, code=203):
    """Not now."""

    pad: int


@dataclass(frozen=True)
class ForgotPin(Callback, code=204):
    """I do not know my PIN any more."""
