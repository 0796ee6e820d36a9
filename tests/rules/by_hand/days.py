"""Hours, travel and costs: which rows are refused, and the cents of each unit."""

from tests.rules.by_hand.case import Case, placed

BAD = "bad_value"
TWO = (placed(), placed("P2", work="E2,J2", hours="3", start="2017-01-03"))
DEAR = 'premium_per_hour = [[2010-01-01, "1.50"]]\n'
KM = 'travel_per_km = [[2017-01-01, "0.19"]]\n'
EIGHTH = 'administration_percentage = "12.5"\n'
OF_TARIFF = 'administration_base = "tariff"\n'


def hours_refused(says: str, *rows: str, codes: tuple[str | None, ...], placements: tuple[str, ...] = TWO, **more: str) -> Case:
    """Rows of hours with the code of each, None for an accepted one."""
    refused = tuple(("hours.csv", n, code) for n, code in enumerate(codes, 2) if code)
    return Case(says, placements, rows, refused=refused, **more)


def rows_refused(file: str, says: str, *rows: str, codes: tuple[str | None, ...], policy: str = KM) -> Case:
    """Rows of travel or costs, after 8 hours on 2 January."""
    refused = tuple((f"{file}.csv", n, code) for n, code in enumerate(codes, 2) if code)
    return Case(says, TWO, ("P1,2017-01-02,480",), refused=refused, policy=policy, **{file: rows})


HOURS = [
    hours_refused(
        "minutes are whole digits",
        "P1,2017-01-02,60.0",
        "P1,2017-01-02,",
        "P1,2017-01-02,1e2",
        "P1,2017-01-02,+60",
        "P1,2017-01-02,6 0",
        "P1,2017-01-02,٦٠",
        "P1,2017-1-2,60",
        ",2017-01-02,60",
        "P1,2017-01-02",
        "P1,2017-01-02,60,",
        codes=(BAD,) * 10,
    ),
    hours_refused(
        "minutes outside a day, before the placement is looked up",
        "P9,2017-01-02,0",
        "P9,2017-01-02,1441",
        "P9,2017-01-02,-5",
        "P9,2017-01-02,-0",
        f"P9,2017-01-02,{'9' * 40}",
        "P9,2017-01-02,1440",
        codes=("impossible_minutes",) * 5 + ("unknown_placement",),
    ),
    hours_refused(
        "the first and the last day are days to work",
        "P1,2017-01-01,60",
        "P1,2017-01-02,060",
        "P1,2017-07-01,60",
        "P1,2017-07-02,60",
        codes=("before_start", None, None, "after_last_day"),
    ),
    hours_refused(
        "one row a placement and day", "P1,2017-01-03,60", "P1,2017-01-03,60", "P2,2017-01-03,60", codes=(None, "duplicate", None)
    ),
    hours_refused(
        "the candidate's day over all placements",
        "P1,2017-01-03,900",
        "P2,2017-01-03,541",
        "P2,2017-01-03,540",
        codes=(None, "impossible_minutes", None),
    ),
    hours_refused("a duplicate before the day's sum", "P1,2017-01-03,900", "P1,2017-01-03,900", codes=(None, "duplicate")),
    hours_refused(
        "two candidates have a day each",
        "P1,2017-01-03,1440",
        "P2,2017-01-03,1440",
        codes=(None, None),
        placements=(placed(), placed("P2", "C2")),
    ),
    hours_refused(
        "no rate yet; a refused row is no duplicate",
        "P1,2017-01-03,60",
        "P1,2017-01-03,60",
        "P1,2017-02-01,60",
        codes=("unknown_amount", "unknown_amount", None),
        rate='premium_per_hour = [[2017-02-01, "2.00"]]\n',
    ),
    hours_refused(
        "the day's sum before the rate",
        "P1,2017-01-03,1440",
        "P2,2017-01-03,1",
        codes=("unknown_amount", "unknown_amount"),
        rate='premium_per_hour = [[2017-02-01, "2.00"]]\n',
    ),
    hours_refused("a refused placement is unknown", "P1,2017-01-03,60", codes=("unknown_placement",), placements=(placed("P2"),)),
]
REFUSED_PLACEMENT = Case(
    "hours of a refused placement have an unknown placement",
    (placed(tariff="1"),),
    ("P1,2017-01-02,60",),
    refused=(("placements.csv", 2, "tariff_below_floor"), ("hours.csv", 2, "unknown_placement")),
    absent=("candidates/C1",),
    found={"periods": {}},
)

