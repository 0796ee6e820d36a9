"""PostgreSQL tidies the inbox and the outbox by what passed through them, not by how much they ever held.

By its own measure it would wait for a fifth of all rows there ever were; until then whoever looks for the few that wait walks past all that
have gone. Room on each page lets a row be taken and marked in place.
"""

from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

TIDIED = (
    "fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000,"
    " autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 1000"
)


def upgrade() -> None:
    """SQLite has nothing to tidy: it takes what went out of an index at once."""
    if op.get_bind().dialect.name == "postgresql":
        for table in ("inbox", "outbox"):
            op.execute(f"ALTER TABLE {table} SET ({TIDIED})")


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
