"""Municipalities, the people of the instrument, where they are reached, and how they come in."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from core.store.tables.base import BigId, Instant, Sealed, key, metadata, of_municipality, refers

municipality = Table(
    "municipality",
    metadata,
    key(),
    Column("name", String(120), nullable=False, unique=True),
)

policy_row = Table(
    "policy_row",
    metadata,
    key(),
    of_municipality(),
    Column("policy", String(64), nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("value", Text, nullable=False),
    Column("source", Text, nullable=False, server_default=""),
    UniqueConstraint("municipality", "policy", "valid_from"),
)

amount_row = Table(
    "amount_row",
    metadata,
    key(),
    Column("series", String(64), nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("amount", String(32), nullable=False),
    Column("source", Text, nullable=False),
    Column("entered_at", Instant, nullable=False),
    CheckConstraint("source <> ''", name="sourced"),
    UniqueConstraint("series", "valid_from"),
)

person = Table(
    "person",
    metadata,
    key(),
    of_municipality(),
    Column("ref", String(64), nullable=False),
    Column("role", String(16), nullable=False),
    Column("first_name", String(128), nullable=False),
    Column("last_name", String(128), nullable=False, server_default=""),
    Column("language", String(16), nullable=True),
    CheckConstraint(
        "role IN ('candidate', 'employer', 'consultant', 'lead', 'account_manager', 'administrator')",
        name="role",
    ),
    UniqueConstraint("municipality", "ref"),
)

candidate = Table(
    "candidate",
    metadata,
    Column("person", BigId, primary_key=True, autoincrement=False),
    of_municipality(),
    refers("consultant", "person", index=True),
    Column("birth_date", Date, nullable=True),
    Column("age_at_least", Integer, nullable=True),
    Column("age_on", Date, nullable=True),
    Column("wage_subsidy_group", Boolean, nullable=False, server_default=text("false")),
    Column("experience", Sealed, nullable=False, default=""),
    Column("area", String(4), nullable=True),
    CheckConstraint("(age_at_least IS NULL) = (age_on IS NULL)", name="age"),
)
"""Whom the municipality helps. Of whom was invited in the chat no birth date is known, only that they were at least so old on a day."""

consultant = Table(
    "consultant",
    metadata,
    Column("person", BigId, primary_key=True, autoincrement=False),
    of_municipality(),
    refers("stand_in", "person", nullable=True),
    refers("lead", "person", nullable=True),
    Column("available", Text, nullable=False, server_default=""),
    Column("reporting_point", Boolean, nullable=False, server_default=text("false")),
    Column("waiting", Integer, nullable=False, server_default=text("0")),
)

employer = Table(
    "employer",
    metadata,
    key(),
    of_municipality(),
    Column("ref", String(64), nullable=False),
    Column("name", String(160), nullable=False),
    Column("agency", Boolean, nullable=True),
    refers("account_manager", "person", nullable=True),
    Column("kvk", String(8), nullable=True),
    UniqueConstraint("municipality", "ref"),
    UniqueConstraint("municipality", "kvk"),
)
"""Who gives work and pays the tariff. `agency`: whether it is a temp agency; NULL when nobody said. `account_manager` speaks to them for the
municipality, where somebody was named; `kvk` is the number in the trade register, where it is known."""

employer_member = Table(
    "employer_member",
    metadata,
    Column("person", BigId, primary_key=True, autoincrement=False),
    of_municipality(),
    refers("employer", "employer", index=True),
    Column("duty", String(16), nullable=False, server_default="contact"),
    refers("invited_by", "person", nullable=True),
    Column("until", Instant, nullable=True),
    CheckConstraint("duty IN ('contact', 'supervisor', 'administrator')", name="duty"),
)
"""Who acts for an employer, as what (core.rules.people.members), and until when; `invited_by` is the colleague who asked
them in, if one did."""

site = Table(
    "site",
    metadata,
    key(),
    of_municipality(),
    refers("employer", "employer", index=True),
    Column("ref", String(64), nullable=False),
    Column("name", String(160), nullable=False),
    Column("place", Text, nullable=False, server_default=""),
    UniqueConstraint("municipality", "ref"),
    UniqueConstraint("employer", "name"),
)
"""A place of work of an employer, with its address. A job is at one, or at none: then it is of the employer as a whole."""

site_member = Table(
    "site_member",
    metadata,
    key(),
    of_municipality(),
    refers("person", "person", index=True),
    refers("site", "site", index=True),
    UniqueConstraint("person", "site"),
)
"""Which sites a supervisor looks after. A contact looks after all of the employer, an administrator after none."""

agreement = Table(
    "agreement",
    metadata,
    key(),
    of_municipality(),
    refers("employer", "employer"),
    Column("terms", String(16), nullable=False),
    refers("by", "person"),
    Column("name", Sealed, nullable=False),
    Column("accepted_at", Instant, nullable=False),
    UniqueConstraint("employer", "terms"),
)
"""That an employer accepted a version of the additional terms: who, by the name that was shown, and when."""

address = Table(
    "address",
    metadata,
    key(),
    of_municipality(),
    refers("person", "person"),
    Column("channel", String(16), nullable=False),
    Column("external", BigInteger, nullable=False),
    Column("since", Instant, nullable=False),
    Column("until", Instant, nullable=True),
    Column("reachable", Boolean, nullable=False, server_default=text("true")),
    Column("seen_at", Instant, nullable=True),
    Column("silent_seconds", Integer, nullable=False, server_default=text("0")),
    Index(
        "uq_address_in_use",
        "channel",
        "external",
        unique=True,
        sqlite_where=text("until IS NULL"),
        postgresql_where=text("until IS NULL"),
    ),
    Index(
        "uq_address_of_person",
        "person",
        "channel",
        unique=True,
        sqlite_where=text("until IS NULL"),
        postgresql_where=text("until IS NULL"),
    ),
)

invite = Table(
    "invite",
    metadata,
    key(),
    of_municipality(),
    refers("person", "person", index=True),
    Column("secret_hash", String(64), nullable=False, unique=True),
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant, nullable=True),
    Column("used_by", BigInteger, nullable=True),
)

invite_try = Table(
    "invite_try",
    metadata,
    Column("external", BigInteger, primary_key=True, autoincrement=False),
    Column("since", Instant, nullable=False),
    Column("wrong", Integer, nullable=False),
)
