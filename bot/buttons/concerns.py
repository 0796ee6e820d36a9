"""Buttons of what does not feel right."""

from dataclasses import dataclass

from bot.callbacks import Callback


@dataclass(frozen=True)
class FeelsWrong(Callback, code=170):
    """Something does not feel right."""


@dataclass(frozen=True)
class RaiseTo(Callback, code=171):
    """To whom I want to say it: the municipality's reporting point, or the contact person."""

    point: bool


@dataclass(frozen=True)
class OpenConcern(Callback, code=172):
    """Show what does not feel right."""

    concern: int


@dataclass(frozen=True)
class WriteInConcern(Callback, code=173):
    """My next message belongs to it."""

    concern: int


@dataclass(frozen=True)
class CloseConcern(Callback, code=174):
    """Whoever has it: it is closed."""

    concern: int


@dataclass(frozen=True)
class SendKept(Callback, code=313):
    """Send what I wrote before I chose to whom."""
