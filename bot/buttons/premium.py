"""Buttons of the premium and its payment moments."""

from dataclasses import dataclass
from datetime import date

from bot.callbacks import Callback


@dataclass(frozen=True)
class WhereFrom(Callback, code=70):
    """Where does this amount come from?"""


@dataclass(frozen=True)
class ChooseMoment(Callback, code=71):
    """On which day is the premium of this candidate to be paid?"""

    candidate: int


@dataclass(frozen=True)
class ProposeMoment(Callback, code=72):
    """This day, I propose."""

    candidate: int
    day: date


@dataclass(frozen=True)
class AgreeMoment(Callback, code=73):
    """Yes, that day."""

    moment: int


@dataclass(frozen=True)
class NoteAgreed(Callback, code=315):
    """The contact person: the candidate, who has no phone here, agreed on paper or when we talked."""

    moment: int


@dataclass(frozen=True)
class TakeBackMoment(Callback, code=74):
    """Not that day after all."""

    moment: int


@dataclass(frozen=True)
class OpenMoment(Callback, code=75):
    """Show a payment moment."""

    moment: int


@dataclass(frozen=True)
class OpenPremium(Callback, code=76):
    """Show where I stand with my premium."""
