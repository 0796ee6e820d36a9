"""Everything that is held about a person, found by how tables refer to each other, so that no table is forgotten.

A row is *theirs* when it names them as its person, candidate or asker, or refers to a row that is theirs. A row *mentions* them when it
names them otherwise: as who did it, as contact person. A row of a chat is theirs when the chat is.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, Row, Table, or_, select

from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.base import metadata
from core.store.tables.people import address, person

OWNERS = frozenset({"person", "candidate", "asker"})
CHATS = frozenset({"external", "sender", "stranger", "used_by"})
ABOUT_NOBODY = frozenset({"seal", "municipality"})
NAMING = (("thing", "thing_id"), ("kind", "subject"))
SHARED = frozenset({"municipality", "employer", "site", "job", "person", "address", "trail"})
"""Tables that many people's rows refer to: having them in common makes nothing anybody's."""

Rows = dict[str, dict[Any, Row[Any]]]


@dataclass
class Held:
    """Rows by table and key: theirs, and those that only mention them."""

    theirs: Rows = field(default_factory=lambda: defaultdict(dict))
    mentions: Rows = field(default_factory=lambda: defaultdict(dict))

    def numbers(self, table: str) -> list[int]:
        """The numbers of their rows in a table."""
        return list(self.theirs[table])


async def held_about(tx: Transaction, person_id: int, things: Mapping[str, str]) -> Held:
    """All rows about a person. `things` says which table each kind of thing is kept in, for tables that name things by kind."""
    held = Held(await theirs_of(tx, person_id, things))
    for table in _tables():
        await _add(tx, held.mentions, table, _mentions(table, person_id), without=held.theirs)
    return held


async def theirs_of(tx: Transaction, person_id: int, things: Mapping[str, str]) -> Rows:
    """The rows that are a person's own."""
    theirs: Rows = defaultdict(dict)
    chats = {row.external for row in await tx.execute(select(address.c.external).where(address.c.person == person_id))}
    for table in _tables():
        await _add(tx, theirs, table, [*_of_person(table, person_id, chats), *_below(theirs, table, things)])
    return theirs


async def belonging_to(tx: Transaction, roots: Mapping[str, Collection[int]], things: Mapping[str, str]) -> Rows:
    """The rows with these numbers, by table, and all rows that refer to them, as those of a person do."""
    rows: Rows = defaultdict(dict)
    for table in _tables():
        wanted = list(roots.get(table.name, ()))
        await _add(tx, rows, table, [*([key_of(table).in_(wanted)] if wanted else []), *_below(rows, table, things)])
    return rows


async def referred_to(tx: Transaction, column: "Column[Any]", numbers: Iterable[int]) -> set[int]:
    """Which of these numbers are there in the table that a column refers to."""
    (about,) = column.foreign_keys
    return set((await tx.execute(select(about.column).where(among(about.column, "those")), {"those": list(numbers)})).scalars())


def key_of(table: Table) -> "Column[Any]":
    """The one column that tells the rows of a table apart."""
    (key,) = table.primary_key.columns
    return key


def _tables() -> list[Table]:
    """Those that others refer to come first, those that name things of any kind last."""
    tables = [table for table in metadata.sorted_tables if table.name not in ABOUT_NOBODY]
    return sorted(tables, key=lambda table: any(number in table.c for _, number in NAMING))


async def _add(tx: Transaction, rows: Rows, table: Table, conditions: Iterable[Any], without: Rows | None = None) -> None:
    wanted = list(conditions)
    if not wanted:
        return
    name = key_of(table).name
    for row in await tx.execute(select(table).where(or_(*wanted))):
        number = row._mapping[name]
        if without is None or number not in without[table.name]:
            rows[table.name][number] = row


def _of_person(table: Table, person_id: int, chats: Collection[int]) -> Iterable[Any]:
    if table is person:
        yield person.c.id == person_id
        return
    for column in table.columns:
        if column.name in OWNERS:
            yield column == person_id
        elif column.name in CHATS and chats:
            yield column.in_(chats)


def _below(rows: Rows, table: Table, things: Mapping[str, str]) -> Iterable[Any]:
    """Rows that refer to rows found before, by reference or by naming a thing of some kind."""
    for column in table.columns:
        for reference in column.foreign_keys:
            target = reference.column.table.name
            is_chat = target == "address" and "author" not in table.c
            if (target not in SHARED or is_chat) and rows[target]:
                yield column.in_(list(rows[target]))
    for kind, number in NAMING:
        if kind in table.c and number in table.c:
            for thing, where in things.items():
                if rows[where]:
                    yield (table.c[kind] == thing) & table.c[number].in_(list(rows[where]))


def _mentions(table: Table, person_id: int) -> Iterable[Any]:
    for column in table.columns:
        if column.name not in OWNERS and any(reference.column.table is person for reference in column.foreign_keys):
            yield column == person_id
