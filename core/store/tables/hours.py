"""Worked days, travel, and the week that both sides sign. Nothing here is changed after it is signed: a new version is added."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Index, Integer, String, Table, Time, UniqueConstraint

from core.store.tables.base import Exact, Instant, Sealed, key, metadata, of_municipality, refers

day_entry = Table(
    "day_entry",
    metadata,
    key(),
    of_municipality(),
    refers("placement", "placement"),
    Column("day", Date, nullable=False),
    Column("version", Integer, nullable=False),
    Column("worked", Boolean, nullable=False),
    Column("starts", Time, nullable=True),
    Column("ends", Time, nullable=True),
    Column("break_minutes", Integer, nullable=False),
    Column("minutes", Integer, nullable=False),
    refers("by", "person"),
    Column("at", Instant, nullable=False),
    CheckConstraint("(worked AND minutes BETWEEN 1 AND 1440) OR (NOT worked AND minutes = 0)", name="minutes"),
    UniqueConstraint("placement", "day", "version"),
)

travel_claim = Table(
    "travel_claim",
    metadata,
    key(),
    of_municipality(),
    refers("placement", "placement"),
    Column("day", Date, nullable=False),
    Column("version", Integer, nullable=False),
    Column("kilometres", Exact, nullable=True),
    Column("cents", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    CheckConstraint("cents >= 0", name="amount"),
    UniqueConstraint("placement", "day", "version"),
)

timesheet = Table(
    "timesheet",
    metadata,
    key(),
    of_municipality(),
    refers("placement", "placement"),
    Column("monday", Date, nullable=False),
    Column("state", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("signed_at", Instant, nullable=True),
    Column("confirmed_at", Instant, nullable=True),
    refers("confirmed_by", "person", nullable=True),
    CheckConstraint("state IN ('open', 'signed', 'disputed', 'to_consultant', 'confirmed')", name="state"),
    CheckConstraint("(state = 'open') = (signed_at IS NULL)", name="signed"),
    # who looks for most of all weeks asks for these dates, not for the state: SQLite would take the index of the states for it
    CheckConstraint("(state = 'confirmed') = (confirmed_at IS NOT NULL AND confirmed_by IS NOT NULL)", name="confirmed"),
    UniqueConstraint("placement", "monday"),
    Index("ix_timesheet_state", "state"),
)

timesheet_signature = Table(
    "timesheet_signature",
    metadata,
    key(),
    of_municipality(),
    refers("timesheet", "timesheet"),
    Column("version", Integer, nullable=False),
    refers("by", "person"),
    Column("at", Instant, nullable=False),
    UniqueConstraint("timesheet", "version"),
)

timesheet_answer = Table(
    "timesheet_answer",
    metadata,
    key(),
    of_municipality(),
    refers("signature", "timesheet_signature"),
    Column("is_right", Boolean, nullable=False),
    refers("by", "person"),
    Column("at", Instant, nullable=False),
    UniqueConstraint("signature"),
)

objection = Table(
    "objection",
    metadata,
    key(),
    of_municipality(),
    refers("signature", "timesheet_signature"),
    Column("day", Date, nullable=False),
    Column("starts", Time, nullable=True),
    Column("ends", Time, nullable=True),
    Column("break_minutes", Integer, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("note", Sealed, nullable=False, default=""),
    CheckConstraint("minutes BETWEEN 0 AND 1440", name="minutes"),
    UniqueConstraint("signature", "day"),
)

timesheet_ruling = Table(
    "timesheet_ruling",
    metadata,
    key(),
    of_municipality(),
    refers("signature", "timesheet_signature"),
    Column("employer_is_right", Boolean, nullable=False),
    refers("by", "person"),
    Column("at", Instant, nullable=False),
    UniqueConstraint("signature"),
)
