"""Who may take part: on welfare and by free will everywhere; age, time on benefit and school leavers per municipality (REPORT 3.2).

All reasons are given at once, each with the day from which it no longer holds where time alone mends it.
"""

from dataclasses import dataclass
from datetime import date

from core.rules.calendar import add_months, age
from core.rules.choices import Choices
from core.rules.people.exemption import EXEMPT_FROM, WAGE_SUBSIDY_SINCE
from core.rules.refusals import Code, PlacementCode, Refusal, refuse


class EligibilityCode(Code):
    """Why somebody cannot take part, or not yet."""

    NOT_ON_WELFARE = "not_on_welfare"
    NOT_CONFIRMED = "not_confirmed"
    BENEFIT_TOO_SHORT = "benefit_too_short"
    SCHOOL_LEAVER = "school_leaver"


@dataclass(frozen=True)
class Applicant:
    """What counts of a person. `benefit_since` is None for who has no benefit; whether somebody left school lately the consultant says.

    `confirmed`: the confirmation of participation is recorded by both sides (MANUAL 1).
    """

    birth: date
    wage_subsidy_group: bool
    benefit_since: date | None
    school_leaver: bool
    confirmed: bool


def reasons_against(applicant: Applicant, day: date, choices: Choices) -> list[Refusal]:
    """Every reason why somebody cannot be placed from a day on; empty when they can."""
    reasons = [*_benefit(applicant, day, choices.minimum_benefit_months), *_age(applicant, day, choices.minimum_age)]
    if applicant.school_leaver and not choices.school_leavers:
        reasons.append(refuse(EligibilityCode.SCHOOL_LEAVER))
    if not applicant.confirmed:
        reasons.append(refuse(EligibilityCode.NOT_CONFIRMED))
    return reasons


def reaches_age(birth: date, years: int) -> date:
    """The day on which somebody is so old; born on 29 February, in a common year that is 1 March."""
    year = birth.year + years
    try:
        return birth.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def _benefit(applicant: Applicant, day: date, months: int) -> list[Refusal]:
    since = applicant.benefit_since
    if since is None or since > day:
        return [refuse(EligibilityCode.NOT_ON_WELFARE)]
    enough = add_months(since, months)
    return [refuse(EligibilityCode.BENEFIT_TOO_SHORT, months=months, possible_from=enough)] if day < enough else []


def _age(applicant: Applicant, day: date, minimum_age: int | None) -> list[Refusal]:
    years = age(applicant.birth, day)
    reasons = []
    if years < EXEMPT_FROM and not (applicant.wage_subsidy_group and day >= WAGE_SUBSIDY_SINCE):
        reasons.append(refuse(PlacementCode.UNDER_27, possible_from=reaches_age(applicant.birth, EXEMPT_FROM)))
    if minimum_age is not None and years < minimum_age:
        possible = reaches_age(applicant.birth, minimum_age)
        reasons.append(refuse(PlacementCode.UNDER_MINIMUM_AGE, minimum_age=minimum_age, possible_from=possible))
    return reasons
