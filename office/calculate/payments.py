"""Other premiums of `other_premiums.csv`, in file order, and payment moments of `payments.csv`, by date and then in file order."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from core.rules.cents import Cents, written_amount
from core.rules.money.premium import AboveCap, Payment, may_pay, moments, pay, room
from core.rules.refusals import Refusal, refuse
from office.calculate.cells import day_in
from office.calculate.csvfile import Cells, Sheet
from office.calculate.refused import TOO_MANY_CELLS, RefusedRows, RowCode, bad_value

OTHER = "other_premiums.csv"
OTHER_COLUMNS = ("candidate", "date", "amount")
PAYMENTS = "payments.csv"
PAYMENTS_COLUMNS = ("candidate", "date")

OtherPremiums = dict[str, list[tuple[date, Cents]]]


@dataclass(frozen=True, slots=True)
class Moment:
    """A row of `payments.csv` whose cells are what they should be."""

    row: int
    candidate: str
    day: date


def read_other_premiums(sheet: Sheet, candidates: set[str], refused: RefusedRows) -> OtherPremiums:
    """The other premiums by candidate; what is refused is listed."""
    accepted: OtherPremiums = defaultdict(list)
    for row, cells in sheet.records():
        found = _other_premium(cells, candidates) if cells else TOO_MANY_CELLS
        if isinstance(found, Refusal):
            refused.add(OTHER, row, found)
        else:
            candidate, day, amount = found
            accepted[candidate].append((day, amount))
    return dict(accepted)


def _other_premium(cells: Cells, candidates: set[str]) -> tuple[str, date, Cents] | Refusal:
    candidate, day_cell, amount_cell = cells
    day, amount = day_in(day_cell), written_amount(amount_cell)
    bad = bad_value(candidate=candidate, date=day, amount=amount is not None and amount > 0)
    if bad or day is None or amount is None:
        return bad or refuse(RowCode.BAD_VALUE)
    return (candidate, day, amount) if candidate in candidates else refuse(RowCode.UNKNOWN_CANDIDATE, candidate=candidate)


def read_moments(sheet: Sheet, refused: RefusedRows) -> list[Moment]:
    """The payment moments, in the order in which they are judged; bad values are listed."""
    asked: list[Moment] = []
    for row, cells in sheet.records():
        day = day_in(cells[1]) if cells else None
        bad = bad_value(candidate=cells[0], date=day) if cells else TOO_MANY_CELLS
        if bad:
            refused.add(PAYMENTS, row, bad)
        elif cells and day:
            asked.append(Moment(row, cells[0], day))
    return sorted(asked, key=lambda moment: moment.day)


@dataclass
class Account:
    """What one candidate is owed and was paid, as payment moments go by in order of date."""

    units: list[tuple[date, Cents]]
    others: list[tuple[date, Cents]]
    payments: dict[date, Payment] = field(default_factory=dict)
    _counted: int = 0
    _due: Cents = 0

    def __post_init__(self) -> None:
        self.units.sort()

    def pay(self, day: date, cap: Cents | None, above_cap: AboveCap, others_are_moments: bool) -> Refusal | None:
        """Pay what is due on a day, or say why not."""
        if day in self.payments:
            return refuse(RowCode.DUPLICATE, date=day)
        due = self._due_on(day)
        paid = [payment.paid for paid_on, payment in self.payments.items() if paid_on.year == day.year]
        others = [cents for since, cents in self.others if since.year == day.year and since <= day]
        left = room(cap or 0, sum(paid), sum(others))
        refusal = may_pay(moments(len(paid), len(others), others_are_moments), due, cap, left)
        if refusal:
            return refusal
        payment = pay(due, left, above_cap)
        self.payments[day] = payment
        self._due -= payment.paid + payment.written_off
        return None

    def _due_on(self, day: date) -> Cents:
        while self._counted < len(self.units) and self.units[self._counted][0] <= day:
            self._due += self.units[self._counted][1]
            self._counted += 1
        return self._due
