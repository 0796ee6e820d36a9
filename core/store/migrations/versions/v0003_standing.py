"""Chosen payment moments and cap warnings, concerns, reasons for a no, and what people want for their own data."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import base

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Chosen payment moments and cap warnings, concerns, reasons for a no, and what people want for their own data."""
    op.create_table(
        "cap_warning",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("candidate", base.BigId, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("at", base.Instant(), nullable=False),
        sa.CheckConstraint("level IN (75, 90, 100)", name=op.f("ck_cap_warning_level")),
        sa.ForeignKeyConstraint(["candidate"], ["person.id"], name=op.f("fk_cap_warning_candidate")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_cap_warning_municipality")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cap_warning")),
        sa.UniqueConstraint("candidate", "year", "level", name=op.f("uq_cap_warning_candidate_year_level")),
    )
    with op.batch_alter_table("cap_warning", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cap_warning_municipality"), ["municipality"], unique=False)

    op.create_table(
        "concern",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("candidate", base.BigId, nullable=False),
        sa.Column("receiver", base.BigId, nullable=False),
        sa.Column("receipt", sa.String(length=16), nullable=False),
        sa.Column("to_reporting_point", sa.Boolean(), nullable=False),
        sa.Column("passed_on", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("made_at", base.Instant(), nullable=False),
        sa.Column("due_at", base.Instant(), nullable=True),
        sa.Column("seen_at", base.Instant(), nullable=True),
        sa.Column("answered_at", base.Instant(), nullable=True),
        sa.Column("closed_at", base.Instant(), nullable=True),
        sa.CheckConstraint("candidate <> receiver", name=op.f("ck_concern_two_people")),
        sa.ForeignKeyConstraint(["candidate"], ["person.id"], name=op.f("fk_concern_candidate")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_concern_municipality")),
        sa.ForeignKeyConstraint(["receiver"], ["person.id"], name=op.f("fk_concern_receiver")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern")),
        sa.UniqueConstraint("receipt", name=op.f("uq_concern_receipt")),
    )
    with op.batch_alter_table("concern", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_concern_candidate"), ["candidate"], unique=False)
        batch_op.create_index(batch_op.f("ix_concern_municipality"), ["municipality"], unique=False)
        batch_op.create_index(
            "ix_concern_receiver",
            ["receiver"],
            unique=False,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )

    op.create_table(
        "erasure_request",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("person", base.BigId, nullable=False),
        sa.Column("asked_at", base.Instant(), nullable=False),
        sa.Column("settled_at", base.Instant(), nullable=True),
        sa.Column("settled_by", base.BigId, nullable=True),
        sa.CheckConstraint("(settled_at IS NULL) = (settled_by IS NULL)", name=op.f("ck_erasure_request_settled")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_erasure_request_municipality")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_erasure_request_person")),
        sa.ForeignKeyConstraint(["settled_by"], ["person.id"], name=op.f("fk_erasure_request_settled_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure_request")),
    )
    with op.batch_alter_table("erasure_request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_erasure_request_municipality"), ["municipality"], unique=False)
        batch_op.create_index(
            "uq_erasure_request_open",
            ["person"],
            unique=True,
            sqlite_where=sa.text("settled_at IS NULL"),
            postgresql_where=sa.text("settled_at IS NULL"),
        )

    op.create_table(
        "opt_out",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("person", base.BigId, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("at", base.Instant(), nullable=False),
        sa.CheckConstraint("kind IN ('reminders', 'digests', 'news')", name=op.f("ck_opt_out_kind")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_opt_out_municipality")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_opt_out_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opt_out")),
        sa.UniqueConstraint("person", "kind", name=op.f("uq_opt_out_person_kind")),
    )
    with op.batch_alter_table("opt_out", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_opt_out_municipality"), ["municipality"], unique=False)

    op.create_table(
        "payment_moment",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("candidate", base.BigId, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("proposed_by", base.BigId, nullable=False),
        sa.Column("proposed_at", base.Instant(), nullable=False),
        sa.Column("agreed_by", base.BigId, nullable=True),
        sa.Column("agreed_at", base.Instant(), nullable=True),
        sa.CheckConstraint("state <> 'agreed' OR agreed_by IS NOT NULL", name=op.f("ck_payment_moment_agreed_by_somebody")),
        sa.CheckConstraint("state IN ('proposed', 'agreed', 'replaced', 'taken_back')", name=op.f("ck_payment_moment_state")),
        sa.CheckConstraint("(agreed_by IS NULL) = (agreed_at IS NULL)", name=op.f("ck_payment_moment_agreed")),
        sa.CheckConstraint("agreed_by <> proposed_by", name=op.f("ck_payment_moment_two_people")),
        sa.CheckConstraint("number IN (1, 2)", name=op.f("ck_payment_moment_two_moments")),
        sa.ForeignKeyConstraint(["agreed_by"], ["person.id"], name=op.f("fk_payment_moment_agreed_by")),
        sa.ForeignKeyConstraint(["candidate"], ["person.id"], name=op.f("fk_payment_moment_candidate")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_payment_moment_municipality")),
        sa.ForeignKeyConstraint(["proposed_by"], ["person.id"], name=op.f("fk_payment_moment_proposed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_moment")),
    )
    with op.batch_alter_table("payment_moment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_payment_moment_candidate"), ["candidate"], unique=False)
        batch_op.create_index(batch_op.f("ix_payment_moment_municipality"), ["municipality"], unique=False)
        batch_op.create_index(
            "uq_payment_moment_chosen",
            ["candidate", "year", "number"],
            unique=True,
            sqlite_where=sa.text("state IN ('proposed', 'agreed')"),
            postgresql_where=sa.text("state IN ('proposed', 'agreed')"),
        )
        batch_op.create_index(
            "uq_payment_moment_day",
            ["candidate", "day"],
            unique=True,
            sqlite_where=sa.text("state IN ('proposed', 'agreed')"),
            postgresql_where=sa.text("state IN ('proposed', 'agreed')"),
        )
        batch_op.create_index(
            "uq_payment_moment_proposed",
            ["candidate"],
            unique=True,
            sqlite_where=sa.text("state = 'proposed'"),
            postgresql_where=sa.text("state = 'proposed'"),
        )

    op.create_table(
        "concern_message",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("concern", base.BigId, nullable=False),
        sa.Column("author", base.BigId, nullable=False),
        sa.Column("text", base.Sealed(), nullable=False),
        sa.Column("at", base.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["author"], ["person.id"], name=op.f("fk_concern_message_author")),
        sa.ForeignKeyConstraint(["concern"], ["concern.id"], name=op.f("fk_concern_message_concern")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_concern_message_municipality")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern_message")),
    )
    with op.batch_alter_table("concern_message", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_concern_message_concern"), ["concern"], unique=False)
        batch_op.create_index(batch_op.f("ix_concern_message_municipality"), ["municipality"], unique=False)

    op.create_table(
        "offer_reason",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("offer", base.BigId, nullable=False),
        sa.Column("text", base.Sealed(), nullable=False),
        sa.Column("at", base.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_offer_reason_municipality")),
        sa.ForeignKeyConstraint(["offer"], ["offer.id"], name=op.f("fk_offer_reason_offer")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer_reason")),
        sa.UniqueConstraint("offer", name=op.f("uq_offer_reason_offer")),
    )
    with op.batch_alter_table("offer_reason", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_offer_reason_municipality"), ["municipality"], unique=False)

    with op.batch_alter_table("consultant", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reporting_point", sa.Boolean(), server_default=sa.text("false"), nullable=False))


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
