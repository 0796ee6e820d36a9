"""Employers that a municipality does no business with."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import base

revision = "0024"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Employers that a municipality does no business with."""
    op.create_table(
        "refused_employer",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("employer", base.BigId, nullable=False),
        sa.Column("reason", base.Sealed(), nullable=False),
        sa.Column("by", base.BigId, nullable=False),
        sa.Column("at", base.Instant(), nullable=False),
        sa.Column("lifted_by", base.BigId, nullable=True),
        sa.Column("lifted_at", base.Instant(), nullable=True),
        sa.CheckConstraint("(lifted_at IS NULL) = (lifted_by IS NULL)", name=op.f("ck_refused_employer_lifted")),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_refused_employer_by")),
        sa.ForeignKeyConstraint(["employer"], ["employer.id"], name=op.f("fk_refused_employer_employer")),
        sa.ForeignKeyConstraint(["lifted_by"], ["person.id"], name=op.f("fk_refused_employer_lifted_by")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_refused_employer_municipality")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refused_employer")),
    )
    op.create_index(op.f("ix_refused_employer_municipality"), "refused_employer", ["municipality"], unique=False)
    stands = sa.text("lifted_at IS NULL")
    op.create_index(
        "uq_refused_employer_stands", "refused_employer", ["employer"], unique=True, sqlite_where=stands, postgresql_where=stands
    )


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
