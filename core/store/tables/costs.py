"""Other direct costs (RIB: "toeslagen"; work clothes, for one) as a contact person entered them. Nothing is overwritten: one is taken back."""

from sqlalchemy import CheckConstraint, Column, Date, Integer, Table, UniqueConstraint

from core.store.tables.base import Instant, Sealed, key, metadata, of_municipality, refers

direct_cost = Table(
    "direct_cost",
    metadata,
    key(),
    of_municipality(),
    refers("placement", "placement"),
    Column("number", Integer, nullable=False),
    Column("day", Date, nullable=False),
    Column("words", Sealed, nullable=False),
    Column("cents", Integer, nullable=False),
    refers("by", "person"),
    Column("at", Instant, nullable=False),
    refers("taken_back_by", "person", nullable=True),
    Column("taken_back_at", Instant, nullable=True),
    CheckConstraint("cents > 0", name="amount"),
    CheckConstraint("(taken_back_by IS NULL) = (taken_back_at IS NULL)", name="taken_back"),
    UniqueConstraint("placement", "number"),
)
"""`number` counts the costs of a placement from 1; `words` say what it was for."""
