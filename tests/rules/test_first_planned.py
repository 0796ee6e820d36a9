"""The first day of work: what was agreed from a Monday on begins on the first weekday on which something is planned."""

from datetime import date

import pytest

from core.rules.planning import first_planned

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
