"""What counts as a date, a number, a yes, a record, in the plain files of `flexbot calculate`."""

import pytest

from tests.rules.conftest import Plain

ODD_DATES = [
    "",
    "2017-1-16",
    "2017-02-30",
    "20170116",
    "2017-W03-1",
    "16-01-2017",
    "2017-01-16T00:00",
    "0000-01-01",
    "٢٠١٧-٠١-١٦",
]
ODD_NUMBERS = ["", "1e3", "+5", "٣", "５", "5.", ".5", "5,5", "1_000", "0x10", "nan", "- 5", "5 5", "--5"]
PLACEMENT = ["P1", "C1", "E1", "job", "1971-03-02", "", "32", "2017-01-16", "", "12.30", ""]


def with_cell(place: int, cell: str) -> str:
    return ",".join([*PLACEMENT[:place], f'"{cell}"', *PLACEMENT[place + 1 :]])


@pytest.mark.parametrize("cell", ODD_DATES)
@pytest.mark.parametrize("place", [4, 7])
def test_a_date_is_exactly_year_month_day(plain: Plain, place: int, cell: str) -> None:
    """Birth date and start of a placement: anything else is a bad value."""
    plain.rows("placements", with_cell(place, cell))
    assert plain.refused() == [("placements.csv", 2, "bad_value")]


@pytest.mark.parametrize("cell", [*ODD_NUMBERS, "0", "0.00", "-0", "-12.30"])
@pytest.mark.parametrize("place", [6, 9])
def test_hours_and_tariff_are_numbers_above_0(plain: Plain, place: int, cell: str) -> None:
    """Written in ASCII digits with an optional minus and point; not above 0 is as bad."""
    plain.rows("placements", with_cell(place, cell))
    assert plain.refused() == [("placements.csv", 2, "bad_value")]


@pytest.mark.parametrize("place", [0, 1, 2, 3, 4, 6, 7, 9])
@pytest.mark.parametrize("cell", ["", "  \t"])
def test_a_required_cell_is_not_empty(plain: Plain, place: int, cell: str) -> None:
    """All cells of a placement but the group, the end and the extension."""
    plain.rows("placements", with_cell(place, cell))
    assert plain.refused() == [("placements.csv", 2, "bad_value")]


@pytest.mark.parametrize("place", [5, 10])
@pytest.mark.parametrize("cell", ["Yes", "ja", "no", "1", "true", "y"])
def test_a_yes_cell_is_yes_or_empty(plain: Plain, place: int, cell: str) -> None:
    """Nothing else says yes, and nothing else says no."""
    plain.rows("placements", with_cell(place, cell))
    assert plain.refused() == [("placements.csv", 2, "bad_value")]


@pytest.mark.parametrize("cell", ["2017-01-15", "2017-02-29", "soon"])
def test_an_end_is_a_date_from_the_start_on(plain: Plain, cell: str) -> None:
    """An end before the start, or that is no date, is a bad value."""
    plain.rows("placements", with_cell(8, cell))
    assert plain.refused() == [("placements.csv", 2, "bad_value")]


def test_a_placement_may_end_on_its_first_day(plain: Plain) -> None:
    """One day is a placement."""
    plain.rows("placements", with_cell(8, "2017-01-16"))
    assert plain.document()["placements"]["P1"]["last_day"] == "2017-01-16"


@pytest.mark.parametrize(
    ("cell", "code"),
    [(cell, "bad_value") for cell in [*ODD_NUMBERS, "60.0", "60.5", "1441.0"]]
    + [(cell, "impossible_minutes") for cell in ["0", "-0", "-60", "1441", "9" * 5000]],
)
def test_minutes_are_whole_and_possible(plain: Plain, cell: str, code: str) -> None:
    """With a point they are a bad value, outside 1 to 1440 impossible."""
    plain.rows("hours", f'P1,2017-01-16,"{cell}"')
    assert plain.refused() == [("hours.csv", 2, code)]


@pytest.mark.parametrize(
    ("cell", "minutes"), [("60", 60), (" 60\t", 60), ("007", 7), ("1440", 1440), ("1", 1), ("0" * 5000 + "60", 60)]
)
def test_minutes_as_they_may_be_written(plain: Plain, cell: str, minutes: int) -> None:
    """Trimmed, with leading zeros if need be."""
    plain.rows("hours", f"P1,2017-01-16,{cell}")
    assert plain.document()["placements"]["P1"]["minutes"] == minutes


