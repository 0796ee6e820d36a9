"""Account managers: who speaks to employers and sees no candidate's money."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import base

revision = "0028"
down_revision = "0026"
branch_labels = None
depends_on = None

ROLES = "role IN ('candidate', 'employer', 'consultant', 'lead', 'account_manager', 'administrator')"


def upgrade() -> None:
    """Account managers: who speaks to employers and sees no candidate's money."""
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_person_role"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_person_role"), ROLES)
    with op.batch_alter_table("employer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("account_manager", base.BigId, nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_employer_account_manager"), "person", ["account_manager"], ["id"])


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
