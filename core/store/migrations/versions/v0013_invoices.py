"""Invoices to employers, with the units on them."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import base

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Invoices to employers, with the units on them."""
    op.create_table(
        "invoice",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("creditor", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("employer", base.BigId, nullable=False),
        sa.Column("credits", base.BigId, nullable=True),
        sa.Column("net", sa.Integer(), nullable=False),
        sa.Column("vat", sa.Integer(), nullable=False),
        sa.Column("percentage", base.Exact(), nullable=True),
        sa.Column("parties", base.SealedFacts(), nullable=False),
        sa.Column("issued_at", base.Instant(), nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_invoice_number")),
        sa.ForeignKeyConstraint(["employer"], ["employer.id"], name=op.f("fk_invoice_employer")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_invoice_municipality")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoice")),
        sa.UniqueConstraint("creditor", "number", name=op.f("uq_invoice_creditor_number")),
    )
    with op.batch_alter_table("invoice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invoice_employer"), ["employer"], unique=False)
        batch_op.create_index(batch_op.f("ix_invoice_municipality"), ["municipality"], unique=False)

    op.create_table(
        "invoice_line",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("invoice", base.BigId, nullable=False),
        sa.Column("placement", base.BigId, nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("is_reversal", sa.Boolean(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("tariff", base.Exact(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column("days", base.Facts(), nullable=False),
        sa.ForeignKeyConstraint(["invoice"], ["invoice.id"], name=op.f("fk_invoice_line_invoice")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_invoice_line_municipality")),
        sa.ForeignKeyConstraint(["placement"], ["placement.id"], name=op.f("fk_invoice_line_placement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoice_line")),
        sa.UniqueConstraint("invoice", "placement", "since", name=op.f("uq_invoice_line_invoice_placement_since")),
    )
    with op.batch_alter_table("invoice_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invoice_line_municipality"), ["municipality"], unique=False)
        batch_op.create_index(batch_op.f("ix_invoice_line_placement"), ["placement"], unique=False)


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
