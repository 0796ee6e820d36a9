"""Money is whole cents, rounded once, half up, and never through a float."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.cents import (
    cents_below,
    for_each_minutes,
    for_minutes,
    half_up,
    number,
    percent_of,
    percent_of_each,
    plain,
    to_cents,
    whole_cents,
    written_amount,
)

rates = st.decimals(min_value=0, max_value=100, places=4)
minutes = st.integers(min_value=0, max_value=10_080)


@pytest.mark.parametrize(
    ("numerator", "denominator", "rounded"),
    [
        (1, 2, 1),
        (3, 2, 2),
        (5, 10, 1),
        (49, 100, 0),
        (-1, 2, 0),
        (-3, 2, -1),
        (-51, 100, -1),
        (0, 7, 0),
        (10**40 + 1, 2, 5 * 10**39 + 1),
    ],
)
def test_a_half_goes_up(numerator: int, denominator: int, rounded: int) -> None:
    """Toward the larger number, also below 0, and exactly however large."""
    assert half_up(numerator, denominator) == rounded


@pytest.mark.parametrize(
    ("euros", "rounded", "whole", "below"),
    [
        (Decimal("2.00"), 200, 200, 200),
        (Decimal("0.005"), 1, None, 0),
        (Decimal("0.0049"), 0, None, 0),
        (Decimal("20.005"), 2001, None, 2000),
        (Fraction(1, 3), 33, None, 33),
        (3398, 339800, 339800, 339800),
        (Decimal("-1.50"), -150, -150, -150),
    ],
)
def test_euros_in_cents(euros: Decimal, rounded: int, whole: int | None, below: int) -> None:
    """Rounded, only when whole, or as a limit that rounding may not loosen."""
    assert (to_cents(euros), whole_cents(euros), cents_below(euros)) == (rounded, whole, below)


@pytest.mark.parametrize(
    ("worked", "rate", "cents"),
    [(60, "2.00", 200), (485, "12.30", 9943), (1, "2", 3), (3, "1.70", 9), (61, "12.345", 1255), (0, "9", 0)],
)
def test_minutes_at_a_rate(worked: int, rate: str, cents: int) -> None:
    """485 minutes at 12.30 are 99.425, and so 99.43; 3 at 1.70 are 8.5 cents, and so 9."""
    assert for_minutes(worked, Decimal(rate)) == cents


@pytest.mark.parametrize(
    ("cents", "percentage", "share"), [(10000, "12.5", 1250), (19373, "12.5", 2422), (1, "50", 1), (1, "49.9", 0)]
)
def test_a_percentage(cents: int, percentage: str, share: int) -> None:
    """12.5 % of 193.73 is 24.21625, and so 24.22."""
    assert percent_of(cents, Decimal(percentage)) == share


@pytest.mark.parametrize(
    ("cents", "text"), [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (123456, "1234.56"), (-3995, "-39.95"), (100, "1.00")]
)
def test_money_as_files_have_it(cents: int, text: str) -> None:
    """A point, two decimals, a minus where it is below 0."""
    assert plain(cents) == text


@pytest.mark.parametrize("text", ["5", "-5", "0", "-0", "007", "12.30", "-0.5", "9" * 50])
def test_what_is_a_number(text: str) -> None:
    """ASCII digits with an optional minus and decimals, kept exactly."""
    assert number(text) == Decimal(text)


@pytest.mark.parametrize(
    "text", ["", "+5", "5.", ".5", "1e3", "5,5", " 5", "5\n", "٣", "１", "1_0", "nan", "inf", "--5", "0x1", "²"]
)
def test_what_is_no_number(text: str) -> None:
    """Everything else, also what Python would take for one."""
    assert number(text) is None


@pytest.mark.parametrize(
    ("text", "cents"), [("5", 500), ("5.5", 550), ("5.50", 550), ("-5.50", -550), ("5.500", None), ("5.555", None), ("x", None)]
)
def test_an_amount_is_written_with_at_most_two_decimals(text: str, cents: int | None) -> None:
    """Written: 5.500 has three."""
    assert written_amount(text) == cents


@given(minutes, rates)
def test_rounding_adds_less_than_half_a_cent(worked: int, rate: Decimal) -> None:
    """And takes away at most less than that: the cent is the nearest one."""
    exact = Fraction(rate) * worked * 100 / 60
    assert Fraction(-1, 2) < for_minutes(worked, rate) - exact <= Fraction(1, 2)


@given(st.lists(minutes), rates)
def test_many_at_once_are_each_as_one(many: list[int], rate: Decimal) -> None:
    """The fast way for a whole placement and the way for one unit are the same."""
    assert for_each_minutes(many, rate) == [for_minutes(worked, rate) for worked in many]
    assert percent_of_each(many, rate) == [percent_of(amount, rate) for amount in many]


@given(minutes, minutes, rates)
def test_more_minutes_never_earn_less(fewer: int, more: int, rate: Decimal) -> None:
    """At the same rate."""
    fewer, more = sorted((fewer, more))
    assert for_minutes(fewer, rate) <= for_minutes(more, rate)


@given(st.integers())
def test_plain_is_read_back(cents: int) -> None:
    """What is written is the same amount when read."""
    assert written_amount(plain(cents)) == cents
