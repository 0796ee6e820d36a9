"""The dated policy of a municipality, as it was entered."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from sqlalchemy import bindparam, select

from core.rules.dated import Dated
from core.store.database import Transaction
from core.store.tables.people import policy_row

_OF = select(policy_row).where(policy_row.c.municipality == bindparam("of")).order_by(policy_row.c.id)


class Policies:
    """What a municipality decided, by name and date. What it did not decide has the default that the rules name."""

    def __init__(self, rows: dict[str, Dated[str]]) -> None:
        self._rows = rows

    def text(self, name: str, day: date, default: str) -> str:
        """The value in force on a day, or the default."""
        row = self._rows.get(name, Dated()).on(day)
        return row.value if row else default

    def number(self, name: str, day: date) -> Decimal | None:
        """The number in force on a day, None where none is."""
        row = self._rows.get(name, Dated()).on(day)
        return Decimal(row.value) if row else None

    def rows(self, name: str) -> Dated[str]:
        """All rows of one policy."""
        return self._rows.get(name, Dated())


async def of(tx: Transaction, municipality: int) -> Policies:
    """The policy of a municipality."""
    found: dict[str, list[tuple[date, str]]] = defaultdict(list)
    for row in await tx.execute(_OF, {"of": municipality}):
        found[row.policy].append((row.valid_from, row.value))
    return Policies({name: Dated(rows) for name, rows in found.items()})
