"""Buttons of contact moments."""

from dataclasses import dataclass

from bot.callbacks import Callback


@dataclass(frozen=True)
class OpenContact(Callback, code=22):
    """Open a contact moment."""

    moment: int


@dataclass(frozen=True)
class ContactGoing(Callback, code=23):
    """How it is going (its place among the answers)."""

    moment: int
    going: int


@dataclass(frozen=True)
class RecordContact(Callback, code=24):
    """How it is going and whether it can become regular work (places among the answers): keep it."""

    moment: int
    going: int
    ready: int


@dataclass(frozen=True)
class ContactNow(Callback, code=25):
    """Record a contact about this work now: with the candidate, or with the employer."""

    placement: int
    employer_too: bool


@dataclass(frozen=True)
class NewContactGoing(Callback, code=310):
    """How it is going (its place among the answers), in a contact that nobody planned: `number` in a row with this side of the work."""

    placement: int
    employer_too: bool
    number: int
    going: int


@dataclass(frozen=True)
class RecordNewContact(Callback, code=311):
    """What was said in a contact that nobody planned (places among the answers): keep it."""

    placement: int
    employer_too: bool
    number: int
    going: int
    ready: int
