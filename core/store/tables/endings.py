"""Toward the end of work: what employers ask for, changes that candidates are asked about, hours that grow, and how work ended."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Index, Integer, String, Table, UniqueConstraint, text

from core.store.tables.base import Facts, Instant, Sealed, key, metadata, of_municipality, refers

_open = text("state = 'open'")

work_ask = Table(
    "work_ask",
    metadata,
    key(),
    of_municipality(),
    refers("placement", "placement", index=True),
    Column("kind", String(8), nullable=False),
    Column("reason", Sealed, nullable=False, default=""),
    refers("by", "person"),
    Column("made_at", Instant, nullable=False),
    refers("owner", "person", nullable=True, index=True),
    Column("level", Integer, nullable=False, server_default=text("0")),
    Column("due_at", Instant, nullable=True),
    Column("state", String(12), nullable=False),
    refers("ended_by", "person", nullable=True),
    Column("ended_at", Instant, nullable=True),
    CheckConstraint("kind IN ('extend', 'hire', 'let_end', 'let_go')", name="kind"),
    CheckConstraint("state IN ('open', 'granted', 'declined', 'withdrawn')", name="state"),
    CheckConstraint("(state = 'open') = (ended_at IS NULL)", name="ended"),
    Index("uq_work_ask_open", "placement", unique=True, sqlite_where=_open, postgresql_where=_open),
)

work_change = Table(
    "work_change",
    metadata,
    key(),
    of_municipality(),
    refers("placement", "placement", index=True),
    Column("kind", String(8), nullable=False),
    Column("last_day", Date, nullable=True),
    Column("steps", Facts, nullable=True),
    refers("by", "person"),
    Column("made_at", Instant, nullable=False),
    Column("state", String(12), nullable=False),
    Column("ended_at", Instant, nullable=True),
    CheckConstraint("kind IN ('extend', 'hours')", name="kind"),
    CheckConstraint("(kind = 'extend') = (last_day IS NOT NULL)", name="last_day"),
    CheckConstraint("(kind = 'hours') = (steps IS NOT NULL)", name="steps"),
    CheckConstraint("state IN ('open', 'agreed', 'declined', 'withdrawn')", name="state"),
    CheckConstraint("(state = 'open') = (ended_at IS NULL)", name="ended"),
    Index("uq_work_change_open", "placement", "kind", unique=True, sqlite_where=_open, postgresql_where=_open),
)

hours_step = Table(
    "hours_step",
    metadata,
    key(),
    of_municipality(),
    refers("placement", "placement"),
    Column("since", Date, nullable=False),
    Column("minutes", Integer, nullable=False),
    CheckConstraint("minutes > 0", name="minutes"),
    UniqueConstraint("placement", "since"),
)

ending = Table(
    "ending",
    metadata,
    key(),
    of_municipality(),
    refers("placement", "placement"),
    Column("version", Integer, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("reason", String(16), nullable=False),
    Column("outflow", String(12), nullable=True),
    Column("contract", Boolean, nullable=True),
    refers("by", "person"),
    Column("at", Instant, nullable=False),
    CheckConstraint(
        "reason IN ('work_here', 'work_elsewhere', 'school', 'term', 'candidate', 'employer', 'other')", name="reason"
    ),
    CheckConstraint("outflow IN ('full_time', 'part_time', 'school')", name="outflow"),
    CheckConstraint("(contract IS NULL) = (reason NOT IN ('work_here', 'work_elsewhere'))", name="contract"),
    UniqueConstraint("placement", "version"),
)
