"""Sheets of plain values, written as one workbook and, beside it, as a CSV file each. Names are data: none becomes a formula."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from office.written import replaced

Value = str | int | Decimal | date | None
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MOMENTS = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:(created|modified)>")
ROWS_OF_CHART = 16
_STEERING = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Chart:
    """Bars of some rows of a sheet (counted from 0): which column labels them, and which is their length."""

    title: str
    labels: int
    values: int
    first: int
    rows: int


@dataclass(frozen=True)
class Page:
    """One sheet: its title (which names its CSV file too), the captions, the rows, and charts of them."""

    title: str
    captions: Sequence[str]
    rows: Sequence[Sequence[Value]]
    charts: Sequence[Chart] = ()


def write_pages(folder: Path, name: str, pages: Sequence[Page]) -> list[Path]:
    """Write `NAME.xlsx` and `NAME-TITLE.csv` for each page into a folder, which is made; answers their paths."""
    with opened(folder, name, pages) as sheets:
        return sheets.paths


@dataclass(frozen=True)
class Sheets:
    """A workbook and its CSV files while they are written: rows go to the disk and are not kept."""

    paths: list[Path]
    _into: Mapping[str, tuple[Any, Any]]

    def add(self, title: str, rows: Iterable[Sequence[Value]]) -> None:
        """More rows of the page with this title, below those that it has."""
        sheet, writer = self._into[title]
        for row in rows:
            sheet.append([_text(sheet, value) if isinstance(value, str) else value for value in row])
            writer.writerow([_plain(value) for value in row])


@contextmanager
def opened(folder: Path, name: str, pages: Sequence[Page]) -> Iterator[Sheets]:
    """`NAME.xlsx` and `NAME-TITLE.csv` for each page in a folder, which is made; all are put there when the block ends well, else none."""
    folder.mkdir(parents=True, exist_ok=True)
    book, into = Workbook(write_only=True), {}
    paths = [folder / f"{name}.xlsx", *(folder / f"{name}-{plain_name(page.title)}.csv" for page in pages)]
    with ExitStack() as stack:
        part, *files = (stack.enter_context(replaced(path)) for path in paths)
        for page, file in zip(pages, files, strict=True):
            writer = csv.writer(stack.enter_context(file.open("w", encoding="utf-8-sig", newline="")))
            writer.writerow(page.captions)
            into[page.title] = _begun(book, page), writer
        sheets = Sheets(paths, into)
        for page in pages:
            sheets.add(page.title, page.rows)
        yield sheets
        for page in pages:
            _draw(into[page.title][0], page)
        with TemporaryFile() as made, part.open("wb") as found:
            book.save(made)
            _undated(made, found)


def workbook(pages: Sequence[Page]) -> bytes:
    """The pages as one XLSX file."""
    made, found = BytesIO(), BytesIO()
    _workbook(pages).save(made)
    _undated(made, found)
    return found.getvalue()


def _undated(made: IO[bytes], found: IO[bytes]) -> None:
    """Without the moment at which it was made, which each part of the file bears: the same pages are the same bytes."""
    with ZipFile(made) as before, ZipFile(found, "w", ZIP_DEFLATED) as after:
        for one in before.infolist():
            fresh = ZipInfo(one.filename)
            fresh.compress_type = ZIP_DEFLATED
            if one.filename == "docProps/core.xml":
                after.writestr(fresh, _MOMENTS.sub(b"", before.read(one)))
                continue
            with before.open(one) as content, after.open(fresh, "w") as to:
                copyfileobj(content, to)


def plain_name(text: str) -> str:
    """A text as part of a file's name: small letters, digits and dashes."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or "x"


def _workbook(pages: Sequence[Page]) -> Workbook:
    book = Workbook(write_only=True)
    for page in pages:
        sheet = _begun(book, page)
        for row in page.rows:
            sheet.append([_text(sheet, value) if isinstance(value, str) else value for value in row])
        _draw(sheet, page)
    return book


def _begun(book: Workbook, page: Page) -> Any:
    """The sheet of a page with its captions."""
    sheet = book.create_sheet(page.title[:31])
    sheet.freeze_panes = "A2"
    for number, caption in enumerate(page.captions, 1):
        sheet.column_dimensions[get_column_letter(number)].width = max(12, min(len(caption) + 4, 40))
    sheet.append([_cell(sheet, caption, bold=True) for caption in page.captions])
    return sheet


def _draw(sheet: Any, page: Page) -> None:
    """The charts of a page, beside its rows."""
    beside = get_column_letter(len(page.captions) + 2)
    for place, chart in enumerate(page.charts):
        sheet.add_chart(_bars(sheet, chart), f"{beside}{2 + place * ROWS_OF_CHART}")


def _bars(sheet: Any, chart: Chart) -> BarChart:
    bars, first = BarChart(), chart.first + 2  # the first row holds the captions
    bars.type, bars.title, bars.legend = "bar", chart.title, None
    last = first + chart.rows - 1
    bars.add_data(Reference(sheet, min_col=chart.values + 1, min_row=first, max_row=last))
    bars.set_categories(Reference(sheet, min_col=chart.labels + 1, min_row=first, max_row=last))
    bars.x_axis.delete = bars.y_axis.delete = False
    bars.x_axis.scaling.orientation = "maxMin"
    return bars


def _text(sheet: Any, text: str) -> Cell | str:
    """A text stays one: what openpyxl would take for a formula or an error gets a cell of its own, which takes longer."""
    clean = _CONTROL.sub("", text)
    return _cell(sheet, clean) if clean.startswith(("=", "#")) else clean


def _cell(sheet: Any, text: str, *, bold: bool = False) -> Cell:
    cell = WriteOnlyCell(sheet, _CONTROL.sub("", text))
    cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _plain(value: Value) -> str:
    """As a spreadsheet reads it without taking a name for a formula."""
    if isinstance(value, str):
        text = _CONTROL.sub("", value)
        return f"'{text}" if text.startswith(_STEERING) else text
    return "" if value is None else str(value)
