"""Files that cannot be read as such: exit code 2, one line on stderr with file, place and reason, nothing on stdout."""

import pytest

from tests.rules.conftest import Plain
from tests.rules.plain_files import HEADERS

REQUIRED = 'municipality = "M"\npremium_per_hour = [[2017-01-01, "2.00"]]\n'


@pytest.mark.parametrize("file", HEADERS)
def test_a_missing_column_is_named(plain: Plain, file: str) -> None:
    """Each column of each file is required."""
    for column in HEADERS[file].split(","):
        plain.file(file, ",".join(c for c in HEADERS[file].split(",") if c != column) + ",x\n")
        fault = plain.fault()
        assert file in fault
        assert "row 1" in fault
        assert f'"{column}" is missing' in fault


@pytest.mark.parametrize("file", HEADERS)
def test_a_double_column_is_named(plain: Plain, file: str) -> None:
    """Nobody can say which of the two holds."""
    plain.file(file, f"{HEADERS[file]}, date \n" if "date" in HEADERS[file].split(",") else f"{HEADERS[file]},start\n")
    fault = plain.fault()
    assert file in fault
    assert "is double" in fault


def test_a_double_column_that_nobody_reads_is_named(plain: Plain) -> None:
    """A column is ignored when it is unknown, not when it stands there twice."""
    plain.file("hours.csv", "placement,date,minutes,x,x\n")
    assert plain.fault() == 'flexbot: hours.csv: row 1: the column "x" is double\n'


def test_separators_without_a_name_are_no_columns(plain: Plain) -> None:
    """A spreadsheet leaves them behind its last column."""
    for file, header in HEADERS.items():
        plain.file(file, f"{header},,\n")
    assert plain.document() == {"placements": {}, "candidates": {}, "periods": {}, "refusals": []}


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n", b"\n\nplacement,date,minutes\n", b"  ,\n", b'""\n'])
def test_no_header(plain: Plain, content: bytes) -> None:
    """The header is row 1: an empty file has none, and a blank record is none."""
    plain.file("hours.csv", content)
    assert plain.fault() == "flexbot: hours.csv: row 1: there is no header\n"


def test_only_a_header_is_fine(plain: Plain) -> None:
    """Files without rows say nothing, also without a line's end."""
    for file, header in HEADERS.items():
        plain.file(file, header)
    assert plain.document() == {"placements": {}, "candidates": {}, "periods": {}, "refusals": []}


@pytest.mark.parametrize("file", HEADERS)
def test_not_utf_8_is_said_with_the_line(plain: Plain, file: str) -> None:
    """Latin-1 is not read as something else."""
    plain.file(file, HEADERS[file].encode() + b"\nok\n" + "Zoë,x".encode("latin-1") + b"\n")
    assert plain.fault() == f"flexbot: {file}: line 3, byte 3: not UTF-8\n"


def test_not_utf_8_late_in_a_long_file_still_prints_nothing(plain: Plain) -> None:
    """However many rows were read before."""
    rows = [f"P1,2017-01-{16 + n % 10},60".encode() for n in range(50_000)]
    plain.file("hours.csv", b"\n".join([b"placement,date,minutes", *rows, b"P1,2017-02-01,\xff"]))
    assert "line 50002, byte 15: not UTF-8" in plain.fault()


@pytest.mark.parametrize(
    "rest", ['"', '"x', '"P1,2017-01-16,60\nP1,2017-01-17,60\n', 'P1,2017-01-16,"60', 'P1,"2017-01-16,60\r\n']
)
def test_a_quote_that_is_never_closed(plain: Plain, rest: str) -> None:
    """It would swallow every row after it."""
    plain.file("hours.csv", "placement,date,minutes\nP1,2017-01-18,60\n" + rest)
    assert plain.fault() == "flexbot: hours.csv: row 3: a quote is opened and never closed\n"


def test_a_quote_open_from_the_header_on(plain: Plain) -> None:
    """The columns are gone then."""
    plain.file("hours.csv", '"placement,date,minutes\nP1,2017-01-18,60\n')
    assert "hours.csv: row 1" in plain.fault()


def test_what_must_be_there(plain: Plain) -> None:
    """The policy and the placements; every other file may be missing."""
    assert plain.document()["refusals"] == []
    (plain.directory / "placements.csv").unlink()
    assert "placements.csv" in plain.fault()
    (plain.directory / "policy.toml").unlink()
    assert "policy.toml" in plain.fault()


