"""Amounts, rounding, calendar, terms and policy, by the names that the pages call them."""

from datetime import date
from decimal import Decimal
from typing import Any

from core.rules import calendar
from core.rules.amounts import MINIMUM_WAGE, PREMIUM_CAP, TARIFF_FLOOR, statutory
from core.rules.cents import for_minutes, percent_of, plain
from core.rules.money import tariff
from core.rules.money.cap import cap_on, looser_than_law
from core.rules.policy import Policy, read_value
from core.rules.refusals import Refusal
from core.rules.work import terms
from tests.rules.named import Named, Plain, Rows, cents, code, dated, told

RULES = Named()


@RULES
def rounded_for_minutes(minutes: int, per_hour: str) -> str:
    return plain(for_minutes(minutes, Decimal(per_hour)))


@RULES
def rounded_percentage(of: str, percentage: str) -> str:
    return plain(percent_of(cents(of), Decimal(percentage)))


@RULES
def unit(day: date) -> list[date]:
    return list(calendar.unit_of(day))


@RULES
def iso_week(day: date) -> list[int]:
    return list(calendar.iso_week(day))


@RULES
def age(birth: date, day: date) -> int:
    return calendar.age(birth, day)


@RULES
def last_allowed_day(start: date, months: int) -> date:
    return terms.last_allowed_day(start, months)


@RULES
def months(hours: str, terms_policy: str = "by_hours", at_28_hours: str = "short", extended: bool = False) -> int:
    return terms.term_months(terms.Terms(terms_policy), terms.At28Hours(at_28_hours), Decimal(hours), extended)


@RULES
def amount(series: str, day: date) -> Plain | str:
    return told(statutory()[series].on(day))


@RULES
def new_row(series: str, since: date, value: str, source: str, asked: date) -> Plain | str:
    """A row that an administrator adds, and the amount that is then in force on the day asked for."""
    added = statutory()[series].with_row(since, Decimal(value), source)
    return code(added) if isinstance(added, Refusal) else told(added.on(asked))


@RULES
def cap(day: date, own: Rows = ()) -> Plain | str:
    return told(cap_on(day, statutory()[PREMIUM_CAP], dated(own)))


@RULES
def stricter_cap(since: date, value: str) -> str:
    refusal = looser_than_law(since, Decimal(value), statutory()[PREMIUM_CAP])
    return refusal.code.value if refusal else "taken"


@RULES
def floor(day: date, own: Rows = ()) -> Plain | str:
    law = statutory()
    return told(tariff.floor_on(day, law[TARIFF_FLOOR], dated(own), law[MINIMUM_WAGE]))


@RULES
def decided(question: str, rows: list[tuple[date, Any]], day: date) -> Any:
    """What holds on a day after these decisions, or the code of the first that is refused."""
    policy: Policy | Refusal = Policy()
    for since, value in rows:
        policy = policy.changed(question, since, value)
        if isinstance(policy, Refusal):
            return policy.code.value
    value = getattr(policy.on(day), question)
    return str(value) if isinstance(value, Decimal) else value


@RULES
def decided_after_settling(question: str, since: date, value: Any, settled_until: date) -> str:
    changed = Policy().changed(question, since, value, settled_until)
    return changed.code.value if isinstance(changed, Refusal) else "taken"


@RULES
def answer_to(question: str, value: Any) -> Any:
    return str(code(read_value(question, value)))
