"""Other direct costs, how they are paid, and what came in on invoices."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import base

revision = "0019"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Other direct costs, how they are paid, and what came in on invoices."""
    op.create_table(
        "direct_cost",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("placement", base.BigId, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("words", base.Sealed(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column("by", base.BigId, nullable=False),
        sa.Column("at", base.Instant(), nullable=False),
        sa.Column("taken_back_by", base.BigId, nullable=True),
        sa.Column("taken_back_at", base.Instant(), nullable=True),
        sa.CheckConstraint("cents > 0", name=op.f("ck_direct_cost_amount")),
        sa.CheckConstraint("(taken_back_by IS NULL) = (taken_back_at IS NULL)", name=op.f("ck_direct_cost_taken_back")),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_direct_cost_by")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_direct_cost_municipality")),
        sa.ForeignKeyConstraint(["placement"], ["placement.id"], name=op.f("fk_direct_cost_placement")),
        sa.ForeignKeyConstraint(["taken_back_by"], ["person.id"], name=op.f("fk_direct_cost_taken_back_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_direct_cost")),
        sa.UniqueConstraint("placement", "number", name=op.f("uq_direct_cost_placement_number")),
    )
    op.create_table(
        "invoice_payment",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("invoice", base.BigId, nullable=False),
        sa.Column("entry", sa.String(length=64), nullable=False),
        sa.Column("booked_on", sa.Date(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column("at", base.Instant(), nullable=False),
        sa.CheckConstraint("cents <> 0", name=op.f("ck_invoice_payment_amount")),
        sa.ForeignKeyConstraint(["invoice"], ["invoice.id"], name=op.f("fk_invoice_payment_invoice")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_invoice_payment_municipality")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoice_payment")),
        sa.UniqueConstraint("entry", "invoice", name=op.f("uq_invoice_payment_entry_invoice")),
    )
    for table in ("direct_cost", "invoice_payment"):
        op.create_index(op.f(f"ix_{table}_municipality"), table, ["municipality"], unique=False)
    op.create_index(op.f("ix_invoice_payment_invoice"), "invoice_payment", ["invoice"], unique=False)
    op.add_column("pay_line", sa.Column("costs", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