def test_a_directory_in_place_of_a_file(plain: Plain) -> None:
    """Is said, whichever file it is."""
    (plain.directory / "hours.csv").mkdir()
    assert "hours.csv" in plain.fault()


def test_no_such_directory(plain: Plain) -> None:
    """The fault names where it looked."""
    plain.directory = plain.directory / "elsewhere"
    assert "elsewhere" in plain.fault()


@pytest.mark.parametrize(
    ("policy", "place"),
    [
        ("municipality = ", "TOML"),
        ('municipality = "M"\nmunicipality = "N"\n', "TOML"),
        (REQUIRED + "minimum_age = " + "[" * 20_000, "TOML"),
        (REQUIRED + "administration_percentage = 1e999999999", "TOML"),
        (REQUIRED + "administration_percentage = 1e99999999999999999999", "TOML"),
        (REQUIRED + "premium_per_hour = []", "TOML"),
        ("premium_per_hour = []", "municipality"),
        ('municipality = "M"', "premium_per_hour"),
        ("municipality = 5\npremium_per_hour = []", "municipality"),
        ('municipality = ["M"]\npremium_per_hour = []', "municipality"),
        (REQUIRED + 'vat_percentage = "21"', "vat_percentage"),
        (REQUIRED + "Above_cap = 'hold'", "Above_cap"),
        (REQUIRED + '"a\\nb" = 1', "a\\nb"),
        (REQUIRED + '[more]\nabove_cap = "hold"', "more"),
        (REQUIRED + 'above_cap = "keep"', "above_cap"),
        (REQUIRED + 'above_cap = "Hold"', "above_cap"),
        (REQUIRED + "above_cap = true", "above_cap"),
        (REQUIRED + 'administration_base = "net"', "administration_base"),
        (REQUIRED + 'terms = "always_4"', "terms"),
        (REQUIRED + "terms = 3", "terms"),
        (REQUIRED + 'at_28_hours = "none"', "at_28_hours"),
        (REQUIRED + 'tariff_floor = "soft"', "tariff_floor"),
        (REQUIRED + 'sum_simultaneous = "true"', "sum_simultaneous"),
        (REQUIRED + "sum_simultaneous = 1", "sum_simultaneous"),
        (REQUIRED + "other_premiums_are_moments = 0", "other_premiums_are_moments"),
        (REQUIRED + 'term_resets_after_months = "12"', "term_resets_after_months"),
        (REQUIRED + "term_resets_after_months = 12.0", "term_resets_after_months"),
        (REQUIRED + "term_resets_after_months = true", "term_resets_after_months"),
        (REQUIRED + "term_resets_after_months = -1", "term_resets_after_months"),
        (REQUIRED + "minimum_age = false", "minimum_age"),
        (REQUIRED + 'minimum_age = "27"', "minimum_age"),
        (REQUIRED + "administration_percentage = true", "administration_percentage"),
        (REQUIRED + "administration_percentage = nan", "administration_percentage"),
        (REQUIRED + "administration_percentage = inf", "administration_percentage"),
        (REQUIRED + 'administration_percentage = "12,5"', "administration_percentage"),
        (REQUIRED + 'administration_percentage = " 12.5"', "administration_percentage"),
        (REQUIRED + 'administration_percentage = "12.5%"', "administration_percentage"),
        (REQUIRED + 'administration_percentage = "-1"', "administration_percentage"),
        (REQUIRED + "administration_percentage = -0.5", "administration_percentage"),
        (REQUIRED + 'administration_percentage = [[2017-01-01, "5"]]', "administration_percentage"),
        (REQUIRED + 'travel_per_km = "0.19"', "travel_per_km"),
        (REQUIRED + "travel_per_km = { a = 1 }", "travel_per_km"),
        (REQUIRED + 'travel_per_km = [2017-01-01, "0.19"]', "travel_per_km, row 1"),
        (REQUIRED + "travel_per_km = [[2017-01-01, 0.19], [2017-02-01]]", "travel_per_km, row 2"),
        (REQUIRED + 'travel_per_km = [[2017-01-01, "0.19", "x"]]', "travel_per_km, row 1"),
        (REQUIRED + "travel_per_km = [[2017-01-01, true]]", "travel_per_km, row 1"),
        (REQUIRED + 'travel_per_km = [[2017-01-01, ""]]', "travel_per_km, row 1"),
        (REQUIRED + 'travel_per_km = [[2017-01-01, "٣"]]', "travel_per_km, row 1"),
        (REQUIRED + 'travel_per_km = [[2017-01-01, "1e3"]]', "travel_per_km, row 1"),
        (REQUIRED + 'travel_per_km = [["2017-01-01", "0.19"]]', "travel_per_km, row 1"),
        (REQUIRED + 'travel_per_km = [["2017-1-1", "0.19"]]', "travel_per_km, row 1"),
        (REQUIRED + 'travel_per_km = [[2017-01-01T00:00:00, "0.19"]]', "travel_per_km, row 1"),
        (REQUIRED + 'travel_per_km = [["0.19", 2017-01-01]]', "travel_per_km, row 1"),
        (REQUIRED + "travel_per_km = [[2017-02-30, 0.19]]", "TOML"),
        (REQUIRED + "tariff_floor_per_hour = 12", "tariff_floor_per_hour"),
        (REQUIRED + "premium_cap_per_calendar_year = 2000", "premium_cap_per_calendar_year"),
    ],
)
def test_a_policy_that_is_none(plain: Plain, policy: str, place: str) -> None:
    """Not TOML, a key that is unknown, missing or of the wrong kind: the line names the key, and the row where there are rows."""
    plain.policy(policy)
    fault = plain.fault()
    assert fault.startswith("flexbot: policy.toml: ")
    assert place in fault


