"""Where rows wait until everything is checked: a database of its own on the disk, without a name and gone when it is closed.

Each kind of rows has two tables: what the files say, and what is known already, in the same form. Memory stays flat however many
rows there are; the bot goes on meanwhile.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from core.rules.calendar import monday
from office.importing.cells import Value
from office.importing.columns import SHEETS, Kind, Sheet

WHOLE = frozenset({Kind.EUROS, Kind.HOURS, Kind.COUNT, Kind.YES})
PORTION = 1_000


class Fate(StrEnum):
    """What becomes of a row: it is new, changes what is known, or says what is known already."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the files something stands: number of the table, row (0: the whole), column (empty: the row)."""

    table: int
    row: int = 0
    column: str = ""


class Stage:
    """The waiting rows, and what was found about them."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.row_factory = sqlite3.Row
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-16000", "temp_store=FILE"):
            self._db.execute(f"PRAGMA {pragma}")
        for sheet in SHEETS.values():
            self._create(sheet)
        self._db.execute("CREATE INDEX week_of_hours ON hours (placement, monday)")
        self._db.execute("CREATE TABLE week (placement TEXT, monday TEXT, state TEXT, PRIMARY KEY (placement, monday))")
        self._db.execute(
            "CREATE TABLE found (is_fault INTEGER, in_table INTEGER, in_row INTEGER, in_column INTEGER, text TEXT, "
            "UNIQUE (is_fault, in_table, in_row, in_column, text))"
        )
        self._db.execute("BEGIN")

    def _create(self, sheet: Sheet) -> None:
        columns = ", ".join(f'"{c.name}" {"INTEGER" if c.kind in WHOLE else "TEXT"}' for c in sheet.columns)
        key = ", ".join(f'"{name}"' for name in sheet.key)
        more = {"hours": ", monday TEXT", "placements": ", last_allowed_day TEXT"}.get(sheet.name, "")
        self._db.execute(
            f"CREATE TABLE {sheet.name} (in_table INTEGER, in_row INTEGER, fate TEXT DEFAULT 'new', changes TEXT, {columns}{more}, "
            "PRIMARY KEY (in_table, in_row)) WITHOUT ROWID"
        )
        self._db.execute(f"CREATE INDEX key_{sheet.name} ON {sheet.name} ({key})")
        self._db.execute(f"CREATE TABLE known_{sheet.name} (used INTEGER, {columns}, PRIMARY KEY ({key})) WITHOUT ROWID")

    def close(self) -> None:
        """All of it is gone."""
        self._db.close()

    def put(self, sheet: Sheet, rows: Iterable[tuple[int, int, Sequence[Value]]]) -> None:
        """Stage rows: table, row, and a value for each column of the sheet."""
        if sheet.name == "hours":
            values: Iterable[Sequence[Any]] = ((t, r, *cells, _monday(cells[1])) for t, r, cells in rows)
            names: Sequence[str] = (*sheet.names, "monday")
        else:
            values, names = ((t, r, *cells) for t, r, cells in rows), sheet.names
        listed = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join("?" * (len(names) + 2))
        self._db.executemany(f"INSERT INTO {sheet.name} (in_table, in_row, {listed}) VALUES ({marks})", values)

    def know(self, sheet: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Keep what is known already; `used` says that something rests on it."""
        names = ("used", *SHEETS[sheet].names)
        marks = ", ".join("?" * len(names))
        values = (tuple(_plain(row.get(name)) for name in names) for row in rows)
        self._db.executemany(f"INSERT OR REPLACE INTO known_{sheet} VALUES ({marks})", values)

    def know_weeks(self, rows: Iterable[tuple[str, date, str]]) -> None:
        """Keep how far the weeks of placements are."""
        values = ((placement, first.isoformat(), state) for placement, first, state in rows)
        self._db.executemany("INSERT OR REPLACE INTO week VALUES (?, ?, ?)", values)

    def ask(self, query: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> Iterator[sqlite3.Row]:
        """The rows of a query, one at a time."""
        yield from self._db.execute(query, values)

    def count(self, sheet: str, fate: Fate | None = None) -> int:
        """How many rows are staged."""
        where = f" WHERE fate = '{fate}'" if fate else ""
        return int(self._db.execute(f"SELECT count(*) FROM {sheet}{where}").fetchone()[0])

    def decide(self, sheet: str, fates: Iterable[tuple[Fate, str, int, int]]) -> None:
        """Say what becomes of rows: fate, the columns that change, table, row. They may be found while the rows are read."""
        self._set(sheet, ("fate", "changes"), fates)

    def decide_days(self, days: Iterable[tuple[str, str | None, str, int, int]]) -> None:
        """Fix placements: last day, premium an hour, last allowed day; then table and row."""
        self._set("placements", ("end", "premium_rate", "last_allowed_day"), days)

    def _set(self, sheet: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
        """Values for rows, written when the last is found: what is being read does not change under way."""
        names = ", ".join(f'"{name}"' for name in columns)
        self._db.execute("DROP TABLE IF EXISTS decided")
        self._db.execute(
            f"CREATE TABLE decided ({names}, in_table INTEGER, in_row INTEGER, PRIMARY KEY (in_table, in_row)) WITHOUT ROWID"
        )
        self._db.executemany(f"INSERT INTO decided VALUES ({', '.join('?' * (len(columns) + 2))})", rows)
        values = ", ".join(f'"{name}" = decided."{name}"' for name in columns)
        where = f"decided.in_table = {sheet}.in_table AND decided.in_row = {sheet}.in_row"
        self._db.execute(f"UPDATE {sheet} SET {values} FROM decided WHERE {where}")

    def find(self, place: Place, column: int, text: str, *, is_fault: bool = True) -> None:
        """Keep a fault, or something that is accepted and listed."""
        values = (is_fault, place.table, place.row, column, text)
        self._db.execute("INSERT OR IGNORE INTO found VALUES (?, ?, ?, ?, ?)", values)

    def has_fault(self, place: Place, column: int) -> bool:
        """Whether something was found wrong with a cell already."""
        query = "SELECT 1 FROM found WHERE is_fault AND in_table = ? AND in_row = ? AND in_column = ?"
        return self._db.execute(query, (place.table, place.row, column)).fetchone() is not None

    def found(self, *, are_faults: bool) -> Iterator[str]:
        """The faults (or what is listed), by file, row and column."""
        query = "SELECT text FROM found WHERE is_fault = ? ORDER BY in_table, in_row, in_column, text"
        return (row["text"] for row in self.ask(query, (are_faults,)))

    def portions(self, sheet: str, order: str = "in_table, in_row") -> Iterator[list[dict[str, Any]]]:
        """The new and changed rows of a sheet, so many at a time."""
        cursor = self._db.execute(f"SELECT * FROM {sheet} WHERE fate <> 'same' ORDER BY {order}")
        while portion := cursor.fetchmany(PORTION):
            yield [dict(row) for row in portion]


def _monday(day: Value) -> str | None:
    return monday(date.fromisoformat(day)).isoformat() if isinstance(day, str) else None


def _plain(value: Any) -> Value:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return int(value)
    return value if value is None or isinstance(value, str | int) else format(value.normalize(), "f")
