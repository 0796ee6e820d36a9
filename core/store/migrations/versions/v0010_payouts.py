"""Batches of payments with their lines."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import base

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Batches of payments with their lines."""
    op.create_table(
        "pay_run",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("proposed_by", base.BigId, nullable=False),
        sa.Column("proposed_at", base.Instant(), nullable=False),
        sa.Column("approved_by", base.BigId, nullable=True),
        sa.Column("approved_at", base.Instant(), nullable=True),
        sa.Column("made_at", base.Instant(), nullable=True),
        sa.Column("cents", sa.Integer(), nullable=True),
        sa.Column("sha256", base.Sealed(), nullable=True),
        sa.CheckConstraint("(state = 'made') = (made_at IS NOT NULL)", name=op.f("ck_pay_run_made")),
        sa.CheckConstraint("kind IN ('premium', 'travel')", name=op.f("ck_pay_run_kind")),
        sa.CheckConstraint("state IN ('proposed', 'approved', 'made', 'replaced')", name=op.f("ck_pay_run_state")),
        sa.CheckConstraint(
            "state NOT IN ('approved', 'made') OR approved_by IS NOT NULL", name=op.f("ck_pay_run_approved_by_somebody")
        ),
        sa.CheckConstraint("approved_by <> proposed_by", name=op.f("ck_pay_run_two_people")),
        sa.ForeignKeyConstraint(["approved_by"], ["person.id"], name=op.f("fk_pay_run_approved_by")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_pay_run_municipality")),
        sa.ForeignKeyConstraint(["proposed_by"], ["person.id"], name=op.f("fk_pay_run_proposed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pay_run")),
    )
    with op.batch_alter_table("pay_run", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pay_run_municipality"), ["municipality"], unique=False)
        batch_op.create_index(
            "uq_pay_run_stands",
            ["municipality", "kind", "day"],
            unique=True,
            sqlite_where=sa.text("state <> 'replaced'"),
            postgresql_where=sa.text("state <> 'replaced'"),
        )

    op.create_table(
        "pay_line",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("run", base.BigId, nullable=False),
        sa.Column("candidate", base.BigId, nullable=False),
        sa.Column("moment", sa.Integer(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("rates", sa.String(length=64), nullable=False),
        sa.Column("due", sa.Integer(), nullable=False),
        sa.Column("paid_before", sa.Integer(), nullable=False),
        sa.Column("others", sa.Integer(), nullable=False),
        sa.Column("cap", sa.Integer(), nullable=True),
        sa.Column("room", sa.Integer(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column("left", sa.Integer(), nullable=False),
        sa.Column("written_off", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(length=32), nullable=True),
        sa.Column("waits_until", sa.Date(), nullable=True),
        sa.Column("unconfirmed_since", sa.Date(), nullable=True),
        sa.Column("is_paid", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.CheckConstraint("cents > 0 OR NOT is_paid", name=op.f("ck_pay_line_paid")),
        sa.CheckConstraint("cents >= 0", name=op.f("ck_pay_line_amount")),
        sa.ForeignKeyConstraint(["candidate"], ["person.id"], name=op.f("fk_pay_line_candidate")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_pay_line_municipality")),
        sa.ForeignKeyConstraint(["run"], ["pay_run.id"], name=op.f("fk_pay_line_run")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pay_line")),
        sa.UniqueConstraint("run", "candidate", name=op.f("uq_pay_line_run_candidate")),
    )
    with op.batch_alter_table("pay_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pay_line_candidate"), ["candidate"], unique=False)
        batch_op.create_index(batch_op.f("ix_pay_line_municipality"), ["municipality"], unique=False)


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
