"""From days to units: when the premium of each falls due, for the planner (domain section 4: a unit that reaches past a day waits whole)."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from core.rules.calendar import unit_of
from core.rules.dated import Dated
from core.rules.money.planner import DueUnit
from core.rules.money.premium import unit_premium
from core.rules.money.standing import DayHours, Stage
from core.rules.refusals import Refusal


def due_units(days: Iterable[DayHours], rates: Dated[Decimal]) -> list[DueUnit] | Refusal:
    """The units of worked and planned days, by due date. A unit with one day that is not confirmed counts as planned.

    One line a day and placement. Refused when no rate of premium is known on one of the days.
    """
    units: dict[tuple[int, date], list[DayHours]] = defaultdict(list)
    for one in days:
        units[(one.placement, unit_of(one.day).first)].append(one)
    due: list[DueUnit] = []
    for unit in units.values():
        premium = unit_premium({one.day: one.minutes for one in unit}, rates)
        if isinstance(premium, Refusal):
            return premium
        due.append(DueUnit(max(one.day for one in unit), premium, any(one.stage < Stage.CONFIRMED for one in unit)))
    return sorted(due)
