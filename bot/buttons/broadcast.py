"""Buttons of a message to everybody at once."""

from dataclasses import dataclass

from bot.callbacks import Callback


@dataclass(frozen=True)
class WriteToEverybody(Callback, code=20):
    """Write a message to all own candidates."""


@dataclass(frozen=True)
class SendBroadcast(Callback, code=21):
    """These words, to all own candidates (`draft`: the number of the words)."""

    draft: int
