"""Jobs, from offer and proposal to placement, with the shifts that are planned."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Integer, String, Table, Text, Time, UniqueConstraint, text

from core.store.tables.base import Exact, Instant, Sealed, key, metadata, of_municipality, refers

job = Table(
    "job",
    metadata,
    key(),
    of_municipality(),
    refers("employer", "employer", index=True),
    refers("site", "site", nullable=True, index=True),
    Column("ref", String(64), nullable=False),
    Column("title", String(160), nullable=False),
    Column("tasks", Text, nullable=False, server_default=""),
    Column("needs", Text, nullable=False, server_default=""),
    Column("place", Text, nullable=False),
    Column("report_to", String(160), nullable=False, server_default=""),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date, nullable=True),
    Column("minutes_per_week", Integer, nullable=False),
    Column("tariff", Exact, nullable=False),
    Column("places", Integer, nullable=False, server_default=text("1")),
    Column("withdrawn_at", Instant, nullable=True),
    Column("checked_at", Instant, nullable=True),
    refers("checked_by", "person", nullable=True),
    Column("kind", String(16), nullable=False, server_default=""),
    Column("helps_with", String(80), nullable=False, server_default=""),
    CheckConstraint("minutes_per_week > 0", name="hours"),
    UniqueConstraint("municipality", "ref"),
)

job_share = Table(
    "job_share",
    metadata,
    key(),
    of_municipality(),
    refers("job", "job"),
    refers("shared_with", "municipality", index=True),
    refers("by", "person"),
    Column("at", Instant, nullable=False),
    Column("ended_at", Instant, nullable=True),
    CheckConstraint("shared_with <> municipality", name="elsewhere"),
    UniqueConstraint("job", "shared_with"),
)
"""That a job of a municipality may be offered in another one too; candidates are never shared."""

job_shift = Table(
    "job_shift",
    metadata,
    key(),
    of_municipality(),
    refers("job", "job", index=True),
    Column("weekday", Integer, nullable=False),
    Column("starts", Time, nullable=False),
    Column("ends", Time, nullable=False),
    Column("break_minutes", Integer, nullable=False, server_default=text("0")),
    CheckConstraint("weekday BETWEEN 1 AND 7", name="weekday"),
    UniqueConstraint("job", "weekday", "starts"),
)

offer = Table(
    "offer",
    metadata,
    key(),
    of_municipality(),
    refers("job", "job"),
    refers("candidate", "person", index=True),
    refers("by", "person"),
    Column("made_at", Instant, nullable=False),
    Column("held", Boolean, nullable=False, server_default=text("false")),
    Column("withdrawn_at", Instant, nullable=True),
    UniqueConstraint("job", "candidate"),
)

offer_answer = Table(
    "offer_answer",
    metadata,
    key(),
    of_municipality(),
    refers("offer", "offer"),
    Column("wants", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
    UniqueConstraint("offer"),
)

offer_reason = Table(
    "offer_reason",
    metadata,
    key(),
    of_municipality(),
    refers("offer", "offer"),
    Column("text", Sealed, nullable=False),
    Column("at", Instant, nullable=False),
    UniqueConstraint("offer"),
)

proposal = Table(
    "proposal",
    metadata,
    key(),
    of_municipality(),
    refers("offer", "offer"),
    refers("by", "person"),
    Column("made_at", Instant, nullable=False),
    UniqueConstraint("offer"),
)

proposal_answer = Table(
    "proposal_answer",
    metadata,
    key(),
    of_municipality(),
    refers("proposal", "proposal"),
    Column("welcome", Boolean, nullable=False),
    refers("by", "person", nullable=True),
    Column("at", Instant, nullable=False),
    UniqueConstraint("proposal"),
)

placement = Table(
    "placement",
    metadata,
    key(),
    of_municipality(),
    Column("ref", String(64), nullable=True),
    refers("proposal", "proposal", nullable=True),
    refers("job", "job", index=True),
    refers("employer", "employer", index=True),
    refers("candidate", "person", index=True),
    Column("seat", Integer, nullable=False, server_default=text("1")),
    Column("tariff", Exact, nullable=False),
    Column("premium_rate", Exact, nullable=False),
    Column("minutes_per_week", Integer, nullable=False),
    Column("starts_on", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("last_allowed_day", Date, nullable=False),
    Column("made_at", Instant, nullable=False),
    CheckConstraint("last_day >= starts_on", name="days"),
    UniqueConstraint("proposal"),
    UniqueConstraint("job", "seat"),
    UniqueConstraint("municipality", "ref"),
)

planned_shift = Table(
    "planned_shift",
    metadata,
    key(),
    of_municipality(),
    refers("placement", "placement"),
    Column("day", Date, nullable=False),
    Column("starts", Time, nullable=False),
    Column("ends", Time, nullable=False),
    Column("break_minutes", Integer, nullable=False),
    Column("minutes", Integer, nullable=False),
    CheckConstraint("minutes BETWEEN 1 AND 1440", name="minutes"),
    UniqueConstraint("placement", "day"),
)
