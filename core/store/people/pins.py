"""PINs, by the hash of each, and how long their owners were silent."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.store.database import Transaction
from core.store.tables.accounts import pin
from core.store.tables.people import address

_OF = select(pin).where(pin.c.person == bindparam("who")).with_for_update()
_WRITE = {
    d: m.insert(pin).on_conflict_do_update(
        index_elements=["person"],
        set_={name: m.insert(pin).excluded[name] for name in ("hash", "chosen_at", "proven_at", "wrong", "locked_until")},
    )
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_TRIED = (
    update(pin)
    .where(pin.c.person == bindparam("who"))
    .values(wrong=bindparam("times"), locked_until=bindparam("until"), proven_at=bindparam("at"))
)
_REMOVE = delete(pin).where(pin.c.person == bindparam("who"))
_SEEN = (
    update(address).where(address.c.id == bindparam("one")).values(seen_at=bindparam("at"), silent_seconds=bindparam("seconds"))
)


async def of(tx: Transaction, person: int) -> Row[Any] | None:
    """The PIN of a person, locked; None when they have not chosen one."""
    return (await tx.execute(_OF, {"who": person})).first()


async def write(tx: Transaction, municipality: int, person: int, hashed: str, at: datetime) -> None:
    """A person's PIN from now on."""
    values = {"municipality": municipality, "person": person, "hash": hashed, "chosen_at": at}
    await tx.execute(_WRITE[tx.dialect], values | {"proven_at": None, "wrong": 0, "locked_until": None})


async def tried(tx: Transaction, person: int, wrong: int, locked_until: datetime | None, given_at: datetime | None) -> None:
    """How many wrong ones in a row, until when it is locked, and when it was last right."""
    await tx.execute(_TRIED, {"who": person, "times": wrong, "until": locked_until, "at": given_at})


async def remove(tx: Transaction, person: int) -> bool:
    """The person has no PIN any more; False when that was so already."""
    return (await tx.execute(_REMOVE, {"who": person})).rowcount > 0


async def seen(tx: Transaction, rows: list[tuple[int, datetime, timedelta]]) -> None:
    """When people were heard of in their chats (by address), and the longest silence there since they gave their PIN."""
    if rows:
        values = [{"one": number, "at": at, "seconds": int(silence.total_seconds())} for number, at, silence in sorted(rows)]
        await tx.execute(_SEEN, values)
