"""Buttons of a week on paper."""

from dataclasses import dataclass
from datetime import date

from bot.callbacks import Callback


@dataclass(frozen=True)
class PaperWork(Callback, code=29):
    """Enter a week of this work from a signed form."""

    placement: int


@dataclass(frozen=True)
class PaperWeek(Callback, code=85):
    """The week that begins on this Monday."""

    first: date


@dataclass(frozen=True)
class PaperDay(Callback, code=86):
    """This day is otherwise on the form."""

    day: date


@dataclass(frozen=True)
class PaperNotWorked(Callback, code=87):
    """On this day nothing was worked."""


@dataclass(frozen=True)
class PaperHoursRight(Callback, code=88):
    """The hours are as on the form."""


@dataclass(frozen=True)
class PaperNoTravel(Callback, code=89):
    """There are no travel costs on the form."""


@dataclass(frozen=True)
class KeepPaper(Callback, code=328):
    """Everything is as on the form: keep it. Later it shows the week that was kept."""

    placement: int
    first: date
