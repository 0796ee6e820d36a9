"""Rows of CSV files and workbooks, one at a time: nothing is held but the row at hand.

CSV: UTF-8 (a BOM and CRLF are fine), commas, or semicolons as a Dutch spreadsheet writes them, and a header. Rows are counted as
records, the header is row 1; blank ones are left out. XLSX: values only, no formulas; what it unpacks to is limited before it is read.
"""

import csv
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from office.importing.cells import Raw
from office.importing.columns import SHEETS

MOST_COLUMNS = 100
MOST_BYTES = 400_000_000
MOST_TIMES = 200  # plain sheets are packed some 10 to 20 times smaller
ALWAYS_FINE = 5_000_000
EXPLANATION = "explanation"
CSV, XLSX = ".csv", ".xlsx"
DAMAGED = "is a damaged workbook: open it and save it again"
LOCKED = bytes.fromhex("d0cf11e0a1b11ae1")
"""How a workbook with a password begins, and one of before 2007."""


class TableFault(Exception):
    """A file or sheet that cannot be read as rows: where, and what to do."""

    def __init__(self, place: str, what: str) -> None:
        super().__init__(what)
        self.place, self.what = place, what


@dataclass(frozen=True)
class NoValue:
    """A cell whose content is not a value: why, and what to do."""

    what: str


@dataclass(frozen=True)
class Table:
    """Rows of one kind: a CSV file, or one sheet of a workbook."""

    path: Path
    kind: str
    title: str = ""

    @property
    def name(self) -> str:
        """As messages call it."""
        return f"{self.path.name}, sheet {self.title}" if self.title else self.path.name

    def records(self) -> Iterator[tuple[int, Sequence[Raw | NoValue]]]:
        """The header as row 1, then every row that is not blank. Raises TableFault where it cannot go on."""
        return _of_workbook(self) if self.title else _of_csv(self.path)


def tables_of(path: Path) -> tuple[list[Table], list[TableFault]]:
    """What a CSV or XLSX file holds, and each sheet that is not named after a kind of rows. TableFault when the whole file is not, or is no
    such file.
    """
    if path.suffix.lower() == CSV:
        return [Table(path, _kind(path.stem))], []
    check_size(path)
    with _opened(path) as book:
        if not book.worksheets:
            raise TableFault("", DAMAGED)
        titles = [str(sheet.title) for sheet in book.worksheets if str(sheet.title).strip().lower() != EXPLANATION]
    if len(titles) == 1 and path.stem.lower() in SHEETS and titles[0].strip().lower() not in SHEETS:
        return [Table(path, path.stem.lower(), titles[0])], []
    tables: list[Table] = []
    faults: list[TableFault] = []
    for title in titles:
        try:
            tables.append(Table(path, _kind(title.strip(), f"sheet {title}"), title))
        except TableFault as fault:
            faults.append(fault)
    return tables, faults


def check_size(path: Path) -> None:
    """TableFault when a workbook is damaged, or unpacks to more than any sheet of this kind would."""
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, OSError):
        if _begins_with(path, LOCKED):
            raise TableFault("", "has a password, or is an old .xls: save it as an Excel workbook without a password") from None
        raise TableFault("", "is no XLSX file: save it as an Excel workbook, or as CSV UTF-8") from None
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_BYTES or unpacked > max(ALWAYS_FINE, MOST_TIMES * sum(part.compress_size for part in parts)):
        raise TableFault("", f"unpacks to {unpacked // 1_000_000} MB, which is refused: save the rows as CSV UTF-8")


def _begins_with(path: Path, mark: bytes) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(mark)) == mark
    except OSError:
        return False


def _kind(name: str, place: str = "") -> str:
    if name.lower() not in SHEETS:
        raise TableFault(place, f'"{name}" is no kind of rows: name it one of {", ".join(SHEETS)}')
    return name.lower()


def _of_csv(path: Path) -> Iterator[tuple[int, Sequence[Raw | NoValue]]]:
    row = 0
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            for row, cells in enumerate(csv.reader(*_separated(text), strict=True), 1):
                if row == 1 or any(cell.strip() for cell in cells):
                    yield row, cells
    except UnicodeDecodeError:
        raise TableFault(_first_bad_line(path), "is not UTF-8: save the file as CSV UTF-8") from None
    except csv.Error as problem:
        raise TableFault(f"row {row + 1}", f"is no CSV ({problem}): check the quotes") from None
    except OSError as problem:
        raise TableFault("", f"cannot be read: {problem.strerror or 'check the file'}") from None


def _separated(text: TextIO) -> tuple[Iterator[str], Any]:
    first = text.readline()
    semicolons: Any = type("Semicolons", (csv.excel,), {"delimiter": ";"})
    return chain([first], text), semicolons if ";" in first and "," not in first else csv.excel


def _first_bad_line(path: Path) -> str:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                line.decode()
            except UnicodeDecodeError:
                return f"line {number}"
    return "its end"


def _opened(path: Path) -> Any:
    try:
        return closing(load_workbook(path, read_only=True, data_only=False, keep_links=False))
    except (InvalidFileException, zipfile.BadZipFile, OSError, KeyError, ValueError, TypeError, AttributeError, SyntaxError):
        raise TableFault("", DAMAGED) from None


def _of_workbook(table: Table) -> Iterator[tuple[int, Sequence[Raw | NoValue]]]:
    with _opened(table.path) as book:
        sheet = book[table.title]
        sheet.reset_dimensions()
        try:
            header = [_value(cell) for cells in sheet.iter_rows(max_row=1, max_col=MOST_COLUMNS) for cell in cells]
            while header and header[-1] == "":
                header.pop()
            yield 1, header
            for row, cells in enumerate(sheet.iter_rows(min_row=2, max_col=len(header) + 1), 2):
                values = [_value(cell) for cell in cells]
                if any(value != "" for value in values):
                    yield row, values
        except (zipfile.BadZipFile, SyntaxError, ValueError, KeyError, OSError):
            raise TableFault("", "is a damaged sheet: open the workbook and save it again") from None


def _value(cell: Any) -> Raw | NoValue:
    if cell.value is None:
        return ""
    if cell.data_type == "f":
        return NoValue("is a formula: replace it by its value")
    if cell.data_type == "e":
        return NoValue("is an error of the spreadsheet: fill in the value")
    if isinstance(cell.value, bool | int | str | date | datetime | time):
        return cell.value
    return Decimal(repr(cell.value)) if isinstance(cell.value, float) else NoValue("is nothing that can be read: type it anew")
