"""Whether an employer is a temp agency."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Whether an employer is a temp agency; of those that are known already nobody said."""
    op.add_column("employer", sa.Column("agency", sa.Boolean(), nullable=True))


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
