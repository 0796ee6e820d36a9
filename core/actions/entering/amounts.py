"""Dated amounts of the law that an administrator adds: kept once, and stated in the trail of each municipality, since the books of all rest on
them.
"""

from datetime import date
from decimal import Decimal

from core.actions.deed import Deed
from core.actions.things import Thing
from core.rules.amounts import Series
from core.rules.calendar import local_day
from core.rules.refusals import Refusal
from core.store import municipalities, policies


async def enter_amount(
    deed: Deed, series: Series, since: date, amount: Decimal, source: str, *, even_so: bool
) -> Series | Refusal:
    """A newer row of a series, in euros. Refused where it cannot be meant (`even_so`: a leap from the amount before it can), and where its day
    is confirmed already."""
    more = series.may_add(since, amount, local_day(deed.now), even_so=even_so) or series.with_row(since, amount, source)
    if not isinstance(more, Refusal):
        row = policies.Added(series.name, since, amount, source)
        await policies.add_amount(deed.tx, row, deed.now)
        for of in await municipalities.names(deed.tx):
            _state(deed, of, row)
    return more


async def enter_municipality(deed: Deed, name: str) -> int:
    """A new municipality, whose trail begins with the amounts that were added before it came; answers its number."""
    of = await municipalities.add(deed.tx, name)
    for row in await policies.added(deed.tx):
        _state(deed, of, row)
    return of


def _state(deed: Deed, of: int, row: policies.Added) -> None:
    said = {"since": row.since, "amount": str(row.amount), "source": row.source}
    deed.trail(of, "amount stated", Thing.MUNICIPALITY, of, series=row.series, **said)
