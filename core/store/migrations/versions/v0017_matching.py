"""What work candidates want, what a job is, areas, who was picked, and instruments before Flextensie."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import base

revision = "0017"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What work candidates want, what a job is, areas, who was picked, and instruments before Flextensie."""
    op.add_column("job", sa.Column("kind", sa.String(length=16), server_default="", nullable=False))
    op.add_column("job", sa.Column("helps_with", sa.String(length=80), server_default="", nullable=False))
    op.add_column("candidate", sa.Column("area", sa.String(length=4), nullable=True))
    op.create_table(
        "wanted_work",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("candidate", base.BigId, nullable=False),
        sa.Column("kinds", sa.String(length=160), server_default="", nullable=False),
        sa.Column("days", sa.String(length=16), server_default="", nullable=False),
        sa.Column("farthest", sa.Integer(), nullable=True),
        sa.Column("goals", sa.String(length=80), server_default="", nullable=False),
        sa.Column("asking", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("at", base.Instant(), nullable=False),
        sa.CheckConstraint("farthest IS NULL OR farthest >= 0", name=op.f("ck_wanted_work_farthest")),
        sa.ForeignKeyConstraint(["candidate"], ["person.id"], name=op.f("fk_wanted_work_candidate")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_wanted_work_municipality")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wanted_work")),
        sa.UniqueConstraint("candidate", name=op.f("uq_wanted_work_candidate")),
    )
    op.create_table(
        "job_search",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("job", base.BigId, nullable=False),
        sa.Column("by", base.BigId, nullable=False),
        sa.Column("page", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("showing", sa.String(length=8), server_default="list", nullable=False),
        sa.CheckConstraint("showing IN ('list', 'kind', 'goals')", name=op.f("ck_job_search_showing")),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_job_search_by")),
        sa.ForeignKeyConstraint(["job"], ["job.id"], name=op.f("fk_job_search_job")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_job_search_municipality")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job_search")),
        sa.UniqueConstraint("job", "by", name=op.f("uq_job_search_job_by")),
    )
    op.create_table(
        "job_pick",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("search", base.BigId, nullable=False),
        sa.Column("candidate", base.BigId, nullable=False),
        sa.ForeignKeyConstraint(["candidate"], ["person.id"], name=op.f("fk_job_pick_candidate")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_job_pick_municipality")),
        sa.ForeignKeyConstraint(["search"], ["job_search.id"], name=op.f("fk_job_pick_search")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job_pick")),
        sa.UniqueConstraint("search", "candidate", name=op.f("uq_job_pick_search_candidate")),
    )
    op.create_table(
        "area",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("code", sa.String(length=4), nullable=False),
        sa.Column("east", sa.Integer(), nullable=False),
        sa.Column("north", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_area_municipality")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area")),
        sa.UniqueConstraint("municipality", "code", name=op.f("uq_area_municipality_code")),
    )
    op.create_table(
        "instrument_before",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("candidate", base.BigId, nullable=False),
        sa.Column("employer", base.BigId, nullable=False),
        sa.Column("instrument", sa.String(length=32), nullable=False),
        sa.Column("work", sa.String(length=16), server_default="", nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("by", base.BigId, nullable=False),
        sa.Column("at", base.Instant(), nullable=False),
        sa.CheckConstraint(
            "instrument IN ('trial_placement', 'work_experience_place', 'participation_place')",
            name=op.f("ck_instrument_before_instrument"),
        ),
        sa.CheckConstraint("last_day >= first_day", name=op.f("ck_instrument_before_days")),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_instrument_before_by")),
        sa.ForeignKeyConstraint(["candidate"], ["person.id"], name=op.f("fk_instrument_before_candidate")),
        sa.ForeignKeyConstraint(["employer"], ["employer.id"], name=op.f("fk_instrument_before_employer")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_instrument_before_municipality")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instrument_before")),
        sa.UniqueConstraint(
            "candidate",
            "employer",
            "instrument",
            "first_day",
            name=op.f("uq_instrument_before_candidate_employer_instrument_first_day"),
        ),
    )
    indexes = (
        ("wanted_work", "municipality"),
        ("job_search", "municipality"),
        ("job_pick", "municipality"),
        ("job_pick", "search"),
        ("area", "municipality"),
        ("instrument_before", "municipality"),
        ("instrument_before", "candidate"),
        ("instrument_before", "employer"),
    )
    for table, column in indexes:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
