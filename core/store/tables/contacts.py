"""Contact moments with who works and with who gives the work."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Integer, String, Table, UniqueConstraint

from core.store.tables.base import Instant, key, metadata, of_municipality, refers

contact_moment = Table(
    "contact_moment",
    metadata,
    key(),
    of_municipality(),
    refers("placement", "placement"),
    Column("with_employer", Boolean, nullable=False),
    Column("number", Integer, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("held_at", Instant, nullable=True),
    refers("by", "person", nullable=True),
    Column("going", String(8), nullable=True),
    Column("ready", String(8), nullable=True),
    CheckConstraint("going IN ('well', 'so_so', 'badly')", name="going"),
    CheckConstraint("ready IN ('yes', 'not_yet', 'unknown')", name="ready"),
    CheckConstraint(
        "(held_at IS NULL) = (going IS NULL) AND (held_at IS NULL) = (ready IS NULL)",
        name="held",
    ),
    UniqueConstraint("placement", "with_employer", "number"),
)
"""The first, second, ... moment of a side of a placement: planned, and what was said once it was held."""
