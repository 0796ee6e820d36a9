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
NEVER = "term_resets_after_months = 0\n"
ONE = "term_resets_after_months = 1\n"

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

TERMS = [
    last("28 hours are short", "2017-04-01", hours="28"),
    last("28 hours are long when the policy says so", "2017-07-01", 'at_28_hours = "long"\n', hours="28"),
    last("above 28 is short either way", "2017-04-01", 'at_28_hours = "long"\n', hours="28.01"),
    last("always three", "2017-04-01", 'terms = "always_3"\n'),
    last("always six", "2017-07-01", 'terms = "always_6"\n', hours="40"),
    last("three plus three, not extended", "2017-04-01", 'terms = "3_plus_3"\n'),
    last("three plus three, extended", "2017-07-01", 'terms = "3_plus_3"\n', hours="40", extended="yes"),
    last("extended means nothing elsewhere", "2017-04-01", hours="40", extended="yes"),
    last("3 months from 15 January", "2017-04-14", hours="32", start="2017-01-15"),
    last("3 months from 30 November", "2017-02-28", hours="32", start="2016-11-30"),
    last("3 months from 31 January", "2017-04-30", hours="32", start="2017-01-31"),
    last("6 months from 31 August end on a leap day", "2016-02-29", start="2015-08-31"),
    last("3 months from 31 December", "2016-03-30", hours="32", start="2015-12-31"),
    Case(
        "the end is cut at the term, and said",
        (placed(end="2017-07-02"),),
        refused=(("placements.csv", 2, "end_after_term"),),
        found={"placements/P1/last_day": "2017-07-01"},
    ),
    Case("the end on the last allowed day is fine", (placed(end="2017-07-01"),), found={"placements/P1/last_day": "2017-07-01"}),
]

SHARED = [
    Case(
        "the last day that shares a term, 12 months later",
        (placed(), placed("P2", start="2018-07-01")),
        refused=(("placements.csv", 3, "term_shared"),),
    ),
    Case(
        "a day later opens a new term",
        (placed(), placed("P2", start="2018-07-02")),
        found={"placements/P2/last_day": "2019-01-01"},
    ),
    Case(
        "0 never opens a new one",
        (placed(), placed("P2", start="2025-07-02", tariff="20")),
        policy=NEVER,
        refused=(("placements.csv", 3, "term_shared"),),
    ),
    Case(
        "a month after 31 January is 28 February: shared",
        (placed(end="2017-01-31"), placed("P2", start="2017-02-28")),
        policy=ONE,
        found={"placements/P2/last_day": "2017-07-01"},
    ),
    Case(
        "a month after 31 January is over on 1 March",
        (placed(end="2017-01-31"), placed("P2", start="2017-03-01")),
        policy=ONE,
        found={"placements/P2/last_day": "2017-08-31"},
    ),
    Case(
        "the months are those of the placement at hand",
        (placed(end="2017-01-31"), placed("P2", hours="32", start="2017-03-01")),
        found={"placements/P2/last_day": "2017-04-01"},
    ),
    Case(
        "they may be over already",
        (placed(end="2017-01-31"), placed("P2", hours="32", start="2017-04-02")),
        refused=(("placements.csv", 3, "term_shared"),),
    ),
    Case(
        "a last start on the last allowed day",
        (placed(end="2017-01-31"), placed("P2", hours="32", start="2017-04-01")),
        found={"placements/P2/last_day": "2017-04-01"},
    ),
    Case(
        "the gap counts from the latest last day, not the latest placement's",
        (placed(), placed("P2", hours="2", start="2017-02-01", end="2017-02-10"), placed("P3", start="2017-07-30")),
        policy=ONE,
        refused=(("placements.csv", 4, "term_shared"),),
    ),
    Case(
        "a new term counts from its own first start",
        (placed(end="2017-01-31"), placed("P2", start="2017-03-01", end="2017-03-10"), placed("P3", start="2017-04-10")),
        policy=ONE,
        found={"placements/P3/last_day": "2017-08-31"},
    ),
    Case(
        "another job shares nothing",
        (placed(end="2017-01-31"), placed("P2", work="E1,J2", start="2017-07-15")),
        found={"placements/P2/last_day": "2018-01-14"},
    ),
    Case(
        "another candidate shares nothing",
        (placed(), placed("P2", "C2", start="2017-07-15")),
        found={"placements/P2/last_day": "2018-01-14"},
    ),
    Case(
        "a refused placement starts no term",
        (placed(tariff="1"), placed("P2", start="2017-07-15")),
        refused=(("placements.csv", 2, "tariff_below_floor"),),
        found={"placements/P2/last_day": "2018-01-14"},
    ),
    Case(
        "term_shared comes after the floor",
        (placed(), placed("P2", start="2017-08-01", tariff="1")),
        refused=(("placements.csv", 3, "tariff_below_floor"),),
    ),
    Case(
        "a shared term refused under advisory lists only that",
        (placed(), placed("P2", start="2017-08-01", end="2017-09-01", tariff="1")),
        policy=ADVISORY,
        refused=(("placements.csv", 3, "term_shared"),),
    ),
]

SIMULTANEOUS = [
    Case(
        "hours add up for the later start only, as long as the earlier runs",
        (
            placed("P1", hours="20"),
            placed("P2", work="E2,J2", hours="8", start="2017-02-01"),
            placed("P3", work="E3,J3", hours="7.99", start="2017-05-01"),
            placed("P4", work="E4,J4", hours="0.01", start="2017-05-01"),
            placed("P5", work="E5,J5", hours="1", start="2017-07-02"),
        ),
        found={
            "placements/P1/last_day": "2017-07-01",
            "placements/P2/last_day": "2017-04-30",
            "placements/P3/last_day": "2017-10-31",
            "placements/P4/last_day": "2017-07-31",
            "placements/P5/last_day": "2018-01-01",
        },
    ),
    Case(
        "on its last day an earlier placement still counts",
        (placed(hours="20", end="2017-02-01"), placed("P2", work="E2,J2", hours="8", start="2017-02-01")),
        found={"placements/P2/last_day": "2017-04-30"},
    ),
    Case(
        "the day after it does not",
        (placed(hours="20", end="2017-01-31"), placed("P2", work="E2,J2", hours="8", start="2017-02-01")),
        found={"placements/P2/last_day": "2017-07-31"},
    ),
    Case(
        "switched off",
        (placed(hours="20"), placed("P2", work="E2,J2", hours="8", start="2017-02-01")),
        policy="sum_simultaneous = false\n",
        found={"placements/P2/last_day": "2017-07-31"},
    ),
    Case(
        "on one day the earlier row counts for the later",
        (placed("P2", work="E2,J2", hours="8"), placed(hours="20")),
        found={"placements/P2/last_day": "2017-07-01", "placements/P1/last_day": "2017-04-01"},
    ),
    Case(
        "another candidate's hours do not count",
        (placed(hours="20"), placed("P2", "C2", hours="8")),
        found={"placements/P2/last_day": "2017-07-01"},
    ),
    Case(
        "the same work adds up too",
        (placed(hours="12"), placed("P2", hours="16", start="2017-02-01")),
        found={"placements/P1/last_day": "2017-07-01", "placements/P2/last_day": "2017-04-01"},
    ),
]

CASES = [*CELLS, *PEOPLE, *FLOORS, *TERMS, *SHARED, *SIMULTANEOUS]
