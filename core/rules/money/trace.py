"""Where an amount comes from: the rule, what went in, the rows of the law or the policy it rests on, and the rounding.

A trace is made when somebody asks, with the same rules that made the amount; nothing is kept for every row.

The sources themselves stand beside the rules and rows (LAW, domain 4 to 6).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.rules.amounts import Amount
from core.rules.cents import Cents, cents_below, for_minutes, to_cents, whole_cents
from core.rules.dated import Dated, Row
from core.rules.disagreements import PREMIUM_RATE, TRAVEL_RATE
from core.rules.money.cap import MUNICIPALITY
from core.rules.money.premium import AboveCap, pay, room, unit_premium
from core.rules.money.settlement import AdministrationBase, Split, settle
from core.rules.money.travel import for_kilometres
from core.rules.refusals import Refusal


class Rule(StrEnum):
    """Which rule made an amount."""

    PREMIUM = "premium"
    TURNOVER = "turnover"
    TRAVEL = "travel"
    OTHER_COSTS = "other_costs"
    ADMINISTRATION = "administration"
    REMAINDER = "remainder"
    FLOOR = "floor"
    CAP = "cap"
    DUE = "due"
    ROOM = "room"
    PAYMENT = "payment"


class Rounding(StrEnum):
    """How an amount became whole cents: a half goes up, a limit goes down, sums and differences need none."""

    HALF_UP = "half_up"
    DOWN = "down"
    NONE = "none"


@dataclass(frozen=True)
class Input:
    """One thing that went in. A name that ends in `_cents` is money in cents; a Decimal is an exact rate, percentage or number.

    `day` is the day it is about; `since`, `source` and `unconfirmed_since` are those of the row that it was read from.
    """

    name: str
    value: int | Decimal | str
    day: date | None = None
    since: date | None = None
    source: str | None = None
    unconfirmed_since: date | None = None


@dataclass(frozen=True)
class Trace:
    """An amount in cents and where it comes from."""

    rule: Rule
    cents: Cents
    rounding: Rounding
    inputs: tuple[Input, ...]


def trace_premium(minutes_by_day: Mapping[date, int], rates: Dated[Decimal], source: str = MUNICIPALITY) -> Trace | Refusal:
    """The premium of one unit, day by day; refused when no rate is known on one of the days."""
    cents = unit_premium(minutes_by_day, rates)
    if isinstance(cents, Refusal):
        return cents
    inputs: list[Input] = []
    for day, minutes in sorted(minutes_by_day.items()):
        inputs.append(Input("minutes", minutes, day))
        row = rates.on(day)
        if row:
            inputs.append(Input(PREMIUM_RATE, row.value, day, row.since, source))
    return Trace(Rule.PREMIUM, cents, Rounding.HALF_UP, tuple(inputs))


def trace_turnover(minutes: int, tariff: Decimal, start: date) -> Trace:
    """The turnover of one unit; the tariff is the one that was agreed for the placement's start."""
    inputs = Input("minutes", minutes), Input("tariff_per_hour", tariff, since=start, source="placement")
    return Trace(Rule.TURNOVER, for_minutes(minutes, tariff), Rounding.HALF_UP, inputs)


def trace_kilometres(kilometres: Decimal, day: date, rate: Row[Decimal], source: str = MUNICIPALITY) -> Trace:
    """One travel claim in kilometres."""
    inputs = Input("kilometres", kilometres, day), Input(TRAVEL_RATE, rate.value, day, rate.since, source)
    return Trace(Rule.TRAVEL, for_kilometres(kilometres, rate.value), Rounding.HALF_UP, inputs)


def trace_ticket(cents: Cents, day: date) -> Trace:
    """One travel claim by what the ticket cost."""
    return Trace(Rule.TRAVEL, cents, Rounding.NONE, (Input("ticket_cents", cents, day),))


def trace_costs(cents: Cents, day: date) -> Trace:
    """Other direct costs of one day, as the consultant entered them."""
    return Trace(Rule.OTHER_COSTS, cents, Rounding.NONE, (Input("costs_cents", cents, day),))


def trace_floor(floor: Amount, day: date) -> Trace:
    """The lowest tariff for a start on a day: the row that decides it, which may be that of the minimum wage."""
    exact = whole_cents(floor.value) is not None
    inputs = (Input(floor.series, floor.value, day, floor.since, floor.source, floor.unconfirmed_since),)
    return Trace(Rule.FLOOR, to_cents(floor.value), Rounding.NONE if exact else Rounding.HALF_UP, inputs)


def trace_settlement(
    unit: Split, tariff: Decimal, start: date, percentage: Row[Decimal] | Decimal, base: AdministrationBase
) -> tuple[Trace, Trace, Trace]:
    """Turnover, administration and remainder of one unit; its premium, travel and other costs as they were settled.

    `percentage` is a dated decision, or one that holds throughout.
    """
    value, since = (percentage.value, percentage.since) if isinstance(percentage, Row) else (percentage, None)
    split = settle(unit.minutes, tariff, unit.premium, unit.travel, unit.other_costs, value, base)
    costs = (
        Input("turnover_cents", split.turnover),
        Input("premium_cents", split.premium),
        Input("travel_cents", split.travel),
        Input("other_costs_cents", split.other_costs),
    )
    share = Input("administration_percentage", value, since=since, source=MUNICIPALITY)
    of = Input("administration_base", base.value)
    return (
        trace_turnover(unit.minutes, tariff, start),
        Trace(Rule.ADMINISTRATION, split.administration, Rounding.HALF_UP, (*costs, share, of)),
        Trace(Rule.REMAINDER, split.remainder, Rounding.NONE, (*costs, Input("administration_cents", split.administration))),
    )


def trace_cap(cap: Amount, day: date) -> Trace:
    """The cap in force on a day of payment, down to whole cents."""
    inputs = (Input(cap.series, cap.value, day, cap.since, cap.source, cap.unconfirmed_since),)
    return Trace(Rule.CAP, cents_below(cap.value), Rounding.DOWN, inputs)


def trace_due(day: date, earned: Cents, settled: Cents) -> Trace:
    """What is due on a day: the premium of all units over by then, less all that was paid or written off before."""
    inputs = Input("earned_cents", earned, day), Input("settled_cents", settled)
    return Trace(Rule.DUE, earned - settled, Rounding.NONE, inputs)


def trace_room(cap: Amount, day: date, paid_this_year: Cents, other_premiums: Cents) -> Trace:
    """The room under the cap on a day of payment."""
    limit = trace_cap(cap, day)
    inputs = (*limit.inputs, Input("paid_cents", paid_this_year), Input("other_premiums_cents", other_premiums))
    return Trace(Rule.ROOM, room(limit.cents, paid_this_year, other_premiums), Rounding.NONE, inputs)


def trace_payment(due: Cents, room: Cents, above_cap: AboveCap) -> Trace:
    """What a payment moment pays."""
    inputs = Input("due_cents", due), Input("room_cents", room), Input("above_cap", above_cap.value)
    return Trace(Rule.PAYMENT, pay(due, room, above_cap).paid, Rounding.NONE, inputs)
