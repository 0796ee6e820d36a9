"""Who may take part, displacement, hours really worked and the neighbouring instruments, by the names that the pages call them."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from core.rules.calendar import monday
from core.rules.choices import DEFAULTS, Cao, Choices
from core.rules.hours import worked_hours
from core.rules.matching import displacement
from core.rules.people import invitation_checklist
from core.rules.policy import Policy
from core.rules.work import extension, instruments, terms
from tests.rules.named import Named, code

RULES = Named()
DAY = date(2026, 3, 2)


@RULES
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


@RULES
def check_for_candidate(before: str, same_work: bool) -> list[list[str]]:
    """A candidate who was at the employer before under an instrument, on the same work or on other work."""
    episode = instruments.Episode(1, 1, 1 if same_work else 2, instruments.Instrument(before), date(2025, 1, 6), date(2025, 3, 7))
    offered = displacement.Offered(1, 1, Decimal(15), False, False, [episode])
    return [[one.found.value, one.weight.value] for one in displacement.findings_for(1, offered)]


def _chosen(day: date, choices: Mapping[str, Any]) -> Choices:
    policy = Policy()
    for question, value in choices.items():
        changed = policy.changed(question, date(2000, 1, 1), value)
        assert isinstance(changed, Policy)
        policy = changed
    return policy.on(day) if choices else DEFAULTS


@RULES
def asked_before_inviting(no: list[str] = (), **choices: Any) -> list[str]:
    """Every question, in order, where all are answered with yes but those named."""
    said: dict[str, bool] = {}
    chosen = _chosen(DAY, choices)
    while question := invitation_checklist.next_question(said, chosen):
        said[question] = question not in no
    return [one.value for one in map(invitation_checklist.Intake, said)]


@RULES
def reasons_against(yes: list[str] = (), no: list[str] = (), **choices: Any) -> list[str]:
    """Each reason by its question, with the months or years that are asked behind it."""
    said = dict.fromkeys(yes, True) | dict.fromkeys(no, False)
    found = invitation_checklist.reasons_against(said, _chosen(DAY, choices))
    return [f"{one.why} {one.number}" if one.number else one.why.value for one in found]


def first_passed_28(minutes_by_day: Mapping[date, int]) -> worked_hours.Passed | None:
    """The first four ISO weeks that pass; None when none does."""
    if not minutes_by_day:
        return None
    first, last = monday(min(minutes_by_day)), monday(max(minutes_by_day))
    sundays = (first + timedelta(weeks=n, days=6) for n in range((last - first).days // 7 + 1))
    return next((found for sunday in sundays if (found := worked_hours.passed_28(minutes_by_day, sunday))), None)


@RULES
def four_weeks(first_monday: date, hours: list[int]) -> Any:
    """The first four weeks that pass 28 hours on average, with hours a week from a Monday on."""
    found = first_passed_28({first_monday + timedelta(weeks=n): 60 * one for n, one in enumerate(hours)})
    return [found.first, found.last, found.minutes // 60] if found else "not passed"


@RULES
def until_with_hours(first_start: date, hours: str) -> date:
    """The last allowed day of work that began then, with so many hours a week."""
    months = terms.term_months(terms.Terms.BY_HOURS, terms.At28Hours.SHORT, Decimal(hours))
    return terms.last_allowed_day(first_start, months)


@RULES
def extended_until(first_start: date, today: date, terms_policy: str = "3_plus_3", extended: bool = False) -> date | str:
    return code(extension.extended_until(terms.Terms(terms_policy), first_start, today, extended))


@RULES
def warning_days(last_day: date) -> list[date]:
    return list(extension.warning_days(last_day))


@RULES
def fitting_instruments(met: list[str]) -> list[str]:
    return [one.value for one in instruments.fitting(map(instruments.Condition, met))]


@RULES
def unmet_conditions(instrument: str, met: list[str]) -> list[str]:
    return [one.value for one in instruments.unmet(instruments.Instrument(instrument), map(instruments.Condition, met))]


@RULES
def instrument_until(instrument: str, start: date, extended: bool = False) -> date | str:
    return instruments.last_day_of(instruments.Instrument(instrument), start, extended) or "no limit"
