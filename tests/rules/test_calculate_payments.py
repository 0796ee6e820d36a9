"""Payments of `flexbot calculate`: what is due, the room, holding and forfeiting, moments, and the cap of each year."""

from tests.rules.conftest import Plain

WEEK = ["P1,2017-01-16,480", "P1,2017-01-17,480"]  # 32.00


def payments(plain: Plain, year: str = "2017", candidate: str = "C1") -> list[tuple[str, ...]]:
    found = plain.document()["candidates"][candidate][year]["payments"]
    return [tuple(p[name] for name in ("date", "due", "room", "paid", "left", "written_off")) for p in found]


def year(plain: Plain, year: str = "2017") -> dict[str, str | None]:
    found = plain.document()["candidates"]["C1"][year]
    return {name: value for name, value in found.items() if name != "payments"}


def test_the_codes_of_payments_in_their_order(plain: Plain) -> None:
    """By date, then by row; what was refused is no moment and no double."""
    plain.also("premium_cap_per_calendar_year = [[2017-01-01, 30]]")
    plain.rows("hours", *WEEK, "P1,2017-02-01,480")
    plain.rows(
        "payments",
        "C1,2017-12-31",
        "C1,2017-03-01",
        "C1,2017-02-01",
        ",2017-01-31",
        "C1,2017-1-31",
        "C9,2017-01-31",
        "C1,2017-01-31",
        "C1,2017-01-31",
        "C1,2017-01-16",
        "C1,2014-12-31",
        "C1",
    )
    assert plain.refused() == [
        ("payments.csv", 2, "no_room"),
        ("payments.csv", 3, "no_room"),
        ("payments.csv", 4, "no_room"),
        ("payments.csv", 5, "bad_value"),
        ("payments.csv", 6, "bad_value"),
        ("payments.csv", 7, "unknown_candidate"),
        ("payments.csv", 9, "duplicate"),
        ("payments.csv", 10, "nothing_due"),
        ("payments.csv", 11, "unknown_amount"),
        ("payments.csv", 12, "bad_value"),
    ]
    assert payments(plain) == [("2017-01-31", "32.00", "30.00", "30.00", "2.00", "0.00")]


def test_a_third_moment_is_refused_before_anything_else(plain: Plain) -> None:
    """Also when nothing is due; the next year has two of its own."""
    plain.rows("hours", *WEEK, "P1,2017-02-01,60", "P1,2017-03-01,60")
    plain.rows("payments", "C1,2017-12-31", "C1,2017-01-22", "C1,2017-02-05", "C1,2017-03-05", "C1,2018-01-01")
    assert plain.refused() == [("payments.csv", 2, "third_payment_moment"), ("payments.csv", 5, "third_payment_moment")]
    assert payments(plain, "2018") == [("2018-01-01", "2.00", "2416.00", "2.00", "0.00", "0.00")]


def test_a_unit_waits_until_its_last_worked_day(plain: Plain) -> None:
    """A unit that reaches past the day waits whole; one whose hours end earlier in the week does not."""
    plain.rows("hours", *WEEK, "P1,2017-01-23,60", "P1,2017-01-26,60")
    plain.rows("payments", "C1,2017-01-16", "C1,2017-01-17", "C1,2017-01-25", "C1,2017-01-26")
    assert plain.refused() == [("payments.csv", 2, "nothing_due"), ("payments.csv", 4, "nothing_due")]
    assert payments(plain) == [
        ("2017-01-17", "32.00", "2392.00", "32.00", "0.00", "0.00"),
        ("2017-01-26", "4.00", "2360.00", "4.00", "0.00", "0.00"),
    ]


def test_refused_hours_do_not_make_a_unit_wait(plain: Plain) -> None:
    """The last accepted worked day counts, in the order of the days and not of the rows."""
    plain.rows("hours", "P1,2017-01-17,480", "P1,2017-01-16,480", "P1,2017-01-18,0", "P1,2017-01-17,60")
    plain.rows("costs", "P1,2017-01-20,shoes,5")
    plain.rows("payments", "C1,2017-01-17")
    assert payments(plain) == [("2017-01-17", "32.00", "2392.00", "32.00", "0.00", "0.00")]


def test_a_week_over_the_month_s_end_is_due_in_parts(plain: Plain) -> None:
    """The January part of the week is a unit of its own."""
    plain.rows("hours", "P1,2017-01-31,60", "P1,2017-02-01,60")
    plain.rows("payments", "C1,2017-01-31")
    assert payments(plain)[0][1] == "2.00"


def test_all_placements_of_a_candidate_are_paid_together(plain: Plain) -> None:
    """And nobody else's."""
    plain.rows(
        "placements", plain.P1, "P2,C1,E2,job,1971-03-02,,4,2017-02-01,,13.75,", "P3,C2,E2,job,1971-03-02,,4,2017-02-01,,13.75,"
    )
    plain.rows("hours", "P1,2017-02-01,60", "P2,2017-02-01,90", "P3,2017-02-01,600")
    plain.rows("payments", "C1,2017-06-30")
    assert payments(plain) == [("2017-06-30", "5.00", "2392.00", "5.00", "0.00", "0.00")]


