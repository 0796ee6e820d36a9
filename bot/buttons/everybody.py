"""Buttons that everybody has: the language, conversations, what a word means, what happens next."""

from dataclasses import dataclass

from bot.callbacks import Callback


@dataclass(frozen=True)
class ChooseLanguage(Callback, code=1):
    """Speak this language with me (its place in the list of languages)."""

    language: int


@dataclass(frozen=True)
class StopFlow(Callback, code=2):
    """Stop this conversation."""


@dataclass(frozen=True)
class StepBack(Callback, code=3):
    """One step back in this conversation."""


@dataclass(frozen=True)
class AskQuestion(Callback, code=4):
    """Ask the contact person something, about nothing in particular."""


@dataclass(frozen=True)
class WhatNext(Callback, code=175):
    """What happens next?"""


@dataclass(frozen=True)
class MakeEasier(Callback, code=5):
    """Say this in simpler words. `about`: the offer or moment that it is about, or 0."""

    topic: int
    about: int


@dataclass(frozen=True)
class GiveExample(Callback, code=6):
    """Give an example of this. `about` as above."""

    topic: int
    about: int


@dataclass(frozen=True)
class GoOnNow(Callback, code=7):
    """The candidate: the point of the explanation where I am."""


@dataclass(frozen=True)
class ShowAnswer(Callback, code=8):
    """The candidate: make of this answer a message that I can pass on to somebody who reads Dutch."""

    question: int
