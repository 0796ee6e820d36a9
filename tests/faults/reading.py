"""Straight SQL for whoever checks: sqlite3 and asyncpg, no code of the house."""

import asyncio
import json
import sqlite3
from datetime import UTC, datetime
from typing import Any

import asyncpg

Row = dict[str, Any]


async def read(url: str, *statements: str) -> list[list[Row]]:
    """The rows of each statement, all in one look at the database. Moments are aware, truths are bools, facts are objects."""
    if url.startswith("sqlite:///"):
        return await asyncio.to_thread(_read_sqlite, url.removeprefix("sqlite:///"), statements)
    connection = await asyncpg.connect(url)
    try:
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            return [[_plain(dict(row)) for row in await connection.fetch(one)] for one in statements]
    finally:
        await connection.close()


def _read_sqlite(path: str, statements: tuple[str, ...]) -> list[list[Row]]:
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=30)
    try:
        return look(connection, *statements)
    finally:
        connection.close()


def look(connection: sqlite3.Connection, *statements: str) -> list[list[Row]]:
    """As `read`, over a connection that stays open: opening one reads the whole schema."""
    connection.row_factory = sqlite3.Row
    connection.execute("BEGIN")
    try:
        return [[_plain(dict(row)) for row in connection.execute(one)] for one in statements]
    finally:
        connection.rollback()


def _plain(row: Row) -> Row:
    return {name: _value(name, value) for name, value in row.items()}


def _value(name: str, value: Any) -> Any:
    if isinstance(value, str) and (name.endswith("_at") or name in ("at", "not_before")):
        return datetime.fromisoformat(value).replace(tzinfo=UTC)
    if name in ("change", "facts") and isinstance(value, str):
        return json.loads(value)
    if name in ("wants", "welcome", "held") and value is not None:
        return bool(value)
    return value
