"""When a question was seen by whoever has it."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import base

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """When a question was seen by whoever has it."""
    with op.batch_alter_table("question_wait", schema=None) as batch_op:
        batch_op.add_column(sa.Column("seen_at", base.Instant(), nullable=True))


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