def test_a_policy_that_is_not_utf_8(plain: Plain) -> None:
    """Is no TOML either."""
    plain.file("policy.toml", b'municipality = "Zo\xeb"\npremium_per_hour = []\n')
    assert plain.fault() == "flexbot: policy.toml: byte 19: not UTF-8\n"


@pytest.mark.parametrize(
    "line",
    [
        'above_cap = "forfeit"',
        "administration_percentage = 12.5",
        "administration_percentage = 7",
        'administration_percentage = "007.50"',
        "administration_percentage = 1.25e1",
        "travel_per_km = []",
        'travel_per_km = [[2018-01-01, 0.2], [2017-01-01, "0.19"], [2017-06-01, 1]]',
        "minimum_age = 18",
        "term_resets_after_months = 0",
        "term_resets_after_months = 999999999999",
        "sum_simultaneous = false",
    ],
)
def test_a_policy_as_it_may_be_written(plain: Plain, line: str) -> None:
    """Amounts and the percentage as strings or numbers, dated rows in any order, also none."""
    plain.also(line)
    assert plain.document()["refusals"] == []


def test_a_policy_with_a_bom_and_crlf(plain: Plain) -> None:
    """As editors on Windows write it."""
    plain.file("policy.toml", b"\xef\xbb\xbf" + plain.POLICY.replace("\n", "\r\n").encode())
    assert plain.document()["refusals"] == []


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('above_cap = "HOLD"', 'above_cap: must be "hold" or "forfeit"'),
        ("minimum_age = 27.0", "minimum_age: must be a whole number, not below 0, without quotes"),
        ('sum_simultaneous = "true"', "sum_simultaneous: must be true or false, without quotes"),
        (
            'administration_percentage = "12,5"',
            "administration_percentage: must be a number, or a string of digits with a decimal point, not below 0",
        ),
    ],
)
def test_what_may_stand_in_the_policy_is_said(plain: Plain, line: str, says: str) -> None:
    """Not only that it cannot be so, but what it can be."""
    plain.also(line)
    assert plain.fault() == f"flexbot: policy.toml: {says}\n"


def test_a_key_that_does_not_exist_meets_those_that_do(plain: Plain) -> None:
    """A slip of the pen is found by reading on."""
    plain.also('above_kap = "hold"')
    fault = plain.fault()
    assert fault.startswith("flexbot: policy.toml: 'above_kap': no such key; there are ")
    assert "above_cap" in fault


def test_semicolons_are_told_from_a_missing_column(plain: Plain) -> None:
    """As a Dutch spreadsheet saves it."""
    plain.file("hours.csv", "placement;date;minutes\nP1;2017-01-16;60\n")
    assert plain.fault() == "flexbot: hours.csv: row 1: the columns are separated by semicolons; save it with commas\n"


def test_a_thousand_refusals_are_enough_to_read(plain: Plain) -> None:
    """The table stops there and says how many more there are; the document has them all."""
    plain.rows("hours", *["P0,2017-01-16,60"] * 1_234)
    code, said, _ = plain.run("table")
    assert code == 0
    assert said.count("unknown_placement") == 1_000
    assert said.splitlines()[-1] == "and 234 refusals more: --format json lists them all"
    assert len(plain.document()["refusals"]) == 1_234
