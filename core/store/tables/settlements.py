"""Half years as they were settled: issued once, never changed. A correction is a reversal and a new line in the next half year."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Integer, String, Table, UniqueConstraint

from core.store.tables.base import Instant, key, metadata, of_municipality, refers

PARTS = ("minutes", "turnover", "premium", "travel", "other_costs", "administration", "remainder")

settlement = Table(
    "settlement",
    metadata,
    key(),
    of_municipality(),
    Column("half", String(6), nullable=False),
    Column("written_off", Integer, nullable=False),
    refers("issued_by", "person", nullable=True),
    Column("issued_at", Instant, nullable=False),
    CheckConstraint("written_off >= 0", name="written_off"),
    UniqueConstraint("municipality", "half"),
)

settled_unit = Table(
    "settled_unit",
    metadata,
    key(),
    of_municipality(),
    refers("settlement", "settlement"),
    refers("placement", "placement", index=True),
    Column("since", Date, nullable=False),
    Column("is_reversal", Boolean, nullable=False),
    *(Column(part, Integer, nullable=False) for part in PARTS),
    CheckConstraint("turnover = premium + travel + other_costs + administration + remainder", name="split"),
    UniqueConstraint("settlement", "placement", "since", "is_reversal"),
)
"""One unit (a placement's ISO week, cut at month ends; `since` is its first day) as it was settled: minutes, and the rest in cents."""
