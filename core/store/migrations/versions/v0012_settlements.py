"""Half years as they were settled, with their units."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import base

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Half years as they were settled, with their units."""
    op.create_table(
        "settlement",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("half", sa.String(length=6), nullable=False),
        sa.Column("written_off", sa.Integer(), nullable=False),
        sa.Column("issued_by", base.BigId, nullable=True),
        sa.Column("issued_at", base.Instant(), nullable=False),
        sa.CheckConstraint("written_off >= 0", name=op.f("ck_settlement_written_off")),
        sa.ForeignKeyConstraint(["issued_by"], ["person.id"], name=op.f("fk_settlement_issued_by")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_settlement_municipality")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settlement")),
        sa.UniqueConstraint("municipality", "half", name=op.f("uq_settlement_municipality_half")),
    )
    with op.batch_alter_table("settlement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_settlement_municipality"), ["municipality"], unique=False)

    op.create_table(
        "settled_unit",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("settlement", base.BigId, nullable=False),
        sa.Column("placement", base.BigId, nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("is_reversal", sa.Boolean(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("turnover", sa.Integer(), nullable=False),
        sa.Column("premium", sa.Integer(), nullable=False),
        sa.Column("travel", sa.Integer(), nullable=False),
        sa.Column("other_costs", sa.Integer(), nullable=False),
        sa.Column("administration", sa.Integer(), nullable=False),
        sa.Column("remainder", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "turnover = premium + travel + other_costs + administration + remainder", name=op.f("ck_settled_unit_split")
        ),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_settled_unit_municipality")),
        sa.ForeignKeyConstraint(["placement"], ["placement.id"], name=op.f("fk_settled_unit_placement")),
        sa.ForeignKeyConstraint(["settlement"], ["settlement.id"], name=op.f("fk_settled_unit_settlement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settled_unit")),
        sa.UniqueConstraint(
            "settlement", "placement", "since", "is_reversal", name=op.f("uq_settled_unit_settlement_placement_since_is_reversal")
        ),
    )
    with op.batch_alter_table("settled_unit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_settled_unit_municipality"), ["municipality"], unique=False)
        batch_op.create_index(batch_op.f("ix_settled_unit_placement"), ["placement"], unique=False)


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
