"""A CSV file that is handed to one command: with commas or semicolons, and what is wrong with it as such on one line."""

import csv
from itertools import chain
from pathlib import Path


class BadFile(Exception):
    """The file cannot be read as such; the text names it and says why, and never what stands in it."""


def rows_of(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """The rows of a file that has these columns, each cell without spaces around it."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            first = text.readline()
            separator = ";" if ";" in first and "," not in first else ","
            reader = csv.DictReader(chain([first], text), delimiter=separator)
            rows = [
                {name: (cell or "").strip() for name, cell in row.items() if isinstance(name, str) and not isinstance(cell, list)}
                for row in reader
            ]
            names = [name.strip() for name in reader.fieldnames or ()]
    except FileNotFoundError:
        raise BadFile(f"{path}: there is no such file") from None
    except OSError as problem:
        raise BadFile(f"{path}: cannot be read ({problem.strerror})") from None
    except UnicodeDecodeError:
        raise BadFile(f"{path.name}: is not UTF-8: save it as CSV UTF-8") from None
    except csv.Error as problem:
        raise BadFile(f"{path.name}: is no CSV ({problem}): check the quotes") from None
    if not rows or any(column not in names for column in columns):
        raise BadFile(f"{path.name}: needs the columns {','.join(columns)} and at least one row")
    return rows