def test_what_is_above_the_room_is_held(plain: Plain) -> None:
    """It waits for the next moment with room: none in this year, so the next; and counts there."""
    plain.also("premium_cap_per_calendar_year = [[2017-01-01, 20], [2018-01-01, 15]]")
    plain.rows("hours", *WEEK)
    plain.rows("payments", "C1,2017-01-31", "C1,2017-12-31", "C1,2018-01-01", "C1,2018-12-31")
    assert plain.refused() == [("payments.csv", 3, "no_room"), ("payments.csv", 5, "nothing_due")]
    assert payments(plain) == [("2017-01-31", "32.00", "20.00", "20.00", "12.00", "0.00")]
    assert payments(plain, "2018") == [("2018-01-01", "12.00", "15.00", "12.00", "0.00", "0.00")]
    assert year(plain) == {"earned": "32.00", "paid": "20.00", "other_premiums": "0.00", "cap": "20.00"}
    assert year(plain, "2018") == {"earned": "0.00", "paid": "12.00", "other_premiums": "0.00", "cap": "15.00"}


def test_what_is_above_the_room_may_be_forfeited(plain: Plain) -> None:
    """It is written off at the moment that pays; a moment without room writes nothing off."""
    plain.also('above_cap = "forfeit"', "premium_cap_per_calendar_year = [[2017-01-01, 20]]")
    plain.rows("hours", *WEEK, "P1,2017-02-01,60")
    plain.rows("payments", "C1,2017-01-31", "C1,2017-02-01", "C1,2018-01-01")
    assert plain.refused() == [("payments.csv", 3, "no_room")]
    assert payments(plain) == [("2017-01-31", "32.00", "20.00", "20.00", "0.00", "12.00")]
    assert payments(plain, "2018") == [("2018-01-01", "2.00", "20.00", "2.00", "0.00", "0.00")]


def test_the_cap_is_that_of_the_payment_day(plain: Plain) -> None:
    """The law's of 30 June and of 1 July; a stricter one of the municipality while it is lower."""
    plain.also("premium_cap_per_calendar_year = [[2017-02-01, 2392], [2017-05-01, 20.5]]")
    plain.rows("hours", *WEEK, "P1,2017-02-01,60")
    plain.rows("payments", "C1,2017-01-31", "C1,2017-05-01")
    assert payments(plain) == [
        ("2017-01-31", "32.00", "2392.00", "32.00", "0.00", "0.00"),
    ]
    assert plain.refused() == [("payments.csv", 3, "no_room")]
    assert year(plain)["cap"] == "2392.00"


def test_a_municipality_is_never_looser_than_the_law(plain: Plain) -> None:
    """A row above the law's cap of its date is listed and ignored; where the law is unknown, it cannot be said."""
    plain.also(
        "premium_cap_per_calendar_year = [[2017-07-01, 2404.01], [2017-07-01, 2404], [2017-01-01, 2392.01], [2014-01-01, 9000]]"
    )
    plain.rows("hours", *WEEK)
    plain.rows("payments", "C1,2017-06-30")
    assert plain.refused() == [("policy.toml", None, "cap_above_law"), ("policy.toml", None, "cap_above_law")]
    assert payments(plain)[0][2] == "2392.00"


def test_of_two_rows_of_one_date_a_row_above_the_law_replaces_nothing(plain: Plain) -> None:
    """It is ignored, and so the row before it holds."""
    plain.also("premium_cap_per_calendar_year = [[2017-01-01, 20], [2017-01-01, 9000]]")
    plain.rows("hours", *WEEK)
    assert year(plain)["cap"] == "20.00"
    assert plain.refused() == [("policy.toml", None, "cap_above_law")]


def test_a_cap_with_a_fraction_of_a_cent_is_never_passed(plain: Plain) -> None:
    """20.005 allows 20.00."""
    plain.also("premium_cap_per_calendar_year = [[2017-01-01, 20.005]]")
    plain.rows("hours", *WEEK)
    plain.rows("payments", "C1,2017-06-30")
    assert payments(plain) == [("2017-06-30", "32.00", "20.00", "20.00", "12.00", "0.00")]


def test_other_premiums_take_room_and_moments(plain: Plain) -> None:
    """Those of the year up to and including the day: with a payment before it no moment is left. One later is in the year too."""
    plain.rows("hours", *WEEK, "P1,2017-02-01,60")
    plain.rows("other_premiums", "C1,2017-01-31,2382.00", "C1,2017-12-01,7.50", "C1,2016-12-31,100", "C9,2017-01-01,5")
    plain.rows("payments", "C1,2017-01-30", "C1,2017-01-31", "C1,2017-12-31")
    assert plain.refused() == [
        ("other_premiums.csv", 5, "unknown_candidate"),
        ("payments.csv", 3, "third_payment_moment"),
        ("payments.csv", 4, "third_payment_moment"),
    ]
    assert payments(plain) == [("2017-01-30", "32.00", "2392.00", "32.00", "0.00", "0.00")]
    assert year(plain) == {"earned": "34.00", "paid": "32.00", "other_premiums": "2389.50", "cap": "2392.00"}
    assert year(plain, "2016") == {"earned": "0.00", "paid": "0.00", "other_premiums": "100.00", "cap": "2376.00"}


