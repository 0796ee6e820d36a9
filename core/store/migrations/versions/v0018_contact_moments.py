"""Contact moments with who works and with who gives the work."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import base

revision = "0018"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Contact moments with who works and with who gives the work."""
    op.create_table(
        "contact_moment",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("placement", base.BigId, nullable=False),
        sa.Column("with_employer", sa.Boolean(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("held_at", base.Instant(), nullable=True),
        sa.Column("by", base.BigId, nullable=True),
        sa.Column("going", sa.String(length=8), nullable=True),
        sa.Column("ready", sa.String(length=8), nullable=True),
        sa.CheckConstraint("going IN ('well', 'so_so', 'badly')", name=op.f("ck_contact_moment_going")),
        sa.CheckConstraint("ready IN ('yes', 'not_yet', 'unknown')", name=op.f("ck_contact_moment_ready")),
        sa.CheckConstraint(
            "(held_at IS NULL) = (going IS NULL) AND (held_at IS NULL) = (ready IS NULL)",
            name=op.f("ck_contact_moment_held"),
        ),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_contact_moment_by")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_contact_moment_municipality")),
        sa.ForeignKeyConstraint(["placement"], ["placement.id"], name=op.f("fk_contact_moment_placement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_moment")),
        sa.UniqueConstraint(
            "placement", "with_employer", "number", name=op.f("uq_contact_moment_placement_with_employer_number")
        ),
    )
    with op.batch_alter_table("contact_moment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contact_moment_municipality"), ["municipality"], unique=False)


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
