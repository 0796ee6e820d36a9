"""Until when each message of the last second counts against the limit of the channel, for all processes together."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import base

revision = "0034"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Beside the moment of the next slot."""
    with op.batch_alter_table("send_slot", schema=None) as batch_op:
        batch_op.add_column(sa.Column("counting", base.Facts(), server_default=sa.text("'{}'"), nullable=False))


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