@pytest.mark.parametrize("cell", [*ODD_NUMBERS[1:], "0", "0.00", "-1", "4.360", "4.365"])
def test_amounts_are_above_0_with_at_most_two_decimals(plain: Plain, cell: str) -> None:
    """In travel, costs and other premiums; 4.360 is written with three decimals, and so bad."""
    plain.rows("hours", "P1,2017-01-16,60")
    plain.rows("travel", f'P1,2017-01-16,,"{cell}"')
    plain.rows("costs", f'P1,2017-01-16,shoes,"{cell}"', "P1,2017-01-16,shoes,")
    plain.rows("other_premiums", f'C1,2017-01-16,"{cell}"', "C1,2017-01-16,")
    assert plain.refused() == [
        ("travel.csv", 2, "bad_value"),
        ("costs.csv", 2, "bad_value"),
        ("costs.csv", 3, "bad_value"),
        ("other_premiums.csv", 2, "bad_value"),
        ("other_premiums.csv", 3, "bad_value"),
    ]


@pytest.mark.parametrize("cell", ["0", "-3", "5.", "1e3"])
def test_kilometres_are_above_0(plain: Plain, cell: str) -> None:
    """They may have any number of decimals, but must be a number above 0."""
    plain.rows("hours", "P1,2017-01-16,60")
    plain.rows("travel", f"P1,2017-01-16,{cell},")
    assert plain.refused() == [("travel.csv", 2, "bad_value")]


@pytest.mark.parametrize("row", ["P1,2017-01-16,,", "P1,2017-01-16,12.5,4.36", ",2017-01-16,12.5,", "P1,,12.5,"])
def test_a_claim_has_exactly_one_of_kilometres_and_amount(plain: Plain, row: str) -> None:
    """And a placement and a date."""
    plain.rows("hours", "P1,2017-01-16,60")
    plain.rows("travel", row)
    assert plain.refused() == [("travel.csv", 2, "bad_value")]


def test_too_many_cells_are_a_bad_value_and_too_few_are_empty(plain: Plain) -> None:
    """Also when the extra one is empty. A cost without a description is complete, one without an amount is not."""
    plain.rows("hours", "P1,2017-01-16,60,", "P1,2017-01-17,60,x", "P1,2017-01-18", "P1,2017-01-19,60")
    plain.file("costs.csv", "placement,date,amount,description\nP1,2017-01-16,5\nP1,2017-01-16\n")
    found = plain.document()
    assert [(line["file"], line["row"], line["code"]) for line in found["refusals"]] == [
        ("hours.csv", 2, "bad_value"),
        ("hours.csv", 3, "bad_value"),
        ("hours.csv", 4, "bad_value"),
        ("costs.csv", 3, "bad_value"),
    ]
    assert found["placements"]["P1"]["minutes"] == 60
    assert found["placements"]["P1"]["other_costs"] == "5.00"


def test_blank_records_count_and_are_ignored(plain: Plain) -> None:
    """Empty lines, lines of spaces and records of nothing but commas: the row after them has its own number."""
    plain.rows("hours", "", "   ", ",,", '"",""', ",,,,,", "P1,2017-01-16,0")
    assert plain.refused() == [("hours.csv", 7, "impossible_minutes")]


def test_a_record_of_several_lines_counts_as_one(plain: Plain) -> None:
    """A line's end inside quotes belongs to the cell."""
    plain.rows("costs", 'P1,2017-01-16,"shoes\nand\n\ngloves",39.95', "P9,2017-01-16,shoes,1")
    assert plain.refused() == [("costs.csv", 3, "unknown_placement")]
    assert plain.document()["placements"]["P1"]["other_costs"] == "39.95"


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("at_the_end", [True, False])
def test_a_bom_and_any_line_end_are_fine(plain: Plain, bom: bytes, line_end: bytes, at_the_end: bool) -> None:
    """With or without a line's end after the last row."""
    lines = [b"placement,date,minutes", b"P1,2017-01-16,60", b"P1,2017-01-17,90"]
    plain.file("hours.csv", bom + line_end.join(lines) + (line_end if at_the_end else b""))
    found = plain.document()
    assert found["refusals"] == []
    assert found["placements"]["P1"]["minutes"] == 150


