"""The 28-hour test on hours really worked, and the end of a term."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.rules.hours.worked_hours import Passed, passed_28
from core.rules.refusals import refuse
from core.rules.work.extension import ExtensionCode, extended_until, warning_days
from core.rules.work.terms import Terms
from tests.rules.named_people import first_passed_28

DAY = date(2026, 3, 2)


def weeks(*hours: int) -> dict[date, int]:
    """Hours a week, worked on Mondays from 5 January 2026 on."""
    return {date(2026, 1, 5) + timedelta(weeks=n): 60 * one for n, one in enumerate(hours)}


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
