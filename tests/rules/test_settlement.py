"""Settlement: the turnover of a unit goes somewhere, to the last cent."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.money.settlement import AdministrationBase, Split, settle, settle_units, total

NET, TARIFF = AdministrationBase.NET_TURNOVER, AdministrationBase.TARIFF

minutes = st.integers(min_value=0, max_value=10_080)
money = st.integers(min_value=0, max_value=100_000)
tariffs = st.decimals(min_value=1, max_value=40, places=3)
percentages = st.decimals(min_value=0, max_value=100, places=3)
bases = st.sampled_from(AdministrationBase)


@pytest.mark.parametrize(
    ("worked", "tariff", "premium", "travel", "costs", "percentage", "base", "split"),
    [
        (945, "12.30", 3150, 674, 3995, "12.5", NET, Split(945, 19373, 3150, 674, 3995, 1444, 10110)),
        (480, "12.30", 1600, 0, 0, "12.5", NET, Split(480, 9840, 1600, 0, 0, 1030, 7210)),
        (945, "12.30", 3150, 674, 3995, "12.5", TARIFF, Split(945, 19373, 3150, 674, 3995, 2422, 9132)),
        (0, "12.30", 0, 0, 3995, "12.5", NET, Split(0, 0, 0, 0, 3995, 0, -3995)),
        (0, "12.30", 0, 0, 3995, "12.5", TARIFF, Split(0, 0, 0, 0, 3995, 0, -3995)),
        (60, "10.00", 200, 300, 501, "50", NET, Split(60, 1000, 200, 300, 501, 0, -1)),
        (60, "10.00", 200, 300, 500, "50", NET, Split(60, 1000, 200, 300, 500, 0, 0)),
        (60, "10.00", 200, 300, 499, "50", NET, Split(60, 1000, 200, 300, 499, 1, 0)),
        (60, "10.00", 200, 0, 0, "0", NET, Split(60, 1000, 200, 0, 0, 0, 800)),
        (60, "10.00", 200, 0, 0, "100", TARIFF, Split(60, 1000, 200, 0, 0, 1000, -200)),
    ],
)
def test_a_unit(
    worked: int, tariff: str, premium: int, travel: int, costs: int, percentage: str, base: object, split: Split
) -> None:
    """The first two are the worked example's; a negative remainder is shown, and bears no administration of the net turnover."""
    assert settle(worked, Decimal(tariff), premium, travel, costs, Decimal(percentage), base) == split


def test_the_net_turnover_is_the_default_base() -> None:
    """As most documents have it."""
    assert settle(60, 10, 200, 0, 0, 10).administration == 80


def test_sums_and_reversals() -> None:
    """Part by part; a reversal and its line are nothing together; nothing sums to nothing."""
    one, other = Split(60, 1000, 200, 10, 20, 77, 693), Split(30, 500, 100, 1, 2, 3, 394)
    assert total([one, other]) == Split(90, 1500, 300, 11, 22, 80, 1087)
    assert one.reversed() == Split(-60, -1000, -200, -10, -20, -77, -693)
    assert total([one, other, one.reversed()]) == other
    assert total([]) == Split(0, 0, 0, 0, 0, 0, 0)


@given(minutes, tariffs, money, money, money, percentages, bases)
def test_every_split_sums_to_the_cent(
    worked: int, tariff: Decimal, premium: int, travel: int, costs: int, percentage: Decimal, base: AdministrationBase
) -> None:
    """tariff x hours = premium + travel + other costs + administration + remainder."""
    split = settle(worked, tariff, premium, travel, costs, percentage, base)
    assert split.turnover == split.premium + split.travel + split.other_costs + split.administration + split.remainder
    assert (split.minutes, split.premium, split.travel, split.other_costs) == (worked, premium, travel, costs)
    assert 0 <= split.administration <= max(split.turnover, 0)


@given(st.lists(st.tuples(minutes, money, money, money), max_size=6), tariffs, percentages, bases)
def test_units_side_by_side_are_each_settled_as_one(
    units: list[tuple[int, int, int, int]], tariff: Decimal, percentage: Decimal, base: AdministrationBase
) -> None:
    """The quick way for a whole placement finds what the way for one unit finds, and so do its sums."""
    worked, premium, travel, costs = (list(parts) for parts in zip(*units, strict=True)) if units else ([], [], [], [])
    together = settle_units(worked, tariff, premium, travel, costs, percentage, base)
    apart = [settle(w, tariff, p, t, c, percentage, base) for w, p, t, c in units]
    assert [Split(*unit, split.remainder) for unit, split in zip(zip(*together, strict=True), apart, strict=True)] == apart
    assert together.total() == total(apart)
    assert together.total(slice(1, 3)) == total(apart[1:3])


@given(st.lists(st.tuples(minutes, money), min_size=1, max_size=6), tariffs, percentages, bases)
def test_sums_of_units_sum_to_the_cent(
    units: list[tuple[int, int]], tariff: Decimal, percentage: Decimal, base: AdministrationBase
) -> None:
    """A month or a half year as well as a unit: nothing is rounded again."""
    half_year = total([settle(worked, tariff, premium, 0, 0, percentage, base) for worked, premium in units])
    assert half_year.turnover == sum(half_year[2:])