def test_columns_are_found_by_name(plain: Plain) -> None:
    """In any order, trimmed, quoted; what nobody knows is ignored."""
    plain.file("hours.csv", 'note, minutes ,"date",x,y,\tplacement,\nhi,60,2017-01-16,1,2,P1,\n,90,2017-01-17,,,P1,\n')
    found = plain.document()
    assert found["refusals"] == []
    assert found["placements"]["P1"]["minutes"] == 150


def test_a_row_with_something_in_an_unknown_column_is_not_blank(plain: Plain) -> None:
    """It says something, and so it must be complete."""
    plain.file("hours.csv", "placement,date,minutes,note\n,,,hello\n,,,\n")
    assert plain.refused() == [("hours.csv", 2, "bad_value")]


def test_names_are_data(plain: Plain) -> None:
    """Capitals count, spaces inside count, and no character is special; around it, spaces do not count."""
    name = 'Ñ <3 ""x"", O\'Brien \u202e'
    plain.rows("placements", f'" {name} ",C1,E1,job,1971-03-02,,32,2017-01-16,,12.30,')
    plain.rows("hours", f'"{name}",2017-01-16,60', f'"{name.lower()}",2017-01-16,60')
    found = plain.document()
    assert list(found["placements"]) == [name.replace('""', '"').strip()]
    assert [line["code"] for line in found["refusals"]] == ["unknown_placement"]
    assert plain.run("table")[0] == 0


def test_a_quote_within_a_cell_is_a_character(plain: Plain) -> None:
    """As spreadsheets write it, and as people do."""
    plain.rows("costs", 'P1,2017-01-16,6" pipe,5', 'P1,2017-01-16,"6"" pipe",5', 'P1,2017-01-16,"6" pipe ,5')
    assert plain.document()["placements"]["P1"]["other_costs"] == "15.00"


def test_a_very_long_cell_is_read(plain: Plain) -> None:
    """Longer than the usual limit of CSV readers."""
    plain.rows("costs", f"P1,2017-01-16,{'x' * 200_000},5")
    assert plain.document()["placements"]["P1"]["other_costs"] == "5.00"


@pytest.mark.parametrize(
    ("file", "row", "column"),
    [
        ("placements", "P2,C1,E1,job,02-03-1971,,32,2017-01-16,,12.30,", "birth_date"),
        ("placements", "P2,C1,E1,job,1971-03-02,,32,2017-01-16,2017-01-15,12.30,", "end"),
        ("placements", 'P2,C1,E1,job,1971-03-02,,32,2017-01-16,,"12,30",', "tariff"),
        ("placements", "P2,C1,E1,job,1971-03-02,ja,0,2017-01-16,,12.30,", "wage_subsidy_group"),
        ("hours", "P1,2017-01-16,7.5", "minutes"),
        ("hours", ",16-01-2017,60", "placement"),
        ("travel", "P1,2017-01-16,12,2.00", "kilometres"),
        ("travel", "P1,2017-01-16,,0.005", "amount"),
        ("costs", "P1,2017-01-16,gloves,-1", "amount"),
        ("other_premiums", "C1,2017,1.00", "date"),
        ("payments", ",2017-06-30", "candidate"),
    ],
)
def test_the_first_column_that_does_not_fit_is_named(plain: Plain, file: str, row: str, column: str) -> None:
    """What stands in the cell is not repeated: it may be somebody's birth date."""
    plain.rows("placements", ",".join(PLACEMENT), *([row] if file == "placements" else []))
    if file != "placements":
        plain.rows(file, row)
    assert [one["facts"] for one in plain.document()["refusals"]] == [{"column": column}]


def test_too_many_cells_are_said_to_be_too_many(plain: Plain) -> None:
    """No column is to blame."""
    plain.rows("payments", "C1,2017-06-30,x")
    assert [one["facts"] for one in plain.document()["refusals"]] == [{"cells": "more than the header has"}]
