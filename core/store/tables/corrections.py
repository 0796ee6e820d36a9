"""What employers say beside confirming: a mistake in a confirmed week, somebody who is not there, one message for all weeks that wait."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Index, Integer, String, Table, Time, UniqueConstraint, text

from core.store.tables.base import Instant, Sealed, key, metadata, of_municipality, refers

_waits = text("state IN ('open', 'to_consultant')")

week_correction = Table(
    "week_correction",
    metadata,
    key(),
    of_municipality(),
    refers("timesheet", "timesheet", index=True),
    Column("day", Date, nullable=False),
    Column("starts", Time, nullable=True),
    Column("ends", Time, nullable=True),
    Column("break_minutes", Integer, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("note", Sealed, nullable=False, default=""),
    Column("by_employer", Boolean, nullable=False),
    refers("by", "person"),
    Column("at", Instant, nullable=False),
    Column("state", String(16), nullable=False),
    refers("ended_by", "person", nullable=True),
    Column("ended_at", Instant, nullable=True),
    CheckConstraint("minutes BETWEEN 0 AND 1440", name="minutes"),
    CheckConstraint("state IN ('open', 'agreed', 'to_consultant', 'granted', 'declined')", name="state"),
    CheckConstraint("(state IN ('open', 'to_consultant')) = (ended_at IS NULL)", name="ended"),
    Index("uq_week_correction_waits", "timesheet", "day", unique=True, sqlite_where=_waits, postgresql_where=_waits),
)

weekly_digest = Table(
    "weekly_digest",
    metadata,
    key(),
    of_municipality(),
    refers("person", "person"),
    Column("since", Instant, nullable=False),
    UniqueConstraint("person"),
)

reported_absence = Table(
    "reported_absence",
    metadata,
    key(),
    of_municipality(),
    refers("placement", "placement"),
    Column("day", Date, nullable=False),
    refers("by", "person"),
    Column("at", Instant, nullable=False),
    Column("is_right", Boolean, nullable=True),
    Column("answered_at", Instant, nullable=True),
    CheckConstraint("(is_right IS NULL) = (answered_at IS NULL)", name="answered"),
    UniqueConstraint("placement", "day"),
)
