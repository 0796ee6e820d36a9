"""Files into the stage: every cell read as what its column holds, every fault written down."""

import difflib
from collections.abc import Callable, Sequence

from office.importing.cells import Raw, Value, Wrong, read
from office.importing.columns import SHEETS, Column, Sheet
from office.importing.faults import Findings
from office.importing.staging import PORTION, Place, Stage
from office.importing.tables import NoValue, Table, TableFault

PRIVATE = ("bsn", "burgerservicenummer", "iban", "bank", "rekening")


def stage_tables(tables: Sequence[Table], stage: Stage, findings: Findings, step: Callable[[int], None]) -> None:
    """Stage every row of every table; `step` hears how many rows were read."""
    for number, table in enumerate(tables):
        try:
            _Reading(number, table, stage, findings).go(step)
        except TableFault as fault:
            findings.table(number, fault.place, fault.what)


class _Reading:
    """One table on its way into the stage."""

    def __init__(self, number: int, table: Table, stage: Stage, findings: Findings) -> None:
        self._number, self._table, self._stage, self._findings = number, table, stage, findings
        self._sheet: Sheet = SHEETS[table.kind]
        self._places: list[tuple[Column, int | None]] = []
        self._width = 0

    def go(self, step: Callable[[int], None]) -> None:
        records = self._table.records()
        header = next(records, None)
        if header is None or not self._header([str(cell).strip().lower() for cell in header[1]]):
            return
        portion: list[tuple[int, int, Sequence[Value]]] = []
        for row, cells in records:
            portion.append((self._number, row, self._row(row, cells)))
            if len(portion) == PORTION:
                self._stage.put(self._sheet, portion)
                step(len(portion))
                portion = []
        self._stage.put(self._sheet, portion)
        step(len(portion))

    def _header(self, names: list[str]) -> bool:
        if not any(name in self._sheet.names for name in names):  # what stands there may be somebody's name: it is not repeated
            self._findings.table(self._number, "row 1", f"there is no header: begin with {','.join(self._sheet.names)}")
            return False
        wrong = [what for name in dict.fromkeys(names) if (what := self._wrong_name(name, names))]
        wrong += [
            f'the column "{c.name}" is missing: {c.explanation}'
            for c in self._sheet.columns
            if c.required and c.name not in names
        ]
        for what in wrong:
            self._findings.table(self._number, "row 1", what)
        self._places = [(c, names.index(c.name) if c.name in names else None) for c in self._sheet.columns]
        self._width = len(names)
        return not wrong

    def _wrong_name(self, name: str, names: list[str]) -> str | None:
        if name in self._sheet.names:
            return f'the column "{name}" is there twice: leave one' if names.count(name) > 1 else None
        if not name:
            return None
        if any(word in name for word in PRIVATE):
            return f'the column "{name}" has no place here: take it out of the file'
        like = difflib.get_close_matches(name, self._sheet.names, 1)
        return f'the column "{name[:40]}" is unknown: {f"is it {like[0]}?" if like else "take it out, or see --templates"}'

    def _row(self, row: int, cells: Sequence[Raw | NoValue]) -> list[Value]:
        if any(cell != "" for cell in cells[self._width :]):
            self._findings.row(Place(self._number, row), "has more cells than the header: put a text with a comma in quotes")
        return [self._cell(row, column, cells[at] if at is not None and at < len(cells) else "") for column, at in self._places]

    def _cell(self, row: int, column: Column, raw: Raw | NoValue) -> Value:
        value = Wrong(raw.what) if isinstance(raw, NoValue) else read(column, raw)
        if not isinstance(value, Wrong):
            return value
        self._findings.cell(Place(self._number, row, column.name), column, None if isinstance(raw, NoValue) else raw, value.what)
        return None
