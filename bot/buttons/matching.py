"""Buttons of matching: whom a job fits, and what work somebody wants."""

from dataclasses import dataclass

from bot.callbacks import Callback


@dataclass(frozen=True)
class ShowWanted(Callback, code=141):
    """What work does this candidate want?"""

    candidate: int


@dataclass(frozen=True)
class AskWanted(Callback, code=142):
    """Go to a question about it by its place; past the last to all answers."""

    candidate: int
    place: int


@dataclass(frozen=True)
class WantWork(Callback, code=143):
    """An answer of a question, or not any more, by their places."""

    candidate: int
    place: int
    number: int


@dataclass(frozen=True)
class SearchJob(Callback, code=144):
    """Who fits this job?"""

    job: int


@dataclass(frozen=True)
class TurnSearch(Callback, code=145):
    """Another page of who fits (from 0), or a question about the job by its place."""

    search: int
    page: int
    place: int


@dataclass(frozen=True)
class PickFor(Callback, code=146):
    """Pick this candidate for the job, or not any more."""

    search: int
    candidate: int
    wanted: bool


@dataclass(frozen=True)
class WhyFits(Callback, code=147):
    """Why does this candidate stand there?"""

    job: int
    candidate: int


@dataclass(frozen=True)
class OfferPicked(Callback, code=148):
    """Offer the job to everybody who was picked."""

    search: int


@dataclass(frozen=True)
class DescribeJob(Callback, code=149):
    """What kind of work it is (place 0), or what it helps with, by its place."""

    search: int
    place: int
    number: int


@dataclass(frozen=True)
class MyWanted(Callback, code=136):
    """What work do I want?"""
