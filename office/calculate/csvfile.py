"""Records of a CSV file: UTF-8 (a BOM and CRLF are fine), comma, a header that names the columns.

Rows are counted as CSV records, the header is row 1. Blank records count but are ignored.
"""

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import TextIO

from office.calculate.faults import FileFault

Cells = tuple[str, ...]

_LONGEST_CELL = 2**31 - 1


class Sheet:
    """An open CSV file whose header has been read.

    A whole record has `width` cells, of which `pick` takes the wanted ones in their order; `as_wanted` when those are all, in order.
    """

    def __init__(self, file: str, text: TextIO, columns: Cells) -> None:
        csv.field_size_limit(_LONGEST_CELL)
        self._file = file
        self.width = 0
        self._complete = False
        self._reader = csv.reader(chain(text, self._after_the_last()))
        header = [cell.strip() for cell in next(self._reader)]
        self.width = len(header)
        self.as_wanted = header == list(columns)
        self.pick: Callable[[list[str]], Cells] = itemgetter(*self._places(header, columns))

    def _after_the_last(self) -> Iterator[str]:
        """A line after the file's own. When it does not come out as a record of its own, a quote was left open."""
        yield ",".join(["\0"] * (self.width + 1))

    def _places(self, header: list[str], columns: Cells) -> list[int]:
        if not any(header) or header == ["\0"]:
            raise FileFault(self._file, "row 1", "there is no header")
        if len(header) == 1 and ";" in header[0]:
            raise FileFault(self._file, "row 1", "the columns are separated by semicolons; save it with commas")
        named = [name for name in header if name]  # without a name there is no column: a spreadsheet's last commas
        for column in (*columns, *named):
            if header.count(column) != 1:
                raise FileFault(self._file, "row 1", f'the column "{column}" is {"double" if column in header else "missing"}')
        return [header.index(column) for column in columns]

    def numbered(self) -> Iterator[tuple[int, list[str]]]:
        """Every record as it is, with its row number: also blank ones and those too short or too long, which `whole` judges."""
        return enumerate(self._reader, 2)

    def whole(self, cells: list[str]) -> Cells | None:
        """The wanted cells of a record, trimmed, missing ones empty; none at all for a blank record, None for too many cells."""
        if cells == ["\0"] * (self.width + 1):
            self._complete = True
            return ()
        trimmed = [cell.strip() for cell in cells]
        if not any(trimmed):
            return ()
        return None if len(cells) > self.width else self.pick(trimmed + [""] * (self.width - len(cells)))

    def close(self, last_row: int) -> None:
        """Said after the last record; raises FileFault when a quote was left open, which swallowed the file's end."""
        if not self._complete:
            raise FileFault(self._file, f"row {last_row}", "a quote is opened and never closed")

    def records(self) -> Iterator[tuple[int, Cells | None]]:
        """The row number and the wanted cells, trimmed, of each record that is not blank; None when there are too many cells."""
        row = 1
        for row, cells in self.numbered():
            whole = self.whole(cells)
            if whole is None or whole:
                yield row, whole
        self.close(row)


@contextmanager
def opened(directory: Path, file: str, columns: Cells) -> Iterator[Sheet | None]:
    """The sheet of a file, None when there is no such file. Raises FileFault for what cannot be read as CSV with these columns."""
    path = directory / file
    if not path.exists():
        yield None
        return
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            yield Sheet(file, text, columns)
    except UnicodeDecodeError:
        raise FileFault(file, _first_bad_line(path), "not UTF-8") from None
    except csv.Error as error:
        raise FileFault(file, "CSV", str(error)) from None
    except OSError as error:
        raise FileFault(file, str(directory), error.strerror or "cannot be read") from None


def _first_bad_line(path: Path) -> str:
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        try:
            line.decode()
        except UnicodeDecodeError as error:
            return f"line {number}, byte {error.start + 1}"
    return "the end"
