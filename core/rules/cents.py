"""Money: whole cents, exact rates, and one rounding with a name.

An amount of money is an `int` of cents. What is not yet money (a rate per hour, a percentage, kilometres, hours a week) is an
exact `Number`; it becomes money once, by `half_up`. Nothing here is ever a float.

Money is exact and rounded once, half up (domain 4).
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

Cents = int
Number = int | Decimal | Fraction

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def half_up(numerator: int, denominator: int) -> int:
    """The fraction rounded to a whole number; a half goes up. `denominator` is above 0."""
    return (2 * numerator + denominator) // (2 * denominator)


def to_cents(euros: Number) -> Cents:
    """An exact amount of euros in cents, rounded half up."""
    numerator, denominator = euros.as_integer_ratio()
    return half_up(100 * numerator, denominator)


def whole_cents(euros: Number) -> Cents | None:
    """An amount of euros in cents, or None when it has a fraction of a cent."""
    numerator, denominator = euros.as_integer_ratio()
    return None if 100 * numerator % denominator else 100 * numerator // denominator


def cents_below(euros: Number) -> Cents:
    """The most whole cents that an amount of euros allows: for limits, which rounding must not loosen."""
    numerator, denominator = euros.as_integer_ratio()
    return 100 * numerator // denominator


def for_minutes(minutes: int, per_hour: Number) -> Cents:
    """Minutes at a rate of euros an hour, rounded half up."""
    return for_each_minutes([minutes], per_hour)[0]


def for_each_minutes(minutes: Iterable[int], per_hour: Number) -> list[Cents]:
    """As `for_minutes`, for many at one rate."""
    numerator, denominator = per_hour.as_integer_ratio()
    twice, half, whole = 200 * numerator, 60 * denominator, 120 * denominator
    return [(m * twice + half) // whole for m in minutes]


def percent_of(cents: Cents, percentage: Number) -> Cents:
    """A percentage of an amount, rounded half up."""
    return percent_of_each([cents], percentage)[0]


def percent_of_each(amounts: Iterable[Cents], percentage: Number) -> list[Cents]:
    """As `percent_of`, for many amounts."""
    numerator, denominator = percentage.as_integer_ratio()
    twice, half, whole = 2 * numerator, 100 * denominator, 200 * denominator
    return [(cents * twice + half) // whole for cents in amounts]


def plain(cents: Cents) -> str:
    """Euros with two decimals and a point, for files and programs: -250 is "-2.50"."""
    euros, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{euros}.{rest:02d}"


def number(text: str) -> Decimal | None:
    """A number written as ASCII digits with an optional minus and point, exactly; None for anything else."""
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def written_amount(text: str) -> Cents | None:
    """Cents of an amount written with at most two decimals; None when it is no number or written more finely."""
    value = number(text)
    if value is None or len(text.partition(".")[2]) > 2:
        return None
    return whole_cents(value)
