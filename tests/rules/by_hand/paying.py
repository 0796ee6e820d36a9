"""Payments and other premiums: what is paid, what waits, what is refused."""

from tests.rules.by_hand.case import Case, placed

DAY = "P1,2017-01-02,480"
C1 = "candidates/C1/2017/"
FIRST = C1 + "payments/0"
SECOND = C1 + "payments/1"


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

CASES = [*MOMENTS, *WAITING, *OTHERS]
