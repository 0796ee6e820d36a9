"""What is wrong with files, as lines for whoever can mend them: file, sheet, row, column, value, what to do."""

from collections.abc import Sequence

from office.importing.cells import Raw, shown
from office.importing.columns import SHEETS, Column
from office.importing.staging import Place, Stage
from office.importing.tables import Table


class Findings:
    """Writes down what is found, with its place in words. `unread`: the kinds of rows of which some could not be read."""

    def __init__(self, stage: Stage, tables: Sequence[Table]) -> None:
        self._stage, self._tables = stage, tables
        self.faults = 0
        self.unread: set[str] = set()

    def cell(self, place: Place, column: Column, value: Raw | None, what: str, *, is_fault: bool = True) -> None:
        """Something about one cell, which is shown unless it is private."""
        said = f" {shown(column, value)}" if value not in (None, "") else ""
        self._keep(place, f"row {place.row}: {column.name}{said} {what}", is_fault)

    def is_wrong(self, place: Place) -> bool:
        """Whether this cell could not be read: that it is empty is no further fault."""
        return self._stage.has_fault(place, _position(self._tables[place.table], place.column))

    def row(self, place: Place, what: str, *, is_fault: bool = True) -> None:
        """Something about a whole row."""
        self._keep(place, f"row {place.row}: {what}", is_fault)

    def table(self, number: int, where: str, what: str) -> None:
        """Why a file or sheet could not be read, or not to its end: what it would have held is not missed."""
        self.unread.add(self._tables[number].kind)
        self._keep(Place(number), f"{where}: {what}" if where else what, True)

    def _keep(self, place: Place, text: str, is_fault: bool) -> None:
        table = self._tables[place.table]
        self.faults += is_fault
        column = _position(table, place.column)
        self._stage.find(place, column, f"{table.name}: {text}", is_fault=is_fault)


def _position(table: Table, column: str) -> int:
    return SHEETS[table.kind].names.index(column) + 1 if column else 0
