"""Worked days, travel, and the week that both sides sign. Nothing here is changed after it is signed: a new version is added."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Index, Integer, String, Table, Text, Time, UniqueConstraint

from core.store.tables.base import Exact, Instant, key, metadata, of_municipality, refers

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
    Column("round", Integer, nullable=False),
    Column("signed_at", Instant, nullable=True),
    Column("confirmed_at", Instant, nullable=True),
    refers("confirmed_by", "person", nullable=True),
    CheckConstraint("state IN ('open', 'signed', 'disputed', 'to_consultant', 'confirmed')", name="state"),
    UniqueConstraint("placement", "monday"),
    Index("ix_timesheet_state", "state"),
)

objection = Table(
    "objection",
    metadata,
    key(),
    of_municipality(),
    refers("timesheet", "timesheet"),
    Column("round", Integer, nullable=False),
    Column("day", Date, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("note", Text, nullable=False, server_default=""),
    refers("by", "person"),
    Column("at", Instant, nullable=False),
    CheckConstraint("minutes BETWEEN 0 AND 1440", name="minutes"),
    UniqueConstraint("timesheet", "round", "day"),
)
