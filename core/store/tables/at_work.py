"""What changes while somebody is at work: a day on which they cannot come, a wish to stop or to work other hours; photos of tickets."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Index, Integer, String, Table, UniqueConstraint, text

from core.store.tables.base import Instant, Sealed, SealedFile, key, metadata, of_municipality, refers

absence = Table(
    "absence",
    metadata,
    key(),
    of_municipality(),
    refers("placement", "placement"),
    Column("day", Date, nullable=False),
    Column("version", Integer, nullable=False),
    Column("absent", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
    UniqueConstraint("placement", "day", "version"),
)

work_wish = Table(
    "work_wish",
    metadata,
    key(),
    of_municipality(),
    refers("placement", "placement", index=True),
    Column("kind", String(8), nullable=False),
    Column("minutes_per_week", Integer, nullable=True),
    Column("reason", Sealed, nullable=False, default=""),
    Column("made_at", Instant, nullable=False),
    refers("owner", "person", index=True),
    Column("level", Integer, nullable=False, server_default=text("0")),
    Column("due_at", Instant, nullable=True),
    Column("state", String(12), nullable=False),
    Column("day", Date, nullable=True),
    refers("ended_by", "person", nullable=True),
    Column("ended_at", Instant, nullable=True),
    CheckConstraint("kind IN ('stop', 'hours')", name="kind"),
    CheckConstraint("(kind = 'hours') = (minutes_per_week IS NOT NULL)", name="hours"),
    CheckConstraint("state IN ('open', 'granted', 'declined', 'withdrawn')", name="state"),
    CheckConstraint("(state = 'open') = (ended_at IS NULL)", name="ended"),
    CheckConstraint("(state = 'granted') = (day IS NOT NULL)", name="day"),
    Index(
        "uq_work_wish_open",
        "placement",
        "kind",
        unique=True,
        sqlite_where=text("state = 'open'"),
        postgresql_where=text("state = 'open'"),
    ),
)

ticket = Table(
    "ticket",
    metadata,
    key(),
    of_municipality(),
    refers("placement", "placement"),
    Column("day", Date, nullable=False),
    refers("address", "address", nullable=True),
    Column("file", String(200), nullable=False),
    Column("mark", String(64), nullable=False),
    Column("sent_at", Instant, nullable=False),
    Column("kept_at", Instant, nullable=True),
    Column("picture", SealedFile, nullable=True),
    Column("pixels", String(64), nullable=True, index=True),
    Column("look", String(16), nullable=True),
    UniqueConstraint("placement", "day", "mark"),
    Index("ix_ticket_waiting", "id", sqlite_where=text("kept_at IS NULL"), postgresql_where=text("kept_at IS NULL")),
)
