"""Days, weeks, months, half years, units and ages, as a calendar in the Netherlands has them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.calendar import (
    Unit,
    add_months,
    age,
    half_year,
    iso_week,
    local_day,
    monday,
    month,
    month_end,
    unit_of,
    week_days,
)

days = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2017, 6, 30, 21, 59, tzinfo=UTC), date(2017, 6, 30)),
        (datetime(2017, 6, 30, 22, 0, tzinfo=UTC), date(2017, 7, 1)),
        (datetime(2017, 12, 31, 22, 59, tzinfo=UTC), date(2017, 12, 31)),
        (datetime(2017, 12, 31, 23, 0, tzinfo=UTC), date(2018, 1, 1)),
    ],
)
def test_the_day_begins_at_midnight_in_the_netherlands(instant: datetime, day: date) -> None:
    """Two hours before UTC in summer, one in winter."""
    assert local_day(instant) == day


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2017, 1, 31), 1, date(2017, 2, 28)),
        (date(2016, 1, 31), 1, date(2016, 2, 29)),
        (date(2016, 11, 30), 3, date(2017, 2, 28)),
        (date(2016, 12, 31), 12, date(2017, 12, 31)),
        (date(2016, 2, 29), 12, date(2017, 2, 28)),
        (date(2017, 12, 1), 1, date(2018, 1, 1)),
        (date(2017, 5, 5), 0, date(2017, 5, 5)),
        (date(9999, 12, 1), 1, date.max),
        (date(2017, 1, 1), 10**12, date.max),
    ],
)
def test_months_later(day: date, months: int, later: date) -> None:
    """The same day number, or that month's last day."""
    assert add_months(day, months) == later


@pytest.mark.parametrize(
    ("day", "end"), [(date(2017, 2, 1), 28), (date(2016, 2, 29), 29), (date(2017, 12, 31), 31), (date(2017, 4, 30), 30)]
)
def test_the_end_of_a_month(day: date, end: int) -> None:
    """Of any of its days."""
    assert month_end(day) == day.replace(day=end)


@pytest.mark.parametrize(
    ("birth", "day", "years"),
    [
        (date(1990, 1, 16), date(2017, 1, 15), 26),
        (date(1990, 1, 16), date(2017, 1, 16), 27),
        (date(1988, 2, 29), date(2015, 2, 28), 26),
        (date(1988, 2, 29), date(2015, 3, 1), 27),
        (date(1988, 2, 29), date(2016, 2, 28), 27),
        (date(1988, 2, 29), date(2016, 2, 29), 28),
        (date(1990, 12, 31), date(2017, 1, 1), 26),
    ],
)
def test_age_rises_on_the_birthday(birth: date, day: date, years: int) -> None:
    """That of 29 February comes, in a common year, on 1 March."""
    assert age(birth, day) == years


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2017, 1, 18), date(2017, 1, 16), date(2017, 1, 22)),
        (date(2017, 1, 31), date(2017, 1, 30), date(2017, 1, 31)),
        (date(2017, 2, 1), date(2017, 2, 1), date(2017, 2, 5)),
        (date(2017, 1, 1), date(2017, 1, 1), date(2017, 1, 1)),
        (date(2018, 12, 31), date(2018, 12, 31), date(2018, 12, 31)),
        (date(2019, 1, 1), date(2019, 1, 1), date(2019, 1, 6)),
        (date.max, date(9999, 12, 27), date.max),
        (date.min, date.min, date(1, 1, 7)),
    ],
)
def test_a_unit_is_a_week_cut_at_the_month_s_end(day: date, first: date, last: date) -> None:
    """From Monday or the first of the month to Sunday or its last."""
    assert unit_of(day) == Unit(first, last)


def test_a_week_over_the_month_s_end_has_two_units() -> None:
    """Each day belongs to the one on its side; another week is one unit."""
    assert {unit_of(date(2017, 1, day)) for day in (30, 31)} == {Unit(date(2017, 1, 30), date(2017, 1, 31))}
    assert {unit_of(date(2017, 2, day)) for day in range(1, 6)} == {Unit(date(2017, 2, 1), date(2017, 2, 5))}
    assert {unit_of(date(2017, 1, day)) for day in range(16, 23)} == {Unit(date(2017, 1, 16), date(2017, 1, 22))}


def test_weeks_are_iso_weeks() -> None:
    """1 January 2017 is the Sunday of week 52 of 2016."""
    assert iso_week(date(2017, 1, 1)) == (2016, 52)
    assert iso_week(date(2018, 12, 31)) == (2019, 1)
    assert monday(date(2017, 1, 1)) == date(2016, 12, 26)
    assert week_days(date(2016, 12, 26))[-1] == date(2017, 1, 1)


def test_names_of_months_and_half_years() -> None:
    """June is the last month of the first half."""
    assert [month(date(2017, 1, 5)), half_year(date(2017, 6, 30)), half_year(date(2017, 7, 1))] == ["2017-01", "2017H1", "2017H2"]


@given(days)
def test_every_day_has_one_unit(day: date) -> None:
    """That holds it, lies in one week and one month, and cannot be longer."""
    unit = unit_of(day)
    assert unit.first <= day <= unit.last
    assert iso_week(unit.first) == iso_week(unit.last)
    assert month(unit.first) == month(unit.last)
    for outside in (unit.first - timedelta(days=1), unit.last + timedelta(days=1)):
        assert iso_week(outside) != iso_week(day) or month(outside) != month(day)


@given(days, st.integers(min_value=0, max_value=600))
def test_months_later_is_never_in_the_month_after(day: date, months: int) -> None:
    """So many months of the calendar, and at most the same day number."""
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and later == month_end(later))
