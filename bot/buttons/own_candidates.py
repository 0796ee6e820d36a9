"""Buttons of what waits for a consultant, and of their candidates."""

from dataclasses import dataclass
from datetime import date

from bot.callbacks import Callback


@dataclass(frozen=True)
class WhatWaits(Callback, code=90):
    """Everything that waits for whoever presses. `page` from 0."""

    page: int


@dataclass(frozen=True)
class OpenOffer(Callback, code=91):
    """Show an offer."""

    offer: int


@dataclass(frozen=True)
class MyCandidates(Callback, code=92):
    """The own candidates. `page` from 0."""

    page: int


@dataclass(frozen=True)
class OpenCandidate(Callback, code=93):
    """Show a candidate."""

    candidate: int


@dataclass(frozen=True)
class InviteCandidate(Callback, code=94):
    """Make a new link for this candidate."""

    candidate: int


@dataclass(frozen=True)
class PhoneLost(Callback, code=95):
    """The phone of this candidate is lost: sure?"""

    candidate: int


@dataclass(frozen=True)
class UnlinkPhone(Callback, code=96):
    """Yes: that phone has no access any more."""

    candidate: int


@dataclass(frozen=True)
class OpenWatch(Callback, code=97):
    """What is to be known about this candidate, of this kind (its place among them)."""

    candidate: int
    kind: int


@dataclass(frozen=True)
class NoteWatch(Callback, code=98):
    """I know; it is dealt with."""

    candidate: int
    kind: int


@dataclass(frozen=True)
class AwayDay(Callback, code=99):
    """This is the first day, or the last day, on which I am away."""

    day: date


@dataclass(frozen=True)
class ComeBack(Callback, code=240):
    """I am here again, or do not go after all."""

    leave: int


@dataclass(frozen=True)
class OpenLying(Callback, code=312):
    """What this colleague leaves lying."""

    colleague: int
