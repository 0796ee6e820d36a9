"""PINs, and changes of accounts that a second person must agree to."""

from sqlalchemy import Boolean, CheckConstraint, Column, Index, Integer, String, Table, text

from core.store.tables.base import BigId, Instant, Sealed, key, metadata, of_municipality, refers

pin = Table(
    "pin",
    metadata,
    Column("person", BigId, primary_key=True, autoincrement=False),
    of_municipality(),
    Column("hash", Sealed, nullable=False),
    Column("chosen_at", Instant, nullable=False),
    Column("proven_at", Instant, nullable=True),
    Column("wrong", Integer, nullable=False, server_default=text("0")),
    Column("locked_until", Instant, nullable=True),
)

account_change = Table(
    "account_change",
    metadata,
    key(),
    of_municipality(),
    refers("person", "person", index=True),
    Column("kind", String(16), nullable=False),
    Column("new_role", String(16), nullable=True),
    refers("proposed_by", "person"),
    Column("proposed_at", Instant, nullable=False),
    refers("decided_by", "person", nullable=True),
    Column("decided_at", Instant, nullable=True),
    Column("agreed", Boolean, nullable=True),
    CheckConstraint("kind IN ('pin', 'link', 'role')", name="kind"),
    CheckConstraint("decided_by IS NULL OR decided_by <> proposed_by", name="two_people"),
    Index(
        "uq_account_change_open",
        "person",
        "kind",
        unique=True,
        sqlite_where=text("decided_at IS NULL"),
        postgresql_where=text("decided_at IS NULL"),
    ),
)
