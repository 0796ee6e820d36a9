"""Who may take part, the 28-hour test on hours really worked, hours that grow, and the end of a term."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.choices import DEFAULTS
from core.rules.hours.worked_hours import Growth, Passed, by_week, growth, passed_28, together
from core.rules.people.eligibility import Applicant, EligibilityCode, reaches_age, reasons_against
from core.rules.refusals import PlacementCode, refuse
from core.rules.work.extension import ExtensionCode, extended_until, warning_days
from core.rules.work.terms import At28Hours, Terms
from tests.rules.named_people import first_passed_28

DAY = date(2026, 3, 2)
ANNE = Applicant(date(1980, 5, 1), False, date(2025, 11, 15), False, True)


def weeks(*hours: int) -> dict[date, int]:
    """Hours a week, worked on Mondays from 5 January 2026 on."""
    return {date(2026, 1, 5) + timedelta(weeks=n): 60 * one for n, one in enumerate(hours)}


class TestEligibility:
    """All reasons at once, each with the day on which time mends it."""

    def test_most_municipalities_ask_nothing_more(self) -> None:
        """On welfare, over 27, confirmed."""
        assert reasons_against(ANNE, DAY, DEFAULTS) == []

    def test_without_a_benefit(self) -> None:
        """None, or one that begins later."""
        nobody = [refuse(EligibilityCode.NOT_ON_WELFARE)]
        assert reasons_against(replace(ANNE, benefit_since=None), DAY, DEFAULTS) == nobody
        assert reasons_against(replace(ANNE, benefit_since=date(2026, 3, 3)), DAY, DEFAULTS) == nobody
        assert reasons_against(replace(ANNE, benefit_since=DAY), DAY, DEFAULTS) == []

    @pytest.mark.parametrize(("months", "possible"), [(3, None), (4, date(2026, 3, 15)), (24, date(2027, 11, 15))])
    def test_a_minimum_time_on_benefit(self, months: int, possible: date | None) -> None:
        """Since 15 November: three months are over on 15 February, four on 15 March."""
        choices = replace(DEFAULTS, minimum_benefit_months=months)
        expected = [refuse(EligibilityCode.BENEFIT_TOO_SHORT, months=months, possible_from=possible)] if possible else []
        assert reasons_against(ANNE, DAY, choices) == expected

    def test_under_27(self) -> None:
        """The day before the birthday, and the day itself; the target group of wage subsidy may since 2023."""
        young = replace(ANNE, birth=date(1999, 3, 3))
        assert reasons_against(young, DAY, DEFAULTS) == [refuse(PlacementCode.UNDER_27, possible_from=date(2026, 3, 3))]
        assert reasons_against(young, date(2026, 3, 3), DEFAULTS) == []
        assert reasons_against(replace(young, wage_subsidy_group=True), DAY, DEFAULTS) == []

    def test_the_wage_subsidy_group_before_2023(self) -> None:
        """On 31 December 2022 the exception is not there yet."""
        young = Applicant(date(2000, 1, 1), True, date(2020, 1, 1), False, True)
        assert reasons_against(young, date(2022, 12, 31), DEFAULTS) == [
            refuse(PlacementCode.UNDER_27, possible_from=date(2027, 1, 1))
        ]
        assert reasons_against(young, date(2023, 1, 1), DEFAULTS) == []

    def test_a_minimum_age_has_no_exception(self) -> None:
        """Wage subsidy or not."""
        young = replace(ANNE, birth=date(2000, 1, 1), wage_subsidy_group=True)
        assert reasons_against(young, DAY, replace(DEFAULTS, minimum_age=27)) == [
            refuse(PlacementCode.UNDER_MINIMUM_AGE, minimum_age=27, possible_from=date(2027, 1, 1))
        ]

    def test_the_minimum_age_itself_is_enough(self) -> None:
        """46 on 1 May 2026, not the day before."""
        choices = replace(DEFAULTS, minimum_age=46)
        assert reasons_against(ANNE, date(2026, 5, 1), choices) == []
        assert [one.facts["possible_from"] for one in reasons_against(ANNE, date(2026, 4, 30), choices)] == [date(2026, 5, 1)]

    def test_school_leavers_by_policy(self) -> None:
        """Most name no such criterion."""
        leaver = replace(ANNE, school_leaver=True)
        assert reasons_against(leaver, DAY, DEFAULTS) == []
        assert reasons_against(leaver, DAY, replace(DEFAULTS, school_leavers=False)) == [refuse(EligibilityCode.SCHOOL_LEAVER)]

    def test_nobody_takes_part_unconfirmed(self) -> None:
        """By free will, and recorded; together with every other reason."""
        reasons = reasons_against(Applicant(date(2004, 2, 29), False, None, True, False), DAY, DEFAULTS)
        assert [reason.code.value for reason in reasons] == ["not_on_welfare", "under_27", "not_confirmed"]

    def test_born_on_29_february(self) -> None:
        """27 on 1 March 2031, 28 on 29 February 2032."""
        assert (reaches_age(date(2004, 2, 29), 27), reaches_age(date(2004, 2, 29), 28)) == (date(2031, 3, 1), date(2032, 2, 29))


class TestTwentyEightHours:
    """Four ISO weeks, more than 112 hours."""

    def test_exactly_28_a_week_does_not_pass(self) -> None:
        """112 hours; a minute more does."""
        even = weeks(28, 28, 28, 28)
        assert first_passed_28(even) is None
        more = {**even, date(2026, 1, 6): 1}
        assert first_passed_28(more) == Passed(date(2026, 1, 5), date(2026, 2, 1), 6721)

    def test_the_first_four_weeks_that_pass(self) -> None:
        """20, 24, 30, 32, 32, 32: weeks 1-4 have 106 hours, weeks 2-5 have 118."""
        found = first_passed_28(weeks(20, 24, 30, 32, 32, 32))
        assert found == Passed(date(2026, 1, 12), date(2026, 2, 8), 7080)

    def test_a_running_week_waits_for_its_sunday(self) -> None:
        """On Saturday 31 January the fourth week is not over; on Sunday it is."""
        hours = weeks(30, 30, 30, 30)
        assert passed_28(hours, date(2026, 1, 31)) is None
        assert passed_28(hours, date(2026, 2, 1)) == Passed(date(2026, 1, 5), date(2026, 2, 1), 7200)
        assert passed_28(hours, date(2026, 2, 7)) == Passed(date(2026, 1, 5), date(2026, 2, 1), 7200)

    def test_three_long_weeks_pass_already(self) -> None:
        """40 + 40 + 40 hours are more than 112."""
        assert first_passed_28(weeks(40, 40, 40)) == Passed(date(2025, 12, 29), date(2026, 1, 25), 7200)

    def test_simultaneous_placements_add_up(self) -> None:
        """16 and 14 hours a week are 30."""
        both = together(weeks(16, 16, 16, 16), weeks(14, 14, 14, 14))
        assert by_week(both) == weeks(30, 30, 30, 30)
        assert first_passed_28(both) == Passed(date(2026, 1, 5), date(2026, 2, 1), 7200)

    def test_the_sunday_belongs_to_the_week(self) -> None:
        """28 hours in three weeks and 28 in the fourth, the last of them on its Sunday, and a minute."""
        hours = {**weeks(28, 28, 28, 20), date(2026, 2, 1): 8 * 60 + 1}
        assert first_passed_28(hours) == Passed(date(2026, 1, 5), date(2026, 2, 1), 6721)

    def test_the_first_week_alone(self) -> None:
        """113 hours in one week pass at its own Sunday."""
        hours = {date(2026, 1, 5) + timedelta(days=n): 1000 for n in range(7)}
        assert first_passed_28(hours) == Passed(date(2025, 12, 15), date(2026, 1, 11), 7000)

    def test_nothing_worked(self) -> None:
        """No hours pass nothing."""
        assert first_passed_28({}) is None

    @given(st.dictionaries(st.dates(date(2026, 1, 5), date(2026, 3, 1)), st.integers(0, 1440)))
    def test_it_is_found_when_it_is_there(self, minutes: dict[date, int]) -> None:
        """Some four ISO weeks have more than 6720 minutes if and only if it is found."""
        mondays = [date(2025, 12, 15) + timedelta(weeks=n) for n in range(12)]
        sums = [sum(m for d, m in minutes.items() if one <= d < one + timedelta(weeks=4)) for one in mondays]
        assert (first_passed_28(minutes) is not None) == (max(sums) > 6720)


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ([20, 8], Growth(3, date(2026, 4, 14), True)),
        ([20, 7], Growth(6, date(2026, 7, 14), False)),
        ([27], Growth(6, date(2026, 7, 14), False)),
    ],
)
def test_what_growing_does_to_the_term(hours: list[int], expected: Growth) -> None:
    """Work from 15 January until 30 June: at 28 hours its term would be 3 months, and end before."""
    assert growth(date(2026, 1, 15), date(2026, 6, 30), hours, Terms.BY_HOURS, At28Hours.SHORT) == expected


def test_a_term_that_ends_with_the_placement_is_not_shortened() -> None:
    """28 hours until 14 April: the placement ends there anyway."""
    ends = date(2026, 4, 14)
    assert growth(date(2026, 1, 15), ends, [28], Terms.BY_HOURS, At28Hours.SHORT) == Growth(3, ends, False)


def test_three_warnings_before_the_last_day() -> None:
    """4, 2 and 1 weeks before 30 June."""
    assert warning_days(date(2026, 6, 30)) == (date(2026, 6, 2), date(2026, 6, 16), date(2026, 6, 23))


def test_three_and_three_more() -> None:
    """Asked for on the last day: from 14 April to 14 July; a day later, twice, or without the policy: not."""
    start = date(2026, 1, 15)
    assert extended_until(Terms.THREE_PLUS_THREE, start, date(2026, 4, 14), False) == date(2026, 7, 14)
    over = refuse(ExtensionCode.TERM_OVER, last_day=date(2026, 4, 14))
    assert extended_until(Terms.THREE_PLUS_THREE, start, date(2026, 4, 15), False) == over
    assert extended_until(Terms.THREE_PLUS_THREE, start, DAY, True) == refuse(ExtensionCode.ALREADY_EXTENDED)
    assert extended_until(Terms.BY_HOURS, start, DAY, False) == refuse(ExtensionCode.NO_EXTENSIONS)
