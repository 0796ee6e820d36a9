"""What a run of payments pays one candidate, and why it holds something back (domain section 4; MANUAL 5c). Money is in cents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.rules.cents import Cents, cents_below
from core.rules.dated import Dated
from core.rules.money.cap import cap_on
from core.rules.money.due_units import due_units
from core.rules.money.outflow import PaymentAtExit, at_exit
from core.rules.money.planner import Case, Paid, Plan, best_plan, planned
from core.rules.money.premium import MOMENTS_A_YEAR, moments, room
from core.rules.money.standing import DayHours, Stage
from core.rules.refusals import Code, PaymentCode, Refusal, refuse

CHOSEN_LATER = "chosen_later"
"""Why something waits, beside the codes of refusals: the candidate and the contact person agreed on a later day."""


class RunKind(StrEnum):
    """What is paid together: premium on a payment moment, or the travel and other direct costs of a month."""

    PREMIUM = "premium"
    TRAVEL = "travel"


class RunState(StrEnum):
    """How far a run is: put up, approved by a second person, its file made; or it gave way to a newer proposal."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    MADE = "made"
    REPLACED = "replaced"


@dataclass(frozen=True)
class PayLine:
    """One candidate in a run: due = cents + left + written_off. `why` says what holds it back, `waits_until` a day that can pay,
    `costs` how much of it are other direct costs (below 0: too much was paid of them before).

    `minutes` are those of the units that are not wholly paid yet, at `rates` euros an hour.
    """

    minutes: int
    rates: str
    due: Cents
    paid_before: Cents
    others: Cents
    cap: Cents | None
    room: Cents
    moment: int | None
    cents: Cents
    left: Cents
    written_off: Cents
    why: str | None
    waits_until: date | None
    unconfirmed_since: date | None
    costs: Cents = 0


class PayRunCode(Code):
    """Why a run cannot go on."""

    NOTHING_PROPOSED = "payments_nothing_proposed"
    SECOND_PERSON = "payments_second_person"
    CHANGED = "payments_changed"
    DECIDED = "payments_decided_already"
    NOT_APPROVED = "payments_not_approved"
    OTHER_FILE = "payments_other_file"
    DAY_OVER = "payments_day_over"


@dataclass(frozen=True)
class Person:
    """One candidate as the rules take them: premium so far, days worked, agreed days, numbers of the moments used, last day of work."""

    case: Case
    hours: Sequence[DayHours]
    rates: Dated[Decimal]
    chosen: Sequence[date]
    numbers: frozenset[int]
    works_until: date


def pay_line(one: Person, day: date, exit_choice: PaymentAtExit) -> PayLine | None:
    """What a payment moment on a day pays; None when nothing is due. Only confirmed hours count.

    None as well where no rate of premium is known on one of the days: nothing was earned that could be said.
    """
    confirmed = [hours for hours in one.hours if hours.stage is Stage.CONFIRMED]
    units = due_units(confirmed, one.rates)
    if isinstance(units, Refusal):
        return None
    case = replace(one.case, today=day, units=units)
    due = case.earned_by(day) - case.paid_out
    if due <= 0:
        return None
    plan = planned(case, [day])
    later = _agreed_later(one, case, day)
    if later:
        return _held(one, case, confirmed, day, CHOSEN_LATER, later)
    if isinstance(plan, Refusal):
        return _held(one, case, confirmed, day, str(plan.code), _next(case, one.works_until, exit_choice))
    moment = plan.moments[0]
    paid = moment.payment
    waits = _next(replace(case, paid=[*case.paid, _as_paid(plan)]), one.works_until, exit_choice) if paid.left else None
    return replace(
        _held(one, case, confirmed, day, None, waits),
        moment=_number(one, case, day),
        room=paid.room,
        cents=paid.paid,
        left=paid.left,
        written_off=paid.written_off,
        why="no_room" if paid.left or paid.written_off else None,
    )


def _as_paid(plan: Plan) -> Paid:
    moment = plan.moments[0]
    return Paid(moment.day, moment.payment.paid, moment.payment.written_off)


