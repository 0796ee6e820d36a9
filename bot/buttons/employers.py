"""Buttons of employers: who speaks to them, work entered and shared for them, and refusing one."""

from dataclasses import dataclass

from bot.callbacks import Callback


@dataclass(frozen=True)
class AgreedOnPaper(Callback, code=290):
    """The contact person: who speaks for the employer of this job signed the terms on paper."""

    job: int


@dataclass(frozen=True)
class OpenEmployer(Callback, code=137):
    """Whether we do business with this employer."""

    employer: int


@dataclass(frozen=True)
class RefuseEmployer(Callback, code=138):
    """No more business with this employer: why?"""

    employer: int


@dataclass(frozen=True)
class LiftRefusal(Callback, code=9):
    """Business with this employer again."""

    employer: int


@dataclass(frozen=True)
class TakeEmployer(Callback, code=270):
    """The account manager speaks to this employer from now on."""

    employer: int


@dataclass(frozen=True)
class EnterWork(Callback, code=271):
    """Enter work of this employer, for them."""

    employer: int


@dataclass(frozen=True)
class ListEmployers(Callback, code=272):
    """A page of the employers of the municipality."""

    page: int


@dataclass(frozen=True)
class ShareJob(Callback, code=273):
    """With which municipalities is this job shared?"""

    job: int


@dataclass(frozen=True)
class SetShare(Callback, code=274):
    """Share this job with a municipality, or no longer."""

    job: int
    municipality: int
    wanted: bool
