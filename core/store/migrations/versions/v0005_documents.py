"""Issued documents, taking part with its checklist, first calls, and what an employer says at the end."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import base

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Issued documents, taking part with its checklist, first calls, and what an employer says at the end."""
    op.create_table(
        "document",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("sort", sa.String(length=32), nullable=False),
        sa.Column("person", base.BigId, nullable=False),
        sa.Column("thing", sa.String(length=24), nullable=False),
        sa.Column("thing_id", base.BigId, nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("facts", base.SealedFacts(), nullable=False),
        sa.Column("made_at", base.Instant(), nullable=False),
        sa.Column("content", base.SealedFile(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.CheckConstraint("(content IS NULL) = (sha256 IS NULL)", name=op.f("ck_document_printed")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_document_municipality")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_document_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("code", name=op.f("uq_document_code")),
        sa.UniqueConstraint("sort", "thing", "thing_id", "version", name=op.f("uq_document_sort_thing_thing_id_version")),
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_document_municipality"), ["municipality"], unique=False)
        batch_op.create_index(batch_op.f("ix_document_person"), ["person"], unique=False)

    op.create_table(
        "first_call",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("candidate", base.BigId, nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=False),
        sa.Column("made_at", base.Instant(), nullable=False),
        sa.Column("called_at", base.Instant(), nullable=True),
        sa.Column("called_by", base.BigId, nullable=True),
        sa.CheckConstraint("(called_at IS NULL) = (called_by IS NULL)", name=op.f("ck_first_call_called")),
        sa.ForeignKeyConstraint(["called_by"], ["person.id"], name=op.f("fk_first_call_called_by")),
        sa.ForeignKeyConstraint(["candidate"], ["person.id"], name=op.f("fk_first_call_candidate")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_first_call_municipality")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_first_call")),
        sa.UniqueConstraint("candidate", "reason", name=op.f("uq_first_call_candidate_reason")),
    )
    with op.batch_alter_table("first_call", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_first_call_municipality"), ["municipality"], unique=False)
        batch_op.create_index(
            "ix_first_call_waits",
            ["candidate"],
            unique=False,
            sqlite_where=sa.text("called_at IS NULL"),
            postgresql_where=sa.text("called_at IS NULL"),
        )

    op.create_table(
        "participation",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("candidate", base.BigId, nullable=False),
        sa.Column("begun_at", base.Instant(), nullable=False),
        sa.Column("confirmed_at", base.Instant(), nullable=True),
        sa.Column("on_paper", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("signed_by", base.BigId, nullable=True),
        sa.Column("signed_at", base.Instant(), nullable=True),
        sa.CheckConstraint("(signed_at IS NULL) = (signed_by IS NULL)", name=op.f("ck_participation_signed")),
        sa.CheckConstraint("signed_at IS NULL OR confirmed_at IS NOT NULL", name=op.f("ck_participation_order")),
        sa.ForeignKeyConstraint(["candidate"], ["person.id"], name=op.f("fk_participation_candidate")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_participation_municipality")),
        sa.ForeignKeyConstraint(["signed_by"], ["person.id"], name=op.f("fk_participation_signed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participation")),
        sa.UniqueConstraint("candidate", name=op.f("uq_participation_candidate")),
    )
    with op.batch_alter_table("participation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_participation_municipality"), ["municipality"], unique=False)

    op.create_table(
        "checklist_point",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("participation", base.BigId, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("point", sa.String(length=32), nullable=False),
        sa.Column("understood_at", base.Instant(), nullable=True),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_checklist_point_municipality")),
        sa.ForeignKeyConstraint(["participation"], ["participation.id"], name=op.f("fk_checklist_point_participation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklist_point")),
        sa.UniqueConstraint("participation", "point", name=op.f("uq_checklist_point_participation_point")),
    )
    with op.batch_alter_table("checklist_point", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_checklist_point_municipality"), ["municipality"], unique=False)

    op.create_table(
        "recommendation",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("placement", base.BigId, nullable=False),
        sa.Column("by", base.BigId, nullable=True),
        sa.Column("words", base.Sealed(), nullable=False),
        sa.Column("at", base.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_recommendation_by")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_recommendation_municipality")),
        sa.ForeignKeyConstraint(["placement"], ["placement.id"], name=op.f("fk_recommendation_placement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendation")),
        sa.UniqueConstraint("placement", name=op.f("uq_recommendation_placement")),
    )
    with op.batch_alter_table("recommendation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recommendation_municipality"), ["municipality"], unique=False)


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
