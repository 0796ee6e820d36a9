"""Employers that a municipality does no business with, from a moment on until it is lifted (REPORT 4.3)."""

from sqlalchemy import CheckConstraint, Column, Index, Table, text

from core.store.tables.base import Instant, Sealed, key, metadata, of_municipality, refers

_stands = text("lifted_at IS NULL")

refused_employer = Table(
    "refused_employer",
    metadata,
    key(),
    of_municipality(),
    refers("employer", "employer"),
    Column("reason", Sealed, nullable=False),
    refers("by", "person"),
    Column("at", Instant, nullable=False),
    refers("lifted_by", "person", nullable=True),
    Column("lifted_at", Instant, nullable=True),
    CheckConstraint("(lifted_at IS NULL) = (lifted_by IS NULL)", name="lifted"),
    Index("uq_refused_employer_stands", "employer", unique=True, sqlite_where=_stands, postgresql_where=_stands),
)