UNITS = [
    Case("37.5 cents are 38", hours=("P1,2017-01-03,15",), rate=DEAR, found={"placements/P1/premium": "0.38"}),
    Case(
        "two days of one week are rounded once",
        hours=("P1,2017-01-03,15", "P1,2017-01-04,15"),
        rate=DEAR,
        found={"placements/P1/premium": "0.75"},
    ),
    Case(
        "a month end cuts the week",
        hours=("P1,2017-01-31,15", "P1,2017-02-01,15"),
        rate=DEAR,
        found={
            "placements/P1/premium": "0.76",
            "periods/2017-01/premium": "0.38",
            "periods/2017-02/premium": "0.38",
            "periods/2017H1/premium": "0.76",
        },
    ),
    Case(
        "two weeks are two units",
        hours=("P1,2017-01-08,15", "P1,2017-01-09,15"),
        rate=DEAR,
        found={"placements/P1/premium": "0.76"},
    ),
    Case(
        "the year's end cuts week 53",
        (placed(start="2015-12-28"),),
        ("P1,2015-12-31,15", "P1,2016-01-01,15"),
        rate=DEAR,
        found={
            "periods/2015H2/premium": "0.38",
            "periods/2016H1/premium": "0.38",
            "candidates/C1/2015/earned": "0.38",
            "candidates/C1/2016/earned": "0.38",
        },
    ),
    Case(
        "week 1 that begins in December",
        (placed(start="2018-12-31"),),
        ("P1,2018-12-31,15", "P1,2019-01-01,15"),
        rate=DEAR,
        found={"placements/P1/premium": "0.76", "periods/2018-12/minutes": 15, "periods/2019-01/minutes": 15},
    ),
    Case(
        "two placements are two units",
        TWO,
        ("P1,2017-01-03,15", "P2,2017-01-03,15"),
        rate=DEAR,
        found={"periods/2017-01/premium": "0.76", "candidates/C1/2017/earned": "0.76"},
    ),
    Case(
        "two rates in one week are rounded together",
        hours=("P1,2017-01-03,10", "P1,2017-01-04,10"),
        rate='premium_per_hour = [[2017-01-04, "1.50"], [2010-01-01, "2.00"]]\n',
        found={"placements/P1/premium": "0.58"},
    ),
    Case(
        "for one date the last row holds",
        hours=("P1,2017-01-03,60", "P1,2017-02-01,60"),
        rate='premium_per_hour = [[2017-02-01, "1.50"], [2010-01-01, 2], [2017-02-01, 1.05]]\n',
        found={"periods/2017-01/premium": "2.00", "periods/2017-02/premium": "1.05"},
    ),
    Case(
        "20.5 cents of turnover are 21",
        hours=("P1,2017-01-03,1",),
        found={"placements/P1/turnover": "0.21", "placements/P1/premium": "0.03", "placements/P1/remainder": "0.18"},
    ),
    Case(
        "4.5 cents of administration are 5",
        hours=("P1,2017-01-03,1",),
        policy="administration_percentage = 25\n",
        found={"placements/P1/administration": "0.05", "placements/P1/remainder": "0.13"},
    ),
    Case(
        "an eighth of the net turnover",
        hours=("P1,2017-01-03,480",),
        policy=EIGHTH,
        found={"placements/P1/administration": "10.30", "placements/P1/remainder": "72.10"},
    ),
    Case(
        "an eighth of the tariff",
        hours=("P1,2017-01-03,480",),
        policy=EIGHTH + OF_TARIFF,
        found={"placements/P1/administration": "12.30", "placements/P1/remainder": "70.10"},
    ),
    Case(
        "no administration on a negative net turnover",
        hours=("P1,2017-01-03,60",),
        costs=("P1,2017-01-05,,50",),
        policy=EIGHTH,
        found={"placements/P1/administration": "0.00", "placements/P1/remainder": "-39.70", "periods/2017H1/remainder": "-39.70"},
    ),
    Case(
        "of the tariff there is",
        hours=("P1,2017-01-03,60",),
        costs=("P1,2017-01-05,,50",),
        policy=EIGHTH + OF_TARIFF,
        found={"placements/P1/administration": "1.54", "placements/P1/remainder": "-41.24"},
    ),
    Case(
        "costs of another week leave this week's administration",
        hours=("P1,2017-01-03,480",),
        costs=("P1,2017-01-09,shoes,50.00",),
        policy=EIGHTH,
        found={"placements/P1/administration": "10.30", "placements/P1/remainder": "22.10"},
    ),
    Case(
        "a cost alone makes a unit of 0 minutes and no year",
        costs=("P1,2017-02-09,,50",),
        found={
            "periods/2017-02/minutes": 0,
            "periods/2017-02/remainder": "-50.00",
            "periods/2017-02/other_costs": "50.00",
            "candidates": {},
        },
    ),
    Case(
        "half years end on 30 June",
        hours=("P1,2017-06-30,60", "P1,2017-07-01,60"),
        found={"periods/2017H1/minutes": 60, "periods/2017H2/minutes": 60, "placements/P1/minutes": 120},
    ),
    Case(
        "a placement without hours is listed",
        found={
            "placements/P1": {
                "last_day": "2017-07-01",
                "minutes": 0,
                "turnover": "0.00",
                "premium": "0.00",
                "travel": "0.00",
                "other_costs": "0.00",
                "administration": "0.00",
                "remainder": "0.00",
            },
            "periods": {},
            "candidates": {},
        },
    ),
    Case(
        "a tariff has as many digits as it likes",
        (placed(tariff="1" + "0" * 27 + ".0001"),),
        ("P1,2017-01-03,600",),
        found={"placements/P1/turnover": "1" + "0" * 28 + ".00", "placements/P1/remainder": "9" * 26 + "80.00"},
    ),
]

