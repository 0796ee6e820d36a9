"""What changes while somebody is at work: absences, wishes to stop or to work other hours, photos of tickets."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import base

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What changes while somebody is at work: absences, wishes to stop or to work other hours, photos of tickets."""
    op.create_table(
        "absence",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("placement", base.BigId, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("absent", sa.Boolean(), nullable=False),
        sa.Column("at", base.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_absence_municipality")),
        sa.ForeignKeyConstraint(["placement"], ["placement.id"], name=op.f("fk_absence_placement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
        sa.UniqueConstraint("placement", "day", "version", name=op.f("uq_absence_placement_day_version")),
    )
    with op.batch_alter_table("absence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_absence_municipality"), ["municipality"], unique=False)

    op.create_table(
        "ticket",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("placement", base.BigId, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("address", base.BigId, nullable=True),
        sa.Column("file", sa.String(length=200), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("sent_at", base.Instant(), nullable=False),
        sa.Column("kept_at", base.Instant(), nullable=True),
        sa.Column("picture", base.Sealed(), nullable=True),
        sa.Column("pixels", sa.String(length=64), nullable=True),
        sa.Column("look", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(["address"], ["address.id"], name=op.f("fk_ticket_address")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_ticket_municipality")),
        sa.ForeignKeyConstraint(["placement"], ["placement.id"], name=op.f("fk_ticket_placement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sa.UniqueConstraint("placement", "day", "mark", name=op.f("uq_ticket_placement_day_mark")),
    )
    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ticket_municipality"), ["municipality"], unique=False)
        batch_op.create_index(batch_op.f("ix_ticket_pixels"), ["pixels"], unique=False)
        batch_op.create_index(
            "ix_ticket_waiting",
            ["id"],
            unique=False,
            sqlite_where=sa.text("kept_at IS NULL"),
            postgresql_where=sa.text("kept_at IS NULL"),
        )

    op.create_table(
        "work_wish",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("placement", base.BigId, nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("minutes_per_week", sa.Integer(), nullable=True),
        sa.Column("reason", base.Sealed(), nullable=False),
        sa.Column("made_at", base.Instant(), nullable=False),
        sa.Column("owner", base.BigId, nullable=False),
        sa.Column("level", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("due_at", base.Instant(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("ended_by", base.BigId, nullable=True),
        sa.Column("ended_at", base.Instant(), nullable=True),
        sa.CheckConstraint("(kind = 'hours') = (minutes_per_week IS NOT NULL)", name=op.f("ck_work_wish_hours")),
        sa.CheckConstraint("(state = 'granted') = (day IS NOT NULL)", name=op.f("ck_work_wish_day")),
        sa.CheckConstraint("(state = 'open') = (ended_at IS NULL)", name=op.f("ck_work_wish_ended")),
        sa.CheckConstraint("kind IN ('stop', 'hours')", name=op.f("ck_work_wish_kind")),
        sa.CheckConstraint("state IN ('open', 'granted', 'declined', 'withdrawn')", name=op.f("ck_work_wish_state")),
        sa.ForeignKeyConstraint(["ended_by"], ["person.id"], name=op.f("fk_work_wish_ended_by")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_work_wish_municipality")),
        sa.ForeignKeyConstraint(["owner"], ["person.id"], name=op.f("fk_work_wish_owner")),
        sa.ForeignKeyConstraint(["placement"], ["placement.id"], name=op.f("fk_work_wish_placement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_wish")),
    )
    with op.batch_alter_table("work_wish", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_work_wish_municipality"), ["municipality"], unique=False)
        batch_op.create_index(batch_op.f("ix_work_wish_owner"), ["owner"], unique=False)
        batch_op.create_index(batch_op.f("ix_work_wish_placement"), ["placement"], unique=False)
        batch_op.create_index(
            "uq_work_wish_open",
            ["placement", "kind"],
            unique=True,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )

    op.drop_column("candidate", "usual_kilometres")


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
