"""`placements.csv` of `flexbot calculate`: who is placed, until when, and each code in its order."""

import pytest

from tests.rules.conftest import Plain


def row(
    name: str = "P1",
    candidate: str = "C1",
    employer: str = "E1",
    job: str = "job",
    birth: str = "1971-03-02",
    group: str = "",
    hours: str = "32",
    start: str = "2017-01-16",
    end: str = "",
    tariff: str = "12.30",
    extended: str = "",
) -> str:
    return ",".join([name, candidate, employer, job, birth, group, hours, start, end, tariff, extended])


def codes(plain: Plain, *rows: str) -> list[tuple[int | None, str]]:
    plain.rows("placements", *rows)
    return [(number, code) for _, number, code in plain.refused()]


def last_days(plain: Plain, *rows: str) -> dict[str, str]:
    plain.rows("placements", *rows)
    return {name: placement["last_day"] for name, placement in plain.document()["placements"].items()}


def test_a_placement_without_hours_is_listed_with_zeros(plain: Plain) -> None:
    """Every accepted placement is there; a candidate without a year and a period without a unit are not."""
    assert plain.document() == {
        "placements": {
            "P1": {
                "last_day": "2017-04-15",
                "minutes": 0,
                "turnover": "0.00",
                "premium": "0.00",
                "travel": "0.00",
                "other_costs": "0.00",
                "administration": "0.00",
                "remainder": "0.00",
            }
        },
        "candidates": {},
        "periods": {},
        "refusals": [],
    }


def test_a_name_is_taken_once_it_is_accepted(plain: Plain) -> None:
    """By start, then by row: the later start is the double one, even when it stands first; a refused row takes no name."""
    plain.also('tariff_floor_per_hour = [[2017-01-01, "12.30"]]')
    found = codes(
        plain,
        row(start="2017-03-01"),
        row(start="2017-02-01", job="other"),
        row(start="2017-02-01", job="third"),
        row(start="2017-01-16", tariff="12.29"),
    )
    assert found == [(2, "duplicate"), (4, "duplicate"), (5, "tariff_below_floor")]
    assert last_days(plain, row(start="2017-03-01"), row(start="2017-02-01"))["P1"] == "2017-04-30"


@pytest.mark.parametrize(
    ("birth", "start", "group", "found"),
    [
        ("1990-01-17", "2017-01-16", "", "under_27"),
        ("1990-01-16", "2017-01-16", "", None),
        ("1990-01-17", "2017-01-16", "yes", "under_27"),
        ("1996-01-01", "2022-12-31", "yes", "under_27"),
        ("1996-01-02", "2023-01-01", "yes", None),
        ("1996-01-02", "2023-01-01", "", "under_27"),
        ("1988-02-29", "2015-02-28", "", "under_27"),
        ("1988-02-29", "2015-03-01", "", None),
        ("2020-01-01", "2017-01-16", "", "under_27"),
    ],
)
def test_under_27(plain: Plain, birth: str, start: str, group: str, found: str | None) -> None:
    """On the start; from 2023 on not for the wage-subsidy group. 29 February comes on 1 March in a common year."""
    plain.also('tariff_floor_per_hour = [[2015-01-01, "11"]]')
    assert codes(plain, row(birth=birth, start=start, group=group)) == ([(2, found)] if found else [])


@pytest.mark.parametrize(
    ("birth", "group", "found"),
    [
        ("1993-01-02", "", "under_minimum_age"),
        ("1993-01-01", "", None),
        ("1993-01-02", "yes", "under_minimum_age"),
        ("1997-01-01", "", "under_27"),
        ("1997-01-01", "yes", "under_minimum_age"),
    ],
)
def test_under_the_minimum_age(plain: Plain, birth: str, group: str, found: str | None) -> None:
    """On the start, for everybody; but the law comes first."""
    plain.also('tariff_floor_per_hour = [[2017-01-01, "11"]]', "minimum_age = 30")
    assert codes(plain, row(birth=birth, start="2023-01-01", group=group)) == ([(2, found)] if found else [])


