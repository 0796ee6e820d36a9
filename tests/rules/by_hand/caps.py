"""The cap: what it stops, by year, amount and choice, and the year in which nobody knows it yet."""

from tests.rules.by_hand.case import Case, placed
from tests.rules.by_hand.paying import C1, DAY, FIRST, SECOND, refused

FULL = ("P1,2017-01-02,1440",)
RICH = 'premium_per_hour = [[2010-01-01, "100"]]\n'
FORFEIT = 'above_cap = "forfeit"\n'
LATER = (placed(start="2026-01-05", tariff="20"),)
WORKED_2026 = ("P1,2026-01-05,480",)

CAPS = [
    Case(
        "the cap of 30 June, and that of 1 July",
        hours=FULL,
        rate=RICH,
        payments=("C1,2017-06-30", "C1,2017-07-01"),
        found={
            FIRST: {
                "date": "2017-06-30",
                "due": "2400.00",
                "room": "2392.00",
                "paid": "2392.00",
                "left": "8.00",
                "written_off": "0.00",
            },
            SECOND: {"date": "2017-07-01", "due": "8.00", "room": "12.00", "paid": "8.00", "left": "0.00", "written_off": "0.00"},
            C1 + "cap": "2404.00",
        },
    ),
    Case("the year's cap is that of the last payment", hours=(DAY,), payments=("C1,2017-06-30",), found={C1 + "cap": "2392.00"}),
    Case("without a payment that of 31 December", hours=(DAY,), found={C1 + "cap": "2404.00"}),
    Case(
        "a refused payment does not set it",
        hours=(DAY,),
        payments=("C1,2017-01-31", "C1,2017-08-01"),
        refused=refused(None, "nothing_due"),
        found={C1 + "cap": "2392.00"},
    ),
    Case(
        "1 January has a cap and a room of its own",
        hours=(*FULL, "P1,2017-01-03,1440"),
        rate=RICH,
        payments=("C1,2017-12-31", "C1,2018-01-01"),
        found={
            FIRST + "/left": "2396.00",
            "candidates/C1/2018/payments/0/room": "2416.00",
            "candidates/C1/2018/payments/0/paid": "2396.00",
        },
    ),
    Case(
        "forfeit writes off what is above",
        hours=FULL,
        rate=RICH,
        policy=FORFEIT,
        payments=("C1,2017-06-30", "C1,2017-07-01"),
        refused=refused(None, "nothing_due"),
        found={FIRST + "/written_off": "8.00", FIRST + "/left": "0.00", C1 + "paid": "2392.00"},
    ),
    Case(
        "no room writes nothing off",
        hours=FULL,
        rate=RICH,
        policy=FORFEIT,
        other_premiums=("C1,2017-02-01,2392.00",),
        payments=("C1,2017-06-30", "C1,2018-01-01"),
        refused=refused("no_room"),
        found={C1 + "paid": "0.00", "candidates/C1/2018/payments/0/paid": "2400.00"},
    ),
    Case(
        "nothing due comes before no room",
        other_premiums=("C1,2017-02-01,2392.00",),
        payments=("C1,2017-06-30",),
        refused=refused("nothing_due"),
    ),
    Case(
        "room is never below 0",
        hours=FULL,
        rate=RICH,
        other_premiums=("C1,2017-02-01,3000",),
        payments=("C1,2017-06-30",),
        refused=refused("no_room"),
        found={C1 + "other_premiums": "3000.00"},
    ),
    Case(
        "no cap before 2015",
        (placed(start="2014-01-06"),),
        ("P1,2014-01-06,480",),
        payments=("C1,2014-12-31", "C1,2015-01-01"),
        refused=refused("unknown_amount"),
        found={"candidates/C1/2014/cap": None, "candidates/C1/2015/paid": "16.00"},
    ),
    Case(
        "a third moment comes before an unknown cap",
        (placed(start="2014-01-06"),),
        ("P1,2014-01-06,480",),
        other_premiums=("C1,2014-02-01,5", "C1,2014-03-01,5"),
        payments=("C1,2014-12-31",),
        refused=refused("third_payment_moment"),
    ),
    Case(
        "a stricter cap",
        hours=FULL,
        rate=RICH,
        policy='premium_cap_per_calendar_year = [[2017-01-01, "1000.50"]]\n',
        payments=("C1,2017-06-30", "C1,2018-06-30"),
        found={FIRST + "/paid": "1000.50", C1 + "cap": "1000.50", "candidates/C1/2018/paid": "1000.50"},
    ),
    Case(
        "a row above the law's is ignored",
        hours=FULL,
        rate=RICH,
        policy='premium_cap_per_calendar_year = [[2017-01-01, "2392.01"], [2016-01-01, "2000"], [2017-07-01, 2404]]\n',
        payments=("C1,2017-06-30", "C1,2017-07-01"),
        refused=(("policy.toml", None, "cap_above_law"),),
        found={FIRST + "/paid": "2000.00", SECOND + "/paid": "400.00"},
    ),
    Case(
        "a row of before the law's first is never lower than the law",
        hours=FULL,
        rate=RICH,
        policy='premium_cap_per_calendar_year = [[2014-01-01, "9999"]]\n',
        payments=("C1,2017-06-30",),
        found={FIRST + "/paid": "2392.00"},
    ),
    Case(
        "the law's last row is a ceiling for rows of later years",
        policy='premium_cap_per_calendar_year = [[2027-01-01, "3398.01"], [2028-01-01, "9999"]]\n',
        refused=(("policy.toml", None, "cap_above_law"),) * 2,
    ),
]


UNCONFIRMED = [
    Case(
        "a cap on its last confirmed day",
        LATER,
        WORKED_2026,
        payments=("C1,2026-06-30",),
        found={"candidates/C1/2026/cap": "3398.00"},
        absent=("candidates/C1/2026/cap_unconfirmed_since",),
    ),
    Case(
        "a day later it is unconfirmed",
        LATER,
        WORKED_2026,
        payments=("C1,2026-07-01",),
        found={"candidates/C1/2026/cap_unconfirmed_since": "2026-07-01", "candidates/C1/2026/paid": "16.00"},
    ),
    Case(
        "without a payment 31 December counts",
        LATER,
        WORKED_2026,
        found={"candidates/C1/2026/cap_unconfirmed_since": "2026-07-01"},
    ),
    Case(
        "a stricter cap is certain",
        LATER,
        WORKED_2026,
        policy="premium_cap_per_calendar_year = [[2026-01-01, 3000]]\n",
        found={"candidates/C1/2026/cap": "3000.00"},
        absent=("candidates/C1/2026/cap_unconfirmed_since",),
    ),
    Case(
        "one that equals the law's is the law's",
        LATER,
        WORKED_2026,
        policy="premium_cap_per_calendar_year = [[2026-01-01, 3398]]\n",
        found={"candidates/C1/2026/cap_unconfirmed_since": "2026-07-01"},
    ),
]
CASES = [*CAPS, *UNCONFIRMED]
