"""Workbooks: sheets by name, dates and numbers as the spreadsheet has them, no formulas, and nothing that unpacks without end."""

import csv
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from core.rules.disagreements import QUESTIONS
from office.importing.templates import write_templates
from tests.office.conftest import FILES, Desk


def workbook(path: Path, **sheets: list[list[Any]]) -> None:
    """Save a workbook with these sheets."""
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    book.save(path)


def rows_of(name: str) -> list[list[Any]]:
    """The rows of one of the good files."""
    return [list(row) for row in csv.reader(FILES[name].splitlines())]


def lay_others(desk: Desk, *left_out: str) -> None:
    """All the good files but these."""
    for name, content in FILES.items():
        if name not in left_out:
            desk.lay(name, content)


async def test_sheets_of_one_workbook(desk: Desk) -> None:
    """All kinds of rows as sheets of one workbook; what explains the columns is no sheet of rows."""
    desk.lay("policy.toml", FILES["policy.toml"])
    sheets = {name.removesuffix(".csv"): rows_of(name) for name in FILES if name.endswith(".csv")}
    workbook(desk.folder / "alles.xlsx", **sheets, explanation=[["sheet"], ["anything"]])
    report = await desk.brings()
    assert report.faults == ()
    assert ("people", 5, 0, 0) in report.counts
    assert ("hours", 4, 0, 0) in report.counts


async def test_dates_and_numbers_as_the_spreadsheet_has_them(desk: Desk) -> None:
    """A date cell is a date, a number cell a number: no point or comma can be misread. References that are numbers are text."""
    lay_others(desk, "placements.csv", "hours.csv")
    workbook(
        desk.folder / "werk.xlsx",
        placements=[
            ["placement", "candidate", "job", "hours_per_week", "start", "end", "tariff"],
            [1001, "C1", "J1", 12.5, date(2026, 9, 28), datetime(2026, 12, 31), 18.505],
        ],
        hours=[["placement", "date", "minutes"], [1001.0, datetime(2026, 9, 28), 240.0]],
    )
    assert (await desk.brings()).faults == ()
    assert await desk.ask("SELECT ref, minutes_per_week, starts_on, last_day, tariff FROM placement") == [
        ("1001", 750, "2026-09-28", "2026-12-31", "18.505")
    ]
    assert await desk.ask("SELECT day, minutes FROM day_entry") == [("2026-09-28", 240)]


async def test_what_is_no_value(desk: Desk) -> None:
    """Formulas, errors, moments and texts that look like numbers are named by sheet, row and column."""
    lay_others(desk, "hours.csv", "jobs.csv")
    jobs = rows_of("jobs.csv")
    jobs[1][6] = "1.250"
    workbook(
        desk.folder / "werk.xlsx",
        jobs=jobs,
        hours=[
            ["placement", "date", "minutes"],
            ["P1", date(2026, 9, 28), "=4*60"],
            ["P1", "#REF!", 240],
            ["P1", datetime(2026, 9, 30, 9, 0), 240],
            ["P1", date(2026, 10, 1), "12,5"],
        ],
    )
    assert await desk.faults() == [
        'werk.xlsx, sheet jobs: row 2: tariff "1.250" can be read in two ways: write 1250 or 1.25',
        "werk.xlsx, sheet hours: row 2: minutes is a formula: replace it by its value",
        "werk.xlsx, sheet hours: row 3: date is an error of the spreadsheet: fill in the value",
        'werk.xlsx, sheet hours: row 4: date "2026-09-30 09:00:00" is a moment: leave only the date',
        'werk.xlsx, sheet hours: row 5: minutes "12,5" has a comma: write the number with a point and without separators, as 1250 or 12.50',
    ]


async def test_one_sheet_takes_the_files_name(desk: Desk) -> None:
    """A workbook that is named after its rows may call its only sheet anything; with two it may not."""
    lay_others(desk, "employers.csv")
    workbook(desk.folder / "employers.xlsx", Blad1=rows_of("employers.csv"))
    assert (await desk.brings()).faults == ()
    workbook(desk.folder / "employers.xlsx", Blad1=rows_of("employers.csv"), Blad2=[])
    kinds = "employers, sites, areas, people, site_people, instruments, jobs, placements, hours, other_premiums, payments"
    assert await desk.faults() == [
        f'employers.xlsx: sheet {name}: "{name}" is no kind of rows: name it one of {kinds}' for name in ("Blad1", "Blad2")
    ]


