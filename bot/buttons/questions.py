"""Buttons of questions and their answers."""

from dataclasses import dataclass
from datetime import date

from bot.callbacks import Callback


@dataclass(frozen=True)
class AskAboutWeek(Callback, code=83):
    """A question about this week."""

    week: int


@dataclass(frozen=True)
class AskAboutDay(Callback, code=84):
    """A question about this day, its hours or its travel costs."""

    placement: int
    day: date


@dataclass(frozen=True)
class OpenQuestion(Callback, code=80):
    """Show a question."""

    question: int


@dataclass(frozen=True)
class WriteBack(Callback, code=81):
    """My next message belongs to this question: the asker writes on, the contact person answers."""

    question: int


@dataclass(frozen=True)
class NoAnswerNeeded(Callback, code=82):
    """The contact person: I have read this, it needs no answer. `wait` is the one that was shown."""

    question: int
    wait: int
