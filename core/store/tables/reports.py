"""Jobs as employers report them, with the displacement check of each, and first meetings that an employer proposes."""

from sqlalchemy import Boolean, CheckConstraint, Column, Index, Integer, String, Table, UniqueConstraint, text

from core.store.tables.base import Facts, Instant, Sealed, SealedFacts, key, metadata, of_municipality, refers

_draft = text("state = 'draft'")

job_report = Table(
    "job_report",
    metadata,
    key(),
    of_municipality(),
    refers("employer", "employer", index=True),
    refers("site", "site", nullable=True, index=True),
    refers("by", "person"),
    Column("state", String(16), nullable=False),
    Column("facts", SealedFacts, nullable=False),
    refers("owner", "person", nullable=True, index=True),
    Column("sent_at", Instant, nullable=True),
    Column("decided_at", Instant, nullable=True),
    refers("decided_by", "person", nullable=True),
    Column("reason", Sealed, nullable=True),
    refers("job", "job", nullable=True, index=True),
    CheckConstraint("state IN ('draft', 'sent', 'accepted', 'refused', 'withdrawn')", name="state"),
    CheckConstraint("(state = 'draft') = (sent_at IS NULL)", name="sent"),
    Index("uq_job_report_draft", "by", unique=True, sqlite_where=_draft, postgresql_where=_draft),
)

displacement_answer = Table(
    "displacement_answer",
    metadata,
    key(),
    of_municipality(),
    refers("report", "job_report"),
    Column("question", String(48), nullable=False),
    Column("answer", Sealed, nullable=False),
    refers("by", "person"),
    Column("at", Instant, nullable=False),
    UniqueConstraint("report", "question"),
)

meeting = Table(
    "meeting",
    metadata,
    key(),
    of_municipality(),
    refers("proposal", "proposal"),
    Column("version", Integer, nullable=False),
    refers("by", "person"),
    Column("made_at", Instant, nullable=False),
    Column("moments", Facts, nullable=False),
    Column("fits", Boolean, nullable=True),
    Column("moment", Instant, nullable=True),
    Column("answered_at", Instant, nullable=True),
    CheckConstraint("(fits IS NULL) = (answered_at IS NULL)", name="answered"),
    UniqueConstraint("proposal", "version"),
)
