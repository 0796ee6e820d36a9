"""For whom the premium is exempt (LAW, Participatiewet art. 31 lid 5), and the municipality's own minimum age (REPORT 3.2)."""

from datetime import date

from core.rules.calendar import age
from core.rules.refusals import PlacementCode, Refusal, refuse

EXEMPT_FROM = 27
WAGE_SUBSIDY_SINCE = date(2023, 1, 1)


def may_be_placed(birth: date, wage_subsidy_group: bool, start: date, minimum_age: int | None = None) -> Refusal | None:
    """Why someone cannot start on a day: under 27, unless in the target group of wage subsidy from 2023 on; under the minimum age."""
    years = age(birth, start)
    if years < EXEMPT_FROM and not (wage_subsidy_group and start >= WAGE_SUBSIDY_SINCE):
        return refuse(PlacementCode.UNDER_27, start=start)
    if minimum_age is not None and years < minimum_age:
        return refuse(PlacementCode.UNDER_MINIMUM_AGE, start=start, minimum_age=minimum_age)
    return None
