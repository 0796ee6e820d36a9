"""Hours, travel and costs of `flexbot calculate`: each code in its order, and the cents of units."""

from tests.rules.conftest import Document, Plain

P2 = "P2,C1,E2,job,1971-03-02,,4,2017-02-01,2017-02-10,13.75,"


def sums(part: Document) -> list[str]:
    return [part[name] for name in ("turnover", "premium", "travel", "other_costs", "administration", "remainder")]


def test_the_codes_of_hours_in_their_order(plain: Plain) -> None:
    """Each row breaks its rule and all that come after it in the order."""
    plain.policy('municipality = "M"\npremium_per_hour = [[2017-01-20, 2]]\n')
    plain.rows("placements", plain.P1, P2)
    plain.rows(
        "hours",
        "P9,2017-01-99,0",
        "P9,2017-01-16,0",
        "P9,2017-01-15,60",
        "P1,2017-01-15,60",
        "P1,2017-04-16,60",
        "P1,2017-01-19,60",
        "P1,2017-02-01,1000",
        "P1,2017-02-01,1000",
        "P2,2017-02-01,441",
        "P2,2017-02-01,440",
        "P2,2017-02-11,60",
    )
    assert plain.refused() == [
        ("hours.csv", 2, "bad_value"),
        ("hours.csv", 3, "impossible_minutes"),
        ("hours.csv", 4, "unknown_placement"),
        ("hours.csv", 5, "before_start"),
        ("hours.csv", 6, "after_last_day"),
        ("hours.csv", 7, "unknown_amount"),
        ("hours.csv", 9, "duplicate"),
        ("hours.csv", 10, "impossible_minutes"),
        ("hours.csv", 12, "after_last_day"),
    ]
    assert plain.document()["periods"]["2017-02"]["minutes"] == 1440


def test_a_full_day_is_refused_before_an_unknown_rate(plain: Plain) -> None:
    """And a double row before both; a refused row takes no place."""
    plain.policy('municipality = "M"\npremium_per_hour = [[2017-02-02, "2"]]\n')
    plain.rows("placements", plain.P1, P2)
    plain.rows("hours", "P1,2017-02-01,1440", "P2,2017-02-01,1440", "P1,2017-02-02,1440", "P2,2017-02-02,1", "P1,2017-02-02,1441")
    assert plain.refused() == [
        ("hours.csv", 2, "unknown_amount"),
        ("hours.csv", 3, "unknown_amount"),
        ("hours.csv", 5, "impossible_minutes"),
        ("hours.csv", 6, "impossible_minutes"),
    ]


def test_without_any_rate_no_hours_are_known(plain: Plain) -> None:
    """An empty list of rates is a policy, of which nothing can be paid."""
    plain.policy('municipality = "M"\npremium_per_hour = []\n')
    plain.rows("hours", "P1,2017-01-16,60")
    plain.rows("payments", "C1,2017-01-31")
    assert plain.refused() == [("hours.csv", 2, "unknown_amount"), ("payments.csv", 2, "nothing_due")]


def test_the_codes_of_travel_in_their_order(plain: Plain) -> None:
    """A claim for a day before the start, after the last, twice, without hours, without a rate."""
    plain.also("travel_per_km = [[2017-01-18, 0.19]]")
    plain.rows("hours", "P1,2017-01-16,60", "P1,2017-01-17,60", "P1,2017-01-18,60")
    plain.rows(
        "travel",
        "P9,2017-01-16,0,",
        "P9,2017-01-16,5,",
        "P1,2017-01-15,5,",
        "P1,2017-04-16,5,",
        "P1,2017-01-16,,5",
        "P1,2017-01-16,5,",
        "P1,2017-01-19,5,",
        "P1,2017-01-17,5,",
        "P1,2017-01-17,,5.5",
        "P1,2017-01-18,5,",
    )
    assert plain.refused() == [
        ("travel.csv", 2, "bad_value"),
        ("travel.csv", 3, "unknown_placement"),
        ("travel.csv", 4, "before_start"),
        ("travel.csv", 5, "after_last_day"),
        ("travel.csv", 7, "two_claims"),
        ("travel.csv", 8, "not_worked"),
        ("travel.csv", 9, "unknown_amount"),
    ]
    assert plain.document()["placements"]["P1"]["travel"] == "11.45"


def test_without_a_rate_only_tickets_are_refunded(plain: Plain) -> None:
    """There is no default rate a kilometre."""
    plain.rows("hours", "P1,2017-01-16,60")
    plain.rows("travel", "P1,2017-01-16,5,", "P1,2017-01-16,,0.01")
    assert plain.refused() == [("travel.csv", 2, "unknown_amount")]
    assert plain.document()["placements"]["P1"]["travel"] == "0.01"


