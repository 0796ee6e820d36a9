"""That somebody asked to be forgotten."""

from sqlalchemy import CheckConstraint, Column, Index, Table, text

from core.store.tables.base import Instant, key, metadata, of_municipality, refers

_open = text("settled_at IS NULL")

erasure_request = Table(
    "erasure_request",
    metadata,
    key(),
    of_municipality(),
    refers("person", "person"),
    Column("asked_at", Instant, nullable=False),
    Column("settled_at", Instant, nullable=True),
    refers("settled_by", "person", nullable=True),
    CheckConstraint("(settled_at IS NULL) = (settled_by IS NULL)", name="settled"),
    Index("uq_erasure_request_open", "person", unique=True, sqlite_where=_open, postgresql_where=_open),
)
