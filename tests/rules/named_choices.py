"""What a municipality's choices make of a case, and an amount explained, by the names that the pages call them."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from core.rules.amounts import TARIFF_FLOOR, Amount
from core.rules.cents import plain
from core.rules.money import invoicing, tariff, travel
from core.rules.money.outflow import PaymentAtExit, at_exit
from core.rules.work import terms
from office.calculate.explained import explained
from office.calculate.lines import line_named
from office.calculate.outcome import calculate
from office.calculate.spoken import spoken
from tests.rules.named import Named, Plain, cents
from tests.rules.named_payouts import case_of, plan_told
from words import words_for

RULES = Named()


@RULES
def payment_at_exit(outflow: date, payment_at_exit: str = "hold", **facts: Any) -> Plain | str:
    return plan_told(at_exit(case_of(**facts), outflow, PaymentAtExit(payment_at_exit)))


@RULES
def shares_a_term(same_work: bool, term_unit: str = "work") -> bool:
    return terms.shares_term(terms.TermUnit(term_unit), same_work)


@RULES
def running_tariff(agreed: str, floor: str, running_tariff: str = "fixed") -> str:
    row = Amount(TARIFF_FLOOR, Decimal(floor), date(2017, 1, 1), "the page")
    return str(tariff.tariff_on(Decimal(agreed), row, tariff.RunningTariff(running_tariff)))


@RULES
def travel_payable_from(day: date, travel_paid: str = "monthly") -> date | str:
    return travel.payable_from(day, travel.TravelPaid(travel_paid)) or "with the premium"


@RULES
def settled_on(worked: date, invoiced: date, settled_by: str = "work_date") -> date:
    return invoicing.settled_on(worked, invoiced, invoicing.SettledBy(settled_by))


@RULES
def vat(turnover: str, vat_percentage: str | None = None) -> str:
    return plain(invoicing.vat(cents(turnover), Decimal(vat_percentage) if vat_percentage else None))


@RULES
def explanation(line: str, policy: str, **files: str) -> list[str]:
    """What `flexbot calculate DIR --explain LINE` prints, without its empty lines."""
    asked = line_named(line)
    with TemporaryDirectory() as folder:
        (Path(folder) / "policy.toml").write_text(policy)
        for name, rows in files.items():
            (Path(folder) / f"{name}.csv").write_text(rows.lstrip("\n"))
        found = explained(Path(folder), calculate(Path(folder)), asked) if asked else None
    return [said for said in spoken(words_for("nl"), found) if said] if found else []
