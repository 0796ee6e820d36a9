"""Buttons of running work: absent, days off, other hours, stopping."""

from dataclasses import dataclass
from datetime import date

from bot.callbacks import Callback


@dataclass(frozen=True)
class CallOff(Callback, code=120):
    """I cannot come on this day."""

    placement: int
    day: date


@dataclass(frozen=True)
class ComeAfterAll(Callback, code=121):
    """I can come on this day after all."""

    placement: int
    day: date


@dataclass(frozen=True)
class ChooseDayOff(Callback, code=122):
    """On which of the coming days can I not come?"""

    placement: int


@dataclass(frozen=True)
class WantToStop(Callback, code=123):
    """Stop with this work: sure?"""

    placement: int


@dataclass(frozen=True)
class StopWork(Callback, code=124):
    """Yes, I want to stop with this work."""

    placement: int


@dataclass(frozen=True)
class GoOn(Callback, code=286):
    """No, I do not want to stop with this work."""

    placement: int


@dataclass(frozen=True)
class KeepReason(Callback, code=125):
    """I would rather not say why."""

    wish: int


@dataclass(frozen=True)
class MoreOrFewerHours(Callback, code=126):
    """Other hours a week: how many?"""

    placement: int


@dataclass(frozen=True)
class AskHours(Callback, code=127):
    """So many minutes a week."""

    placement: int
    minutes: int


@dataclass(frozen=True)
class TakeBackWish(Callback, code=128):
    """I go on as it was."""

    wish: int


@dataclass(frozen=True)
class OpenWish(Callback, code=129):
    """The contact person opens a wish."""

    wish: int


@dataclass(frozen=True)
class EndWork(Callback, code=130):
    """The contact person: this is the last day."""

    wish: int
    day: date


@dataclass(frozen=True)
class GrantHours(Callback, code=131):
    """The contact person: other hours from this Monday on."""

    wish: int
    day: date


@dataclass(frozen=True)
class DeclineHours(Callback, code=132):
    """The contact person: no other hours now."""

    wish: int


@dataclass(frozen=True)
class NoPhoto(Callback, code=133):
    """No photo of the ticket now."""

    placement: int
    day: date


@dataclass(frozen=True)
class SendPhoto(Callback, code=134):
    """A photo of the ticket of this day."""

    placement: int
    day: date
