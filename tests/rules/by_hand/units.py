"""Units of work: the cents of premium, tariff and administration."""

from tests.rules.by_hand.case import Case, placed
from tests.rules.by_hand.days import TWO

DEAR = 'premium_per_hour = [[2010-01-01, "1.50"]]\n'
EIGHTH = 'administration_percentage = "12.5"\n'
OF_TARIFF = 'administration_base = "tariff"\n'

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
CASES = UNITS
