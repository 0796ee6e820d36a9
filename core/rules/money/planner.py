"""The planner: on which one or two days premium is paid best (LAW: at most two moments a calendar year; MANUAL 5c: together).

Best is, in this order: most paid in this calendar year and the next, least written off, soonest (the days that each cent waits, summed),
fewest moments, earliest days. One day a year is enough for the most, so two days in all are enough.

Only a few days matter. What a day pays changes on the last worked day of a unit, on the date of a cap's row and on 1 January; between
two of these every day pays the same, so the first is the soonest, and a second moment there would find nothing due or no room. Where not
every day can be chosen, it is the first of them that can.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cached_property, partial
from itertools import accumulate
from typing import NamedTuple

from core.rules.amounts import Amount, Series
from core.rules.cents import Cents, cents_below
from core.rules.dated import Dated
from core.rules.money.attribution import CapDate, payable_by_work_year
from core.rules.money.cap import cap_on
from core.rules.money.premium import AboveCap, Payment, may_pay, moments, pay, room
from core.rules.refusals import PaymentCode, Refusal, refuse


class DueUnit(NamedTuple):
    """The premium (cents) of one unit, due from its last worked day on; `planned` when not all of it has been worked."""

    due: date
    premium: Cents
    planned: bool = False


class Paid(NamedTuple):
    """A payment moment that has been, on or before today; cents."""

    day: date
    paid: Cents
    written_off: Cents = 0


class OtherPremium(NamedTuple):
    """Another premium of the same article, in cents; one that is known for later this year counts too."""

    day: date
    amount: Cents


class Moment(NamedTuple):
    """One planned payment: the day, what it pays, and the cap of that day."""

    day: date
    payment: Payment
    cap: Amount


@dataclass(frozen=True)
class Plan:
    """Payments in order; `left` (cents) is what all units together still have to come after them."""

    moments: tuple[Moment, ...]
    left: Cents

    @property
    def paid(self) -> Cents:
        """What is paid in all."""
        return sum(moment.payment.paid for moment in self.moments)

    @property
    def written_off(self) -> Cents:
        """What is lost to the candidate; only where the municipality writes off above the cap."""
        return sum(moment.payment.written_off for moment in self.moments)


@dataclass(frozen=True)
class Case:
    """All that a plan rests on. `own` is the municipality's stricter cap, `until` the last day looked at (end of next year).

    `cap_date` tells whose day decides which cap is in force, `attributed_to` whose year premium counts in. `on_or_after` tells the first
    day on or after one that may be chosen, where not every day may.
    """

    today: date
    units: Sequence[DueUnit]
    law: Series
    own: Dated[Decimal] = field(default_factory=Dated)
    paid: Sequence[Paid] = ()
    others: Sequence[OtherPremium] = ()
    above_cap: AboveCap = AboveCap.HOLD
    other_premiums_are_moments: bool = True
    until: date | None = None
    cap_date: CapDate = CapDate.PAYMENT
    attributed_to: CapDate = CapDate.PAYMENT
    on_or_after: Callable[[date], date] | None = None

    @property
    def last(self) -> date:
        """The last day looked at."""
        return self.until or date(self.today.year + 1, 12, 31)

    @cached_property
    def earned(self) -> tuple[list[date], list[Cents]]:
        """The days on which units fall due, in order, and the premium earned up to and including each."""
        units = sorted(self.units)
        return [unit.due for unit in units], list(accumulate(unit.premium for unit in units))

    def earned_by(self, day: date) -> Cents:
        """The premium of all units due on a day."""
        days, sums = self.earned
        place = bisect_right(days, day)
        return sums[place - 1] if place else 0

    def last_due_by(self, day: date) -> date:
        """The last worked day of the newest unit that is due on a day; that day itself when none is."""
        days, _ = self.earned
        place = bisect_right(days, day)
        return days[place - 1] if place else day

    @cached_property
    def paid_out(self) -> Cents:
        """All that was paid or written off before."""
        return sum(one.paid + one.written_off for one in self.paid)


class Alternative(StrEnum):
    """What a plan is compared with."""

    BEST = "best"
    ONE_MOMENT = "one_moment"
    NOW = "now"
    AFTER_LAST_UNIT = "after_last_unit"
    NEW_YEAR = "new_year"


def planned(case: Case, days: Iterable[date]) -> Plan | Refusal:
    """What paying on these days, from today on, would come to; the refusal of the first day that cannot pay."""
    done: list[Moment] = []
    for day in sorted(days):
        moment = _moment(case, day, done)
        if isinstance(moment, Refusal):
            return moment
        done.append(moment)
    return _plan(case, done)


def best_plan(case: Case, most_moments: int = 2) -> Plan:
    """The best plan of so many days at most (1 or 2); one without moments when no day can pay."""
    plans = [_plan(case, ()), *_plans(case, most_moments)]
    return min(plans, key=lambda plan: _order(case, plan))


def advised_plan(case: Case) -> Plan:
    """The plan of the fewest moments that gives as much as the best one: a second day that only comes sooner gives nothing more."""
    best, one = best_plan(case), best_plan(case, 1)
    return one if (one.paid, one.written_off) == (best.paid, best.written_off) else best


@dataclass(frozen=True)
class Advice:
    """On which day or two most is paid. `sooner`: a payment on any earlier day besides takes nothing away from that."""

    first: date
    second: date | None = None
    sooner: bool = False

    @property
    def days(self) -> tuple[date, ...]:
        """The one, or both."""
        return (self.first,) if self.second is None else (self.first, self.second)


def advice(case: Case) -> Advice | None:
    """What is worth saying about when to be paid; None where there is no earlier day to choose, or nothing to pay."""
    plan = advised_plan(case)
    days = tuple(moment.day for moment in plan.moments)
    if len(days) != 1:
        return Advice(days[0], days[1]) if days else None
    earlier = [day for day in days_that_matter(case) if day < days[0] and isinstance(planned(case, [day]), Plan)]
    besides = [planned(case, [day, *days]) for day in earlier]
    free = all(isinstance(one, Plan) and (one.paid, one.written_off) == (plan.paid, plan.written_off) for one in besides)
    return Advice(days[0], sooner=free) if earlier else None


def alternatives(case: Case) -> dict[Alternative, Plan | Refusal]:
    """The best plan beside others that people think of: what each pays, writes off and leaves waiting, or why it cannot be."""
    last_due = max((unit.due for unit in case.units if unit.due <= case.last), default=case.today)
    return {
        Alternative.BEST: best_plan(case),
        Alternative.ONE_MOMENT: best_plan(case, 1),
        Alternative.NOW: planned(case, [case.today]),
        Alternative.AFTER_LAST_UNIT: planned(case, [max(last_due, case.today)]),
        Alternative.NEW_YEAR: planned(case, [date(case.today.year + 1, 1, 1)]),
    }


def days_that_matter(case: Case) -> list[date]:
    """The days among which the best ones are: see above. A day that has a payment already is no candidate."""
    taken = {one.day for one in case.paid}
    first = case.today + timedelta(days=case.today in taken)
    turns = {first, date(case.today.year + 1, 1, 1)}
    turns |= {unit.due for unit in case.units}
    turns |= {row.since for row in case.law.rows} | {row.since for row in case.own}
    chosen = {day if case.on_or_after is None else case.on_or_after(day) for day in turns if first <= day <= case.last}
    return sorted(day for day in chosen if day <= case.last)


def _plans(case: Case, most_moments: int) -> Iterator[Plan]:
    days = days_that_matter(case)
    for place, day in enumerate(days, 1):
        first = _moment(case, day, ())
        if isinstance(first, Refusal):
            continue
        yield _plan(case, [first])
        for later in days[place:] if most_moments > 1 else ():
            second = _moment(case, later, [first])
            if isinstance(second, Moment):
                yield _plan(case, [first, second])


def _plan(case: Case, done: Sequence[Moment]) -> Plan:
    gone = sum(moment.payment.paid + moment.payment.written_off for moment in done)
    return Plan(tuple(done), case.earned_by(date.max) - case.paid_out - gone)


def _order(case: Case, plan: Plan) -> tuple[int, int, int, int, list[date]]:
    waited = sum(moment.payment.paid * (moment.day - case.today).days for moment in plan.moments)
    return -plan.paid, plan.written_off, waited, len(plan.moments), [moment.day for moment in plan.moments]


def _moment(case: Case, day: date, done: Sequence[Moment]) -> Moment | Refusal:
    if any(one.day == day for one in case.paid):
        return refuse(PaymentCode.PAID_THAT_DAY, date=day)
    cap = cap_on(_cap_day(case, day, case.last_due_by(day)), case.law, case.own)
    if isinstance(cap, Refusal):
        return cap
    before = [*case.paid, *(Paid(one.day, one.payment.paid, one.payment.written_off) for one in done)]
    due = case.earned_by(day) - sum(one.paid + one.written_off for one in before)
    this_year = [one.paid for one in before if one.day.year == day.year]
    others = [one.amount for one in case.others if one.day.year == day.year]
    if case.attributed_to is CapDate.WORK:
        left = payable_by_work_year([unit[:2] for unit in case.units], before, day, partial(_room_of_work_year, case))
    else:
        left = room(cents_below(cap.value), sum(this_year), sum(others))
    used = moments(len(this_year), len(others), case.other_premiums_are_moments)
    refusal = may_pay(used, due, cents_below(cap.value), left)
    return refusal or Moment(day, pay(due, left, case.above_cap), cap)


def _cap_day(case: Case, paid_on: date, worked: date) -> date:
    return paid_on if case.cap_date is CapDate.PAYMENT else worked


def _room_of_work_year(case: Case, year: int, paid_on: date, last_worked: date) -> Cents:
    """The room of a year of work, less other premiums of that year; none where its cap is not known."""
    cap = cap_on(_cap_day(case, paid_on, last_worked), case.law, case.own)
    others = sum(one.amount for one in case.others if one.day.year == year)
    return 0 if isinstance(cap, Refusal) else room(cents_below(cap.value), 0, others)
