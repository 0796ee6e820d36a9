"""Settlement: the tariff of one unit split between all parties, to the cent (MANUAL 5, RIB, REPORT 5.2.3-5.2.5).

    turnover = premium + travel + other_costs + administration + remainder

Each part is rounded once; the remainder for the municipality is what is left, and may be negative. Money is in cents.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from core.rules.money import Cents, Number, for_minutes, percent_of


class AdministrationBase(StrEnum):
    """What the percentage is of: the turnover net of premium and direct costs (REPORT 5.2.4, MANUAL 5d), or the whole tariff."""

    NET_TURNOVER = "net_turnover"
    TARIFF = "tariff"


@dataclass(frozen=True)
class Split:
    """Where the turnover of some minutes goes; sums of units are splits too."""

    minutes: int = 0
    turnover: Cents = 0
    premium: Cents = 0
    travel: Cents = 0
    other_costs: Cents = 0
    administration: Cents = 0
    remainder: Cents = 0

    def __add__(self, other: "Split") -> "Split":
        return Split(
            self.minutes + other.minutes,
            self.turnover + other.turnover,
            self.premium + other.premium,
            self.travel + other.travel,
            self.other_costs + other.other_costs,
            self.administration + other.administration,
            self.remainder + other.remainder,
        )

    def reversed(self) -> "Split":
        """The line that takes this one back: a correction is a reversal and a new line."""
        return Split(
            -self.minutes,
            -self.turnover,
            -self.premium,
            -self.travel,
            -self.other_costs,
            -self.administration,
            -self.remainder,
        )


def administration_of(turnover: Cents, net: Cents, percentage: Number, base: AdministrationBase) -> Cents:
    """The back office's part: a percentage of the turnover, or of the net turnover and then 0 where that is negative."""
    if base is AdministrationBase.TARIFF:
        return percent_of(turnover, percentage)
    return percent_of(max(0, net), percentage)


def settle(
    minutes: int,
    tariff: Number,
    premium: Cents,
    travel: Cents,
    other_costs: Cents,
    percentage: Number,
    base: AdministrationBase = AdministrationBase.NET_TURNOVER,
) -> Split:
    """One unit, split. `tariff` is in euros an hour, `percentage` of 100; `premium` is the unit's, already rounded."""
    turnover = for_minutes(minutes, tariff)
    net = turnover - premium - travel - other_costs
    administration = administration_of(turnover, net, percentage, base)
    return Split(minutes, turnover, premium, travel, other_costs, administration, net - administration)


def total(splits: Iterable[Split]) -> Split:
    """The sum of units: nothing is rounded again."""
    return sum(splits, Split())
