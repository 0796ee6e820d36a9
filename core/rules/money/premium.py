"""The premium: what hours earn, the room under the yearly cap, and what a payment moment pays (domain section 4).

LAW, Participatiewet art. 31 lid 2 onder j: a once- or twice-yearly premium of at most an indexed amount per calendar year, exempt.
The rate is the municipality's (RIB: 2.00; REPORT: 1.50 or 2.00; MANUAL: the municipality decides). Money is in cents.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.rules.amounts import PREMIUM_CAP
from core.rules.cents import Cents, half_up
from core.rules.dated import Dated
from core.rules.disagreements import PREMIUM_RATE
from core.rules.refusals import AmountCode, PaymentCode, Refusal, refuse

MOMENTS_A_YEAR = 2


class AboveCap(StrEnum):
    """What happens to premium above the cap: it waits for the next moment with room, or is written off."""

    HOLD = "hold"
    FORFEIT = "forfeit"


@dataclass(frozen=True)
class Payment:
    """One payment moment, in cents: due = paid + left + written_off. `left` stays due."""

    due: Cents
    room: Cents
    paid: Cents
    left: Cents
    written_off: Cents


@dataclass(frozen=True)
class RateFrom:
    """What an hour of work earns from a day on, in euros."""

    since: date
    value: Decimal


@dataclass(frozen=True)
class HourRate:
    """What an hour of work earns on a day, in euros; since which later day of the work than its first, and what it becomes within it."""

    value: Decimal
    since: date | None
    later: tuple[RateFrom, ...]


def rates_during(rates: Dated[Decimal], first: date, last: date) -> tuple[RateFrom, ...]:
    """What an hour earns from the first day of work to the last: the rate of the first day, and each other one from the day it holds."""
    at_first = rates.on(first)
    found = [RateFrom(first, at_first.value)] if at_first else []
    for row in rates:
        if first < row.since <= last and (not found or found[-1].value != row.value):
            found.append(RateFrom(row.since, row.value))
    return tuple(found)


def rate_of_work(rates: Dated[Decimal], first: date, last: date, today: date) -> HourRate | None:
    """The rate of today, or of the day of the work that is nearest to it; None where none is known."""
    during, day = rates_during(rates, first, last), min(max(today, first), last)
    held = [row for row in during if row.since <= day]
    if not held:
        return None
    return HourRate(held[-1].value, held[-1].since if held[-1].since > first else None, during[len(held) :])


def unit_premium(minutes_by_day: Mapping[date, int], rates: Dated[Decimal]) -> Cents | Refusal:
    """The premium of one unit: each day's minutes at that day's rate of euros an hour, summed exactly, rounded once, half up.

    Refused when no rate is known on one of the days.
    """
    top, bottom = 0, 1
    for day, minutes in minutes_by_day.items():
        row = rates.on(day)
        if row is None:
            return refuse(AmountCode.UNKNOWN_AMOUNT, series=PREMIUM_RATE, date=day)
        numerator, denominator = row.value.as_integer_ratio()
        top, bottom = top * denominator + minutes * numerator * bottom, bottom * denominator
    return half_up(100 * top, 60 * bottom)


def room(cap: Cents, paid_this_year: Cents, other_premiums: Cents = 0) -> Cents:
    """What may still be paid in a calendar year: the cap less premium and other premiums of that year so far, at least 0."""
    return max(0, cap - paid_this_year - other_premiums)


def pay(due: Cents, room: Cents, above_cap: AboveCap) -> Payment:
    """What a payment moment pays of what is due; what is above the room stays due or is written off. `due` is above 0."""
    paid = min(due, room)
    rest = due - paid
    if above_cap is AboveCap.FORFEIT:
        return Payment(due, room, paid, 0, rest)
    return Payment(due, room, paid, rest, 0)


def moments(payments: int, other_premiums: int, other_premiums_are_moments: bool) -> int:
    """Payment moments used in a calendar year: the payments and, by policy, each other premium so far (LAW: "once or twice")."""
    return payments + other_premiums if other_premiums_are_moments else payments


def may_pay(moments_used: int, due: Cents, cap: Cents | None, room: Cents) -> Refusal | None:
    """The first reason why a moment cannot pay: a third moment, a cap that is not known, nothing due, no room."""
    if moments_used >= MOMENTS_A_YEAR:
        return refuse(PaymentCode.THIRD_PAYMENT_MOMENT, moments=moments_used)
    if cap is None:
        return refuse(AmountCode.UNKNOWN_AMOUNT, series=PREMIUM_CAP)
    if due <= 0:
        return refuse(PaymentCode.NOTHING_DUE, due_cents=due)
    if room <= 0:
        return refuse(PaymentCode.NO_ROOM, due_cents=due, cap_cents=cap)
    return None
