"""Amounts of the law that were added before the trail stated them get their rows in it, one for each municipality."""

from os import urandom

import sqlalchemy as sa
from alembic import op

from core.rules.trail import SALT_BYTES, commitment_of, detail_of
from core.store.tables import base

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

_towns = sa.table("municipality", sa.column("id", sa.BigInteger()))
_amounts = sa.table(
    "amount_row",
    sa.column("id", sa.BigInteger()),
    sa.column("series", sa.Text()),
    sa.column("valid_from", sa.Date()),
    sa.column("amount", sa.Text()),
    sa.column("source", sa.Text()),
    sa.column("entered_at", base.Instant()),
)
_trail = sa.table(
    "trail",
    sa.column("municipality", sa.BigInteger()),
    sa.column("at", base.Instant()),
    sa.column("deed", sa.Text()),
    sa.column("thing", sa.Text()),
    sa.column("thing_id", sa.BigInteger()),
    sa.column("change", sa.Text()),
    sa.column("salt", sa.LargeBinary()),
    sa.column("detail", sa.LargeBinary()),
    sa.column("commitment", sa.LargeBinary()),
)


def upgrade() -> None:
    """Stated at the moment at which they were entered."""
    connection = op.get_bind()
    towns = connection.execute(sa.select(_towns.c.id).order_by(_towns.c.id)).scalars().all()
    for row in connection.execute(sa.select(_amounts).order_by(_amounts.c.id)).all():
        said = base.dumps({"series": row.series, "since": row.valid_from, "amount": row.amount, "source": row.source})
        for town in towns:
            salt = urandom(SALT_BYTES)
            detail = detail_of(salt, said)
            of = {
                "municipality": town,
                "at": row.entered_at,
                "deed": "amount stated",
                "thing": "municipality",
                "thing_id": town,
            }
            kept = {"change": said, "salt": salt, "detail": detail, "commitment": commitment_of(actor=None, detail=detail, **of)}
            connection.execute(sa.insert(_trail).values(**of, **kept))


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
