"""Sites of employers, who looks after which, and agreements with employers."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import base

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Sites of employers, who looks after which, and agreements with employers."""
    op.create_table(
        "site",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("employer", base.BigId, nullable=False),
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["employer"], ["employer.id"], name=op.f("fk_site_employer")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_site_municipality")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site")),
        sa.UniqueConstraint("employer", "name", name=op.f("uq_site_employer_name")),
        sa.UniqueConstraint("municipality", "ref", name=op.f("uq_site_municipality_ref")),
    )
    with op.batch_alter_table("site", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_site_employer"), ["employer"], unique=False)
        batch_op.create_index(batch_op.f("ix_site_municipality"), ["municipality"], unique=False)

    op.create_table(
        "site_member",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("person", base.BigId, nullable=False),
        sa.Column("site", base.BigId, nullable=False),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_site_member_municipality")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_site_member_person")),
        sa.ForeignKeyConstraint(["site"], ["site.id"], name=op.f("fk_site_member_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_member")),
        sa.UniqueConstraint("person", "site", name=op.f("uq_site_member_person_site")),
    )
    with op.batch_alter_table("site_member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_site_member_municipality"), ["municipality"], unique=False)
        batch_op.create_index(batch_op.f("ix_site_member_person"), ["person"], unique=False)
        batch_op.create_index(batch_op.f("ix_site_member_site"), ["site"], unique=False)

    op.create_table(
        "agreement",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("employer", base.BigId, nullable=False),
        sa.Column("terms", sa.String(length=16), nullable=False),
        sa.Column("by", base.BigId, nullable=False),
        sa.Column("name", base.Sealed(), nullable=False),
        sa.Column("accepted_at", base.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_agreement_by")),
        sa.ForeignKeyConstraint(["employer"], ["employer.id"], name=op.f("fk_agreement_employer")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_agreement_municipality")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        sa.UniqueConstraint("employer", "terms", name=op.f("uq_agreement_employer_terms")),
    )
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agreement_municipality"), ["municipality"], unique=False)

    with op.batch_alter_table("employer_member", schema=None) as batch_op:
        batch_op.add_column(sa.Column("duty", sa.String(length=16), server_default="contact", nullable=False))
        batch_op.add_column(sa.Column("invited_by", base.BigId, nullable=True))
        batch_op.add_column(sa.Column("until", base.Instant(), nullable=True))
        batch_op.create_check_constraint(
            batch_op.f("ck_employer_member_duty"), "duty IN ('contact', 'supervisor', 'administrator')"
        )
        batch_op.create_foreign_key(batch_op.f("fk_employer_member_invited_by"), "person", ["invited_by"], ["id"])
    for table in ("job", "job_report"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("site", base.BigId, nullable=True))
            batch_op.create_foreign_key(batch_op.f(f"fk_{table}_site"), "site", ["site"], ["id"])
            batch_op.create_index(batch_op.f(f"ix_{table}_site"), ["site"], unique=False)


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
