"""Weeks that were entered from a signed form, with its photo."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import base

revision = "0025"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Weeks that were entered from a signed form, with its photo."""
    op.create_table(
        "paper_week",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("timesheet", base.BigId, nullable=False),
        sa.Column("by", base.BigId, nullable=False),
        sa.Column("at", base.Instant(), nullable=False),
        sa.Column("file", sa.String(length=200), nullable=False),
        sa.Column("kept_at", base.Instant(), nullable=True),
        sa.Column("picture", base.SealedFile(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_paper_week_by")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_paper_week_municipality")),
        sa.ForeignKeyConstraint(["timesheet"], ["timesheet.id"], name=op.f("fk_paper_week_timesheet")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_week")),
        sa.UniqueConstraint("timesheet", name=op.f("uq_paper_week_timesheet")),
    )
    waiting = sa.text("kept_at IS NULL")
    with op.batch_alter_table("paper_week", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_paper_week_municipality"), ["municipality"], unique=False)
        batch_op.create_index("ix_paper_week_waiting", ["id"], unique=False, sqlite_where=waiting, postgresql_where=waiting)


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