def test_two_other_premiums_leave_no_moment(plain: Plain) -> None:
    """Also on one day; those of another year or a later day take none."""
    plain.rows("hours", *WEEK)
    plain.rows("other_premiums", "C1,2017-02-01,1", "C1,2017-02-01,1")
    plain.rows("payments", "C1,2017-02-01", "C1,2018-02-01")
    assert plain.refused() == [("payments.csv", 2, "third_payment_moment")]
    assert payments(plain, "2018")[0][3] == "32.00"
    plain.rows("payments", "C1,2017-01-31")
    assert payments(plain)[0][3] == "32.00"


def test_other_premiums_need_not_be_moments(plain: Plain) -> None:
    """By policy; they take room all the same."""
    plain.also("other_premiums_are_moments = false")
    plain.rows("hours", *WEEK)
    plain.rows("other_premiums", "C1,2017-01-31,2000", "C1,2017-01-31,380", "C1,2017-01-31,2")
    plain.rows("payments", "C1,2017-01-31", "C1,2017-02-01")
    assert plain.refused() == [("payments.csv", 3, "no_room")]
    assert payments(plain) == [("2017-01-31", "32.00", "10.00", "10.00", "22.00", "0.00")]


def test_room_is_never_below_0(plain: Plain) -> None:
    """More other premiums than the cap: no room, and no negative payment."""
    plain.also("other_premiums_are_moments = false")
    plain.rows("hours", *WEEK)
    plain.rows("other_premiums", "C1,2017-01-31,5000")
    plain.rows("payments", "C1,2017-01-31")
    assert plain.refused() == [("payments.csv", 2, "no_room")]


def test_an_unconfirmed_cap_says_so(plain: Plain) -> None:
    """The law's last row is a ceiling after 2026-06-30; a stricter one of the municipality is certain, one that equals it is not."""
    plain.also('tariff_floor_per_hour = [[2017-01-01, "12"]]')
    plain.rows("placements", "P1,C1,E1,job,1971-03-02,,12,2026-05-01,,20,")
    plain.rows("hours", "P1,2026-05-01,60", "P1,2026-07-01,60")
    assert year(plain, "2026") == {
        "earned": "4.00",
        "paid": "0.00",
        "other_premiums": "0.00",
        "cap": "3398.00",
        "cap_unconfirmed_since": "2026-07-01",
    }
    plain.rows("payments", "C1,2026-06-30")
    assert "cap_unconfirmed_since" not in year(plain, "2026")
    plain.rows("payments", "C1,2026-06-30", "C1,2026-07-01")
    assert year(plain, "2026")["cap_unconfirmed_since"] == "2026-07-01"
    for own, unconfirmed in (("3398", True), ("3397.99", False)):
        plain.also('tariff_floor_per_hour = [[2017-01-01, "12"]]', f"premium_cap_per_calendar_year = [[2026-01-01, {own}]]")
        assert ("cap_unconfirmed_since" in year(plain, "2026")) is unconfirmed


def test_an_unknown_cap_is_null(plain: Plain) -> None:
    """Before 2015 the law's is not known; the municipality's alone is none."""
    plain.policy(
        'municipality = "M"\npremium_per_hour = [[2010-01-01, 2]]\n'
        "tariff_floor_per_hour = [[2010-01-01, 9]]\npremium_cap_per_calendar_year = [[2010-01-01, 20]]\n"
    )
    plain.rows("placements", "P1,C1,E1,job,1971-03-02,,12,2014-10-01,,12,")
    plain.rows("hours", "P1,2014-10-01,60")
    plain.rows("payments", "C1,2014-12-31")
    assert plain.refused() == [("payments.csv", 2, "unknown_amount")]
    assert year(plain, "2014") == {"earned": "2.00", "paid": "0.00", "other_premiums": "0.00", "cap": None}


def test_a_year_has_a_payment_or_a_premium_without_hours(plain: Plain) -> None:
    """And one with refused payments only is no year."""
    plain.rows("hours", *WEEK)
    plain.rows("payments", "C1,2018-01-01", "C1,2019-01-01")
    plain.rows("other_premiums", "C1,2020-05-05,7")
    assert sorted(plain.document()["candidates"]["C1"]) == ["2017", "2018", "2020"]


def test_a_premium_of_nothing_is_still_a_year(plain: Plain) -> None:
    """Accepted hours make the year, not the money."""
    plain.policy('municipality = "M"\npremium_per_hour = [[2017-01-01, 0]]\n')
    plain.rows("hours", *WEEK)
    plain.rows("payments", "C1,2017-12-31")
    assert plain.refused() == [("payments.csv", 2, "nothing_due")]
    assert year(plain)["earned"] == "0.00"
