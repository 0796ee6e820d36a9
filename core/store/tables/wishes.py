"""What people want for their own data: which messages they do not want, and that everything goes."""

from sqlalchemy import CheckConstraint, Column, Index, String, Table, UniqueConstraint, text

from core.store.tables.base import Instant, key, metadata, of_municipality, refers

_open = text("settled_at IS NULL")

opt_out = Table(
    "opt_out",
    metadata,
    key(),
    of_municipality(),
    refers("person", "person"),
    Column("kind", String(16), nullable=False),
    Column("at", Instant, nullable=False),
    CheckConstraint("kind IN ('reminders', 'digests', 'news')", name="kind"),
    UniqueConstraint("person", "kind"),
)

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
