"""Invites, by the hash of their secret, and the addresses that they lead to."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.store.database import Transaction
from core.store.tables.people import address, invite, invite_try

_BY_HASH = select(invite).where(invite.c.secret_hash == bindparam("secret")).with_for_update()
_ADD = insert(invite)
_USE = (
    update(invite)
    .where(invite.c.id == bindparam("one"), invite.c.used_at.is_(None))
    .values(used_at=bindparam("at"), used_by=bindparam("external"))
)
_LINK = {
    "sqlite": sqlite.insert(address).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(address).on_conflict_do_nothing(),
}
_EXPIRE = (
    update(invite)
    .where(invite.c.person == bindparam("of"), invite.c.used_at.is_(None), invite.c.expires_at > bindparam("at"))
    .values(expires_at=bindparam("at"))
)
_UNLINK = update(address).where(address.c.person == bindparam("of"), address.c.until.is_(None)).values(until=bindparam("at"))
_REACHABLE = (
    update(address)
    .where(address.c.person == bindparam("of"), address.c.until.is_(None), address.c.reachable != bindparam("yes"))
    .values(reachable=bindparam("yes"))
)
_WRONG_OF = select(invite_try).where(invite_try.c.external == bindparam("chat"))
_WRONG = {
    d: m.insert(invite_try).on_conflict_do_update(
        index_elements=["external"], set_={name: m.insert(invite_try).excluded[name] for name in ("since", "wrong")}
    )
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_EVER = select(address.c.id).where(address.c.person == bindparam("of")).limit(1)
_OPEN = select(func.max(invite.c.expires_at)).where(
    invite.c.person == bindparam("of"), invite.c.used_at.is_(None), invite.c.expires_at > bindparam("at")
)
_ADDRESS_OF = select(address).where(address.c.person == bindparam("of"), address.c.until.is_(None))


async def by_hash(tx: Transaction, secret_hash: str) -> Row[Any] | None:
    """The invite with this hash, locked."""
    return (await tx.execute(_BY_HASH, {"secret": secret_hash})).first()


async def add(tx: Transaction, municipality: int, person: int, secret_hash: str, made_at: datetime, expires_at: datetime) -> None:
    """Keep a new invite."""
    values = {"municipality": municipality, "person": person, "secret_hash": secret_hash, "made_at": made_at}
    await tx.execute(_ADD, values | {"expires_at": expires_at})


async def use(tx: Transaction, invite_id: int, external: int, at: datetime) -> bool:
    """Mark an invite as used; False when somebody else was first."""
    return (await tx.execute(_USE, {"one": invite_id, "external": external, "at": at})).rowcount == 1


async def link(tx: Transaction, municipality: int, person: int, channel: str, external: int, at: datetime) -> bool:
    """Bind a person to an address; False when either is bound already (UNIQUE)."""
    values = {"municipality": municipality, "person": person, "channel": channel, "external": external, "since": at}
    return (await tx.execute(_LINK[tx.dialect], values)).rowcount == 1


async def wrong_tries(tx: Transaction, external: int) -> tuple[int, datetime | None]:
    """How many wrong links a chat tried lately, and when the first of them was."""
    row = (await tx.execute(_WRONG_OF, {"chat": external})).first()
    return (row.wrong, row.since) if row else (0, None)


async def note_wrong(tx: Transaction, external: int, wrong: int, since: datetime) -> None:
    """Write how many wrong links a chat tried since a moment."""
    await tx.execute(_WRONG[tx.dialect], {"external": external, "wrong": wrong, "since": since})


async def address_of(tx: Transaction, person: int) -> Row[Any] | None:
    """Where a person is reached."""
    return (await tx.execute(_ADDRESS_OF, {"of": person})).first()


async def was_linked(tx: Transaction, person: int) -> bool:
    """Whether somebody was ever reached anywhere."""
    return (await tx.execute(_EVER, {"of": person})).first() is not None


async def open_until(tx: Transaction, person: int, at: datetime) -> datetime | None:
    """Until when a link of somebody opens the door; None when none does."""
    until: datetime | None = (await tx.execute(_OPEN, {"of": person, "at": at})).scalar()
    return until


async def expire(tx: Transaction, person: int, at: datetime) -> None:
    """The links of a person that nobody used open nothing any more."""
    await tx.execute(_EXPIRE, {"of": person, "at": at})


async def unlink(tx: Transaction, person: int, at: datetime) -> bool:
    """From now on a person is reached nowhere; False when that was so already."""
    return (await tx.execute(_UNLINK, {"of": person, "at": at})).rowcount > 0


async def set_reachable(tx: Transaction, person: int, yes: bool) -> bool:
    """Messages reach a person, or do not; False when that was so already."""
    return (await tx.execute(_REACHABLE, {"of": person, "yes": yes})).rowcount > 0
