"""Where a line of the document comes from: its value, the parts that it is the sum of, and the traces of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from core.rules.amounts import Amount
from core.rules.calendar import half_year, month
from core.rules.cents import Cents, cents_below
from core.rules.money.premium import Payment
from core.rules.money.trace import Trace, trace_cap, trace_due, trace_floor, trace_payment, trace_room
from office.calculate.lines import Line, PaymentLine, PeriodLine, PlacementLine, YearLine
from office.calculate.outcome import Outcome
from office.calculate.payments import Account
from office.calculate.placements import Placed, TermUsed, floor_of
from office.calculate.tracing import TracedUnit, split_units, traced_units

Value = int | date | Decimal


@dataclass(frozen=True)
class Part:
    """A part of a sum: whose it is, of which day on (a unit's first, or a payment's), what it comes to, and why."""

    name: str | None
    day: date | None
    value: int
    traces: tuple[Trace, ...] = ()


@dataclass(frozen=True)
class Explained:
    """A line, its value (cents; minutes; a last day; a tariff in euros), and what it is made of."""

    line: Line
    value: Value
    parts: tuple[Part, ...] = ()
    term: TermUsed | None = None


def explained(directory: Path, outcome: Outcome, line: Line) -> Explained | None:
    """Where a line comes from; None when this document has no such line."""
    if isinstance(line, PlacementLine):
        placed = outcome.placed.get(line.name)
        return _placement(directory, outcome, line, placed) if placed else None
    if isinstance(line, PeriodLine):
        return _period(outcome, line)
    account = outcome.accounts.get(line.candidate)
    if account is None:
        return None
    return _year(directory, outcome, line, account) if isinstance(line, YearLine) else _payment(outcome, line, account)


def _placement(directory: Path, outcome: Outcome, line: PlacementLine, placed: Placed) -> Explained | None:
    if line.field == "last_day":
        return Explained(line, placed.last_day, term=placed.term)
    if line.field == "tariff":
        floor = floor_of(placed.start, outcome.policy)
        traces = (trace_floor(floor, placed.start),) if floor else ()
        return Explained(line, placed.tariff, tuple(Part(None, None, trace.cents, (trace,)) for trace in traces))
    units = traced_units(directory, placed, outcome.policy)
    parts = [_part(one, line.field) for one in units if line.unit in (None, one.unit.first)]
    return None if line.unit and not parts else _sum(line, parts)


def _period(outcome: Outcome, line: PeriodLine) -> Explained | None:
    name = half_year if "H" in line.period else month
    parts = []
    for placed in outcome.placed.values():
        splits = [split for unit, split in split_units(placed, outcome.policy) if name(unit.first) == line.period]
        if splits:
            parts.append(Part(placed.name, None, sum(getattr(split, line.field) for split in splits)))
    return _sum(line, parts) if parts else None


def _year(directory: Path, outcome: Outcome, line: YearLine, account: Account) -> Explained | None:
    paid = {day: payment for day, payment in account.payments.items() if day.year == line.year}
    others = [(day, cents) for day, cents in account.others if day.year == line.year]
    earned = list(_earned(directory, outcome, line))
    if not (paid or others or earned):
        return None
    if line.field == "earned":
        return _sum(line, earned)
    if line.field == "other_premiums":
        return _sum(line, [Part(None, day, cents) for day, cents in others])
    if line.field == "paid":
        return _sum(line, [Part(None, day, one.paid, (_paying(outcome, one),)) for day, one in paid.items()])
    day = max(paid, default=date(line.year, 12, 31))
    cap = outcome.cap_on(day)
    return (
        Explained(line, cents_below(cap.value), (Part(None, None, cents_below(cap.value), (trace_cap(cap, day),)),))
        if cap
        else None
    )


def _earned(directory: Path, outcome: Outcome, line: YearLine) -> Iterator[Part]:
    for placed in outcome.placed.values():
        if placed.candidate == line.candidate:
            for one in traced_units(directory, placed, outcome.policy):
                if one.unit.first.year == line.year and one.split.minutes:
                    yield _part(one, "premium", placed.name)


def _payment(outcome: Outcome, line: PaymentLine, account: Account) -> Explained | None:
    days = [day for day in account.payments if day.year == line.year]
    if isinstance(line.payment, int):
        day = days[line.payment] if line.payment < len(days) else None
    else:
        day = line.payment if line.payment in days else None
    cap = outcome.cap_on(day) if day else None
    if day is None or cap is None:
        return None
    payment = account.payments[day]
    due, room = _due(account, day, payment), _room(account, day, cap)
    traces = {"due": (due,), "room": (room,)}.get(line.field, (due, room, _paying(outcome, payment)))
    return Explained(line, getattr(payment, line.field), tuple(Part(None, None, trace.cents, (trace,)) for trace in traces))


def _due(account: Account, day: date, payment: Payment) -> Trace:
    earned = sum(cents for last, cents in account.units if last <= day)
    return trace_due(day, earned, earned - payment.due)


def _room(account: Account, day: date, cap: Amount) -> Trace:
    paid = sum(one.paid for before, one in account.payments.items() if before.year == day.year and before < day)
    others: Cents = sum(cents for since, cents in account.others if since.year == day.year and since <= day)
    return trace_room(cap, day, paid, others)


def _paying(outcome: Outcome, payment: Payment) -> Trace:
    return trace_payment(payment.due, payment.room, outcome.policy.choices.above_cap)


def _part(one: TracedUnit, field: str, name: str | None = None) -> Part:
    return Part(name, one.unit.first, getattr(one.split, field), one.traces[field])


def _sum(line: Line, parts: list[Part]) -> Explained:
    """A sum of parts; those of 0 that nothing was counted for are not named."""
    return Explained(line, sum(part.value for part in parts), tuple(part for part in parts if part.value or part.traces))
