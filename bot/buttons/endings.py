"""Buttons of the end of work, and of changes of it."""

from dataclasses import dataclass
from datetime import date

from bot.callbacks import Callback


@dataclass(frozen=True)
class OpenEnding(Callback, code=112):
    """The employer: how does this work go on?"""

    placement: int


@dataclass(frozen=True)
class AskWhatNext(Callback, code=113):
    """The employer: it goes on, there is a contract, or it ends (the kind's place)."""

    placement: int
    kind: int


@dataclass(frozen=True)
class TakeBackAsk(Callback, code=114):
    """The employer: after all not."""

    ask: int


@dataclass(frozen=True)
class StopEarly(Callback, code=115):
    """The employer: this work should stop earlier; why?"""

    placement: int


@dataclass(frozen=True)
class OpenAsk(Callback, code=116):
    """The contact person opens what an employer asks."""

    ask: int


@dataclass(frozen=True)
class DeclineAsk(Callback, code=117):
    """The contact person: it does not go on like that."""

    ask: int


@dataclass(frozen=True)
class OpenWork(Callback, code=118):
    """The contact person opens a candidate's work."""

    placement: int


@dataclass(frozen=True)
class ProposeUntil(Callback, code=119):
    """The contact person: ask the candidate to stay until this day."""

    placement: int
    day: date


@dataclass(frozen=True)
class GrowHours(Callback, code=163):
    """The contact person: other hours, step by step."""

    placement: int


@dataclass(frozen=True)
class GrowFrom(Callback, code=164):
    """In that conversation: from this Monday on."""

    day: date


@dataclass(frozen=True)
class GrowOn(Callback, code=165):
    """In that conversation: one more step."""


@dataclass(frozen=True)
class SendGrowth(Callback, code=166):
    """In that conversation: ask the candidate."""


@dataclass(frozen=True)
class OpenWorkChange(Callback, code=167):
    """The contact person opens what a candidate was asked."""

    work_change: int


@dataclass(frozen=True)
class AnswerChange(Callback, code=168):
    """The candidate: yes, or no, to a change of the work."""

    work_change: int
    agrees: bool


@dataclass(frozen=True)
class TakeBackChange(Callback, code=169):
    """The contact person: it is not asked any more."""

    work_change: int


@dataclass(frozen=True)
class RecordEnd(Callback, code=205):
    """The contact person: this work ends."""

    placement: int


@dataclass(frozen=True)
class EndChoice(Callback, code=206):
    """In that conversation: this answer (its number) to the question at hand."""

    number: int


@dataclass(frozen=True)
class EndOn(Callback, code=207):
    """In that conversation: this is the last day."""

    day: date


@dataclass(frozen=True)
class ChooseToPlace(Callback, code=208):
    """The contact person: place somebody on this job at once. `page` from 0."""

    job: int
    page: int


@dataclass(frozen=True)
class BeforePlacing(Callback, code=209):
    """The contact person: on which terms would this candidate be placed on this job?"""

    job: int
    candidate: int


@dataclass(frozen=True)
class PlaceDirectly(Callback, code=218):
    """The contact person: place them."""

    job: int
    candidate: int
