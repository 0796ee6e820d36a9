"""Where a candidate stands: planned, logged, confirmed and paid premium, always kept apart, and the room left under the cap.

The four are domain 4's.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import IntEnum

from core.rules.calendar import unit_of
from core.rules.cents import Cents
from core.rules.dated import Dated
from core.rules.money.premium import unit_premium
from core.rules.refusals import Refusal


class Stage(IntEnum):
    """How far a day's hours have come."""

    PLANNED = 0
    LOGGED = 1
    CONFIRMED = 2


@dataclass(frozen=True, slots=True)
class DayHours:
    """Minutes of one day of one placement, and how far they have come."""

    placement: int
    day: date
    minutes: int
    stage: Stage


@dataclass(frozen=True)
class Standing:
    """Minutes and premium (cents) at each stage. `confirmed` is everything confirmed so far, paid or not."""

    minutes: dict[Stage, int]
    cents: dict[Stage, Cents]


def standing(days: Iterable[DayHours], rates: Dated[Decimal]) -> Standing | Refusal:
    """Premium by stage; each unit (a placement's ISO week, cut at month ends) is rounded once per stage, half up.

    Refused when no rate is known on one of the days.
    """
    units: dict[tuple[Stage, int, date], dict[date, int]] = defaultdict(dict)
    minutes = dict.fromkeys(Stage, 0)
    for one in days:
        units[(one.stage, one.placement, unit_of(one.day).first)][one.day] = one.minutes
        minutes[one.stage] += one.minutes
    cents = dict.fromkeys(Stage, 0)
    for (stage, _, _), by_day in units.items():
        premium = unit_premium(by_day, rates)
        if isinstance(premium, Refusal):
            return premium
        cents[stage] += premium
    return Standing(minutes, cents)


def hours_of_room(room: Cents, rate: Decimal) -> int:
    """Whole minutes that can still be worked before the room is used up, at a rate of euros an hour above 0."""
    numerator, denominator = rate.as_integer_ratio()
    return room * 60 * denominator // (100 * numerator)
