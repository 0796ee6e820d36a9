"""Payments, caps and other premiums: what is paid, what waits, what is refused."""

from tests.rules.by_hand.case import Case, placed

DAY = "P1,2017-01-02,480"
FULL = ("P1,2017-01-02,1440",)
RICH = 'premium_per_hour = [[2010-01-01, "100"]]\n'
C1 = "candidates/C1/2017/"
FIRST = C1 + "payments/0"
SECOND = C1 + "payments/1"
FORFEIT = 'above_cap = "forfeit"\n'
LATER = (placed(start="2026-01-05", tariff="20"),)
WORKED_2026 = ("P1,2026-01-05,480",)


def refused(*codes: str | None) -> tuple[tuple[str, int | None, str], ...]:
    """The codes of the rows of payments.csv, None for an accepted one."""
    return tuple(("payments.csv", n, code) for n, code in enumerate(codes, 2) if code)


MOMENTS = [
    Case(
        "what is due is paid",
        hours=(DAY,),
        payments=("C1,2017-01-31",),
        found={
            FIRST: {
                "date": "2017-01-31",
                "due": "16.00",
                "room": "2392.00",
                "paid": "16.00",
                "left": "0.00",
                "written_off": "0.00",
            }
        },
    ),
    Case(
        "bad values and unknown candidates",
        hours=(DAY,),
        payments=("C1,2017-02-30", ",2017-02-01", "C1", "C9,2017-02-01", "C1,2017-02-01,x"),
        refused=refused("bad_value", "bad_value", "bad_value", "unknown_candidate", "bad_value"),
    ),
    Case(
        "a candidate whose placement was refused is unknown",
        (placed(born="2000-01-01"),),
        payments=("C1,2017-02-01",),
        refused=(("placements.csv", 2, "under_27"), *refused("unknown_candidate")),
    ),
    Case(
        "twice on one day, also when nothing is due any more",
        hours=(DAY,),
        payments=("C1,2017-02-01", "C1,2017-02-01"),
        refused=refused(None, "duplicate"),
    ),
    Case(
        "a refused payment is no duplicate of the next",
        payments=("C1,2017-02-01", "C1,2017-02-01"),
        refused=refused("nothing_due", "nothing_due"),
    ),
    Case(
        "payments are judged by date",
        hours=(DAY, "P1,2017-02-01,60", "P1,2017-03-01,60"),
        payments=("C1,2017-12-01", "C1,2017-02-28", "C1,2017-01-31"),
        refused=refused("third_payment_moment"),
        found={C1 + "paid": "18.00", FIRST + "/date": "2017-01-31", SECOND + "/date": "2017-02-28"},
    ),
    Case(
        "a third moment, even with nothing due",
        hours=(DAY, "P1,2017-02-01,60"),
        payments=("C1,2017-01-31", "C1,2017-02-28", "C1,2017-03-01"),
        refused=refused(None, None, "third_payment_moment"),
    ),
    Case(
        "a refused payment is no moment",
        hours=(DAY, "P1,2017-02-01,60"),
        payments=("C1,2017-01-01", "C1,2017-01-31", "C1,2017-02-28"),
        refused=refused("nothing_due"),
    ),
    Case(
        "a new year has two moments again",
        hours=(DAY, "P1,2017-02-01,60", "P1,2017-03-01,60"),
        payments=("C1,2017-01-31", "C1,2017-02-28", "C1,2018-01-01"),
        found={"candidates/C1/2018/paid": "2.00", "candidates/C1/2018/earned": "0.00", C1 + "earned": "20.00"},
    ),
    Case(
        "two candidates on one day",
        (placed(), placed("P2", "C2")),
        (DAY, "P2,2017-01-02,60"),
        payments=("C2,2017-01-31", "C1,2017-01-31"),
        found={C1 + "paid": "16.00", "candidates/C2/2017/paid": "2.00"},
    ),
    Case(
        "a premium of nothing is nothing due",
        hours=(DAY,),
        payments=("C1,2017-01-31",),
        rate="premium_per_hour = [[2010-01-01, 0]]\n",
        refused=refused("nothing_due"),
        found={C1 + "payments": [], C1 + "earned": "0.00"},
    ),
]

