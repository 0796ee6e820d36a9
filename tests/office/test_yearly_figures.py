"""A made-up set of 16 municipalities with the report's distributions gives the report's averages (REPORT 5.1.3-5.2.5)."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from core.rules.work.ending import Outflow
from office.overview.figures import UNKNOWN, VARIES, WORK, MunicipalityYear, PlacementYear, figures
from tests.office.reported import TOWNS, Placed, candidates, placements, share

ALL = candidates()


def towns() -> list[MunicipalityYear]:
    """The set as the figures read it."""
    made = []
    for town, mine in zip(TOWNS, placements(), strict=True):
        net, cost = town.net * town.hours, town.cost * town.hours
        read = [
            _read(one, share(net, place, town.placements), share(cost, place, town.placements)) for place, one in enumerate(mine)
        ]
        outflow = None if town.outflow is None else {n: kind(n) for n in range(town.outflow)}
        made.append(MunicipalityYear("G", read, town.one_off * 100, outflow=outflow))
    return made


def kind(place: int) -> Outflow:
    """Half of the outflow is part-time (REPORT 5.2.1)."""
    return Outflow.PART_TIME if place % 2 else Outflow.FULL_TIME


def _read(one: Placed, net: int, cost: int) -> PlacementYear:
    return PlacementYear(
        candidate=one.candidate,
        employer=one.employer,
        starts_on=one.starts_on,
        last_day=one.starts_on + timedelta(days=one.days),
        minutes_per_week=60 * one.week if isinstance(one.week, int) else None,
        tariff=None if one.tariff is None else Decimal(one.tariff),
        minutes=one.minutes,
        net_turnover=net,
        cost=cost,
        varies=one.week == "varies",
        agency=one.agency,
    )


YEAR = figures(towns())


def euros(value: Fraction | None) -> str:
    """Two decimals."""
    assert value is not None
    return f"{float(value):.2f}"


def per_cent(counts: Iterable[int]) -> list[int]:
    """Whole per cents, as the report has them."""
    numbers = list(counts)
    return [round(100 * one / sum(numbers)) for one in numbers]


def test_who_was_placed() -> None:
    """Tables 5 to 7: 856 candidates by age, education and time on the benefit; those of which it is not known come last."""
    assert len(ALL) == 856
    ages = Counter("?" if c.age is None else "<25" if c.age < 25 else f"{(c.age - 25) // 10}" for c in ALL)
    assert per_cent(ages[name] for name in ("<25", "0", "1", "2", "3", "?")) == [1, 29, 26, 31, 10, 2]
    schooling = Counter(c.education for c in ALL)
    levels = ("basisonderwijs", "vmbo", "havo of vwo", "mbo", "hbo", "wo", None)
    assert per_cent(schooling[level] for level in levels) == [5, 8, 3, 20, 4, 1, 61]
    months = Counter(c.months_on_benefit for c in ALL)
    assert per_cent(months[m] for m in (6, 24, 48, None)) == [18, 19, 10, 53]


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
    assert round(YEAR.net_turnover_per_municipality / 100) == 77_387
    assert round(YEAR.cost_per_municipality / 100) == 39_070
    assert round(YEAR.result_per_municipality / 100) == 38_317


def test_shares() -> None:
    """23 % of the placements through agencies, all together; 33 % outflow, each municipality once; half of that is part-time."""
    assert euros(YEAR.at_agencies.weighted) == "23.27"
    assert YEAR.outflow[WORK].unweighted is not None
    assert round(YEAR.outflow[WORK].unweighted) == 33
    assert YEAR.outflow[(Outflow.FULL_TIME,)].weighted == Fraction(100 * 116, 729)
    assert YEAR.outflow[(Outflow.PART_TIME,)].weighted == Fraction(100 * 108, 729)
    assert YEAR.outflow[(Outflow.SCHOOL,)].unweighted == 0


def test_tables_of_placements() -> None:
    """Tables 8, 9 and 12, in the report's per cents."""
    assert [name for name, _ in YEAR.tables[9]] == ["≤ 24", "> 24", VARIES, UNKNOWN]
    assert per_cent(count for _, count in YEAR.tables[8]) == [72, 25, 3]
    assert per_cent(count for _, count in YEAR.tables[9]) == [48, 27, 12, 13]
    assert per_cent(count for _, count in YEAR.tables[12]) == [1, 56, 39, 1, 2]


def test_tables_of_municipalities() -> None:
    """The others, as many municipalities in each class as the report counts (those that work alone and clusters together)."""
    counted = {number: [count for _, count in YEAR.tables[number]] for number in YEAR.tables}
    assert counted[10] == [2, 6, 5, 3]
    assert counted[11] == [4, 6, 3, 0, 3, 0, 0]
    assert counted[13] == [4, 2, 4, 4, 2]
    assert counted[14] == [8, 2, 3, 3]
    assert counted[15] == [0, 6, 2, 2, 5, 1]
    assert counted[16] == [0, 4, 7, 5]
    assert counted[17] == [6, 5, 4, 1]
    assert counted[18] == [3, 8, 4, 1]
    assert counted[19] == [3, 4, 4, 3, 2]
    assert counted[20] == [0, 2, 1, 9, 4]


def test_a_year_without_work() -> None:
    """Nobody worked and nothing was recorded: no average an hour, no share, and nothing is divided by nothing."""
    empty = figures([MunicipalityYear("G", [], 667_000)])
    assert empty.hours_per_candidate is None
    assert empty.result_an_hour.unweighted is None
    assert empty.result_per_municipality == -667_000
    assert empty.at_agencies.unweighted is None
    assert empty.outflow[WORK].weighted is None
    assert empty.tables[11][-1] == (UNKNOWN, 1)
    assert empty.tables[13][-1] == (UNKNOWN, 1)


def test_edges_of_classes() -> None:
    """The day before three months is still a day too few; a term of three months is from three to six."""
    one = PlacementYear(1, 1, date(2017, 1, 15), date(2017, 4, 13), 24 * 60, Decimal("11.00"), 0, 0, 0)
    full = PlacementYear(1, 1, date(2017, 1, 15), date(2017, 4, 14), 24 * 60 + 1, Decimal("12.00"), 0, 0, 0)
    tables = figures([MunicipalityYear("G", [one, full])]).tables
    assert tables[8] == [("< 3", 1), ("3 - 6", 1), ("> 6", 0)]
    assert tables[9][:2] == [("≤ 24", 1), ("> 24", 1)]
    assert tables[12][:3] == [("< 11", 0), ("11 - 12", 1), ("12 - 13", 1)]


def test_edges_of_shares() -> None:
    """A tenth is no longer under it, a quarter belongs to the next class, a half is not more than that; 10.5 % is called 11."""

    def town(candidates: int, left: int, agencies: int) -> MunicipalityYear:
        day = date(2025, 3, 3)
        of = [PlacementYear(n, 1, day, day, 600, Decimal(12), 0, 0, 0, agency=n < agencies) for n in range(candidates)]
        return MunicipalityYear("G", of, outflow=dict.fromkeys(range(left), Outflow.FULL_TIME))

    tables = figures([town(20, 2, 2), town(20, 5, 0), town(20, 10, 0), town(200, 19, 21)]).tables
    assert [count for _, count in tables[13]] == [1, 1, 2, 0, 0]
    assert [count for _, count in tables[11]] == [3, 1, 0, 0, 0, 0, 0]
