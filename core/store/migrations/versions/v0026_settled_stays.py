"""A half year that was issued is never changed, and nothing that was issued is removed as long as the law keeps the books.

AWR art. 52 lid 4: seven years. Lines go after that, with the placement that they are about; half years and invoices stay.
"""

from alembic import op

revision = "0026"
down_revision = "0033"
branch_labels = None
depends_on = None

HEADS = ("settlement", "invoice")
LINES = ("settled_unit", "invoice_line")
BOOKS_BY_LAW = 7
"""Calendar years after that of the work."""


def upgrade() -> None:
    """Triggers for the database at hand."""
    for statement in _sqlite() if op.get_bind().dialect.name == "sqlite" else _postgresql():
        op.execute(statement)


def _sqlite() -> list[str]:
    refuse = "BEGIN SELECT RAISE(ABORT, 'issued'); END"
    young = f"OLD.since >= date('now', 'start of year', '-{BOOKS_BY_LAW} years')"
    return [
        *(f"CREATE TRIGGER {table}_stays BEFORE UPDATE ON {table} {refuse}" for table in ("settlement", "settled_unit")),
        *(f"CREATE TRIGGER {table}_is_kept BEFORE DELETE ON {table} {refuse}" for table in HEADS),
        *(f"CREATE TRIGGER {table}_is_kept BEFORE DELETE ON {table} WHEN {young} {refuse}" for table in LINES),
    ]


def _postgresql() -> list[str]:
    refuse = "EXECUTE FUNCTION issued_stays()"
    row, young = "FOR EACH ROW", f"OLD.since >= (date_trunc('year', now()) - interval '{BOOKS_BY_LAW} years')::date"
    return [
        *(f"CREATE TRIGGER {table}_stays BEFORE UPDATE ON {table} {row} {refuse}" for table in ("settlement", "settled_unit")),
        *(f"CREATE TRIGGER {table}_is_kept BEFORE DELETE ON {table} {row} {refuse}" for table in HEADS),
        *(f"CREATE TRIGGER {table}_is_kept BEFORE DELETE ON {table} {row} WHEN ({young}) {refuse}" for table in LINES),
        *(f"CREATE TRIGGER {table}_keeps_all BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {refuse}" for table in HEADS + LINES),
    ]


def downgrade() -> None:
    """What was issued stays so."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
