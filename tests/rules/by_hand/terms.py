"""Terms: the last day of a placement, and placements that count as one or stand beside each other."""

from tests.rules.by_hand.case import Case, placed
from tests.rules.by_hand.placements import ADVISORY, last

NEVER = "term_resets_after_months = 0\n"
ONE = "term_resets_after_months = 1\n"

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
CASES = [*TERMS, *SHARED, *SIMULTANEOUS]
