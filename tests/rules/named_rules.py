"""The rules by the names that the pages of docs/rules call them: plain values of TOML in, plain values out.

Money is a string with two decimals, a refusal is its code, a day is a date.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from core.rules import (
    books,
    calendar,
    displacement,
    eligibility,
    extension,
    income,
    instruments,
    planner,
    tariff,
    terms,
    workedhours,
)
from core.rules.amounts import EARNINGS_EXEMPTION, MINIMUM_WAGE, PREMIUM_CAP, TARIFF_FLOOR, Amount, statutory
from core.rules.cap import cap_on, looser_than_law
from core.rules.choices import DEFAULTS, Cao
from core.rules.dated import Dated
from core.rules.money import for_minutes, percent_of, plain, to_cents
from core.rules.pace import warnings
from core.rules.policy import Policy, read_value
from core.rules.premium import AboveCap
from core.rules.refusals import Refusal
from core.rules.settlement import AdministrationBase, settle

Rows = Iterable[tuple[date, str]]
Plain = dict[str, Any]
NAMED: dict[str, Callable[..., Any]] = {}


def named(rule: Callable[..., Any]) -> Callable[..., Any]:
    """Known to the pages by its name, with spaces."""
    NAMED[rule.__name__.replace("_", " ")] = rule
    return rule


def dated(rows: Rows) -> Dated[Decimal]:
    return Dated((since, Decimal(value)) for since, value in rows)


def cents(euros: str) -> int:
    return to_cents(Decimal(euros))


def told(amount: Amount | Refusal | None) -> Plain | str:
    """An amount as a table, a refusal as its code, nothing as "unknown"."""
    if amount is None:
        return "unknown"
    if isinstance(amount, Refusal):
        return amount.code.value
    unconfirmed = {"unconfirmed_since": amount.unconfirmed_since} if amount.unconfirmed_since else {}
    return {"amount": str(amount.value), "since": amount.since, "source": amount.source, **unconfirmed}


def code(verdict: object) -> Any:
    return verdict.code.value if isinstance(verdict, Refusal) else verdict


@named
def rounded_for_minutes(minutes: int, per_hour: str) -> str:
    return plain(for_minutes(minutes, Decimal(per_hour)))


@named
def rounded_percentage(of: str, percentage: str) -> str:
    return plain(percent_of(cents(of), Decimal(percentage)))


@named
def unit(day: date) -> list[date]:
    return list(calendar.unit_of(day))


@named
def iso_week(day: date) -> list[int]:
    return list(calendar.iso_week(day))


@named
def age(birth: date, day: date) -> int:
    return calendar.age(birth, day)


@named
def last_allowed_day(start: date, months: int) -> date:
    return terms.last_allowed_day(start, months)


@named
def months(hours: str, terms_policy: str = "by_hours", at_28_hours: str = "short", extended: bool = False) -> int:
    return terms.term_months(terms.Terms(terms_policy), terms.At28Hours(at_28_hours), Decimal(hours), extended)


@named
def amount(series: str, day: date) -> Plain | str:
    return told(statutory()[series].on(day))


@named
def new_row(series: str, since: date, value: str, source: str, asked: date) -> Plain | str:
    """A row that an administrator adds, and the amount that is then in force on the day asked for."""
    added = statutory()[series].with_row(since, Decimal(value), source)
    return code(added) if isinstance(added, Refusal) else told(added.on(asked))


@named
def cap(day: date, own: Rows = ()) -> Plain | str:
    return told(cap_on(day, statutory()[PREMIUM_CAP], dated(own)))


@named
def stricter_cap(since: date, value: str) -> str:
    refusal = looser_than_law(since, Decimal(value), statutory()[PREMIUM_CAP])
    return refusal.code.value if refusal else "taken"


@named
def floor(day: date, own: Rows = ()) -> Plain | str:
    law = statutory()
    return told(tariff.floor_on(day, law[TARIFF_FLOOR], dated(own), law[MINIMUM_WAGE]))


@named
def decided(question: str, rows: list[tuple[date, Any]], day: date) -> Any:
    """What holds on a day after these decisions, or the code of the first that is refused."""
    policy: Policy | Refusal = Policy()
    for since, value in rows:
        policy = policy.changed(question, since, value)
        if isinstance(policy, Refusal):
            return policy.code.value
    value = getattr(policy.on(day), question)
    return str(value) if isinstance(value, Decimal) else value


@named
def decided_after_settling(question: str, since: date, value: Any, settled_until: date) -> str:
    changed = Policy().changed(question, since, value, settled_until)
    return changed.code.value if isinstance(changed, Refusal) else "taken"


@named
def answer_to(question: str, value: Any) -> Any:
    return str(code(read_value(question, value)))


def case_of(
    today: date,
    units: list[tuple[date, str]],
    paid: list[tuple[date, str]] = (),
    others: Rows = (),
    own: Rows = (),
    above_cap: str = "hold",
    other_premiums_are_moments: bool = True,
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
    )


def plan_told(plan: planner.Plan | Refusal) -> Plain | str:
    if isinstance(plan, Refusal):
        return plan.code.value
    return {
        "pays": [[moment.day, plain(moment.payment.paid)] for moment in plan.moments],
        "written_off": plain(plan.written_off),
        "waits": plain(plan.left),
    }


@named
def best_plan(**facts: Any) -> Plain | str:
    return plan_told(planner.best_plan(case_of(**facts)))


@named
def plan_on(days: list[date], **facts: Any) -> Plain | str:
    return plan_told(planner.planned(case_of(**facts), days))


@named
def alternatives(**facts: Any) -> Plain:
    return {kind.value: plan_told(plan) for kind, plan in planner.alternatives(case_of(**facts)).items()}


@named
def cap_warnings(every_week: list[Any], today: date) -> list[Any]:
    """Warnings for the same premium on the same weekday: first day, number of weeks, premium."""
    first, number, premium = every_week
    units = [(first + timedelta(weeks=n), premium) for n in range(number)]
    found = warnings(case_of(today, units))
    return [[one.level.value, one.day, plain(one.counted)] for one in found]


@named
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


@named
def displacement_check(
    temporary: bool | None = None,
    why_no_vacancy: str = "",
    market: str | None = None,
    client_price: str | None = None,
    prospect: str = "",
    tariff: str = "15.00",
    agency: bool = False,
    employer_refused: bool = False,
    candidates_before: int = 0,
    temporary_work_only: bool = True,
    cao: str = "advisory",
) -> list[list[str]]:
    before = [
        instruments.Episode(number, 1, 1, instruments.Instrument.FLEXTENSIE, date(2025, 1, 6), date(2025, 3, 7))
        for number in range(candidates_before)
    ]
    answers = displacement.Answers(temporary, why_no_vacancy, price(market), price(client_price), prospect)
    offered = displacement.Offered(1, 1, Decimal(tariff), agency, employer_refused, before)
    found = displacement.findings(answers, offered, temporary_work_only, Cao(cao))
    return [[one.found.value, one.weight.value] for one in found]


def price(euros: str | None) -> Decimal | None:
    return None if euros is None else Decimal(euros)


@named
def check_for_candidate(before: str, same_work: bool) -> list[list[str]]:
    """A candidate who was at the employer before under an instrument, on the same work or on other work."""
    episode = instruments.Episode(1, 1, 1 if same_work else 2, instruments.Instrument(before), date(2025, 1, 6), date(2025, 3, 7))
    offered = displacement.Offered(1, 1, Decimal(15), False, False, [episode])
    return [[one.found.value, one.weight.value] for one in displacement.findings_for(1, offered)]


@named
def reasons_against(
    birth: date,
    day: date,
    benefit_since: date | None = None,
    wage_subsidy_group: bool = False,
    school_leaver: bool = False,
    confirmed: bool = True,
    **choices: Any,
) -> list[Plain]:
    applicant = eligibility.Applicant(birth, wage_subsidy_group, benefit_since, school_leaver, confirmed)
    policy = Policy()
    for question, value in choices.items():
        changed = policy.changed(question, date(2000, 1, 1), value)
        assert isinstance(changed, Policy)
        policy = changed
    reasons = eligibility.reasons_against(applicant, day, policy.on(day) if choices else DEFAULTS)
    return [
        {"code": one.code.value, **({"possible_from": one.facts["possible_from"]} if "possible_from" in one.facts else {})}
        for one in reasons
    ]


@named
def four_weeks(first_monday: date, hours: list[int]) -> Any:
    """The first four weeks that pass 28 hours on average, with hours a week from a Monday on."""
    found = workedhours.first_passed_28({first_monday + timedelta(weeks=n): 60 * one for n, one in enumerate(hours)})
    return [found.first, found.last, found.minutes // 60] if found else "not passed"


@named
def growth(first_start: date, last_day: date, hours: str) -> Plain:
    found = workedhours.growth(first_start, last_day, [Decimal(hours)], terms.Terms.BY_HOURS, terms.At28Hours.SHORT)
    return {"months": found.months, "last_day": found.last_day, "shortens": found.shortens}


@named
def extended_until(first_start: date, today: date, terms_policy: str = "3_plus_3", extended: bool = False) -> date | str:
    return code(extension.extended_until(terms.Terms(terms_policy), first_start, today, extended))


@named
def warning_days(last_day: date) -> list[date]:
    return list(extension.warning_days(last_day))


@named
def fitting_instruments(met: list[str]) -> list[str]:
    return [one.value for one in instruments.fitting(map(instruments.Condition, met))]


@named
def unmet_conditions(instrument: str, met: list[str]) -> list[str]:
    return [one.value for one in instruments.unmet(instruments.Instrument(instrument), map(instruments.Condition, met))]


@named
def instrument_until(instrument: str, start: date, extended: bool = False) -> date | str:
    return instruments.last_day_of(instruments.Instrument(instrument), start, extended) or "no limit"


DAY = date(2017, 1, 31)


def _unit_settled(split: Mapping[str, Any], vat: str = "0") -> books.Entry:
    settled = settle(
        split["minutes"],
        Decimal(split["tariff"]),
        cents(split["premium"]),
        cents(split.get("travel", "0")),
        cents(split.get("other_costs", "0")),
        Decimal(split.get("percentage", "0")),
        AdministrationBase.NET_TURNOVER,
    )
    return books.unit_settled(DAY, "U", settled, books.Parties("C1", "E1", "2017H1"), percent_of(settled.turnover, Decimal(vat)))


def _entry(event: Mapping[str, Any], so_far: list[books.Entry]) -> list[books.Entry]:
    match dict(event):
        case {"unit": split, **rest}:
            return [_unit_settled(split, rest.get("vat", "0"))]
        case {"correct": split}:
            return list(books.corrected(DAY, so_far[0], _unit_settled(split)))
        case {"invoice_paid": euros}:
            return [books.invoice_paid(DAY, "I", "E1", cents(euros))]
        case {"premium_paid": euros}:
            return [books.premium_paid(DAY, "P", "C1", cents(euros))]
        case {"written_off": euros}:
            return [books.premium_written_off(DAY, "P", "C1", "2017H1", cents(euros))]
        case {"travel_paid": euros}:
            return [books.travel_paid(DAY, "T", "C1", cents(euros))]
        case {"half_year": half_year}:
            return [books.remainder_paid(DAY, "H", half_year, books.balances(so_far))]
    raise ValueError(f"no such event: {event}")


@named
def balances_after(events: list[Mapping[str, Any]]) -> Plain:
    """The balances after these events about candidate C1, employer E1 and the first half of 2017; debit above 0."""
    entries: list[books.Entry] = []
    for event in events:
        entries += _entry(event, entries)
    return {account.kind.value: plain(amount) for account, amount in books.balances(entries).items()}
