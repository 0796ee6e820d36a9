"""Settlement: the tariff of one unit split between all parties, to the cent (MANUAL 5, RIB, REPORT 5.2.3-5.2.5).

    turnover = premium + travel + other_costs + administration + remainder

Each part is rounded once; the remainder for the municipality is what is left, and may be negative. Money is in cents.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from operator import sub
from typing import NamedTuple

from core.rules.cents import Cents, Number, for_each_minutes, percent_of_each


class AdministrationBase(StrEnum):
    """What the percentage is of: the turnover net of premium and direct costs (REPORT 5.2.4, MANUAL 5d), or the whole tariff."""

    NET_TURNOVER = "net_turnover"
    TARIFF = "tariff"


class Split(NamedTuple):
    """Where the turnover of some minutes goes; sums of units are splits too."""

    minutes: int = 0
    turnover: Cents = 0
    premium: Cents = 0
    travel: Cents = 0
    other_costs: Cents = 0
    administration: Cents = 0
    remainder: Cents = 0

    def reversed(self) -> "Split":
        """The line that takes this one back: a correction is a reversal and a new line."""
        return Split(*(-part for part in self))


class Splits(NamedTuple):
    """Units side by side: the parts of a Split of each unit. The remainder is what is left of each, and so of any sum of them."""

    minutes: Sequence[int]
    turnover: Sequence[Cents]
    premium: Sequence[Cents]
    travel: Sequence[Cents]
    other_costs: Sequence[Cents]
    administration: Sequence[Cents]

    def total(self, units: slice = slice(None)) -> Split:
        """The sum of some of the units, or of all: nothing is rounded again."""
        minutes, turnover, premium, travel, other_costs, administration = [sum(parts[units]) for parts in self]
        remainder = turnover - premium - travel - other_costs - administration
        return Split(minutes, turnover, premium, travel, other_costs, administration, remainder)


def settle(
    minutes: int,
    tariff: Number,
    premium: Cents,
    travel: Cents,
    other_costs: Cents,
    percentage: Number,
    base: AdministrationBase = AdministrationBase.NET_TURNOVER,
) -> Split:
    """One unit, split. `tariff` is in euros an hour, `percentage` of 100; the unit's premium and costs are already rounded."""
    return settle_units([minutes], tariff, [premium], [travel], [other_costs], percentage, base).total()


def settle_units(
    minutes: Sequence[int],
    tariff: Number,
    premium: Sequence[Cents],
    travel: Sequence[Cents],
    other_costs: Sequence[Cents],
    percentage: Number,
    base: AdministrationBase,
) -> Splits:
    """As `settle`, for all units of a placement.

    The back office's part is a percentage of the turnover, or of the net turnover and then 0 where that is negative.
    """
    turnover = for_each_minutes(minutes, tariff)
    base_amounts: Iterable[Cents] = turnover
    if base is AdministrationBase.NET_TURNOVER:
        net = map(sub, map(sub, map(sub, turnover, premium), travel), other_costs)
        base_amounts = [amount if amount > 0 else 0 for amount in net]
    return Splits(minutes, turnover, premium, travel, other_costs, percent_of_each(base_amounts, percentage))


def total(splits: Iterable[Split]) -> Split:
    """The sum of units: nothing is rounded again."""
    return Split(*map(sum, zip(*splits, strict=True)))
