"""Taking part: the points that a candidate was told and understood, and the confirmation by both sides (MANUAL 1)."""

from sqlalchemy import Boolean, CheckConstraint, Column, Index, Integer, String, Table, UniqueConstraint, text

from core.store.tables.base import Instant, Sealed, key, metadata, of_municipality, refers

_waits = text("called_at IS NULL")

participation = Table(
    "participation",
    metadata,
    key(),
    of_municipality(),
    refers("candidate", "person"),
    Column("begun_at", Instant, nullable=False),
    Column("confirmed_at", Instant, nullable=True),
    Column("on_paper", Boolean, nullable=False, server_default=text("false")),
    refers("signed_by", "person", nullable=True),
    Column("signed_at", Instant, nullable=True),
    CheckConstraint("signed_at IS NULL OR confirmed_at IS NOT NULL", name="order"),
    CheckConstraint("(signed_at IS NULL) = (signed_by IS NULL)", name="signed"),
    UniqueConstraint("candidate"),
)

checklist_point = Table(
    "checklist_point",
    metadata,
    key(),
    of_municipality(),
    refers("participation", "participation"),
    Column("place", Integer, nullable=False),
    Column("point", String(32), nullable=False),
    Column("understood_at", Instant, nullable=True),
    UniqueConstraint("participation", "point"),
)

first_call = Table(
    "first_call",
    metadata,
    key(),
    of_municipality(),
    refers("candidate", "person"),
    Column("reason", String(32), nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("called_at", Instant, nullable=True),
    refers("called_by", "person", nullable=True),
    CheckConstraint("(called_at IS NULL) = (called_by IS NULL)", name="called"),
    UniqueConstraint("candidate", "reason"),
    Index("ix_first_call_waits", "candidate", sqlite_where=_waits, postgresql_where=_waits),
)
"""Somebody came in for whom it is not possible (yet): the contact person calls and explains. `reason` is the refusal's code."""

recommendation = Table(
    "recommendation",
    metadata,
    key(),
    of_municipality(),
    refers("placement", "placement"),
    refers("by", "person", nullable=True),
    Column("words", Sealed, nullable=False),
    Column("at", Instant, nullable=False),
    UniqueConstraint("placement"),
)
"""What the employer says about the work at its end; no words: asked, and left empty."""
