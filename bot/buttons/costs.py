"""Buttons of costs and of payments that wait for a second person."""

from dataclasses import dataclass
from datetime import date

from bot.callbacks import Callback


@dataclass(frozen=True)
class OpenCosts(Callback, code=246):
    """The contact person: other costs of this candidate."""

    candidate: int


@dataclass(frozen=True)
class BeginCost(Callback, code=247):
    """The contact person: enter a cost of this placement."""

    placement: int


@dataclass(frozen=True)
class CostDay(Callback, code=248):
    """The cost is of this day."""

    day: date


@dataclass(frozen=True)
class EnterCost(Callback, code=249):
    """Yes, enter this cost (its number, day and cents)."""

    placement: int
    number: int
    day: date
    cents: int


@dataclass(frozen=True)
class TakeCostBack(Callback, code=250):
    """The contact person: this cost was not made after all."""

    cost: int


@dataclass(frozen=True)
class OpenPayments(Callback, code=251):
    """Whoever approves: this run of payments."""

    run: int


@dataclass(frozen=True)
class PaymentLines(Callback, code=252):
    """Whoever approves: a page of its lines, from 0."""

    run: int
    page: int


@dataclass(frozen=True)
class DecidePayments(Callback, code=253):
    """Whoever approves: yes or no."""

    run: int
    agrees: bool
