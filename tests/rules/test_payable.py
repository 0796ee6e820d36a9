"""On which days premium can be paid: three working days ahead at least, and never in a weekend or on a day on which banks are closed."""

from datetime import date

import pytest

from core.actions.money.payable import first_payable, hindrance

MONDAY, SATURDAY = date(2026, 11, 16), date(2026, 11, 21)


@pytest.mark.parametrize(
    ("today", "day", "against", "first"),
    [
        (MONDAY, date(2026, 11, 17), "in_one", date(2026, 11, 19)),
        (MONDAY, date(2026, 11, 18), "in_two", date(2026, 11, 19)),
        (MONDAY, date(2026, 11, 19), None, date(2026, 11, 19)),
        (MONDAY, date(2026, 11, 21), "bank_closed", date(2026, 11, 23)),
        (MONDAY, date(2026, 12, 25), "bank_closed", date(2026, 12, 28)),
        (MONDAY, date(2027, 1, 1), "bank_closed", date(2027, 1, 4)),
        (MONDAY, date(2027, 3, 29), "bank_closed", date(2027, 3, 30)),
        (MONDAY, date(2027, 3, 26), "bank_closed", date(2027, 3, 30)),
        (MONDAY, date(2027, 4, 27), None, date(2027, 4, 27)),
        (date(2026, 11, 20), date(2026, 11, 23), "in_one", date(2026, 11, 25)),
        (date(2026, 11, 20), SATURDAY, "bank_closed", date(2026, 11, 25)),
        (SATURDAY, date(2026, 11, 22), "bank_closed", date(2026, 11, 26)),
        (SATURDAY, date(2026, 11, 23), "next_working_day", date(2026, 11, 26)),
        (SATURDAY, date(2026, 11, 25), "in_two", date(2026, 11, 26)),
        (date(2026, 12, 24), date(2026, 12, 29), "in_two", date(2026, 12, 30)),
    ],
)
def test_what_stands_against_a_day_and_which_is_the_first_that_can_be_paid(
    today: date, day: date, against: str | None, first: date
) -> None:
    """Working days before it count from today on; Christmas Day of 2026 is a Friday, Good Friday of 2027 is 26 March; on
    King's Day offices are closed and banks are not."""
    assert (hindrance(day, today), first_payable(day, today)) == (against, first)


@pytest.mark.parametrize("day", [MONDAY, date(2026, 11, 15), date(2026, 11, 14), date(1, 1, 1)])
def test_a_day_that_is_not_to_come_is_refused_for_that_alone(day: date) -> None:
    """Not for its weekend, nor for how near it is."""
    assert hindrance(day, MONDAY) is None
