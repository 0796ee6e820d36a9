"""What was paid. At most two payment moments a calendar year: the database refuses a third."""

from sqlalchemy import CheckConstraint, Column, Date, Integer, Table, UniqueConstraint

from core.store.tables.base import key, metadata, of_municipality, refers

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
