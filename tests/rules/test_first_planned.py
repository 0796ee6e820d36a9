"""The first day of work: the first weekday on which something is planned, and never a day that is past."""

from datetime import date, datetime, time

import pytest

from core.rules.planning import Pattern, begins_on, first_planned

MONDAY, SUNDAY = date(2026, 12, 14), date(2026, 12, 20)


@pytest.mark.parametrize(
    ("weekdays", "last", "first"),
    [
        ([2, 4], date(2027, 1, 31), date(2026, 12, 15)),
        ([1, 2, 3, 4, 5], SUNDAY, MONDAY),
        ([7], SUNDAY, SUNDAY),
        ([], SUNDAY, MONDAY),
        ([2, 4], MONDAY, None),
        ([7], date(2026, 12, 19), None),
    ],
)
def test_the_first_planned_day(weekdays: list[int], last: date, first: date | None) -> None:
    """From Monday 14 December: the first such weekday; Monday itself where none is known; none when the work ends before it."""
    assert first_planned(weekdays, MONDAY, last) == first


WEEKDAYS = [Pattern(weekday, time(9), time(13), 0) for weekday in (1, 2, 3, 4, 5)]


@pytest.mark.parametrize(
    ("pattern", "starts_on", "moment", "first"),
    [
        (WEEKDAYS, date(2026, 12, 14), "2026-12-01T10:00:00+01:00", date(2026, 12, 14)),
        (WEEKDAYS, date(2026, 10, 12), "2026-12-01T08:59:00+01:00", date(2026, 12, 1)),
        (WEEKDAYS, date(2026, 10, 12), "2026-12-01T09:00:00+01:00", date(2026, 12, 2)),
        (WEEKDAYS, date(2026, 12, 1), "2026-12-01T10:00:00+01:00", date(2026, 12, 2)),
        (WEEKDAYS, date(2026, 10, 12), "2026-12-05T10:00:00+01:00", date(2026, 12, 5)),
        ([], date(2026, 10, 12), "2026-12-01T23:30:00+01:00", date(2026, 12, 1)),
        (WEEKDAYS, date(2026, 10, 12), "2026-11-30T23:30:00+00:00", date(2026, 12, 1)),
    ],
)
def test_the_day_on_which_a_newcomer_begins(pattern: list[Pattern], starts_on: date, moment: str, first: date) -> None:
    """The job's first day, or later: today until a shift of today has begun, then tomorrow; by the clock of Amsterdam."""
    assert begins_on(pattern, starts_on, datetime.fromisoformat(moment)) == first
