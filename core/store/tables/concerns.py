"""What does not feel right: reported in confidence, past the employer, to one person who has it."""

from sqlalchemy import Boolean, CheckConstraint, Column, Index, String, Table, text

from core.store.tables.base import Instant, Sealed, key, metadata, of_municipality, refers

_open = text("closed_at IS NULL")

concern = Table(
    "concern",
    metadata,
    key(),
    of_municipality(),
    refers("candidate", "person", index=True),
    refers("receiver", "person"),
    Column("receipt", String(16), nullable=False, unique=True),
    Column("to_reporting_point", Boolean, nullable=False),
    Column("passed_on", Boolean, nullable=False, server_default=text("false")),
    Column("made_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=True),
    Column("seen_at", Instant, nullable=True),
    Column("answered_at", Instant, nullable=True),
    Column("closed_at", Instant, nullable=True),
    CheckConstraint("candidate <> receiver", name="two_people"),
    Index("ix_concern_receiver", "receiver", sqlite_where=_open, postgresql_where=_open),
)

concern_message = Table(
    "concern_message",
    metadata,
    key(),
    of_municipality(),
    refers("concern", "concern", index=True),
    refers("author", "person"),
    Column("text", Sealed, nullable=False),
    Column("at", Instant, nullable=False),
)
