"""Buttons of offers: from the offer to the welcome of the employer."""

from dataclasses import dataclass
from datetime import date

from bot.callbacks import Callback


@dataclass(frozen=True)
class OfferAnswer(Callback, code=10):
    """Yes or no to an offer."""

    offer: int
    wants: bool


@dataclass(frozen=True)
class WantOffer(Callback, code=293):
    """Yes to an offer, as it was shown: its first day, and the premium in all (cents)."""

    offer: int
    first: date
    cents: int


@dataclass(frozen=True)
class AskAboutOffer(Callback, code=11):
    """First a question about this offer."""

    offer: int


@dataclass(frozen=True)
class ShowJob(Callback, code=12):
    """The consultant opens a job."""

    job: int


@dataclass(frozen=True)
class OfferJob(Callback, code=14):
    """Offer this job to this candidate."""

    job: int
    candidate: int


@dataclass(frozen=True)
class Propose(Callback, code=15):
    """Propose the candidate of this offer to the employer."""

    offer: int


@dataclass(frozen=True)
class ProposalAnswer(Callback, code=16):
    """The employer: welcome, or not this time."""

    proposal: int
    welcome: bool


@dataclass(frozen=True)
class WhatIncome(Callback, code=17):
    """What does this job do to my income?"""

    offer: int


@dataclass(frozen=True)
class OtherWage(Callback, code=18):
    """Compare with another wage, which I type."""

    offer: int


@dataclass(frozen=True)
class SayWhyNot(Callback, code=19):
    """I want to say why I said no."""

    offer: int


@dataclass(frozen=True)
class WantAfterAll(Callback, code=324):
    """I said no, and do want this work: ask me again."""

    offer: int


@dataclass(frozen=True)
class TakeBackYes(Callback, code=266):
    """I do not want this work after all; sure?"""

    offer: int


@dataclass(frozen=True)
class TakeBackYesSurely(Callback, code=267):
    """Yes, I do not want it."""

    offer: int
