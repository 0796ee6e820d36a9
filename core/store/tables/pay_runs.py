"""Runs of payments: proposed by one person, approved by another, made once. No bank account is ever kept."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Index, Integer, String, Table, UniqueConstraint, text

from core.store.tables.base import Instant, Sealed, key, metadata, of_municipality, refers

_stands = text("state <> 'replaced'")

pay_run = Table(
    "pay_run",
    metadata,
    key(),
    of_municipality(),
    Column("kind", String(16), nullable=False),
    Column("day", Date, nullable=False),
    Column("state", String(16), nullable=False),
    refers("proposed_by", "person"),
    Column("proposed_at", Instant, nullable=False),
    refers("approved_by", "person", nullable=True),
    Column("approved_at", Instant, nullable=True),
    Column("made_at", Instant, nullable=True),
    Column("cents", Integer, nullable=True),
    Column("sha256", Sealed, nullable=True),
    CheckConstraint("kind IN ('premium', 'travel')", name="kind"),
    CheckConstraint("state IN ('proposed', 'approved', 'made', 'replaced')", name="state"),
    CheckConstraint("approved_by <> proposed_by", name="two_people"),
    CheckConstraint("state NOT IN ('approved', 'made') OR approved_by IS NOT NULL", name="approved_by_somebody"),
    CheckConstraint("(state = 'made') = (made_at IS NOT NULL)", name="made"),
    Index("uq_pay_run_stands", "municipality", "kind", "day", unique=True, sqlite_where=_stands, postgresql_where=_stands),
)
"""`day` is the payment moment, or the last day of the month; `sha256` that of the file for the bank, sealed: it holds bank accounts."""

pay_line = Table(
    "pay_line",
    metadata,
    key(),
    of_municipality(),
    refers("run", "pay_run"),
    refers("candidate", "person", index=True),
    Column("moment", Integer, nullable=True),
    Column("minutes", Integer, nullable=False),
    Column("rates", String(64), nullable=False),
    Column("due", Integer, nullable=False),
    Column("paid_before", Integer, nullable=False),
    Column("others", Integer, nullable=False),
    Column("cap", Integer, nullable=True),
    Column("room", Integer, nullable=False),
    Column("cents", Integer, nullable=False),
    Column("left", Integer, nullable=False),
    Column("written_off", Integer, nullable=False),
    Column("costs", Integer, nullable=False, server_default="0"),
    Column("why", String(32), nullable=True),
    Column("waits_until", Date, nullable=True),
    Column("unconfirmed_since", Date, nullable=True),
    Column("is_paid", Boolean, nullable=False, server_default=text("false")),
    CheckConstraint("cents >= 0", name="amount"),
    CheckConstraint("cents > 0 OR NOT is_paid", name="paid"),
    UniqueConstraint("run", "candidate"),
)
"""One candidate in a run, in cents; what the run pays, or why it does not. `costs` are the other direct costs in `cents`."""
