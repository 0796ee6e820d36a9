"""Placements: which rows are refused with which code, and the last day of the others."""

from tests.rules.by_hand.case import Case, placed


def last(says: str, day: str, policy: str = "", **placement: str) -> Case:
    """A single placement that ends on a day."""
    return Case(says, (placed(**placement),), policy=policy, found={"placements/P1/last_day": day})


def refuses(says: str, code: str, *, policy: str = "", floor: str | None = None, **placement: str) -> Case:
    """A single placement that is refused."""
    given = {} if floor is None else {"floor": floor}
    return Case(
        says, (placed(**placement),), policy=policy, refused=(("placements.csv", 2, code),), absent=("placements/P1",), **given
    )


BAD = "bad_value"
ADVISORY = 'tariff_floor = "advisory"\n'

CELLS = [
    *(
        refuses(f"an empty {cell} is a bad value", BAD, **{cell: ""})
        for cell in ("name", "candidate", "born", "hours", "start", "tariff")
    ),
    refuses("an empty employer is a bad value", BAD, work=",J1"),
    refuses("an empty job is a bad value", BAD, work="E1,"),
    *(
        refuses(f"{number} is no number above 0", BAD, hours=number)
        for number in ("0", "0.00", "-1", "1e3", "+1", ".5", "5.", "1_0", "٢٤", "24h", "NaN")
    ),
    last("01 is 1: a number may begin with 0", "2017-07-01", hours="01"),
    last("cells are trimmed", "2017-07-01", hours="  24 ", subsidy=" ", end="\t"),
    *(
        refuses(f"{day} is no date", BAD, start=day)
        for day in (
            "2017-1-2",
            "2017-02-29",
            "20170102",
            "2017-W01-1",
            "02-01-2017",
            "2017-01-02T00:00",
            "٢٠١٧-٠١-٠٢",
            "2017-00-10",
        )
    ),
    refuses("an end before the start is a bad value", BAD, end="2017-01-01"),
    last("the end may be the first day", "2017-01-02", end="2017-01-02"),
    *(refuses(f"{cell!r} is not a yes", BAD, subsidy=cell) for cell in ("Yes", "no", "1")),
    refuses("an extension is yes or nothing", BAD, extended="no"),
    Case(
        "a row that misses only optional cells is complete",
        ("P1,C1,E1,J1,1980-01-01,,24,2017-01-02,,12.30",),
        found={"placements/P1/last_day": "2017-07-01"},
    ),
    Case(
        "a row that misses its tariff is not", ("P1,C1,E1,J1,1980-01-01,,24,2017-01-02",), refused=(("placements.csv", 2, BAD),)
    ),
    Case("a row with one cell too many is a bad value", (placed() + ",",), refused=(("placements.csv", 2, BAD),)),
    Case(
        "blank records count and are ignored",
        ("", placed("P1"), "", placed("P2", end="2016-01-01")),
        refused=(("placements.csv", 5, BAD),),
    ),
    Case(
        "a quoted line break is one record",
        ('"P\n1",' + placed().partition(",")[2], placed("P2", born="x")),
        refused=(("placements.csv", 3, BAD),),
        found={"placements/P\n1/minutes": 0},
    ),
]

PEOPLE = [
    Case(
        "placements are judged by start: the later row of a name is the duplicate",
        (placed(start="2017-03-01"), placed(start="2017-02-01")),
        refused=(("placements.csv", 2, "duplicate"),),
        found={"placements/P1/last_day": "2017-07-31"},
    ),
    Case(
        "the name of a refused placement is free",
        (placed(born="2000-01-01"), placed(start="2017-02-01")),
        refused=(("placements.csv", 2, "under_27"),),
        found={"placements/P1/last_day": "2017-07-31"},
    ),
    Case("a duplicate comes before an age", (placed(), placed(born="2000-01-01")), refused=(("placements.csv", 3, "duplicate"),)),
    refuses("the day before the 27th birthday", "under_27", born="1990-01-03"),
    last("on the 27th birthday", "2017-07-01", born="1990-01-02"),
    refuses("the wage subsidy group before 2023", "under_27", born="2000-01-01", subsidy="yes", start="2022-12-31"),
    last("the wage subsidy group from 2023 on", "2023-06-30", born="2000-01-01", subsidy="yes", start="2023-01-01"),
    refuses("under 27 without the group in 2023", "under_27", born="2000-01-01", start="2023-01-01"),
    refuses("born on 29 February: 26 on 28 February of a common year", "under_27", born="1996-02-29", start="2023-02-28"),
    last("born on 29 February: 27 on 1 March of a common year", "2023-08-31", born="1996-02-29", start="2023-03-01"),
    refuses(
        "born on 29 February: 27 on 28 February of a leap year",
        "under_minimum_age",
        policy="minimum_age = 28\n",
        born="1988-02-29",
        start="2016-02-28",
    ),
    last(
        "born on 29 February: 28 on 29 February of a leap year",
        "2016-08-28",
        "minimum_age = 28\n",
        born="1988-02-29",
        start="2016-02-29",
    ),
    refuses(
        "a minimum age knows no wage subsidy group",
        "under_minimum_age",
        policy="minimum_age = 27\n",
        born="2000-01-01",
        subsidy="yes",
        start="2023-01-01",
    ),
    refuses("the law's age before the municipality's", "under_27", policy="minimum_age = 30\n", born="2000-01-01"),
]

FLOORS = [
    refuses("no floor after 2017 without a row", "unknown_amount", floor="", start="2018-01-01", tariff="99"),
    last("the last day of the known floor", "2018-06-30", start="2017-12-31"),
    refuses("no floor before 2015", "unknown_amount", floor="", start="2014-12-31"),
    Case("advisory needs no floor", (placed(start="2018-01-01", tariff="0.01"),), policy=ADVISORY, floor=""),
    refuses("a cent under the known floor", "tariff_below_floor", tariff="12.29"),
    refuses(
        "a lower row of the municipality does not lower the known floor",
        "tariff_below_floor",
        floor='tariff_floor_per_hour = [[2017-01-01, "11.00"]]\n',
        tariff="12.00",
    ),
    refuses(
        "a higher row of the municipality raises it",
        "tariff_below_floor",
        floor="tariff_floor_per_hour = [[2017-01-01, 12.31]]\n",
        tariff="12.30",
    ),
    refuses(
        "a row that begins tomorrow is no floor",
        "unknown_amount",
        floor='tariff_floor_per_hour = [[2018-05-02, "5"]]\n',
        start="2018-05-01",
    ),
    refuses("the minimum wage raises a floor", "tariff_below_floor", start="2024-01-01", tariff="13.26"),
    last("a tariff at the minimum wage", "2024-06-30", start="2024-01-01", tariff="13.27"),
    refuses("the minimum wage alone is no floor", "unknown_amount", floor="", start="2024-01-01", tariff="50"),
    last("an unknown minimum wage raises nothing", "2027-06-30", start="2027-01-01", tariff="12.30"),
    Case(
        "advisory lists it and keeps the placement",
        (placed(tariff="11.74", end="2017-02-01"),),
        policy=ADVISORY,
        refused=(("placements.csv", 2, "tariff_below_floor"),),
        found={"placements/P1/last_day": "2017-02-01"},
    ),
    Case(
        "two codes while the placement stays",
        (placed(tariff="11.74", end="2018-02-01"),),
        policy=ADVISORY,
        refused=(("placements.csv", 2, "tariff_below_floor"), ("placements.csv", 2, "end_after_term")),
        found={"placements/P1/last_day": "2017-07-01"},
    ),
]

CASES = [*CELLS, *PEOPLE, *FLOORS]
