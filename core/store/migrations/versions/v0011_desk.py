"""What was noted of what waits, and who stands in for whom, when."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import base

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What was noted of what waits, and who stands in for whom, when."""
    op.create_table(
        "leave",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("consultant", base.BigId, nullable=False),
        sa.Column("stand_in", base.BigId, nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("made_at", base.Instant(), nullable=False),
        sa.Column("ended_at", base.Instant(), nullable=True),
        sa.CheckConstraint("last_day >= first_day", name=op.f("ck_leave_days")),
        sa.ForeignKeyConstraint(["consultant"], ["person.id"], name=op.f("fk_leave_consultant")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_leave_municipality")),
        sa.ForeignKeyConstraint(["stand_in"], ["person.id"], name=op.f("fk_leave_stand_in")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leave")),
    )
    with op.batch_alter_table("leave", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_leave_municipality"), ["municipality"], unique=False)
        batch_op.create_index(batch_op.f("ix_leave_stand_in"), ["stand_in"], unique=False)
        batch_op.create_index(
            "uq_leave_open",
            ["consultant"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "task_note",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("candidate", base.BigId, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("by", base.BigId, nullable=False),
        sa.Column("at", base.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_task_note_by")),
        sa.ForeignKeyConstraint(["candidate"], ["person.id"], name=op.f("fk_task_note_candidate")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_task_note_municipality")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_note")),
        sa.UniqueConstraint("candidate", "kind", "mark", name=op.f("uq_task_note_candidate_kind_mark")),
    )
    with op.batch_alter_table("task_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_task_note_municipality"), ["municipality"], unique=False)


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
