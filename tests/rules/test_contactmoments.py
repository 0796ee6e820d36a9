"""When a contact person speaks with who works and who gives the work."""

from datetime import date

import pytest

from core.rules.work.contact_moments import coming_contact

START, LAST = date(2026, 1, 24), date(2026, 7, 23)


@pytest.mark.parametrize(
    ("today", "every_months", "day"),
    [
        (date(2026, 1, 10), 1, date(2026, 1, 31)),
        (date(2026, 1, 31), 1, date(2026, 1, 31)),
        (date(2026, 2, 1), 1, date(2026, 2, 28)),
        (date(2026, 3, 1), 1, date(2026, 3, 31)),
        (date(2026, 3, 1), 3, date(2026, 4, 30)),
        (date(2026, 7, 1), 1, None),
        (date(2026, 2, 1), 0, None),
        (date(2026, 1, 31), 0, date(2026, 1, 31)),
    ],
)
def test_work_that_began_before_keeps_the_rhythm_of_its_start(today: date, every_months: int, day: date | None) -> None:
    """A week after the start and then every so many months, counted from there so that a short month shortens no later one; never after
    the last day, and no more where the policy asks for one contact only."""
    assert coming_contact(START, LAST, 7, every_months, today) == day