def _held(
    one: Person, case: Case, confirmed: Sequence[DayHours], day: date, why: str | None, waits_until: date | None
) -> PayLine:
    """The pay_line that pays nothing."""
    paid = sum(p.paid for p in case.paid if p.day.year == day.year)
    others = sum(o.amount for o in case.others if o.day.year == day.year)
    cap = cap_on(day, case.law, case.own)
    known = None if isinstance(cap, Refusal) else cents_below(cap.value)
    due = case.earned_by(day) - case.paid_out
    minutes, rates = _unpaid_hours(one, case, confirmed, day)
    return PayLine(
        minutes=minutes,
        rates=rates,
        due=due,
        paid_before=paid,
        others=others,
        cap=known,
        room=0 if known is None else room(known, paid, others),
        moment=None,
        cents=0,
        left=due,
        written_off=0,
        why=why,
        waits_until=waits_until,
        unconfirmed_since=None if isinstance(cap, Refusal) else cap.unconfirmed_since,
    )


def _agreed_later(one: Person, case: Case, day: date) -> date | None:
    """The agreed day for which the money waits: the first after this one, unless one that has come is still to be paid: also over a year's
    end, and not when nothing was due on it.
    """
    last_paid = max((p.day for p in case.paid), default=date.min)
    if any(last_paid < chosen <= day and case.earned_by(chosen) > case.paid_out for chosen in one.chosen):
        return None
    return min((chosen for chosen in one.chosen if chosen > day), default=None)


def _number(one: Person, case: Case, day: date) -> int:
    """Moment 1 or 2 of the year; one that is taken gives way to the other."""
    others = sum(1 for o in case.others if o.day.year == day.year)
    used = moments(len(one.numbers), others, case.other_premiums_are_moments)
    free = [number for number in range(1, MOMENTS_A_YEAR + 1) if number not in one.numbers]
    return min(free, key=lambda number: abs(number - used - 1))


def _next(case: Case, works_until: date, choice: PaymentAtExit) -> date | None:
    """The next day on which something can be paid; None when none is in sight, or the policy refuses it after outflow."""
    if works_until < case.today:
        found = at_exit(case, works_until, choice)
        if isinstance(found, Refusal) and found.code is PaymentCode.THIRD_PAYMENT_MOMENT:
            return None
    return min((moment.day for moment in best_plan(case).moments if moment.day > case.today), default=None)


def _unpaid_hours(one: Person, case: Case, confirmed: Iterable[DayHours], day: date) -> tuple[int, str]:
    """Minutes and rates of the units that earlier payments do not cover wholly, the oldest being paid first."""
    covered_until = max((due for due, earned in zip(*case.earned, strict=True) if earned <= case.paid_out), default=date.min)
    unpaid = [hours for hours in confirmed if covered_until < hours.day <= day]
    rates = dict.fromkeys(row.value for hours in unpaid if (row := one.rates.on(hours.day)))
    return sum(hours.minutes for hours in unpaid), " / ".join(str(rate) for rate in sorted(rates))


def costs_line(travel: Cents, costs: Cents, travel_paid: Cents, costs_paid: Cents) -> PayLine | None:
    """What is due by now of travel (confirmed days) and other direct costs, less what was paid; None when nothing is.

    What was paid too much of the one is set off against the other.
    """
    due = travel + costs - travel_paid - costs_paid
    if due <= 0:
        return None
    paid = travel_paid + costs_paid
    return PayLine(
        minutes=0,
        rates="",
        due=due,
        paid_before=paid,
        others=0,
        cap=None,
        room=due,
        moment=None,
        cents=due,
        left=0,
        written_off=0,
        why=None,
        waits_until=None,
        unconfirmed_since=None,
        costs=costs - costs_paid,
    )


def day_over(run_kind: RunKind, day: date, today: date) -> Refusal | None:
    """Premium is paid on no day that is over: the year and the amount on the day of payment count (domain section 4). A month of travel
    costs is over when they are paid. Refused: premium for a day before today."""
    return refuse(PayRunCode.DAY_OVER, date=day, today=today) if run_kind is RunKind.PREMIUM and day < today else None


def may_approve(proposed_by: int, who: int) -> Refusal | None:
    """Never whoever proposed it. Refused: that person."""
    return refuse(PayRunCode.SECOND_PERSON) if proposed_by == who else None
