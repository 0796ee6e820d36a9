"""A made-up set of 16 municipalities with the report's distributions gives the report's averages (REPORT 5.1.5-5.2.5)."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from office.overview.figures import PlacementYear, TownYear, figures

# 856 candidates, 1,096 placements, 144,000 hours; eight small municipalities of 6,000 hours and eight large ones of 12,000.
# Net turnover and running costs of each in euros, chosen so that the averages a municipality and an hour are both the report's.
SMALL, LARGE = (6_000, 52_586, 21_600), (12_000, 102_188, 43_200)
ONE_OFF = 6_670_00
DAYS = {"short": 60, "middle": 120, "long": 200}


def towns() -> list[TownYear]:
    """The set: durations 72, 25 and 3 %, tariffs 56 % at 11.75 and 39 % at 12.30 (tables 8 and 12)."""
    durations = ["short"] * 789 + ["middle"] * 274 + ["long"] * 33
    tariffs = ["7.50"] * 11 + ["11.75"] * 614 + ["12.30"] * 427 + ["13.75"] * 44
    weeks = [24] * 701 + [32] * 395
    made = []
    for number in range(16):
        hours, net, cost = SMALL if number % 2 else LARGE
        mine = range(number, 1096, 16)
        candidates = 54 if number < 8 else 53
        placements = [
            PlacementYear(
                candidate=place % candidates,
                employer=place % (8 if number < 2 else 15 if number < 8 else 25 if number < 13 else 40),
                starts_on=date(2016, 1, 4),
                last_day=date(2016, 1, 4) + timedelta(days=DAYS[durations[one]]),
                minutes_per_week=weeks[one] * 60,
                tariff=Decimal(tariffs[one]),
                minutes=share(hours * 60, place, len(mine)),
                net_turnover=share(net * 100, place, len(mine)),
                cost=share(cost * 100, place, len(mine)),
            )
            for place, one in enumerate(mine)
        ]
        made.append(TownYear(f"G{number}", placements, ONE_OFF))
    return made


def share(whole: int, place: int, among: int) -> int:
    """An amount in whole parts that add up to it."""
    return whole * (place + 1) // among - whole * place // among


YEAR = figures(towns())


def euros(value: Fraction | None) -> str:
    """Two decimals."""
    assert value is not None
    return f"{float(value):.2f}"


def test_hours() -> None:
    """169 hours a candidate, 131 a placement, give or take one."""
    assert YEAR.hours_per_candidate is not None
    assert YEAR.hours_per_placement is not None
    assert abs(YEAR.hours_per_candidate - 169) <= 1
    assert abs(YEAR.hours_per_placement - 131) <= 1


def test_an_hour() -> None:
    """8.64 - 3.60 = 5.04: each municipality counts once, and what was paid once is left out. By hours it is another number."""
    assert euros(YEAR.turnover_an_hour.unweighted) == "8.64"
    assert euros(YEAR.cost_an_hour.unweighted) == "3.60"
    assert euros(YEAR.result_an_hour.unweighted) == "5.04"
    assert euros(YEAR.turnover_an_hour.weighted) == "8.60"


def test_a_municipality() -> None:
    """77,387 - 39,070 = 38,317, with what was paid once."""
    assert YEAR.net_turnover_per_town == 77_387_00
    assert YEAR.cost_per_town == 39_070_00
    assert YEAR.result_per_town == 38_317_00


def test_tables() -> None:
    """Durations, hours a week, employers and tariffs fall into the report's classes."""
    assert YEAR.tables[8] == [("< 3", 789), ("3 - 6", 274), ("> 6", 33)]
    assert YEAR.tables[9] == [("≤ 24", 701), ("> 24", 395)]
    assert YEAR.tables[10] == [("1 - 10", 2), ("11 - 20", 6), ("21 - 30", 5), ("> 30", 3)]
    assert YEAR.tables[12] == [("< 11", 11), ("11 - 12", 614), ("12 - 13", 427), ("≥ 13", 44)]
    assert YEAR.tables[14] == [("0 - 5000", 0), ("5000 - 10000", 8), ("10000 - 15000", 8), ("> 15000", 0)]


def test_a_year_without_work() -> None:
    """Nobody worked: no average an hour, and nothing is divided by nothing."""
    empty = figures([TownYear("G", [], ONE_OFF)])
    assert empty.hours_per_candidate is None
    assert empty.result_an_hour.unweighted is None
    assert empty.result_per_town == -6_670_00


def test_edges_of_classes() -> None:
    """The day before three months is still a day too few; a term of three months is from three to six."""
    one = PlacementYear(1, 1, date(2017, 1, 15), date(2017, 4, 13), 24 * 60, Decimal("11.00"), 0, 0, 0)
    full = PlacementYear(1, 1, date(2017, 1, 15), date(2017, 4, 14), 24 * 60 + 1, Decimal("12.00"), 0, 0, 0)
    tables = figures([TownYear("G", [one, full])]).tables
    assert tables[8] == [("< 3", 1), ("3 - 6", 1), ("> 6", 0)]
    assert tables[9] == [("≤ 24", 1), ("> 24", 1)]
    assert tables[12] == [("< 11", 0), ("11 - 12", 1), ("12 - 13", 1), ("≥ 13", 0)]
