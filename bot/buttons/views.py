"""Buttons of what a candidate sees, and of who stands in."""

from dataclasses import dataclass

from bot.callbacks import Callback


@dataclass(frozen=True)
class ChooseView(Callback, code=26):
    """What does this candidate see?"""

    candidate: int


@dataclass(frozen=True)
class ViewAs(Callback, code=27):
    """One of the candidate's screens (its place among them), to look at."""

    candidate: int
    part: int


@dataclass(frozen=True)
class ChooseStandIn(Callback, code=28):
    """This colleague stands in for me."""

    person: int


@dataclass(frozen=True)
class ListStandIns(Callback, code=298):
    """Who can stand in for me? A page."""

    page: int