TRAVEL = [
    rows_refused(
        "travel",
        "kilometres or an amount",
        "P1,2017-01-02,1,1",
        "P1,2017-01-02,,",
        "P1,2017-01-02,0,",
        "P1,2017-01-02,,0.00",
        "P1,2017-01-02,-1,",
        "P1,2017-01-02,,4.360",
        "P1,2017-01-02,,4.3",
        codes=(BAD,) * 6 + (None,),
    ),
    rows_refused(
        "travel",
        "the codes in their order",
        "P9,2017-01-02,1,",
        "P1,2017-01-01,1,",
        "P1,2017-07-02,1,",
        "P1,2017-01-02,1,",
        "P1,2017-01-02,,1",
        "P1,2017-01-03,1,",
        codes=("unknown_placement", "before_start", "after_last_day", None, "two_claims", "not_worked"),
    ),
    rows_refused("travel", "worked elsewhere is not worked here", "P2,2017-01-03,1,", codes=("not_worked",)),
    rows_refused(
        "travel",
        "kilometres need a rate, an amount does not; a refused claim is none",
        "P1,2017-01-02,1,",
        "P1,2017-01-02,,1",
        codes=("unknown_amount", None),
        policy="",
    ),
    rows_refused("travel", "not worked before the rate", "P1,2017-01-03,1,", codes=("not_worked",), policy=""),
    Case(
        "hours that were refused are not worked",
        hours=("P1,2017-01-02,0",),
        travel=("P1,2017-01-02,1,",),
        policy=KM,
        refused=(("hours.csv", 2, "impossible_minutes"), ("travel.csv", 2, "not_worked")),
    ),
    Case(
        "each claim is rounded",
        hours=("P1,2017-01-02,60", "P1,2017-01-03,60"),
        travel=("P1,2017-01-02,12.5,", "P1,2017-01-03,12.50,"),
        policy=KM,
        found={"placements/P1/travel": "4.76", "placements/P1/remainder": "15.84"},
    ),
    Case(
        "the rate of the day",
        hours=("P1,2017-01-02,60", "P1,2017-01-03,60"),
        travel=("P1,2017-01-02,10,", "P1,2017-01-03,10,"),
        policy='travel_per_km = [[2017-01-03, "0.20"], [2017-01-01, "0.19"]]\n',
        found={"placements/P1/travel": "3.90"},
    ),
    Case(
        "a claim may come to nothing",
        hours=("P1,2017-01-02,60",),
        travel=("P1,2017-01-02,0.01,",),
        policy=KM,
        found={"placements/P1/travel": "0.00"},
    ),
    Case(
        "more digits than 28",
        hours=("P1,2017-01-02,60",),
        travel=("P1,2017-01-02,1000000000000000000000000000000.1,",),
        policy=KM,
        found={"placements/P1/travel": "190000000000000000000000000000.02"},
    ),
]

COSTS = [
    rows_refused(
        "costs",
        "an amount above 0 in cents; any day of the placement; as often as need be",
        "P1,2017-01-02,,0",
        "P1,2017-01-02,,-1",
        "P1,2017-01-02,,1.005",
        "P1,2017-01-02,x,",
        "P1,2017-01-04,,1",
        "P1,2017-01-04,,1",
        codes=(BAD,) * 4 + (None, None),
    ),
    rows_refused(
        "costs",
        "the codes in their order",
        "P9,2017-01-02,,1",
        "P1,2017-01-01,,1",
        "P1,2017-07-02,,1",
        codes=("unknown_placement", "before_start", "after_last_day"),
    ),
]

CASES = [*HOURS, REFUSED_PLACEMENT, *UNITS, *TRAVEL, *COSTS]
