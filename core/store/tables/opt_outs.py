"""Which messages somebody does not want."""

from sqlalchemy import CheckConstraint, Column, String, Table, UniqueConstraint

from core.store.tables.base import Instant, key, metadata, of_municipality, refers

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