async def test_what_unpacks_without_end_is_refused(desk: Desk) -> None:
    """A small file that would unpack to half a gigabyte is not unpacked."""
    lay_others(desk)
    with (
        zipfile.ZipFile(desk.folder / "hours.xlsx", "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(500):
            part.write(bytes(1_000_000))
    assert await desk.faults() == ["hours.xlsx: unpacks to 500 MB, which is refused: save the rows as CSV UTF-8"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a zip", b"placement,date\n"])
async def test_no_workbook_at_all(desk: Desk, content: bytes) -> None:
    """A damaged workbook is one line."""
    lay_others(desk)
    desk.lay("hours.xlsx", content)
    assert await desk.faults() == ["hours.xlsx: is no XLSX file: save it as an Excel workbook, or as CSV UTF-8"]


async def test_each_sheet_that_is_no_kind_of_rows_is_named(desk: Desk) -> None:
    """All of them, beside the faults of the other sheets."""
    lay_others(desk, "hours.csv")
    hours = [["placement", "date", "minutes"], ["P1", date(2026, 9, 28), "x1"]]
    workbook(desk.folder / "alles.xlsx", uren=[["x"]], Blad2=[], hours=hours)
    assert [fault.split(": name it")[0] for fault in await desk.faults()] == [
        'alles.xlsx: sheet uren: "uren" is no kind of rows',
        'alles.xlsx: sheet Blad2: "Blad2" is no kind of rows',
        'alles.xlsx, sheet hours: row 2: minutes "x1" is not a number: write it as 12.50',
    ]


async def test_a_workbook_with_a_password(desk: Desk) -> None:
    """It cannot be read, and that is why."""
    lay_others(desk)
    desk.lay("hours.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4000))
    assert await desk.faults() == [
        "hours.xlsx: has a password, or is an old .xls: save it as an Excel workbook without a password"
    ]


@pytest.mark.parametrize(
    ("part", "kept"), [("xl/workbook.xml", 200), ("xl/worksheets/sheet1.xml", None), ("xl/_rels/workbook.xml.rels", 100)]
)
async def test_a_workbook_of_which_a_part_is_cut_or_gone(desk: Desk, part: str, kept: int | None) -> None:
    """One line, and never a workbook without rows."""
    lay_others(desk, "hours.csv")
    workbook(desk.folder / "whole.xlsx", hours=rows_of("hours.csv"))
    with zipfile.ZipFile(desk.folder / "whole.xlsx") as whole, zipfile.ZipFile(desk.folder / "hours.xlsx", "w") as less:
        for name in whole.namelist():
            if name != part or kept is not None:
                less.writestr(name, whole.read(name)[: kept if name == part else None])
    (desk.folder / "whole.xlsx").unlink()
    assert await desk.faults() == ["hours.xlsx: is a damaged workbook: open it and save it again"]


async def test_a_zip_that_is_no_workbook(desk: Desk) -> None:
    """A zip with other things in it is no workbook either."""
    lay_others(desk)
    with zipfile.ZipFile(desk.folder / "hours.xlsx", "w") as packed:
        packed.writestr("a.txt", "b")
    assert await desk.faults() == ["hours.xlsx: is a damaged workbook: open it and save it again"]


async def test_the_templates_can_be_imported(desk: Desk) -> None:
    """Every template is a file that import reads, without rows; the explanation names every column."""
    made, _left = write_templates(desk.folder)
    assert [path.name for path in made] == [
        "employers.csv",
        "sites.csv",
        "areas.csv",
        "people.csv",
        "site_people.csv",
        "instruments.csv",
        "jobs.csv",
        "placements.csv",
        "hours.csv",
        "other_premiums.csv",
        "payments.csv",
        "COLUMNS.md",
        "policy.toml",
        "import.xlsx",
    ]
    assert "| birth_date |  | a date, as 2026-10-31 |" in (desk.folder / "COLUMNS.md").read_text("utf-8")
    desk.change("policy.toml", 'municipality = ""', 'municipality = "Gemeente Leegstad"')
    report = await desk.brings()
    assert report.faults == ()
    assert all(line[1:] == (0, 0, 0) for line in report.counts)


async def test_every_line_of_the_policy_template_is_an_answer(desk: Desk) -> None:
    """Uncommented, the template is a policy with every default."""
    write_templates(desk.folder)
    text = (desk.folder / "policy.toml").read_text("utf-8").replace('municipality = ""', 'municipality = "Gemeente Vol"')
    lines = [
        line.removeprefix("# ") if " = [[" in line and not line.startswith("#   ") else line for line in text.splitlines()[1:]
    ]
    desk.lay("policy.toml", "\n".join(lines).replace('""]]', '"bron"]]').replace(', "", ', ', "1.00", '))
    report = await desk.brings()
    assert report.counts[0] == ("decisions of policy", len(QUESTIONS), 0, 0)
