"""Weeks that were entered from a signed form, with its photo."""

from sqlalchemy import Column, Index, String, Table, UniqueConstraint, text

from core.store.tables.base import Instant, SealedFile, key, metadata, of_municipality, refers

paper_week = Table(
    "paper_week",
    metadata,
    key(),
    of_municipality(),
    refers("timesheet", "timesheet"),
    refers("by", "person"),
    Column("at", Instant, nullable=False),
    Column("file", String(200), nullable=False),
    Column("kept_at", Instant, nullable=True),
    Column("picture", SealedFile, nullable=True),
    UniqueConstraint("timesheet"),
    Index("ix_paper_week_waiting", "id", sqlite_where=text("kept_at IS NULL"), postgresql_where=text("kept_at IS NULL")),
)
"""Who entered the week, and the photo of the form: fetched and cleaned after it was sent, kept sealed."""
