"""What must still be told: rows that the delivery takes, one by one and in order."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.messages import deadline, outbox
from core.store.tables.opt_outs import opt_out
from core.store.tables.people import address

UNREACHABLE = "unreachable"
FORGOTTEN = "forgotten"
"""A secret that could not be said: it is kept nowhere, and made anew when it is asked for."""
FIRST = 0
"""The priority of answers."""
ANSWERS_STAND = timedelta(days=1)
"""So long after it was asked for an answer still says something to who could not be reached."""

_TELL = {
    "sqlite": sqlite.insert(outbox).on_conflict_do_nothing(index_elements=["business_key"]),
    "postgresql": postgresql.insert(outbox).on_conflict_do_nothing(index_elements=["business_key"]),
}
_DEADLINE = {
    "sqlite": sqlite.insert(deadline).on_conflict_do_nothing(index_elements=["kind", "subject"]),
    "postgresql": postgresql.insert(deadline).on_conflict_do_nothing(index_elements=["kind", "subject"]),
}

_OPTED_OUT = select(opt_out.c.person, opt_out.c.kind).where(among(opt_out.c.person, "ids"))
_TOLD = select(outbox.c.id).where(outbox.c.business_key == bindparam("key"))
_SINCE = select(func.max(address.c.until)).where(address.c.person == bindparam("reader")).scalar_subquery()
_AFTER_ALL = (
    update(outbox)
    .where(
        outbox.c.person == bindparam("reader"),
        outbox.c.outcome == UNREACHABLE,
        outbox.c.priority > FIRST,
        outbox.c.made_at >= _SINCE,
    )
    .values(done_at=None, outcome=None, taken_by=None, taken_until=None)
)
_HERE_SINCE = select(address.c.since).where(address.c.person == bindparam("reader"), address.c.until.is_(None)).scalar_subquery()
_AFTER_THE_ABSENCE = (
    update(outbox)
    .where(
        outbox.c.person == bindparam("reader"),
        outbox.c.outcome == UNREACHABLE,
        outbox.c.made_at >= _HERE_SINCE,
        or_(outbox.c.priority > FIRST, outbox.c.made_at >= bindparam("answers_since")),
    )
    .values(done_at=None, outcome=None, taken_by=None, taken_until=None)
)


async def say_after_all(tx: Transaction, person: int) -> int:
    """What was to be told to a person while they had no chat is told in the new one, in order; answers to what they pressed in the old
    one are not. Answers how many."""
    return (await tx.execute(_AFTER_ALL, {"reader": person})).rowcount


async def say_when_back(tx: Transaction, person: int, now: datetime) -> int:
    """What could not be told to a person in the chat that they have is told there after all, in order; of answers those of the last day.
    Answers how many."""
    return (await tx.execute(_AFTER_THE_ABSENCE, {"reader": person, "answers_since": now - ANSWERS_STAND})).rowcount


async def was_told(tx: Transaction, key: str) -> bool:
    """Whether a row with this business key was ever put there."""
    return (await tx.execute(_TOLD, {"key": key})).first() is not None


async def write_told(tx: Transaction, rows: Sequence[Mapping[str, Any]]) -> None:
    """Keep what is to be told; a row whose business key is there already is left out, and so is what its reader chose not to get.

    `choosable` in a row names a kind that one may choose not to get; offers, money and rights have none.
    """
    wanted = await _wanted(tx, rows) if any("choosable" in row for row in rows) else rows
    if wanted:
        await tx.execute(_TELL[tx.dialect], wanted)


async def _wanted(tx: Transaction, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    readers = {row["person"] for row in rows if "choosable" in row}
    out = {(row.person, row.kind) for row in await tx.execute(_OPTED_OUT, {"ids": list(readers)})}
    kept = [row for row in rows if (row["person"], row.get("choosable")) not in out]
    return [{name: value for name, value in row.items() if name != "choosable"} for row in kept]


async def write_deadlines(tx: Transaction, rows: Sequence[Mapping[str, Any]]) -> None:
    """Keep what must happen at a time; the same kind for the same subject is kept once."""
    if rows:
        await tx.execute(_DEADLINE[tx.dialect], rows)
