"""Typed kilometres and prices are taken exactly, or asked again."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.reading.travel import read_euros, read_kilometres


@pytest.mark.parametrize(
    ("typed", "kilometres"),
    [
        ("12", "12"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("12,50 km", "12.5"),
        ("12km", "12"),
        ("12 kilometer", "12"),
        ("twaalf", "12"),
        ("12,5 km heen en terug", "12.5"),
        ("12 heen en weer samen", "12"),
        ("12,5 km in totaal", "12.5"),
        ("12 km there and back", "12"),
        ("١٢٫٥", "12.5"),
        ("۱۲ km", "12"),
    ],
)
def test_kilometres(typed: str, kilometres: str) -> None:
    """Comma or point, with or without the unit; there and back together is what was asked, and may be said."""
    assert read_kilometres(typed) == Decimal(kilometres)


ONE_WAY = ("6 km heen", "6 km enkele reis", "2 x 6 km", "6 km heen en 6 km terug", "heen en terug")


@pytest.mark.parametrize(
    "typed", ["0", "-8", "８", "1e9", "1.250", "1000", "12,555", "ver", "", "heen 6", "12-13", "NaN", *ONE_WAY]
)
def test_strange_kilometres_are_asked_again(typed: str) -> None:
    """A thousand is not read as one, nor the other way round; one way alone is not what was asked."""
    assert read_kilometres(typed) is None


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("4,50", 450),
        ("€ 4,50", 450),
        ("4.5", 450),
        ("4 euro 50", 450),
        ("5 euro en 20 cent", 520),
        ("5", 500),
        ("5,-", 500),
        ("999,99", 99999),
        ("۴٫۵۰", 450),
    ],
)
def test_prices(typed: str, cents: int) -> None:
    """Euros and cents as people write them."""
    assert read_euros(typed) == cents


@pytest.mark.parametrize("typed", ["0", "0,00", "-4", "1.250", "1000", "4,505", "1e3", "50 cent", "4 50", "€", "", "gratis"])
def test_strange_prices_are_asked_again(typed: str) -> None:
    """Nothing is guessed or rounded."""
    assert read_euros(typed) is None


@given(st.text(max_size=30) | st.text("0123456789,.€ -ekmuro", max_size=14))
def test_no_text_breaks_the_readers(text: str) -> None:
    """Whatever is typed: a positive amount within bounds, or None."""
    kilometres, cents = read_kilometres(text), read_euros(text)
    assert kilometres is None or 0 < kilometres < 1000
    assert cents is None or 0 < cents < 100_000
