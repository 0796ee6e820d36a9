"""What only a chat needs: the inbox, conversation state, cards, threads, and when a process was last alive. Same database, same migrations."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Row,
    String,
    Table,
    UniqueConstraint,
    bindparam,
    delete,
    select,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite

from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.base import BigId, Facts, Instant, SealedFacts, dumps, key, metadata
from core.store.tables.people import address

inbox = Table(
    "inbox",
    metadata,
    key(),
    Column("update_id", BigInteger, nullable=False),
    Column("identity", String(64), nullable=False),
    Column("sender", BigInteger, nullable=True),
    Column("payload", SealedFacts, nullable=True),
    Column("masked", Integer, nullable=False, server_default=text("0")),
    Column("received_at", Instant, nullable=False),
    Column("tries", Integer, nullable=False, server_default=text("0")),
    Column("handled_at", Instant, nullable=True),
    Column("outcome", String(16), nullable=True),
    UniqueConstraint("update_id", "identity"),
    Index(
        "ix_inbox_waiting",
        "id",
        "sender",
        sqlite_where=text("handled_at IS NULL"),
        postgresql_where=text("handled_at IS NULL"),
    ),
    Index("ix_inbox_set_aside", "id", sqlite_where=text("outcome = 'set_aside'"), postgresql_where=text("outcome = 'set_aside'")),
)

conversation = Table(
    "conversation",
    metadata,
    Column("external", BigInteger, primary_key=True, autoincrement=False),
    Column("state", String(96), nullable=True),
    Column("data", SealedFacts, nullable=False),
    Column("changed_at", Instant, nullable=False),
)

card = Table(
    "card",
    metadata,
    key(),
    Column("address", BigId, ForeignKey("address.id"), nullable=False),
    Column("thing", String(24), nullable=False),
    Column("thing_id", BigId, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Index("ix_card_thing", "thing", "thing_id"),
    UniqueConstraint("address", "thing", "thing_id"),
)

thread = Table(
    "thread",
    metadata,
    key(),
    Column("address", BigId, ForeignKey("address.id"), nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("thing", String(24), nullable=False),
    Column("thing_id", BigId, nullable=False),
    Column("own", Boolean, nullable=False, server_default=text("false")),
    Index("ix_thread_thing", "thing", "thing_id"),
    UniqueConstraint("address", "message_id"),
)

send_slot = Table(
    "send_slot",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("next_at", Instant, nullable=False),
    Column("counting", Facts, nullable=False, server_default=text("'{}'")),
)

process = Table(
    "process",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("seen_at", Instant, nullable=False),
)

_THREAD_OF = select(thread.c.thing, thread.c.thing_id).where(
    thread.c.address == bindparam("at"), thread.c.message_id == bindparam("message")
)
_MESSAGE_OF = select(card.c.message_id).where(
    card.c.address == bindparam("at"), card.c.thing == bindparam("what"), card.c.thing_id == bindparam("one")
)
_AT = select(card.c.thing, card.c.thing_id).where(card.c.address == bindparam("at"), card.c.message_id == bindparam("message"))
_JOIN_THREAD = {
    d: m.insert(thread).on_conflict_do_nothing(index_elements=["address", "message_id"])
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}


async def thread_of(tx: Transaction, address: int, message_id: int) -> Row[Any] | None:
    """What a message in somebody's chat is about (`thing`, `thing_id`); None for a message of no thread."""
    return (await tx.execute(_THREAD_OF, {"at": address, "message": message_id})).first()


async def message_of(tx: Transaction, address: int, thing: str, thing_id: int) -> int | None:
    """The message in which a thing stands in somebody's chat; None where it is not known to stand."""
    found = (await tx.execute(_MESSAGE_OF, {"at": address, "what": thing, "one": thing_id})).first()
    return int(found.message_id) if found else None


async def card_at(tx: Transaction, address: int, message_id: int) -> Row[Any] | None:
    """Whose card a message in somebody's chat is (`thing`, `thing_id`); None where none is known to stand there."""
    return (await tx.execute(_AT, {"at": address, "message": message_id})).first()


async def join_thread(tx: Transaction, address: int, message_id: int, thing: str, thing_id: int) -> None:
    """A person's own message belongs to a thing: what is said about it later answers that message."""
    values = {"address": address, "message_id": message_id, "thing": thing, "thing_id": thing_id, "own": True}
    await tx.execute(_JOIN_THREAD[tx.dialect], values)


_TALKS = (
    select(conversation.c.external, conversation.c.data)
    .join(address, address.c.external == conversation.c.external)
    .where(address.c.municipality == bindparam("municipality_id"))
)
_END_TALKS = delete(conversation).where(among(conversation.c.external, "those"))
_OLD_TALKS = delete(conversation).where(conversation.c.changed_at < bindparam("since"))
_OLD_UPDATES = delete(inbox).where(inbox.c.handled_at < bindparam("since"))


async def end_talks_about(tx: Transaction, municipality: int, words: Collection[str]) -> None:
    """End the conversations in a municipality that hold one of these words."""
    talks = await tx.execute(_TALKS, {"municipality_id": municipality})
    those = [talk.external for talk in talks if any(word in dumps(talk.data) for word in words)]
    await tx.execute(_END_TALKS, {"those": those})


async def let_go_of_chats(tx: Transaction, updates_before: datetime, conversations_before: datetime) -> None:
    """Remove what only recognised repeats, and conversations in which nothing was said for long."""
    await tx.execute(_OLD_UPDATES, {"since": updates_before})
    await tx.execute(_OLD_TALKS, {"since": conversations_before})
