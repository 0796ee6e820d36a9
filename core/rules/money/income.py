"""What does it do to my income? Premium under Flextensie beside a regular part-time job with the same hours, month by month.

Under Flextensie benefit and allowances stay as they are and the premium comes on top (RIB, LAW art. 31 lid 2 onder j). Of the wage of a
regular part-time job one keeps 25 %, at most the monthly maximum, for at most six months (onder n); the rest, and after that all of it,
is set off against the benefit. Money is in cents; the premium is that of the units, which end with the month, so it is exact.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from core.rules.amounts import Amount, Series
from core.rules.calendar import unit_of
from core.rules.cents import Cents, cents_below, for_minutes, percent_of
from core.rules.dated import Dated
from core.rules.disagreements import PREMIUM_RATE
from core.rules.money.cap import MUNICIPALITY
from core.rules.money.premium import unit_premium
from core.rules.planning import planned_minutes
from core.rules.refusals import Refusal

KEPT_PERCENT = 25
EXEMPT_MONTHS = 6
NEW_RULE_SINCE = date(2027, 1, 1)


class Unknown(StrEnum):
    """What the comparison does not know, and so must be said beside it."""

    ALLOWANCES = "allowances"
    BENEFIT = "benefit"
    TAX = "tax"
    ROOM = "room"
    NEW_RULE = "new_rule"


@dataclass(frozen=True)
class MonthOfWork:
    """One month both ways, in cents. `exempt_month` counts 1 to 6, None once the six are used; kept + set_off = earnings."""

    month: date
    minutes: int
    premium: Cents
    earnings: Cents
    kept: Cents
    set_off: Cents
    exempt_month: int | None
    maximum: Amount


@dataclass(frozen=True)
class Comparison:
    """All months, the amounts they rest on with dates and sources, and what is not known."""

    months: Sequence[MonthOfWork]
    rests_on: Sequence[Amount]
    unknown: Sequence[Unknown]

    @property
    def premium(self) -> Cents:
        """On top of the benefit under Flextensie."""
        return sum(month.premium for month in self.months)

    @property
    def kept(self) -> Cents:
        """On top of the benefit in a regular part-time job."""
        return sum(month.kept for month in self.months)

    @property
    def unconfirmed_since(self) -> date | None:
        """The day from which one of the amounts is not confirmed, if any is."""
        return min((amount.unconfirmed_since for amount in self.rests_on if amount.unconfirmed_since), default=None)


def compare(
    minutes_by_day: Mapping[date, int], wage: Decimal, rates: Dated[Decimal], exemption: Series, months_used: int = 0
) -> Comparison | Refusal:
    """The same hours both ways. `wage` is euros an hour, as paid; `months_used` are exempt months of before.

    Refused when the premium's rate or the exemption is not known on one of the days.
    """
    by_month: dict[date, dict[date, int]] = defaultdict(dict)
    for day in sorted(minutes_by_day):
        if minutes_by_day[day] > 0:
            by_month[day.replace(day=1)][day] = minutes_by_day[day]
    months: list[MonthOfWork] = []
    for number, (month, days) in enumerate(by_month.items(), months_used + 1):
        one = _month(month, days, number, wage, rates, exemption)
        if isinstance(one, Refusal):
            return one
        months.append(one)
    return Comparison(tuple(months), _rests_on(months, by_month, rates), _unknown(months))


def even_days(minutes_per_week: int, first: date, last: date) -> dict[date, int]:
    """So many minutes a week spread over all days of a period, when nothing is known but the hours a week."""
    before, days = 0, {}
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        so_far = planned_minutes(minutes_per_week, first, day)
        days[day], before = so_far - before, so_far
    return days


def kept_of(earnings: Cents, maximum: Cents) -> Cents:
    """What of a month's earnings is not set off: 25 %, rounded half up, at most the month's maximum."""
    return min(percent_of(earnings, KEPT_PERCENT), maximum)


def _month(
    month: date, days: Mapping[date, int], number: int, wage: Decimal, rates: Dated[Decimal], exemption: Series
) -> MonthOfWork | Refusal:
    maximum = exemption.on(month)
    if isinstance(maximum, Refusal):
        return maximum
    premium = _premium(days, rates)
    if isinstance(premium, Refusal):
        return premium
    minutes = sum(days.values())
    earnings = for_minutes(minutes, wage)
    exempt = number if number <= EXEMPT_MONTHS else None
    kept = kept_of(earnings, cents_below(maximum.value)) if exempt else 0
    return MonthOfWork(month, minutes, premium, earnings, kept, earnings - kept, exempt, maximum)


def _premium(days: Mapping[date, int], rates: Dated[Decimal]) -> Cents | Refusal:
    units: dict[date, dict[date, int]] = defaultdict(dict)
    for day, minutes in days.items():
        units[unit_of(day).first][day] = minutes
    total = 0
    for unit in units.values():
        premium = unit_premium(unit, rates)
        if isinstance(premium, Refusal):
            return premium
        total += premium
    return total


def _rests_on(
    months: Sequence[MonthOfWork], by_month: Mapping[date, Mapping[date, int]], rates: Dated[Decimal]
) -> tuple[Amount, ...]:
    rows = dict.fromkeys(row for days in by_month.values() for day in days if (row := rates.on(day)))
    premiums = [Amount(PREMIUM_RATE, row.value, row.since, MUNICIPALITY) for row in rows]
    return (*premiums, *dict.fromkeys(month.maximum for month in months if month.exempt_month))


def _unknown(months: Sequence[MonthOfWork]) -> tuple[Unknown, ...]:
    always = (Unknown.ALLOWANCES, Unknown.BENEFIT, Unknown.TAX, Unknown.ROOM)
    new_rule = any(month.month >= NEW_RULE_SINCE for month in months)
    return (*always, Unknown.NEW_RULE) if new_rule else always
