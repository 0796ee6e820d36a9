"""Documents as they were issued: the bytes sealed, their hash in clear, so that a file can be held against what was sent."""

from sqlalchemy import CheckConstraint, Column, Integer, String, Table, UniqueConstraint, text

from core.store.tables.base import BigId, Instant, SealedFacts, SealedFile, key, metadata, of_municipality, refers

document = Table(
    "document",
    metadata,
    key(),
    of_municipality(),
    Column("sort", String(32), nullable=False),
    refers("person", "person", nullable=True, index=True),
    Column("thing", String(24), nullable=False),
    Column("thing_id", BigId, nullable=False),
    Column("language", String(16), nullable=False, server_default=text("'nl'")),
    Column("version", Integer, nullable=False, server_default=text("1")),
    Column("replaces", BigId, nullable=True),
    Column("code", String(16), nullable=False, unique=True),
    Column("facts", SealedFacts, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("content", SealedFile, nullable=True),
    Column("sha256", String(64), nullable=True),
    CheckConstraint("(content IS NULL) = (sha256 IS NULL)", name="printed"),
    UniqueConstraint("sort", "thing", "thing_id", "language", "version"),
)
"""`person` is whom it is about (nobody: an invoice); `facts` is what stands in it; `language` stands beside Dutch; `replaces` is the number of
the version before. `content` is there once it is printed, and then stays. The database itself refuses to change what was issued."""
