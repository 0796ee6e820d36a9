"""For whom the premium is exempt (LAW, Participatiewet art. 31 lid 5), and the municipality's own minimum age (REPORT 3.2)."""

from datetime import date

from core.rules.calendar import age
from core.rules.refusals import PlacementCode, Refusal, refuse

EXEMPT_FROM = 27
WAGE_SUBSIDY_SINCE = date(2023, 1, 1)


def latest_birth(birth: date | None, at_least: int | None, on: date | None) -> date | None:
    """The last day on which somebody can be born: the birth date, or what follows from having been at least so many years old on a day.

    None: nothing is known. Who turns so many years old the day after was not yet so old.
    """
    if birth is not None or at_least is None or on is None:
        return birth
    try:
        return on.replace(year=on.year - at_least)
    except ValueError:
        return date(on.year - at_least, 2, 28)


def may_be_placed(birth: date | None, wage_subsidy_group: bool, start: date, minimum_age: int | None = None) -> Refusal | None:
    """Why someone cannot start on a day: under 27, unless in the target group of wage subsidy from 2023 on; under the minimum age.

    `birth` is None for whom no age is known: then they count as too young.
    """
    years = age(birth, start) if birth else 0
    if years < EXEMPT_FROM and not (wage_subsidy_group and start >= WAGE_SUBSIDY_SINCE):
        return refuse(PlacementCode.UNDER_27, start=start)
    if minimum_age is not None and years < minimum_age:
        return refuse(PlacementCode.UNDER_MINIMUM_AGE, start=start, minimum_age=minimum_age)
    return None
