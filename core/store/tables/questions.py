"""Questions of people: each message, and each wait for an answer with who has it. A question waits at most once at a time."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Index, Integer, String, Table, UniqueConstraint, text

from core.store.tables.base import BigId, Instant, Sealed, key, metadata, of_municipality, refers

question = Table(
    "question",
    metadata,
    key(),
    of_municipality(),
    refers("asker", "person", index=True),
    refers("contact", "person"),
    Column("about", String(24), nullable=False, server_default=""),
    Column("about_id", BigId, nullable=True),
    Column("asked_at", Instant, nullable=False),
    Column("waits", Integer, nullable=False, server_default=text("1")),
    Index("ix_question_about", "about", "about_id"),
)

question_wait = Table(
    "question_wait",
    metadata,
    key(),
    of_municipality(),
    refers("question", "question"),
    Column("number", Integer, nullable=False),
    refers("opened_with", "person"),
    refers("owner", "person"),
    Column("level", Integer, nullable=False, server_default=text("0")),
    Column("opened_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=True),
    Column("seen_at", Instant, nullable=True),
    Column("ended_at", Instant, nullable=True),
    refers("ended_by", "person", nullable=True),
    Column("answered", Boolean, nullable=False, server_default=text("false")),
    CheckConstraint("level BETWEEN 0 AND 2", name="level"),
    CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name="ended"),
    UniqueConstraint("question", "number"),
    Index(
        "uq_question_wait_open",
        "question",
        unique=True,
        sqlite_where=text("ended_at IS NULL"),
        postgresql_where=text("ended_at IS NULL"),
    ),
    Index("ix_question_wait_owner", "owner", sqlite_where=text("ended_at IS NULL"), postgresql_where=text("ended_at IS NULL")),
)

question_owner = Table(
    "question_owner",
    metadata,
    key(),
    of_municipality(),
    refers("question", "question"),
    refers("person", "person"),
    Column("since", Instant, nullable=False),
    UniqueConstraint("question", "person"),
)

question_message = Table(
    "question_message",
    metadata,
    key(),
    of_municipality(),
    refers("question", "question", index=True),
    refers("author", "person", index=True),
    Column("kind", String(16), nullable=False),
    Column("text", Sealed, nullable=False),
    refers("address", "address", nullable=True),
    Column("original", BigInteger, nullable=True),
    Column("at", Instant, nullable=False),
    CheckConstraint("kind IN ('text', 'photo', 'voice', 'video', 'file')", name="kind"),
)
