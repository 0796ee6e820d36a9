"""Jobs that employers report, the displacement check, first meetings; what is needed for a job."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import base

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Jobs that employers report, the displacement check, first meetings; what is needed for a job."""
    op.create_table(
        "job_report",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("employer", base.BigId, nullable=False),
        sa.Column("by", base.BigId, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("facts", base.SealedFacts(), nullable=False),
        sa.Column("owner", base.BigId, nullable=True),
        sa.Column("sent_at", base.Instant(), nullable=True),
        sa.Column("decided_at", base.Instant(), nullable=True),
        sa.Column("decided_by", base.BigId, nullable=True),
        sa.Column("reason", base.Sealed(), nullable=True),
        sa.Column("job", base.BigId, nullable=True),
        sa.CheckConstraint("(state = 'draft') = (sent_at IS NULL)", name=op.f("ck_job_report_sent")),
        sa.CheckConstraint("state IN ('draft', 'sent', 'accepted', 'refused', 'withdrawn')", name=op.f("ck_job_report_state")),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_job_report_by")),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_job_report_decided_by")),
        sa.ForeignKeyConstraint(["employer"], ["employer.id"], name=op.f("fk_job_report_employer")),
        sa.ForeignKeyConstraint(["job"], ["job.id"], name=op.f("fk_job_report_job")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_job_report_municipality")),
        sa.ForeignKeyConstraint(["owner"], ["person.id"], name=op.f("fk_job_report_owner")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job_report")),
    )
    with op.batch_alter_table("job_report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_job_report_employer"), ["employer"], unique=False)
        batch_op.create_index(batch_op.f("ix_job_report_job"), ["job"], unique=False)
        batch_op.create_index(batch_op.f("ix_job_report_municipality"), ["municipality"], unique=False)
        batch_op.create_index(batch_op.f("ix_job_report_owner"), ["owner"], unique=False)
        batch_op.create_index(
            "uq_job_report_draft",
            ["by"],
            unique=True,
            sqlite_where=sa.text("state = 'draft'"),
            postgresql_where=sa.text("state = 'draft'"),
        )

    op.create_table(
        "displacement_answer",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("report", base.BigId, nullable=False),
        sa.Column("question", sa.String(length=48), nullable=False),
        sa.Column("answer", base.Sealed(), nullable=False),
        sa.Column("by", base.BigId, nullable=False),
        sa.Column("at", base.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_displacement_answer_by")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_displacement_answer_municipality")),
        sa.ForeignKeyConstraint(["report"], ["job_report.id"], name=op.f("fk_displacement_answer_report")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_displacement_answer")),
        sa.UniqueConstraint("report", "question", name=op.f("uq_displacement_answer_report_question")),
    )
    with op.batch_alter_table("displacement_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_displacement_answer_municipality"), ["municipality"], unique=False)

    op.create_table(
        "meeting",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("proposal", base.BigId, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("by", base.BigId, nullable=False),
        sa.Column("made_at", base.Instant(), nullable=False),
        sa.Column("moments", base.Facts(), nullable=False),
        sa.Column("fits", sa.Boolean(), nullable=True),
        sa.Column("moment", base.Instant(), nullable=True),
        sa.Column("answered_at", base.Instant(), nullable=True),
        sa.CheckConstraint("(fits IS NULL) = (answered_at IS NULL)", name=op.f("ck_meeting_answered")),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_meeting_by")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_meeting_municipality")),
        sa.ForeignKeyConstraint(["proposal"], ["proposal.id"], name=op.f("fk_meeting_proposal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.UniqueConstraint("proposal", "version", name=op.f("uq_meeting_proposal_version")),
    )
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_municipality"), ["municipality"], unique=False)

    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.add_column(sa.Column("needs", sa.Text(), server_default="", nullable=False))


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
