"""The days of a week: what was planned beside what was entered. A day that is missing is not a day of zero hours.

The timesheet is MANUAL 5's; of a day that is missing no document says anything.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from core.rules.calendar import Unit, unit_of
from core.rules.cents import Cents, Number, for_minutes
from core.rules.dated import Dated
from core.rules.money.premium import unit_premium
from core.rules.refusals import Refusal


class DayKind(StrEnum):
    """What there is to say about a day."""

    NOTHING = "nothing"
    TO_COME = "to_come"
    MISSING = "missing"
    AS_PLANNED = "as_planned"
    OTHERWISE = "otherwise"
    NOT_PLANNED = "not_planned"
    NOT_WORKED = "not_worked"
    TAKEN_OVER = "taken_over"


@dataclass(frozen=True, slots=True)
class Work:
    """Work of one day: local times (None when only a total is known), minutes of break, minutes worked (0: not worked)."""

    starts: time | None
    ends: time | None
    break_minutes: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Day:
    """A day with what was planned and what was entered; `is_over` when its planned shift has ended. `taken_over` from elsewhere, where nothing
    was planned here."""

    day: date
    planned: Work | None
    logged: Work | None
    is_over: bool
    taken_over: bool = False

    @property
    def kind(self) -> DayKind:
        """What there is to say about this day."""
        if self.logged is None:
            if self.planned is None:
                return DayKind.NOTHING
            return DayKind.MISSING if self.is_over else DayKind.TO_COME
        if not self.logged.minutes:
            return DayKind.NOT_WORKED
        if self.planned is None:
            return DayKind.TAKEN_OVER if self.taken_over else DayKind.NOT_PLANNED
        return DayKind.AS_PLANNED if same_work(self.planned, self.logged) else DayKind.OTHERWISE

    @property
    def minutes(self) -> int:
        """Minutes worked as they were entered."""
        return self.logged.minutes if self.logged else 0


def same_work(one: Work, other: Work) -> bool:
    """The same minutes, at the same times where both are known."""
    if one.minutes != other.minutes:
        return False
    return one.starts is None or other.starts is None or (one.starts, one.ends) == (other.starts, other.ends)


def premium_of(minutes: Mapping[date, int], rates: Dated[Decimal]) -> Cents | Refusal:
    """The premium of a week's days: each of its one or two units rounded once, half up. Refused when a day has no known rate."""
    cents = 0
    for unit in _by_unit(minutes).values():
        premium = unit_premium(unit, rates)
        if isinstance(premium, Refusal):
            return premium
        cents += premium
    return cents


def turnover_of(minutes: Mapping[date, int], tariff: Number) -> Cents:
    """Tariff (euros an hour) x the hours of a week's days: each of its one or two units rounded once, half up."""
    return sum(for_minutes(sum(unit.values()), tariff) for unit in _by_unit(minutes).values())


def total(days: Iterable[Day]) -> int:
    """Minutes worked in the week."""
    return sum(day.minutes for day in days)


def _by_unit(minutes: Mapping[date, int]) -> dict[Unit, dict[date, int]]:
    units: dict[Unit, dict[date, int]] = {}
    for day, worked in minutes.items():
        units.setdefault(unit_of(day), {})[day] = worked
    return units
