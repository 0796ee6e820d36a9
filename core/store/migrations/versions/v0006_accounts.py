"""PINs, changes of accounts that two people make, and when somebody was last seen in a chat."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import base

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """PINs, changes of accounts that two people make, and when somebody was last seen in a chat."""
    op.create_table(
        "pin",
        sa.Column("person", base.BigId, autoincrement=False, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("hash", base.Sealed(), nullable=False),
        sa.Column("chosen_at", base.Instant(), nullable=False),
        sa.Column("proven_at", base.Instant(), nullable=True),
        sa.Column("wrong", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("locked_until", base.Instant(), nullable=True),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_pin_municipality")),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_pin")),
    )
    with op.batch_alter_table("pin", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pin_municipality"), ["municipality"], unique=False)

    op.create_table(
        "account_change",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("person", base.BigId, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("new_role", sa.String(length=16), nullable=True),
        sa.Column("proposed_by", base.BigId, nullable=False),
        sa.Column("proposed_at", base.Instant(), nullable=False),
        sa.Column("decided_by", base.BigId, nullable=True),
        sa.Column("decided_at", base.Instant(), nullable=True),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        sa.CheckConstraint("kind IN ('pin', 'link', 'role')", name=op.f("ck_account_change_kind")),
        sa.CheckConstraint("decided_by IS NULL OR decided_by <> proposed_by", name=op.f("ck_account_change_two_people")),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_account_change_decided_by")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_account_change_municipality")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_account_change_person")),
        sa.ForeignKeyConstraint(["proposed_by"], ["person.id"], name=op.f("fk_account_change_proposed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_change")),
    )
    with op.batch_alter_table("account_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_change_municipality"), ["municipality"], unique=False)
        batch_op.create_index(batch_op.f("ix_account_change_person"), ["person"], unique=False)
        batch_op.create_index(
            "uq_account_change_open",
            ["person", "kind"],
            unique=True,
            sqlite_where=sa.text("decided_at IS NULL"),
            postgresql_where=sa.text("decided_at IS NULL"),
        )

    with op.batch_alter_table("address", schema=None) as batch_op:
        batch_op.add_column(sa.Column("seen_at", base.Instant(), nullable=True))
        batch_op.add_column(sa.Column("silent_seconds", sa.Integer(), server_default=sa.text("0"), nullable=False))


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
