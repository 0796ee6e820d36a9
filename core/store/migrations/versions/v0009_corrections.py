"""Mistakes in confirmed weeks, who was reported absent, and who wants one message for all weeks."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import base

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Mistakes in confirmed weeks, who was reported absent, and who wants one message for all weeks."""
    op.create_table(
        "weekly_digest",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("person", base.BigId, nullable=False),
        sa.Column("since", base.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_weekly_digest_municipality")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_weekly_digest_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weekly_digest")),
        sa.UniqueConstraint("person", name=op.f("uq_weekly_digest_person")),
    )
    with op.batch_alter_table("weekly_digest", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_weekly_digest_municipality"), ["municipality"], unique=False)

    op.create_table(
        "reported_absence",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("placement", base.BigId, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("by", base.BigId, nullable=False),
        sa.Column("at", base.Instant(), nullable=False),
        sa.Column("is_right", sa.Boolean(), nullable=True),
        sa.Column("answered_at", base.Instant(), nullable=True),
        sa.CheckConstraint("(is_right IS NULL) = (answered_at IS NULL)", name=op.f("ck_reported_absence_answered")),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_reported_absence_by")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_reported_absence_municipality")),
        sa.ForeignKeyConstraint(["placement"], ["placement.id"], name=op.f("fk_reported_absence_placement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reported_absence")),
        sa.UniqueConstraint("placement", "day", name=op.f("uq_reported_absence_placement_day")),
    )
    with op.batch_alter_table("reported_absence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reported_absence_municipality"), ["municipality"], unique=False)

    op.create_table(
        "week_correction",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("timesheet", base.BigId, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=True),
        sa.Column("ends", sa.Time(), nullable=True),
        sa.Column("break_minutes", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("note", base.Sealed(), nullable=False),
        sa.Column("by_employer", sa.Boolean(), nullable=False),
        sa.Column("by", base.BigId, nullable=False),
        sa.Column("at", base.Instant(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("ended_by", base.BigId, nullable=True),
        sa.Column("ended_at", base.Instant(), nullable=True),
        sa.CheckConstraint("(state IN ('open', 'to_consultant')) = (ended_at IS NULL)", name=op.f("ck_week_correction_ended")),
        sa.CheckConstraint(
            "state IN ('open', 'agreed', 'to_consultant', 'granted', 'declined')", name=op.f("ck_week_correction_state")
        ),
        sa.CheckConstraint("minutes BETWEEN 0 AND 1440", name=op.f("ck_week_correction_minutes")),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_week_correction_by")),
        sa.ForeignKeyConstraint(["ended_by"], ["person.id"], name=op.f("fk_week_correction_ended_by")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_week_correction_municipality")),
        sa.ForeignKeyConstraint(["timesheet"], ["timesheet.id"], name=op.f("fk_week_correction_timesheet")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_week_correction")),
    )
    with op.batch_alter_table("week_correction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_week_correction_municipality"), ["municipality"], unique=False)
        batch_op.create_index(batch_op.f("ix_week_correction_timesheet"), ["timesheet"], unique=False)
        batch_op.create_index(
            "uq_week_correction_waits",
            ["timesheet", "day"],
            unique=True,
            sqlite_where=sa.text("state IN ('open', 'to_consultant')"),
            postgresql_where=sa.text("state IN ('open', 'to_consultant')"),
        )


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