def test_each_claim_is_rounded_half_up(plain: Plain) -> None:
    """12.5 x 0.19 = 2.375 -> 2.38; 0.02 x 0.19 = 0.0038 -> 0.00, and that is a claim too."""
    plain.also("travel_per_km = [[2017-01-01, 0.19]]")
    plain.rows("hours", "P1,2017-01-16,60", "P1,2017-01-17,60", "P1,2017-01-18,60")
    plain.rows("travel", "P1,2017-01-16,12.5,", "P1,2017-01-17,12.5,", "P1,2017-01-18,0.02,", "P1,2017-01-18,5,")
    assert plain.refused() == [("travel.csv", 5, "two_claims")]
    assert plain.document()["placements"]["P1"]["travel"] == "4.76"


def test_the_codes_of_costs_in_their_order(plain: Plain) -> None:
    """Several costs a day are fine, and no hours are needed."""
    plain.rows(
        "costs",
        "P9,2017-01-16,x,0",
        "P9,2017-01-16,x,5",
        "P1,2017-01-15,x,5",
        "P1,2017-04-16,x,5",
        "P1,2017-01-16,,5",
        "P1,2017-01-16,x,5.5",
    )
    assert plain.refused() == [
        ("costs.csv", 2, "bad_value"),
        ("costs.csv", 3, "unknown_placement"),
        ("costs.csv", 4, "before_start"),
        ("costs.csv", 5, "after_last_day"),
    ]
    assert plain.document()["placements"]["P1"]["other_costs"] == "10.50"


def test_a_cost_alone_makes_a_unit_of_0_minutes(plain: Plain) -> None:
    """With a negative remainder and no administration; the candidate has no year by it."""
    plain.also('administration_percentage = "10"')
    plain.rows("costs", "P1,2017-03-01,shoes,39.95")
    found = plain.document()
    unit = ["0.00", "0.00", "0.00", "39.95", "0.00", "-39.95"]
    assert sums(found["placements"]["P1"]) == unit
    assert list(found["periods"]) == ["2017-03", "2017H1"]
    assert found["periods"]["2017-03"]["minutes"] == 0
    assert sums(found["periods"]["2017H1"]) == unit
    assert found["candidates"] == {}


def test_a_unit_is_an_iso_week_cut_at_the_month_s_end(plain: Plain) -> None:
    """1 minute at 2.00 is 3 1/3 cents: Monday to Sunday together 23 1/3 -> 23; cut between January and February 7 + 17."""
    plain.rows("hours", *[f"P1,2017-01-{day},1" for day in range(23, 30)])
    assert plain.document()["placements"]["P1"]["premium"] == "0.23"
    plain.rows("hours", "P1,2017-01-30,1", "P1,2017-01-31,1", *[f"P1,2017-02-0{day},1" for day in range(1, 6)])
    found = plain.document()
    assert [found["periods"][month]["premium"] for month in ("2017-01", "2017-02")] == ["0.07", "0.17"]
    assert found["placements"]["P1"]["premium"] == "0.24"


def test_a_week_that_crosses_the_year_is_two_units_in_two_years(plain: Plain) -> None:
    """31 December 2018 and 1 January 2019 are of one ISO week; each earns in its own year and half year."""
    plain.also('tariff_floor_per_hour = [[2017-01-01, "12"]]')
    plain.rows("placements", "P1,C1,E1,job,1971-03-02,,12,2018-12-01,,12.00,")
    plain.rows("hours", "P1,2018-12-31,1", "P1,2019-01-01,1")
    found = plain.document()
    assert {year: facts["earned"] for year, facts in found["candidates"]["C1"].items()} == {"2018": "0.03", "2019": "0.03"}
    assert {name: part["turnover"] for name, part in found["periods"].items()} == {
        "2018-12": "0.20",
        "2018H2": "0.20",
        "2019-01": "0.20",
        "2019H1": "0.20",
    }


def test_two_placements_in_one_week_are_two_units(plain: Plain) -> None:
    """3 1/3 cents each, rounded apart."""
    plain.rows("placements", plain.P1, P2)
    plain.rows("hours", "P1,2017-02-01,1", "P2,2017-02-02,1")
    found = plain.document()
    assert found["periods"]["2017-02"]["premium"] == "0.06"
    assert found["candidates"]["C1"]["2017"]["earned"] == "0.06"


def test_a_rate_holds_from_its_date_also_within_a_unit(plain: Plain) -> None:
    """Mon-Tue 61 minutes at 1.50, Wed-Thu 61 at 2.00: 3.05 + 4.0667 = 7.1167 -> 7.12; dated rows in any order, the last of a date."""
    plain.policy(
        'municipality = "M"\npremium_per_hour = [[2017-01-18, "9.99"], [2017-01-18, 2.00], [2017-01-01, "1.50"], [2017-03-01, "3"]]\n'
    )
    plain.rows("hours", *[f"P1,2017-01-{day},61" for day in (16, 17, 18, 19)])
    assert plain.document()["placements"]["P1"]["premium"] == "7.12"


