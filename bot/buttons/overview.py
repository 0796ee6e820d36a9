"""Buttons of the month's figures."""

from dataclasses import dataclass

from bot.callbacks import Callback


@dataclass(frozen=True)
class ShowMonth(Callback, code=254):
    """The municipality's month, counted in months since the year 0."""

    month: int


@dataclass(frozen=True)
class SendMonth(Callback, code=255):
    """The same as a file: its place among the forms."""

    month: int
    form: int
