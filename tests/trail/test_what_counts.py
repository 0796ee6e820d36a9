"""Whatever column of a table that money rests on is altered behind the deeds, `flexbot verify` says of which table, with exit code 1."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, Date, Integer, Table, Time, select, text, update

from core.actions.effects.records import RECORDS
from core.actions.verify import Fault, Sound, verify
from core.store.database import Database, Transaction
from core.store.opening import connect
from core.store.tables.base import Exact, Facts, Instant, SealedFacts, metadata
from tests.commands import flexbot
from tests.trail.year import environment, make

WHEN = "when a row was written is in the trail's own row, sealed with it"
NAMES = "what the work is and where, in words: no amount rests on it"
UNCOUNTED = MappingProxyType(
    {
        "settlement": {},
        "settled_unit": {},
        "invoice": {},
        "invoice_line": {},
        "invoice_payment": {"id": "no row names it", "at": WHEN},
        "pay_run": {"sha256": "of a file with bank accounts: may not be guessed from the trail; sealed"},
        "pay_line": {},
        "payment": {"id": "no row names it"},
        "other_premium": {"id": "no row names it"},
        "payment_moment": {"state": "a proposal gives way to the next one without a deed of its own"},
        "direct_cost": {"words": "what it was for: sealed, and no amount rests on it"},
        "placement": {},
        "job": {
            **dict.fromkeys(("title", "tasks", "needs", "place", "site", "kind", "helps_with"), NAMES),
            "report_to": "the name of somebody, which an erasure takes",
            "withdrawn_at": "whether it is still offered",
            "checked_at": "who saw it before it was offered",
            "checked_by": "who saw it before it was offered",
        },
        "timesheet": {"ends_at": "when the clock asks for it"},
        "day_entry": {"id": "no amount names it"},
        "travel_claim": {"id": "no amount names it"},
        "candidate": {
            "experience": "words about work, which an erasure takes",
            "area": "where somebody lives, which an erasure takes",
        },
        "document": {"content": "sealed, and held against its hash"},
        "policy_row": {"id": "no row names it"},
        "amount_row": {"id": "no row names it", "entered_at": WHEN},
    }
)
"""The tables that money rests on, with the columns that may change without `verify` seeing it, and why."""


@pytest.fixture(scope="module")
async def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The municipality in a file, closed."""
    folder = tmp_path_factory.mktemp("counts")
    database = await make(f"sqlite:///{folder / 'town.db'}", folder)
    await database.close()
    return folder


def altered(column: "Column[Any]", value: Any) -> Any:
    """Something else that the column can hold."""
    if isinstance(column.type, Integer) and not isinstance(column.type, Boolean):
        return (value or 0) + 10_000
    others: tuple[tuple[type[Any], Any], ...] = (
        (Boolean, not value),
        (Date, date(2019, 1, 7)),
        (Time, time(3)),
        (Instant, datetime(2019, 1, 7, tzinfo=UTC)),
        (Exact, Decimal("99.99")),
        ((Facts, SealedFacts), {"other": 1}),  # type: ignore[arg-type]
    )
    as_long = f"{value[:-1]}{'y' if value.endswith('x') else 'x'}" if isinstance(value, str) else "x"
    return next((other for kind, other in others if isinstance(column.type, kind)), as_long)


async def alter(tx: Transaction, table: Table, column: "Column[Any]") -> None:
    """Change one column of one row that counts, as whoever owns the database can: no trigger, check or reference is in the way. It is the
    newest row; the oldest where yes becomes no, since a reversal would become another line that is there.
    """
    await unguarded(tx)
    if tx.dialect == "sqlite":
        await tx.execute(text("PRAGMA ignore_check_constraints = ON"))
        await tx.execute(text("PRAGMA defer_foreign_keys = ON"))
    else:
        checks = "SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid = CAST(:named AS regclass)"
        for (name,) in (await tx.execute(text(checks), {"named": table.name})).all():
            await tx.execute(text(f'ALTER TABLE {table.name} DROP CONSTRAINT "{name}"'))
    (key,) = table.primary_key.columns
    counting = [one.only for one in RECORDS if one.table is table and one.only is not None]
    newest_first = (column.is_(None), key if isinstance(column.type, Boolean) else key.desc())
    row = (await tx.execute(select(key, column.label("value")).where(*counting).order_by(*newest_first).limit(1))).one()
    changed = await tx.execute(update(table).where(key == row[0]).values({column.name: altered(column, row.value)}))
    assert changed.rowcount == 1


