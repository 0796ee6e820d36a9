"""What only a chat needs: the inbox, conversation state, cards, threads, and when a process was last alive. Same database, same migrations."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint, text

from core.store.tables.base import BigId, Facts, Instant, key, metadata

inbox = Table(
    "inbox",
    metadata,
    key(),
    Column("update_id", BigInteger, nullable=False),
    Column("identity", String(64), nullable=False),
    Column("sender", BigInteger, nullable=True),
    Column("payload", Facts, nullable=True),
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
)

conversation = Table(
    "conversation",
    metadata,
    Column("external", BigInteger, primary_key=True, autoincrement=False),
    Column("state", String(96), nullable=True),
    Column("data", Facts, nullable=False),
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
    Index("ix_thread_thing", "thing", "thing_id"),
    UniqueConstraint("address", "message_id"),
)

process = Table(
    "process",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("seen_at", Instant, nullable=False),
)
