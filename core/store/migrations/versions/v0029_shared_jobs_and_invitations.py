"""Jobs that are shared with other municipalities; candidates whose age is known only as at least so much, employers by their KVK number."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import base

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Jobs that are shared with other municipalities; candidates whose age is known only as at least so much, employers by their KVK number."""
    op.create_table(
        "job_share",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("job", base.BigId, nullable=False),
        sa.Column("shared_with", base.BigId, nullable=False),
        sa.Column("by", base.BigId, nullable=False),
        sa.Column("at", base.Instant(), nullable=False),
        sa.Column("ended_at", base.Instant(), nullable=True),
        sa.CheckConstraint("shared_with <> municipality", name=op.f("ck_job_share_elsewhere")),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_job_share_by")),
        sa.ForeignKeyConstraint(["job"], ["job.id"], name=op.f("fk_job_share_job")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_job_share_municipality")),
        sa.ForeignKeyConstraint(["shared_with"], ["municipality.id"], name=op.f("fk_job_share_shared_with")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job_share")),
        sa.UniqueConstraint("job", "shared_with", name=op.f("uq_job_share_job_shared_with")),
    )
    with op.batch_alter_table("job_share", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_job_share_municipality"), ["municipality"], unique=False)
        batch_op.create_index(batch_op.f("ix_job_share_shared_with"), ["shared_with"], unique=False)
    with op.batch_alter_table("candidate", schema=None) as batch_op:
        batch_op.alter_column("birth_date", existing_type=sa.Date(), nullable=True)
        batch_op.add_column(sa.Column("age_at_least", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("age_on", sa.Date(), nullable=True))
        batch_op.create_check_constraint(batch_op.f("ck_candidate_age"), "(age_at_least IS NULL) = (age_on IS NULL)")
    with op.batch_alter_table("employer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("kvk", sa.String(length=8), nullable=True))
        batch_op.create_unique_constraint(batch_op.f("uq_employer_municipality_kvk"), ["municipality", "kvk"])


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
