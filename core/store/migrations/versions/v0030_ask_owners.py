"""An employer's ask passes on to a stand-in and to who leads when nobody answers it."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import base

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """An employer's ask has an owner once it was passed on, and a time at which it passes on."""
    with op.batch_alter_table("work_ask", schema=None) as batch_op:
        batch_op.add_column(sa.Column("owner", base.BigId, nullable=True))
        batch_op.add_column(sa.Column("level", sa.Integer(), server_default=sa.text("0"), nullable=False))
        batch_op.add_column(sa.Column("due_at", base.Instant(), nullable=True))
        batch_op.create_foreign_key(op.f("fk_work_ask_owner"), "person", ["owner"], ["id"])
        batch_op.create_index(batch_op.f("ix_work_ask_owner"), ["owner"], unique=False)


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
