"""What deeds leave of a thing in one table, whole: so that a deed can state it, and the newest one that did can be compared with it."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, Table, select

from core.store.lists import among


@dataclass(frozen=True)
class Record:
    """The rows of a table about one thing, whose number stands in the column `owner`, and the deeds that write or change them.

    Each of these deeds states them as they are after it, so nothing else may change what counts. `part` is a column by which the rows
    are stated apart: those of a placement that the books keep no longer may be gone. `uncounted` columns may change without a deed, `only`
    says which rows count at all.
    """

    table: Table
    deeds: tuple[str, ...]
    owner: str = "id"
    part: str = ""
    uncounted: frozenset[str] = frozenset()
    only: ColumnElement[bool] | None = field(default=None, compare=False)

    @cached_property
    def counted(self) -> list[Column[Any]]:
        """The columns that count."""
        return [column for column in self.table.columns if column.name not in self.uncounted]

    @cached_property
    def all(self) -> Select[Any]:
        """Owner, part (0 when there is none) and what counts of every row, together what belongs together."""
        owner = self.table.c[self.owner]
        part = [self.table.c[self.part]] if self.part else []
        rows = select(owner.label("owner"), *(one.label("part") for one in part), *(c.label(f"c_{c.name}") for c in self.counted))
        rows = rows if self.only is None else rows.where(self.only)
        return rows.order_by(owner, *part, *self.table.primary_key.columns)

    @cached_property
    def some(self) -> Select[Any]:
        """The same of the things in the parameter `owners`."""
        return self.all.where(among(self.table.c[self.owner], "owners"))
