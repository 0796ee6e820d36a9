"""Buttons of coming in, of the first call, and of the proof of work."""

from dataclasses import dataclass

from bot.callbacks import Callback


@dataclass(frozen=True)
class UnderstoodPoint(Callback, code=150):
    """The candidate understands this point of the checklist."""

    point: int


@dataclass(frozen=True)
class PointBefore(Callback, code=151):
    """The candidate: the point before this one, please."""

    point: int


@dataclass(frozen=True)
class GoOnLater(Callback, code=152):
    """The candidate goes on with coming in another time."""


@dataclass(frozen=True)
class ConfirmParticipation(Callback, code=153):
    """The candidate: yes, I take part."""

    participation: int


@dataclass(frozen=True)
class OpenParticipation(Callback, code=154):
    """The contact person opens how far somebody has come in."""

    participation: int


@dataclass(frozen=True)
class SignParticipation(Callback, code=155):
    """The contact person confirms it too."""

    participation: int


@dataclass(frozen=True)
class ConfirmationAgain(Callback, code=156):
    """Send me the confirmation once more."""

    participation: int


@dataclass(frozen=True)
class ConfirmedOnPaper(Callback, code=157):
    """The contact person: this candidate has confirmed on paper."""

    candidate: int


@dataclass(frozen=True)
class OpenFirstCall(Callback, code=158):
    """The contact person: whom do I call, and why?"""

    call: int


@dataclass(frozen=True)
class HaveCalled(Callback, code=159):
    """The contact person has called."""

    call: int


@dataclass(frozen=True)
class WriteRecommendation(Callback, code=160):
    """The employer wants to write something about the work that ends."""

    placement: int


@dataclass(frozen=True)
class SkipRecommendation(Callback, code=161):
    """The employer writes nothing."""

    placement: int


@dataclass(frozen=True)
class GiveProof(Callback, code=162):
    """The candidate: send me the proof of this work."""

    placement: int


@dataclass(frozen=True)
class GiveProofWithout(Callback, code=294):
    """The candidate: send me that proof without what the employer wrote."""

    placement: int


@dataclass(frozen=True)
class KeepRecommendation(Callback, code=297):
    """The employer: yes, these words (`draft`: the number of the words)."""

    placement: int
    draft: int
