"""The desk of the municipality's own people: what they noted of what waits, and when somebody stands in for them."""

from sqlalchemy import CheckConstraint, Column, Date, Index, String, Table, UniqueConstraint, text

from core.store.tables.base import Instant, key, metadata, of_municipality, refers

_open = text("ended_at IS NULL")

task_note = Table(
    "task_note",
    metadata,
    key(),
    of_municipality(),
    refers("candidate", "person"),
    Column("kind", String(16), nullable=False),
    Column("mark", String(64), nullable=False),
    refers("by", "person"),
    Column("at", Instant, nullable=False),
    UniqueConstraint("candidate", "kind", "mark"),
)

leave = Table(
    "leave",
    metadata,
    key(),
    of_municipality(),
    refers("consultant", "person"),
    refers("stand_in", "person", index=True),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("ended_at", Instant, nullable=True),
    CheckConstraint("last_day >= first_day", name="days"),
    Index("uq_leave_open", "consultant", unique=True, sqlite_where=_open, postgresql_where=_open),
)