@pytest.mark.parametrize(
    ("start", "tariff", "own", "found"),
    [
        ("2014-12-31", "99", "", "unknown_amount"),
        ("2015-01-01", "11.75", "", None),
        ("2015-01-01", "11.749", "", "tariff_below_floor"),
        ("2016-12-31", "11.75", "", None),
        ("2017-01-01", "12.29", "", "tariff_below_floor"),
        ("2017-12-31", "12.30", "", None),
        ("2018-01-01", "99", "", "unknown_amount"),
        ("2016-08-01", "11.99", "[2016-07-01, 12.00]", "tariff_below_floor"),
        ("2016-06-30", "11.75", "[2016-07-01, 12.00]", None),
        ("2017-02-01", "12.00", "[2016-07-01, 12.00]", "tariff_below_floor"),
        ("2014-12-31", "9.00", "[2014-01-01, 9.00]", None),
        ("2020-01-01", "12.99", "[2018-01-01, 13]", "tariff_below_floor"),
        ("2020-01-01", "13", "[2018-01-01, 13]", None),
        ("2024-01-01", "13.26", "[2018-01-01, 13]", "tariff_below_floor"),
        ("2024-01-01", "13.27", "[2018-01-01, 13]", None),
        ("2023-12-31", "13", "[2018-01-01, 13]", None),
        ("2025-01-01", "14.06", "", "unknown_amount"),
        ("2026-12-31", "14.99", "[2018-01-01, 13]", None),
        ("2026-12-31", "14.98", "[2018-01-01, 13]", "tariff_below_floor"),
        ("2027-01-01", "13", "[2018-01-01, 13]", None),
        ("2025-01-01", "15", "[2018-01-01, 13], [2025-01-01, 15.50], [2025-01-01, 15]", None),
    ],
)
def test_the_floor_of_the_start(plain: Plain, start: str, tariff: str, own: str, found: str | None) -> None:
    """The higher of the stated one and the municipality's, raised to a known minimum wage, which is no floor by itself."""
    plain.also(f"tariff_floor_per_hour = [{own}]")
    assert codes(plain, row(start=start, tariff=tariff)) == ([(2, found)] if found else [])


def test_an_advisory_floor_is_listed_and_the_placement_stays(plain: Plain) -> None:
    """Two codes for one row, in their order; an unknown floor is no reason then."""
    plain.also('tariff_floor = "advisory"')
    rows = [
        row("P1", tariff="7.50", end="2017-12-31"),
        row("P2", job="a", start="2019-01-01", tariff="7.50"),
        row("P3", start="2017-05-01", tariff="7.50"),
        row("P4", job="b", tariff="12.30"),
    ]
    assert codes(plain, *rows) == [(2, "tariff_below_floor"), (2, "end_after_term"), (4, "term_shared")]
    assert sorted(last_days(plain, *rows)) == ["P1", "P2", "P4"]


@pytest.mark.parametrize(
    ("start", "hours", "last_day"),
    [
        ("2017-01-15", "28", "2017-04-14"),
        ("2016-11-30", "28", "2017-02-28"),
        ("2017-01-31", "28", "2017-04-30"),
        ("2015-11-29", "40", "2016-02-28"),
        ("2015-11-30", "40", "2016-02-29"),
        ("2017-01-01", "28.01", "2017-03-31"),
        ("2017-01-01", "27.99", "2017-06-30"),
        ("2016-08-31", "12", "2017-02-28"),
        ("2017-03-31", "12", "2017-09-30"),
    ],
)
def test_the_last_allowed_day(plain: Plain, start: str, hours: str, last_day: str) -> None:
    """3 or 6 months, to the day before the same day number, or the month's last day where it has none."""
    assert last_days(plain, row(start=start, hours=hours)) == {"P1": last_day}


@pytest.mark.parametrize(
    ("terms", "hours", "extended", "last_day"),
    [
        ("by_hours", "28", "", "2017-04-15"),
        ("by_hours", "27", "yes", "2017-07-15"),
        ("by_hours", "40", "yes", "2017-04-15"),
        ("always_3", "8", "yes", "2017-04-15"),
        ("always_6", "40", "", "2017-07-15"),
        ("3_plus_3", "8", "", "2017-04-15"),
        ("3_plus_3", "40", "yes", "2017-07-15"),
    ],
)
def test_terms(plain: Plain, terms: str, hours: str, extended: str, last_day: str) -> None:
    """`extended` means something under 3_plus_3 only."""
    plain.also(f'terms = "{terms}"')
    assert last_days(plain, row(hours=hours, extended=extended)) == {"P1": last_day}


def test_exactly_28_hours_may_be_long(plain: Plain) -> None:
    """By policy; just above is short all the same."""
    plain.also('at_28_hours = "long"')
    assert last_days(plain, row("P1", hours="28.0"), row("P2", "C2", hours="28.0000000000000000000000000000000001")) == {
        "P1": "2017-07-15",
        "P2": "2017-04-15",
    }


def test_an_end_after_the_term_is_listed_and_cut(plain: Plain) -> None:
    """The last allowed day itself is fine."""
    rows = row("P1", end="2017-04-15"), row("P2", "C2", end="2017-04-16"), row("P3", "C3", end="2017-02-01")
    assert codes(plain, *rows) == [(3, "end_after_term")]
    assert last_days(plain, *rows) == {"P1": "2017-04-15", "P2": "2017-04-15", "P3": "2017-02-01"}


