"""The traces of a placement's units, made when somebody asks: with the same rules that made the sums."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from core.rules.calendar import Unit, unit_of
from core.rules.cents import number, written_amount
from core.rules.money.premium import unit_premium
from core.rules.money.settlement import Split, settle
from core.rules.money.trace import Trace, trace_costs, trace_kilometres, trace_premium, trace_settlement, trace_ticket
from core.rules.refusals import Refusal
from office.calculate.cells import day_in
from office.calculate.csvfile import Cells, opened
from office.calculate.expenses import TRAVEL, TRAVEL_COLUMNS
from office.calculate.placements import Placed
from office.calculate.policyfile import DatedAmounts, PlainPolicy


@dataclass(frozen=True)
class TracedUnit:
    """One unit of a placement: how it was split, and the traces of each part by its name."""

    unit: Unit
    split: Split
    traces: dict[str, tuple[Trace, ...]]


def traced_units(directory: Path, placed: Placed, policy: PlainPolicy) -> Iterator[TracedUnit]:
    """The units of a placement that have hours or costs, in order."""
    claims = _claims(directory, placed, policy.travel_per_km)
    for unit, split in split_units(placed, policy):
        yield TracedUnit(unit, split, _traces(unit, split, placed, policy, claims))


def split_units(placed: Placed, policy: PlainPolicy) -> Iterator[tuple[Unit, Split]]:
    """The same units, settled, without a trace."""
    percentage, base = policy.choices.administration_percentage, policy.choices.administration_base
    by_day = _worked(placed)
    for unit in sorted({unit_of(day) for day in (*by_day, *placed.costs)}):
        worked = _of(unit, by_day)
        premium = unit_premium(worked, policy.premium_per_hour)
        assert not isinstance(premium, Refusal), "hours without a rate are not accepted"
        travel, costs = sum(_of(unit, placed.travel).values()), sum(_of(unit, placed.costs).values())
        yield unit, settle(sum(worked.values()), placed.tariff, premium, travel, costs, percentage, base)


def _traces(
    unit: Unit, split: Split, placed: Placed, policy: PlainPolicy, claims: dict[date, Trace]
) -> dict[str, tuple[Trace, ...]]:
    premium = trace_premium(_of(unit, _worked(placed)), policy.premium_per_hour)
    assert isinstance(premium, Trace), "hours without a rate are not accepted"
    percentage, base = policy.choices.administration_percentage, policy.choices.administration_base
    turnover, administration, remainder = trace_settlement(split, placed.tariff, placed.start, percentage, base)
    costs = _of(unit, placed.costs)
    return {
        "minutes": (),
        "turnover": (turnover,),
        "premium": (premium,),
        "travel": tuple(claims[day] for day in sorted(_of(unit, placed.travel))),
        "other_costs": tuple(trace_costs(costs[day], day) for day in sorted(costs)),
        "administration": (administration,),
        "remainder": (remainder,),
    }


def _worked(placed: Placed) -> dict[date, int]:
    return {placed.start + timedelta(days=n): minutes for n, minutes in enumerate(placed.minutes) if minutes}


def _claims(directory: Path, placed: Placed, rates: DatedAmounts) -> dict[date, Trace]:
    """The accepted claims by day, read once more: only what they come to is kept."""
    found: dict[date, Trace] = {}
    with opened(directory, TRAVEL, TRAVEL_COLUMNS) as sheet:
        for _, cells in sheet.records() if sheet else ():
            claim = _claim(cells, rates) if cells and cells[0] == placed.name else None
            if claim and (day := claim.inputs[0].day) and placed.travel.get(day) == claim.cents:
                found.setdefault(day, claim)
    return found


def _claim(cells: Cells, rates: DatedAmounts) -> Trace | None:
    day, km, amount = day_in(cells[1]), number(cells[2]), written_amount(cells[3])
    if day is None or bool(cells[2]) == bool(cells[3]):
        return None
    if amount is not None:
        return trace_ticket(amount, day)
    rate = rates.on(day)
    return trace_kilometres(km, day, rate) if km is not None and rate else None


def _of(unit: Unit, by_day: dict[date, int]) -> dict[date, int]:
    return {day: value for day, value in by_day.items() if unit.first <= day <= unit.last}
