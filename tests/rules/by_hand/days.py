"""Hours, travel and costs: which rows are refused, and what travel and costs come to."""

from tests.rules.by_hand.case import Case, placed

BAD = "bad_value"
TWO = (placed(), placed("P2", work="E2,J2", hours="3", start="2017-01-03"))
KM = 'travel_per_km = [[2017-01-01, "0.19"]]\n'


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

CASES = [*HOURS, REFUSED_PLACEMENT, *TRAVEL, *COSTS]
