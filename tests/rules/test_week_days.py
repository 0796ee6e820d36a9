"""The days of a week beside the plan, and what a week earns and costs."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.dated import Dated
from core.rules.hours.week_days import Day, DayKind, Work, premium_of, total, turnover_of
from core.rules.refusals import AmountCode

PLAN = Work(time(9), time(13, 15), 15, 240)
MONDAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("planned", "logged", "is_over", "kind"),
    [
        (None, None, True, DayKind.NOTHING),
        (PLAN, None, False, DayKind.TO_COME),
        (PLAN, None, True, DayKind.MISSING),
        (PLAN, PLAN, True, DayKind.AS_PLANNED),
        (PLAN, Work(None, None, 0, 240), True, DayKind.AS_PLANNED),
        (PLAN, Work(time(10), time(14, 15), 15, 240), True, DayKind.OTHERWISE),
        (PLAN, Work(time(9), time(13, 15), 0, 255), True, DayKind.OTHERWISE),
        (PLAN, Work(None, None, 0, 0), True, DayKind.NOT_WORKED),
        (None, Work(None, None, 0, 0), True, DayKind.NOT_WORKED),
        (None, PLAN, True, DayKind.NOT_PLANNED),
    ],
)
def test_what_there_is_to_say_about_a_day(planned, logged, is_over, kind):
    """Missing, not worked, otherwise than planned and not planned are four things."""
    assert Day(MONDAY, planned, logged, is_over).kind is kind


def test_the_total_counts_what_was_entered():
    """A planned day that is missing adds nothing."""
    days = [Day(MONDAY, PLAN, PLAN, True), Day(MONDAY, PLAN, None, True), Day(MONDAY, None, Work(None, None, 0, 45), True)]
    assert total(days) == 285


def test_a_week_of_21_hours_and_a_quarter_earns_42_euros_50():
    """Minutes at 2.00 an hour, in cents; four days of 4 hours 15 and one of 4 hours 15 more."""
    minutes = {MONDAY + timedelta(days=n): 255 for n in range(5)}
    assert premium_of(minutes, Dated([(date(2024, 1, 1), Decimal("2.00"))])) == 4250
    assert turnover_of(minutes, Decimal("18.50")) == 39313


def test_a_week_over_a_months_end_is_rounded_once_in_each_month():
    """31 August and 1 September 2026 share a week: 1 minute at 1.50 is 2.5 cents in each month, rounded up to 3 twice, not 5 once."""
    minutes = {date(2026, 8, 31): 1, date(2026, 9, 1): 1}
    assert premium_of(minutes, Dated([(date(2024, 1, 1), Decimal("1.50"))])) == 6
    assert turnover_of(minutes, Decimal("1.50")) == 6
    same_month = {date(2026, 9, 7): 1, date(2026, 9, 8): 1}
    assert premium_of(same_month, Dated([(date(2024, 1, 1), Decimal("1.50"))])) == 5


def test_no_known_rate_is_no_premium():
    """Nothing is guessed where the municipality has no rate yet."""
    verdict = premium_of({MONDAY: 60}, Dated([(date(2027, 1, 1), Decimal("2.00"))]))
    assert verdict.code is AmountCode.UNKNOWN_AMOUNT


@given(st.dictionaries(st.integers(0, 6), st.integers(1, 1440)), st.integers(0, 400))
def test_rounding_never_adds_more_than_half_a_cent_a_month(by_day, weeks):
    """A week has at most two units: what it earns is at most one cent from the exact amount."""
    first = MONDAY + timedelta(weeks=weeks)
    cents = premium_of({first + timedelta(days=n): m for n, m in by_day.items()}, Dated([(date(2024, 1, 1), Decimal("1.50"))]))
    assert abs(cents - Decimal(sum(by_day.values())) * 150 / 60) <= 1
