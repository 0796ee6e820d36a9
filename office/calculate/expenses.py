"""Travel claims of `travel.csv` and other costs of `costs.csv`, each in file order."""

from datetime import date

from core.rules.cents import number, written_amount
from core.rules.day_minutes import outside_placement
from core.rules.disagreements import TRAVEL_RATE
from core.rules.money.travel import for_kilometres, may_claim
from core.rules.refusals import AmountCode, Refusal, refuse
from office.calculate.cells import day_in
from office.calculate.csvfile import Cells, Sheet
from office.calculate.placements import Placed
from office.calculate.policyfile import DatedAmounts
from office.calculate.refused import TOO_MANY_CELLS, RefusedRows, RowCode, bad_value

TRAVEL = "travel.csv"
TRAVEL_COLUMNS = ("placement", "date", "kilometres", "amount")
COSTS = "costs.csv"
COSTS_COLUMNS = ("placement", "date", "description", "amount")


def read_travel(sheet: Sheet, placed: dict[str, Placed], rates: DatedAmounts, refused: RefusedRows) -> None:
    """Take the travel claims in; what is refused is listed."""
    for row, cells in sheet.records():
        refusal = _claim(cells, placed, rates) if cells else TOO_MANY_CELLS
        if refusal:
            refused.add(TRAVEL, row, refusal)


def read_costs(sheet: Sheet, placed: dict[str, Placed], refused: RefusedRows) -> None:
    """Take the costs in; what is refused is listed."""
    for row, cells in sheet.records():
        refusal = _cost(cells, placed) if cells else TOO_MANY_CELLS
        if refusal:
            refused.add(COSTS, row, refusal)


def _claim(cells: Cells, placed: dict[str, Placed], rates: DatedAmounts) -> Refusal | None:
    name, day_cell, km_cell, amount_cell = cells
    day, km, amount = day_in(day_cell), number(km_cell), written_amount(amount_cell)
    value = km if km_cell else amount
    one_of_two, is_amount = bool(km_cell) != bool(amount_cell), value is not None and value > 0
    bad = bad_value(placement=name, date=day, kilometres=one_of_two and (is_amount or not km_cell), amount=is_amount)
    if bad or day is None:
        return bad
    found = _placement_of(name, day, placed)
    if isinstance(found, Refusal):
        return found
    refusal = may_claim(found.minutes_on(day), day in found.travel)
    if refusal:
        return refusal
    if km is None:
        found.travel[day] = amount or 0
        return None
    rate = rates.on(day)
    if rate is None:
        return refuse(AmountCode.UNKNOWN_AMOUNT, series=TRAVEL_RATE, date=day)
    found.travel[day] = for_kilometres(km, rate.value)
    return None


def _cost(cells: Cells, placed: dict[str, Placed]) -> Refusal | None:
    name, day_cell, _, amount_cell = cells
    day, amount = day_in(day_cell), written_amount(amount_cell)
    bad = bad_value(placement=name, date=day, amount=amount is not None and amount > 0)
    if bad or day is None or amount is None:
        return bad
    found = _placement_of(name, day, placed)
    if isinstance(found, Refusal):
        return found
    found.costs[day] = found.costs.get(day, 0) + amount
    return None


def _placement_of(name: str, day: date, placed: dict[str, Placed]) -> Placed | Refusal:
    found = placed.get(name)
    if found is None:
        return refuse(RowCode.UNKNOWN_PLACEMENT, placement=name)
    return outside_placement(day, found.start, found.last_day) or found
