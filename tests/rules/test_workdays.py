"""Working days: what is due on one is never due at night, in a weekend or on a Dutch holiday."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.actions.workdays import add_working_days, is_working_day, working_moment

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def dutch(text: str) -> datetime:
    """A moment in Dutch time."""
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-11-20", True),
        ("2026-11-21", False),
        ("2026-11-22", False),
        ("2026-01-01", False),
        ("2026-04-06", False),
        ("2026-04-27", False),
        ("2026-05-05", True),
        ("2025-05-05", False),
        ("2026-05-14", False),
        ("2026-05-25", False),
        ("2026-12-25", False),
        ("2027-12-27", True),
        ("2026-12-31", True),
    ],
)
def test_weekends_and_holidays_are_no_working_days(day: str, works: bool) -> None:
    """New Year, Easter Monday, King's Day, Ascension, Whit Monday, Christmas; Liberation Day once in five years."""
    assert is_working_day(date.fromisoformat(day)) is works


@pytest.mark.parametrize(
    ("asked", "days", "due"),
    [
        ("2026-11-16T09:30", 2, "2026-11-18T09:30"),
        ("2026-11-20T16:59", 2, "2026-11-24T16:59"),
        ("2026-11-20T17:00", 1, "2026-11-23T17:00"),
        ("2026-11-20T17:01", 2, "2026-11-25T09:00"),
        ("2026-11-21T12:00", 2, "2026-11-25T09:00"),
        ("2026-11-22T23:59", 2, "2026-11-25T09:00"),
        ("2026-11-24T03:00", 2, "2026-11-26T09:00"),
        ("2026-11-24T23:00", 2, "2026-11-27T09:00"),
        ("2026-12-24T10:00", 2, "2026-12-29T10:00"),
        ("2026-12-25T10:00", 2, "2026-12-30T09:00"),
        ("2026-12-31T10:00", 4, "2027-01-07T10:00"),
        ("2026-10-23T12:00", 1, "2026-10-26T12:00"),
        ("2026-03-27T12:00", 1, "2026-03-30T12:00"),
        ("2026-11-24T02:00", 0, "2026-11-24T09:00"),
    ],
)
def test_working_days_are_counted_from_office_hours(asked: str, days: int, due: str) -> None:
    """The same time so many working days later, also over a change of the clock; outside office hours from the next 9:00."""
    assert add_working_days(dutch(asked), days) == dutch(due)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)), st.integers(0, 30))
def test_nothing_is_ever_due_outside_office_hours(moment: datetime, days: int) -> None:
    """Whenever it was asked: due on a working day between 9 and 17, and never before it was asked."""
    due = add_working_days(moment, days)
    local = due.astimezone(AMSTERDAM)
    assert is_working_day(local.date())
    assert time(9) <= local.time() <= time(17)
    assert due >= working_moment(moment) >= moment