async def unguarded(tx: Transaction) -> None:
    """The triggers are out of the way."""
    if tx.dialect == "sqlite":
        for (name,) in (await tx.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))).all():
            await tx.execute(text(f"DROP TRIGGER {name}"))
    else:
        await tx.execute(text("SET LOCAL session_replication_role = replica"))


def counted(table: str) -> Iterator["Column[Any]"]:
    """The columns of a table whose change must be found."""
    return (column for column in metadata.tables[table].columns if column.name not in UNCOUNTED[table])


async def missed(database: Database) -> list[str]:
    """The columns of which `verify` did not see that they were altered; each is undone again."""
    found = []
    for table in UNCOUNTED:
        for column in counted(table):
            try:
                async with database.begin() as tx:
                    await alter(tx, metadata.tables[table], column)
                    found += [] if isinstance(await verify(tx, []), Fault) else [f"{table}.{column.name}"]
                    raise _Undone
            except _Undone:
                pass
    return found


class _Undone(Exception):
    pass


async def test_each_column_that_is_altered_is_found(made: Path, tmp_path: Path) -> None:
    """One column of one row, all of them one after the other."""
    database = connect(copied(made, tmp_path))
    assert await missed(database) == []
    await database.close()


@pytest.mark.slow
@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
async def test_each_column_on_postgresql(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """The same; and without any of it all is sound."""
    database = await make(request.getfixturevalue("postgres").database(), tmp_path)
    assert await missed(database) == []
    async with database.begin() as tx:
        found = await verify(tx, [])
    assert isinstance(found, Sound), found
    await database.close()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "UPDATE settled_unit SET turnover = turnover + 10000, remainder = remainder + 10000 WHERE id = 1",
            "settled_unit of settlement 1, placement 1: altered",
        ),
        ("DELETE FROM settled_unit WHERE id = 1", "settled_unit of settlement 1, placement 1: altered"),
        ("UPDATE pay_line SET room = 7 WHERE id = 1", "pay_line of run 1, candidate 3: altered"),
        ("UPDATE invoice SET vat = vat + 1 WHERE id = 1", "invoice 1: altered"),
        ("UPDATE invoice_line SET title = 'iets anders' WHERE id = 1", "invoice_line of invoice 1, placement 2: altered"),
        ("UPDATE placement SET last_day = '2026-12-11' WHERE id = 2", "placement 2: altered"),
        (
            "UPDATE timesheet SET version = 7 WHERE id = (SELECT min(id) FROM timesheet WHERE state = 'confirmed')",
            "timesheet 25: altered",
        ),
        ("UPDATE candidate SET birth_date = '1974-05-02' WHERE person = 3", "candidate 3: altered"),
    ],
)
async def test_the_command_names_it(made: Path, tmp_path: Path, statement: str, said: str) -> None:
    """Exit code 1 and one line that says of what."""
    url = copied(made, tmp_path)
    database = connect(url)
    async with database.begin() as tx:
        await unguarded(tx)
        assert (await tx.execute(text(statement))).rowcount == 1
    await database.close()
    found = flexbot("verify", environment=environment(url))
    assert (found.returncode, found.stdout, found.stderr) == (1, "", f"flexbot: {said}\n")


def copied(made: Path, folder: Path) -> str:
    """A copy of the municipality, with its key."""
    for name in ("town.db", "town.key"):
        shutil.copy(made / name, folder)
    return f"sqlite:///{folder / 'town.db'}"


async def test_nothing_altered_is_sound(made: Path) -> None:
    """After all of that life."""
    found = flexbot("verify", environment=environment(f"sqlite:///{made / 'town.db'}"))
    assert (found.returncode, found.stderr) == (0, "")


def test_every_column_has_its_place() -> None:
    """What is not counted has its reason here; nothing here is of a table or column that is not there."""
    for table, uncounted in UNCOUNTED.items():
        assert uncounted.keys() <= {column.name for column in metadata.tables[table].columns}
    for record in RECORDS:
        assert record.uncounted - {"sha256"} <= UNCOUNTED[record.table.name].keys()