WAITING = [
    Case(
        "a unit that reaches past the day waits whole",
        hours=(DAY, "P1,2017-01-04,480"),
        payments=("C1,2017-01-03", "C1,2017-01-04"),
        refused=refused("nothing_due"),
        found={FIRST + "/paid": "32.00"},
    ),
    Case(
        "refused hours do not hold it up",
        hours=(DAY, "P1,2017-01-04,0"),
        payments=("C1,2017-01-03",),
        refused=(("hours.csv", 3, "impossible_minutes"),),
        found={FIRST + "/paid": "16.00"},
    ),
    Case(
        "costs later that week do not hold it up",
        hours=(DAY,),
        costs=("P1,2017-01-04,,5",),
        payments=("C1,2017-01-03",),
        found={FIRST + "/paid": "16.00"},
    ),
    Case(
        "a month end cuts what waits",
        hours=("P1,2017-01-31,480", "P1,2017-02-01,480"),
        payments=("C1,2017-01-31", "C1,2017-02-01"),
        found={FIRST + "/paid": "16.00", SECOND + "/paid": "16.00"},
    ),
    Case(
        "another placement's unit does not wait",
        (placed(), placed("P2", work="E2,J2", hours="3")),
        (DAY, "P2,2017-01-02,60", "P2,2017-01-04,60"),
        payments=("C1,2017-01-03", "C1,2017-01-31"),
        found={FIRST + "/paid": "16.00", SECOND + "/paid": "4.00"},
    ),
]

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

OTHERS = [
    Case(
        "they count as moments up to and including the day",
        hours=(DAY,),
        other_premiums=("C1,2017-02-01,5", "C1,2017-03-01,5"),
        payments=("C1,2017-02-28", "C1,2017-03-01"),
        refused=refused(None, "third_payment_moment"),
        found={FIRST + "/room": "2387.00"},
    ),
    Case(
        "two of them leave no moment",
        hours=(DAY,),
        other_premiums=("C1,2017-02-01,5", "C1,2017-02-01,5"),
        payments=("C1,2017-02-28",),
        refused=refused("third_payment_moment"),
        found={C1 + "paid": "0.00", C1 + "other_premiums": "10.00"},
    ),
    Case(
        "switched off they are money only",
        hours=(DAY,),
        policy="other_premiums_are_moments = false\n",
        other_premiums=("C1,2017-02-01,5", "C1,2017-02-01,5"),
        payments=("C1,2017-02-28",),
        found={FIRST + "/room": "2382.00"},
    ),
    Case(
        "those after the last payment are in the year's sum",
        hours=(DAY,),
        other_premiums=("C1,2017-12-31,7.5",),
        payments=("C1,2017-02-28",),
        found={C1 + "other_premiums": "7.50", FIRST + "/room": "2392.00"},
    ),
    Case(
        "those of another year leave this year's room",
        hours=(DAY,),
        other_premiums=("C1,2016-12-31,7.5",),
        payments=("C1,2017-02-28",),
        found={FIRST + "/room": "2392.00", "candidates/C1/2016/other_premiums": "7.50", "candidates/C1/2016/cap": "2376.00"},
    ),
    Case(
        "alone they make a year",
        other_premiums=("C1,2017-02-01,5",),
        found={
            "candidates/C1": {
                "2017": {"earned": "0.00", "paid": "0.00", "other_premiums": "5.00", "cap": "2404.00", "payments": []}
            }
        },
    ),
    Case(
        "an unknown candidate and bad values",
        other_premiums=("C9,2017-02-01,5", "C1,2017-02-01,", "C1,2017-2-01,5", ",2017-02-01,5", "C1,2017-02-01,1e3"),
        refused=tuple(("other_premiums.csv", n, code) for n, code in enumerate(["unknown_candidate", *["bad_value"] * 4], 2)),
    ),
    Case(
        "the files in their order",
        (placed("P2", born="x"), placed()),
        ("P9,2017-01-02,60",),
        ("P9,2017-01-02,1,",),
        ("P9,2017-01-02,,1",),
        ("C9,2017-01-02,1",),
        ("C9,2017-01-02",),
        refused=(
            ("placements.csv", 2, "bad_value"),
            ("hours.csv", 2, "unknown_placement"),
            ("travel.csv", 2, "unknown_placement"),
            ("costs.csv", 2, "unknown_placement"),
            ("other_premiums.csv", 2, "unknown_candidate"),
            ("payments.csv", 2, "unknown_candidate"),
        ),
    ),
]

CASES = [*MOMENTS, *WAITING, *CAPS, *UNCONFIRMED, *OTHERS]
