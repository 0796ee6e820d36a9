"""The trail and its seal only grow: the databases themselves refuse to change or remove a row. Erasure may empty a change with its salt."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEPT = ("id", "municipality", "at", "actor", "deed", "thing", "thing_id", "detail", "commitment")
"""What stays of a row of the trail, whatever is erased."""


def upgrade() -> None:
    """Triggers for the database at hand."""
    statements = _sqlite() if op.get_bind().dialect.name == "sqlite" else _postgresql()
    for statement in statements:
        op.execute(statement)


def _sqlite() -> list[str]:
    kept = " AND ".join(f'NEW."{name}" IS OLD."{name}"' for name in KEPT)
    erased = f"{kept} AND NEW.change IS NULL AND NEW.salt IS NULL"
    refuse = "BEGIN SELECT RAISE(ABORT, 'append only'); END"
    return [
        f"CREATE TRIGGER trail_keeps_changes BEFORE UPDATE ON trail WHEN NOT ({erased}) {refuse}",
        f"CREATE TRIGGER trail_keeps_rows BEFORE DELETE ON trail {refuse}",
        f"CREATE TRIGGER seal_keeps_changes BEFORE UPDATE ON seal {refuse}",
        f"CREATE TRIGGER seal_keeps_rows BEFORE DELETE ON seal {refuse}",
    ]


def _postgresql() -> list[str]:
    kept = " AND ".join(f'NEW."{name}" IS NOT DISTINCT FROM OLD."{name}"' for name in KEPT)
    erased = f"{kept} AND NEW.change IS NULL AND NEW.salt IS NULL"
    refuse = "EXECUTE FUNCTION append_only()"
    return [
        "CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'append only'; END $$",
        f"CREATE TRIGGER trail_keeps_changes BEFORE UPDATE ON trail FOR EACH ROW WHEN (NOT ({erased})) {refuse}",
        f"CREATE TRIGGER trail_keeps_rows BEFORE DELETE ON trail FOR EACH ROW {refuse}",
        f"CREATE TRIGGER trail_keeps_all BEFORE TRUNCATE ON trail FOR EACH STATEMENT {refuse}",
        f"CREATE TRIGGER seal_keeps_changes BEFORE UPDATE ON seal FOR EACH ROW {refuse}",
        f"CREATE TRIGGER seal_keeps_rows BEFORE DELETE ON seal FOR EACH ROW {refuse}",
        f"CREATE TRIGGER seal_keeps_all BEFORE TRUNCATE ON seal FOR EACH STATEMENT {refuse}",
    ]


def downgrade() -> None:
    """What was append-only stays so."""
    raise RuntimeError("the trail stays append-only: restore a backup")
