"""What was set aside is counted without reading all that was not."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0027"
branch_labels = None
depends_on = None

SET_ASIDE = sa.text("outcome = 'set_aside'")


def upgrade() -> None:
    """One small index for each of the two that only grow."""
    for table in ("inbox", "outbox"):
        op.create_index(f"ix_{table}_set_aside", table, ["id"], sqlite_where=SET_ASIDE, postgresql_where=SET_ASIDE)


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
