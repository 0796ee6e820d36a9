"""Matching: what work a candidate wants, what somebody looks at and picks for a job, areas, and instruments before Flextensie."""

from sqlalchemy import CheckConstraint, Column, Date, Integer, String, Table, UniqueConstraint, text

from core.store.tables.base import Instant, key, metadata, of_municipality, refers

wanted_work = Table(
    "wanted_work",
    metadata,
    key(),
    of_municipality(),
    refers("candidate", "person"),
    Column("kinds", String(160), nullable=False, server_default=""),
    Column("days", String(16), nullable=False, server_default=""),
    Column("farthest", Integer, nullable=True),
    Column("goals", String(80), nullable=False, server_default=""),
    Column("asking", Integer, nullable=False, server_default=text("0")),
    Column("at", Instant, nullable=False),
    CheckConstraint("farthest IS NULL OR farthest >= 0", name="farthest"),
    UniqueConstraint("candidate"),
)
"""`asking` is the place of the question that its card shows; past the last: all answers together."""

job_search = Table(
    "job_search",
    metadata,
    key(),
    of_municipality(),
    refers("job", "job"),
    refers("by", "person"),
    Column("page", Integer, nullable=False, server_default=text("0")),
    Column("showing", String(8), nullable=False, server_default="list"),
    CheckConstraint("showing IN ('list', 'kind', 'goals')", name="showing"),
    UniqueConstraint("job", "by"),
)
"""Where somebody is in the list of who fits a job."""

job_pick = Table(
    "job_pick",
    metadata,
    key(),
    of_municipality(),
    refers("search", "job_search", index=True),
    refers("candidate", "person"),
    UniqueConstraint("search", "candidate"),
)
"""Whom somebody picked there, to offer the job to all of them with one tap. It goes with the offer."""

area = Table(
    "area",
    metadata,
    key(),
    of_municipality(),
    Column("code", String(4), nullable=False),
    Column("east", Integer, nullable=False),
    Column("north", Integer, nullable=False),
    UniqueConstraint("municipality", "code"),
)
"""The middle of an area of a postcode's four digits, in metres of the national grid."""

instrument_before = Table(
    "instrument_before",
    metadata,
    key(),
    of_municipality(),
    refers("candidate", "person", index=True),
    refers("employer", "employer", index=True),
    Column("instrument", String(32), nullable=False),
    Column("work", String(16), nullable=False, server_default=""),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    refers("by", "person"),
    Column("at", Instant, nullable=False),
    CheckConstraint("instrument IN ('trial_placement', 'work_experience_place', 'participation_place')", name="instrument"),
    CheckConstraint("last_day >= first_day", name="days"),
    UniqueConstraint("candidate", "employer", "instrument", "first_day"),
)
"""Another instrument that a candidate was in before; `work` is the kind of work, "" when nobody said."""
