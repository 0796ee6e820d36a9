"""Documents in a language, also about nobody, that say which one they replace; what was issued is never changed."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import base

revision = "0015"
down_revision = "0016"
branch_labels = None
depends_on = None

DOCUMENT = ("id", "municipality", "sort", "person", "thing", "thing_id", "language", "version", "replaces", "code", "made_at")
"""What of a document stays as it is; its facts and bytes may be sealed with another key, its hash is written once."""
INVOICE = ("id", "municipality", "creditor", "number", "month", "employer", "credits", "net", "vat", "percentage", "issued_at")
LINE = ("id", "municipality", "invoice", "placement", "since", "is_reversal", "title", "minutes", "tariff", "cents", "days")


def upgrade() -> None:
    """Documents in a language, also about nobody, that say which one they replace; what was issued is never changed."""
    printed = sa.CheckConstraint("(content IS NULL) = (sha256 IS NULL)", name=op.f("ck_document_printed"))
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    with op.batch_alter_table("document", schema=None, table_args=(printed,) if is_sqlite else ()) as batch_op:
        batch_op.alter_column("person", existing_type=base.BigId, nullable=True)
        batch_op.add_column(sa.Column("language", sa.String(length=16), server_default=sa.text("'nl'"), nullable=False))
        batch_op.add_column(sa.Column("replaces", base.BigId, nullable=True))
        batch_op.drop_constraint("uq_document_sort_thing_thing_id_version", type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_document_sort_thing_thing_id_language_version"), ["sort", "thing", "thing_id", "language", "version"]
        )
    for statement in _sqlite() if is_sqlite else _postgresql():
        op.execute(statement)


def _sqlite() -> list[str]:
    def changed(names: tuple[str, ...]) -> str:
        return " OR ".join(f'NEW."{name}" IS NOT OLD."{name}"' for name in names)

    refuse = "BEGIN SELECT RAISE(ABORT, 'issued'); END"
    printed = "OLD.sha256 IS NOT NULL AND (NEW.sha256 IS NOT OLD.sha256 OR NEW.content IS NULL)"
    return [
        f"CREATE TRIGGER document_stays BEFORE UPDATE ON document WHEN {changed(DOCUMENT)} OR ({printed}) {refuse}",
        f"CREATE TRIGGER invoice_stays BEFORE UPDATE ON invoice WHEN {changed(INVOICE)} {refuse}",
        f"CREATE TRIGGER invoice_line_stays BEFORE UPDATE ON invoice_line WHEN {changed(LINE)} {refuse}",
    ]


def _postgresql() -> list[str]:
    def changed(names: tuple[str, ...]) -> str:
        return " OR ".join(f'NEW."{name}" IS DISTINCT FROM OLD."{name}"' for name in names)

    refuse = "EXECUTE FUNCTION issued_stays()"
    printed = "OLD.sha256 IS NOT NULL AND (NEW.sha256 IS DISTINCT FROM OLD.sha256 OR NEW.content IS NULL)"
    return [
        "CREATE FUNCTION issued_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'issued'; END $$",
        f"CREATE TRIGGER document_stays BEFORE UPDATE ON document FOR EACH ROW WHEN ({changed(DOCUMENT)} OR ({printed})) {refuse}",
        f"CREATE TRIGGER invoice_stays BEFORE UPDATE ON invoice FOR EACH ROW WHEN ({changed(INVOICE)}) {refuse}",
        f"CREATE TRIGGER invoice_line_stays BEFORE UPDATE ON invoice_line FOR EACH ROW WHEN ({changed(LINE)}) {refuse}",
    ]


def downgrade() -> None:
    """What was issued stays so."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
