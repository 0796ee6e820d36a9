"""How many things wait for somebody of the municipality, as their menu shows it."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The number that the menu shows."""
    with op.batch_alter_table("consultant", schema=None) as batch_op:
        batch_op.add_column(sa.Column("waiting", sa.Integer(), server_default=sa.text("0"), nullable=False))


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
