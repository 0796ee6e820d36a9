"""What employers ask for toward the end of work, changes that candidates are asked about, hours that grow, how work ended; and the day on
which a level of the yearly cap is reached."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import base

revision = "0016"
down_revision = "0019"
branch_labels = None
depends_on = None

OPEN = sa.text("state = 'open'")


def upgrade() -> None:
    """What is asked, agreed and recorded about the end of work."""
    op.create_table(
        "work_ask",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("placement", base.BigId, nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("reason", base.Sealed(), nullable=False),
        sa.Column("by", base.BigId, nullable=False),
        sa.Column("made_at", base.Instant(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("ended_by", base.BigId, nullable=True),
        sa.Column("ended_at", base.Instant(), nullable=True),
        sa.CheckConstraint("kind IN ('extend', 'hire', 'let_end', 'let_go')", name=op.f("ck_work_ask_kind")),
        sa.CheckConstraint("state IN ('open', 'granted', 'declined', 'withdrawn')", name=op.f("ck_work_ask_state")),
        sa.CheckConstraint("(state = 'open') = (ended_at IS NULL)", name=op.f("ck_work_ask_ended")),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_work_ask_by")),
        sa.ForeignKeyConstraint(["ended_by"], ["person.id"], name=op.f("fk_work_ask_ended_by")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_work_ask_municipality")),
        sa.ForeignKeyConstraint(["placement"], ["placement.id"], name=op.f("fk_work_ask_placement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_ask")),
    )
    with op.batch_alter_table("work_ask", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_work_ask_municipality"), ["municipality"], unique=False)
        batch_op.create_index(batch_op.f("ix_work_ask_placement"), ["placement"], unique=False)
        batch_op.create_index("uq_work_ask_open", ["placement"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN)

    op.create_table(
        "work_change",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("placement", base.BigId, nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("steps", base.Facts(), nullable=True),
        sa.Column("by", base.BigId, nullable=False),
        sa.Column("made_at", base.Instant(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("ended_at", base.Instant(), nullable=True),
        sa.CheckConstraint("kind IN ('extend', 'hours')", name=op.f("ck_work_change_kind")),
        sa.CheckConstraint("(kind = 'extend') = (last_day IS NOT NULL)", name=op.f("ck_work_change_last_day")),
        sa.CheckConstraint("(kind = 'hours') = (steps IS NOT NULL)", name=op.f("ck_work_change_steps")),
        sa.CheckConstraint("state IN ('open', 'agreed', 'declined', 'withdrawn')", name=op.f("ck_work_change_state")),
        sa.CheckConstraint("(state = 'open') = (ended_at IS NULL)", name=op.f("ck_work_change_ended")),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_work_change_by")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_work_change_municipality")),
        sa.ForeignKeyConstraint(["placement"], ["placement.id"], name=op.f("fk_work_change_placement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_change")),
    )
    with op.batch_alter_table("work_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_work_change_municipality"), ["municipality"], unique=False)
        batch_op.create_index(batch_op.f("ix_work_change_placement"), ["placement"], unique=False)
        batch_op.create_index("uq_work_change_open", ["placement", "kind"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN)

    op.create_table(
        "hours_step",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("placement", base.BigId, nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_hours_step_minutes")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_hours_step_municipality")),
        sa.ForeignKeyConstraint(["placement"], ["placement.id"], name=op.f("fk_hours_step_placement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hours_step")),
        sa.UniqueConstraint("placement", "since", name=op.f("uq_hours_step_placement_since")),
    )
    with op.batch_alter_table("hours_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hours_step_municipality"), ["municipality"], unique=False)

    op.create_table(
        "ending",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("placement", base.BigId, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=False),
        sa.Column("outflow", sa.String(length=12), nullable=True),
        sa.Column("contract", sa.Boolean(), nullable=True),
        sa.Column("by", base.BigId, nullable=False),
        sa.Column("at", base.Instant(), nullable=False),
        sa.CheckConstraint(
            "reason IN ('work_here', 'work_elsewhere', 'school', 'term', 'candidate', 'employer', 'other')",
            name=op.f("ck_ending_reason"),
        ),
        sa.CheckConstraint("outflow IN ('full_time', 'part_time', 'school')", name=op.f("ck_ending_outflow")),
        sa.CheckConstraint(
            "(contract IS NULL) = (reason NOT IN ('work_here', 'work_elsewhere'))", name=op.f("ck_ending_contract")
        ),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_ending_by")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_ending_municipality")),
        sa.ForeignKeyConstraint(["placement"], ["placement.id"], name=op.f("fk_ending_placement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ending")),
        sa.UniqueConstraint("placement", "version", name=op.f("uq_ending_placement_version")),
    )
    with op.batch_alter_table("ending", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ending_municipality"), ["municipality"], unique=False)

    with op.batch_alter_table("cap_warning", schema=None) as batch_op:
        batch_op.add_column(sa.Column("day", sa.Date(), nullable=True))


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