def test_hours_of_placements_at_the_same_time_add_up(plain: Plain) -> None:
    """Of any employer, when their days hold the first day of the new one; earlier terms never change afterwards."""
    rows = [
        row("P1", employer="E1", hours="16", start="2017-01-02", end="2017-02-01"),
        row("P2", employer="E2", hours="12", start="2017-02-01"),
        row("P3", employer="E3", hours="15", start="2017-02-02"),
        row("P4", employer="E4", hours="27.5", start="2017-02-02", candidate="C2"),
        row("P5", employer="E5", hours="2", start="2017-02-02"),
        row("P6", employer="E6", hours="1", start="2017-02-02", tariff="1"),
    ]
    assert last_days(plain, *rows) == {
        "P1": "2017-02-01",
        "P2": "2017-04-30",  # 16 + 12 = 28: short
        "P3": "2017-08-01",  # P1 ended the day before: 12 + 15 = 27
        "P4": "2017-08-01",
        "P5": "2017-05-01",  # 12 + 15 + 2 = 29
    }
    plain.also("sum_simultaneous = false")
    assert set(last_days(plain, *rows).values()) == {"2017-02-01", "2017-07-31", "2017-08-01"}


def test_hours_add_up_exactly(plain: Plain) -> None:
    """Tenths make 28, not nearly 28."""
    rows = [row(f"P{n}", employer=f"E{n}", hours="9.1") for n in range(3)] + [row("P4", employer="E4", hours="0.7")]
    assert last_days(plain, *rows)["P4"] == "2017-04-15"


def test_placements_on_the_same_work_share_a_term(plain: Plain) -> None:
    """Counted from the first accepted start, with the months of the placement at hand; employer and job decide."""
    rows = [
        row("P0", start="2017-01-10", tariff="1"),
        row("P1", start="2017-01-16", end="2017-01-31"),
        row("P2", start="2017-04-15"),
        row("P3", start="2017-04-16"),
        row("P4", start="2017-04-16", hours="12"),
        row("P5", start="2017-07-16", hours="12"),
        row("P6", start="2017-07-16", hours="12", job="other"),
        row("P7", start="2017-07-16", hours="12", employer="other"),
        row("P8", start="2017-07-16", hours="12", candidate="C2"),
    ]
    plain.also("sum_simultaneous = false")
    assert codes(plain, *rows) == [(2, "tariff_below_floor"), (5, "term_shared"), (7, "term_shared")]
    assert last_days(plain, *rows) == {
        "P1": "2017-01-31",
        "P2": "2017-04-15",
        "P4": "2017-07-15",
        "P6": "2018-01-15",
        "P7": "2018-01-15",
        "P8": "2018-01-15",
    }


def test_a_long_gap_opens_a_new_term(plain: Plain) -> None:
    """A start later than twelve months after the latest last day: the same day number, or that month's last day."""
    first = row("P1", start="2015-12-01", end="2016-02-29", tariff="12")
    assert codes(plain, first, row("P2", start="2017-02-28")) == [(3, "term_shared")]
    assert last_days(plain, first, row("P2", start="2017-03-01"))["P2"] == "2017-05-31"


def test_the_latest_last_day_counts_for_the_gap(plain: Plain) -> None:
    """Not that of the placement before; the new term then counts from its own first start."""
    plain.also("term_resets_after_months = 1", "sum_simultaneous = false")
    rows = [
        row("P1", start="2017-01-16", end="2017-04-15"),
        row("P2", start="2017-01-17", end="2017-01-20"),
        row("P3", start="2017-05-15"),
        row("P4", start="2017-05-16", end="2017-05-20"),
        row("P5", start="2017-08-15", hours="10"),
    ]
    assert codes(plain, *rows) == [(4, "term_shared")]
    assert last_days(plain, *rows)["P5"] == "2018-02-14"
    assert last_days(plain, *rows[:4], row("P5", start="2017-06-20"))["P5"] == "2017-08-15"


@pytest.mark.parametrize(("months", "expected"), [(0, [(3, "term_shared")]), (999_999_999, [(3, "term_shared")]), (1, [])])
def test_a_term_may_never_reset(plain: Plain, months: int, expected: list[tuple[int, str]]) -> None:
    """0 months means never; very many months never come."""
    plain.also(f"term_resets_after_months = {months}", 'tariff_floor_per_hour = [[2017-01-01, "12"]]')
    assert codes(plain, row("P1"), row("P2", start="2040-01-01", tariff="20")) == expected


def test_the_end_of_the_calendar(plain: Plain) -> None:
    """A term does not run past the last day there is."""
    plain.also('tariff_floor_per_hour = [[2017-01-01, "12"]]')
    assert last_days(plain, row("P1", start="9999-12-31")) == {"P1": "9999-12-31"}
    plain.also('tariff_floor = "advisory"')
    assert codes(plain, row("P1", start="0001-01-01", birth="0001-01-01")) == [(2, "under_27")]
