"""What was paid, on which days it was agreed to be, and who was warned. At most two moments a calendar year: the database refuses a third."""

from sqlalchemy import CheckConstraint, Column, Date, Index, Integer, String, Table, UniqueConstraint, text

from core.store.tables.base import Instant, key, metadata, of_municipality, refers

payment = Table(
    "payment",
    metadata,
    key(),
    of_municipality(),
    refers("candidate", "person"),
    Column("year", Integer, nullable=False),
    Column("moment", Integer, nullable=False),
    Column("paid_on", Date, nullable=False),
    Column("cents", Integer, nullable=False),
    Column("written_off_cents", Integer, nullable=False, server_default="0"),
    CheckConstraint("moment IN (1, 2)", name="two_moments"),
    CheckConstraint("cents > 0", name="amount"),
    UniqueConstraint("candidate", "year", "moment"),
)

other_premium = Table(
    "other_premium",
    metadata,
    key(),
    of_municipality(),
    refers("candidate", "person", index=True),
    Column("paid_on", Date, nullable=False),
    Column("cents", Integer, nullable=False),
)

_chosen = text("state IN ('proposed', 'agreed')")
_proposed = text("state = 'proposed'")

payment_moment = Table(
    "payment_moment",
    metadata,
    key(),
    of_municipality(),
    refers("candidate", "person", index=True),
    Column("year", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("day", Date, nullable=False),
    Column("state", String(16), nullable=False),
    refers("proposed_by", "person"),
    Column("proposed_at", Instant, nullable=False),
    refers("agreed_by", "person", nullable=True),
    Column("agreed_at", Instant, nullable=True),
    CheckConstraint("number IN (1, 2)", name="two_moments"),
    CheckConstraint("state IN ('proposed', 'agreed', 'replaced', 'taken_back')", name="state"),
    CheckConstraint("(agreed_by IS NULL) = (agreed_at IS NULL)", name="agreed"),
    CheckConstraint("state <> 'agreed' OR agreed_by IS NOT NULL", name="agreed_by_somebody"),
    CheckConstraint("agreed_by <> proposed_by", name="two_people"),
    Index("uq_payment_moment_chosen", "candidate", "year", "number", unique=True, sqlite_where=_chosen, postgresql_where=_chosen),
    Index("uq_payment_moment_day", "candidate", "day", unique=True, sqlite_where=_chosen, postgresql_where=_chosen),
    Index("uq_payment_moment_proposed", "candidate", unique=True, sqlite_where=_proposed, postgresql_where=_proposed),
)

cap_warning = Table(
    "cap_warning",
    metadata,
    key(),
    of_municipality(),
    refers("candidate", "person"),
    Column("year", Integer, nullable=False),
    Column("level", Integer, nullable=False),
    Column("day", Date, nullable=True),
    Column("at", Instant, nullable=False),
    CheckConstraint("level IN (75, 90, 100)", name="level"),
    UniqueConstraint("candidate", "year", "level"),
)
