"""What must be told, what must happen at a time or over and over, and the sealed trail of who did what."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    text,
)

from core.store.tables.base import BigId, Facts, Instant, SealedFacts, key, metadata, of_municipality, refers

outbox = Table(
    "outbox",
    metadata,
    key(),
    refers("municipality", "municipality", nullable=True),
    refers("person", "person", nullable=True),
    Column("stranger", BigInteger, nullable=True),
    Column("what", String(48), nullable=False),
    Column("facts", SealedFacts, nullable=True),
    Column("thing", String(24), nullable=True),
    Column("thing_id", BigId, nullable=True),
    Column("business_key", String(120), nullable=True, unique=True),
    Column("priority", Integer, nullable=False, server_default=text("1")),
    Column("not_before", Instant, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("taken_by", String(40), nullable=True),
    Column("taken_until", Instant, nullable=True),
    Column("done_at", Instant, nullable=True),
    Column("outcome", String(16), nullable=True),
    CheckConstraint("person IS NOT NULL OR stranger IS NOT NULL", name="reader"),
    Index(
        "ix_outbox_waiting", "not_before", "id", sqlite_where=text("done_at IS NULL"), postgresql_where=text("done_at IS NULL")
    ),
    Index(
        "ix_outbox_set_aside", "id", sqlite_where=text("outcome = 'set_aside'"), postgresql_where=text("outcome = 'set_aside'")
    ),
)

deadline = Table(
    "deadline",
    metadata,
    key(),
    of_municipality(),
    Column("kind", String(48), nullable=False),
    Column("subject", BigId, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("done_at", Instant, nullable=True),
    UniqueConstraint("kind", "subject"),
    Index("ix_deadline_due", "due_at", sqlite_where=text("done_at IS NULL"), postgresql_where=text("done_at IS NULL")),
)

trail = Table(
    "trail",
    metadata,
    key(),
    of_municipality(),
    Column("at", Instant, nullable=False),
    refers("actor", "person", nullable=True),
    Column("deed", String(48), nullable=False),
    Column("thing", String(24), nullable=False),
    Column("thing_id", BigId, nullable=False),
    Column("change", Facts, nullable=True),
    Column("salt", LargeBinary(16), nullable=True),
    Column("detail", LargeBinary(32), nullable=False),
    Column("commitment", LargeBinary(32), nullable=False),
    CheckConstraint("(change IS NULL) = (salt IS NULL)", name="erased"),
    Index("ix_trail_thing", "thing", "thing_id"),
    Index("ix_trail_actor", "actor"),
)

seal = Table(
    "seal",
    metadata,
    Column("number", BigId, primary_key=True, autoincrement=False),
    Column("trail", BigId, ForeignKey("trail.id"), nullable=False, unique=True),
    Column("at", Instant, nullable=False),
    Column("link", LargeBinary(32), nullable=False),
)

chore = Table(
    "chore",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("done_for", Instant, nullable=False),
)
