"""The planner, its warnings, the comparison of incomes and the books, by the names that the pages call them.

The books are about candidate C1, employer E1 and the first half of 2017.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from core.rules.amounts import EARNINGS_EXEMPTION, PREMIUM_CAP, statutory
from core.rules.cents import percent_of, plain
from core.rules.money import books, income, planner
from core.rules.money.attribution import CapDate
from core.rules.money.cap_warnings import warnings
from core.rules.money.premium import AboveCap
from core.rules.money.settlement import AdministrationBase, settle
from core.rules.refusals import Refusal
from tests.rules.named import Named, Plain, Rows, cents, dated

RULES = Named()
DAY = date(2017, 1, 31)


def case_of(
    today: date,
    units: list[tuple[date, str]],
    paid: list[tuple[date, str]] = (),
    others: Rows = (),
    own: Rows = (),
    above_cap: str = "hold",
    other_premiums_are_moments: bool = True,
    cap_date: str = "payment",
    attributed_to: str = "payment",
) -> planner.Case:
    return planner.Case(
        today,
        [planner.DueUnit(due, cents(premium)) for due, premium in units],
        statutory()[PREMIUM_CAP],
        dated(own),
        [planner.Paid(day, cents(amount)) for day, amount in paid],
        [planner.OtherPremium(day, cents(amount)) for day, amount in others],
        AboveCap(above_cap),
        other_premiums_are_moments,
        cap_date=CapDate(cap_date),
        attributed_to=CapDate(attributed_to),
    )


def plan_told(plan: planner.Plan | Refusal) -> Plain | str:
    if isinstance(plan, Refusal):
        return plan.code.value
    return {
        "pays": [[moment.day, plain(moment.payment.paid)] for moment in plan.moments],
        "written_off": plain(plan.written_off),
        "waits": plain(plan.left),
    }


@RULES
def best_plan(**facts: Any) -> Plain | str:
    return plan_told(planner.best_plan(case_of(**facts)))


@RULES
def plan_on(days: list[date], **facts: Any) -> Plain | str:
    return plan_told(planner.planned(case_of(**facts), days))


@RULES
def alternatives(**facts: Any) -> Plain:
    return {kind.value: plan_told(plan) for kind, plan in planner.alternatives(case_of(**facts)).items()}


@RULES
def cap_warnings(every_week: list[Any], today: date) -> list[Any]:
    """Warnings for the same premium on the same weekday: first day, number of weeks, premium."""
    first, number, premium = every_week
    units = [(first + timedelta(weeks=n), premium) for n in range(number)]
    found = warnings(case_of(today, units))
    return [[one.level.value, one.day, plain(one.counted)] for one in found]


@RULES
def income_by_month(
    minutes: list[tuple[date, int]], wage: str, rates: Rows = ((date(2015, 1, 1), "2.00"),), months_used: int = 0
) -> Plain | str:
    found = income.compare(dict(minutes), Decimal(wage), dated(rates), statutory()[EARNINGS_EXEMPTION], months_used)
    if isinstance(found, Refusal):
        return found.code.value
    return {
        "premium": [plain(month.premium) for month in found.months],
        "earnings": [plain(month.earnings) for month in found.months],
        "kept": [plain(month.kept) for month in found.months],
        "set_off": [plain(month.set_off) for month in found.months],
        "unknown": [one.value for one in found.unknown],
        "unconfirmed_since": found.unconfirmed_since or "confirmed",
    }


def _unit_settled(split: Mapping[str, Any], vat: str = "0", back: bool = False) -> books.Entry:
    settled = settle(
        split["minutes"],
        Decimal(split["tariff"]),
        cents(split["premium"]),
        cents(split.get("travel", "0")),
        cents(split.get("other_costs", "0")),
        Decimal(split.get("percentage", "0")),
        AdministrationBase.NET_TURNOVER,
    )
    line = settled.reversed() if back else settled
    return books.unit_settled(DAY, "U", line, books.Parties("C1", "E1", "2017H1"), percent_of(settled.turnover, Decimal(vat)))


def _entries(event: Mapping[str, Any]) -> list[books.Entry]:
    match dict(event):
        case {"unit": split, **rest}:
            return [_unit_settled(split, rest.get("vat", "0"))]
        case {"correct": split, "instead_of": wrong}:
            return [_unit_settled(wrong, back=True), _unit_settled(split)]
        case {"invoice_paid": euros}:
            return [books.invoice_paid(DAY, "I", "E1", cents(euros))]
        case {"premium_paid": euros}:
            return [books.premium_paid(DAY, "P", "C1", cents(euros))]
        case {"written_off": euros}:
            return [books.premium_written_off(DAY, "P", "C1", "2017H1", cents(euros))]
        case {"travel_paid": euros}:
            return [books.travel_paid(DAY, "T", "C1", cents(euros))]
    raise ValueError(f"no such event: {event}")


@RULES
def balances_after(events: list[Mapping[str, Any]]) -> Plain:
    """The balances after these events about candidate C1, employer E1 and the first half of 2017; debit above 0."""
    entries: list[books.Entry] = []
    for event in events:
        entries += _entries(event)
    return {account.kind.value: plain(amount) for account, amount in books.balances(entries).items()}