def test_a_rate_that_begins_within_a_unit(plain: Plain) -> None:
    """Days before it are refused, days after it earn."""
    plain.policy('municipality = "M"\npremium_per_hour = [[2017-01-18, 2.00]]\n')
    plain.rows("hours", "P1,2017-01-17,60", "P1,2017-01-18,60")
    found = plain.document()
    assert [line["code"] for line in found["refusals"]] == ["unknown_amount"]
    assert found["placements"]["P1"]["premium"] == "2.00"
    assert found["placements"]["P1"]["minutes"] == 60


def test_half_a_cent_goes_up(plain: Plain) -> None:
    """Turnover 3 minutes at 12.30 = 0.615 -> 0.62; premium 3 at 1.70 = 0.085 -> 0.09; 50 % of 0.53 = 0.265 -> 0.27."""
    plain.policy('municipality = "M"\npremium_per_hour = [[2017-01-01, 1.7]]\nadministration_percentage = 50\n')
    plain.rows("hours", "P1,2017-01-16,3")
    assert sums(plain.document()["placements"]["P1"]) == ["0.62", "0.09", "0.00", "0.00", "0.27", "0.26"]


def test_administration_of_the_net_turnover(plain: Plain) -> None:
    """12.5 % of 193.73 - 31.50 - 2.38 - 39.95 = 119.90 is 14.9875 -> 14.99; below 0 it is 0."""
    plain.also('administration_percentage = "12.5"', "travel_per_km = [[2017-01-01, 0.19]]")
    plain.rows("hours", "P1,2017-01-16,485", "P1,2017-01-17,460", "P1,2017-01-30,60")
    plain.rows("travel", "P1,2017-01-16,12.5,")
    plain.rows("costs", "P1,2017-01-22,shoes,39.95", "P1,2017-01-31,coat,10.31")
    found = plain.document()
    assert sums(found["placements"]["P1"]) == ["206.03", "33.50", "2.38", "50.26", "14.99", "104.90"]


def test_administration_of_the_tariff(plain: Plain) -> None:
    """12.5 % of 193.73 is 24.21625 -> 24.22, whatever the costs are."""
    plain.also('administration_percentage = "12.5"', 'administration_base = "tariff"')
    plain.rows("hours", "P1,2017-01-16,485", "P1,2017-01-17,460")
    plain.rows("costs", "P1,2017-01-16,coat,200")
    assert sums(plain.document()["placements"]["P1"]) == ["193.73", "31.50", "0.00", "200.00", "24.22", "-61.99"]


def test_a_tariff_with_a_fraction_of_a_cent(plain: Plain) -> None:
    """Is exact until the unit is rounded: 61 minutes at 12.345 = 12.55075 -> 12.55."""
    plain.rows("placements", plain.P1.replace("12.30", "12.345"))
    plain.rows("hours", "P1,2017-01-16,61")
    assert plain.document()["placements"]["P1"]["turnover"] == "12.55"


def test_hours_are_known_by_their_own_placement_only(plain: Plain) -> None:
    """Of two placements on one day, the one without hours has no travel."""
    plain.rows("placements", plain.P1, P2)
    plain.rows("hours", "P2,2017-02-01,60")
    plain.rows("travel", "P1,2017-02-01,,5", "P2,2017-02-01,,5")
    assert plain.refused() == [("travel.csv", 2, "not_worked")]


def test_refusals_are_ordered_by_file_and_row(plain: Plain) -> None:
    """As the files stand in the page, whatever was judged first."""
    plain.also("premium_cap_per_calendar_year = [[2017-01-01, 2393]]")
    plain.rows("placements", plain.P1.replace("2017-01-16", "2017-03-01"), plain.P1, "P3")
    for name, row in (("costs", "P9,2017-01-16,x,5"), ("travel", "P9,2017-01-16,5,"), ("hours", "P9,2017-01-16,5")):
        plain.rows(name, row)
    plain.rows("other_premiums", "C9,2017-01-16,5")
    plain.rows("payments", "C1,2017-12-31", "C9,2017-01-16", "C1,2017-01-16")
    assert plain.refused() == [
        ("policy.toml", None, "cap_above_law"),
        ("placements.csv", 2, "duplicate"),
        ("placements.csv", 4, "bad_value"),
        ("hours.csv", 2, "unknown_placement"),
        ("travel.csv", 2, "unknown_placement"),
        ("costs.csv", 2, "unknown_placement"),
        ("other_premiums.csv", 2, "unknown_candidate"),
        ("payments.csv", 2, "nothing_due"),
        ("payments.csv", 3, "unknown_candidate"),
        ("payments.csv", 4, "nothing_due"),
    ]
