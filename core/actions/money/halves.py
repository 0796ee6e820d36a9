"""A municipality's half year: drawn up from confirmed weeks or read as it was issued, placement after placement; issued once.

No more than a portion of the placements is ever held at once, however long the half year is.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.money.settling import Terms, homes_of, terms_of, units_of
from core.actions.things import Thing
from core.rules.calendar import half_year
from core.rules.cents import Cents
from core.rules.money.half_year import SettledLine, lines_of_half, standing
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.database import Database, Transaction
from core.store.money import overviews, settlements
from core.store.money.overviews import Placed
from core.store.money.worked_units import PAGE
from core.store.people.people import Role


@dataclass(frozen=True, kw_only=True)
class Half:
    """A half year of a municipality without its lines: its days, the row in which it was issued (None: a draft), the premium written off
    in it (cents), weeks that are not confirmed, the half years that were issued, and the terms that a draft is made by."""

    of: int
    first: date
    last: date
    number: int | None
    written_off: Cents
    open_weeks: int
    issued: frozenset[str]
    terms: Terms

    @property
    def name(self) -> str:
        """As 2026H2."""
        return half_year(self.first)


class Portion(NamedTuple):
    """Some placements by number, and the lines about them by placement and day."""

    placed: Mapping[int, Placed]
    lines: Sequence[SettledLine]


async def half_of(tx: Transaction, of: int, first: date, last: date, now: datetime) -> Half:
    """A half year as it was issued, or as it would be now."""
    done = {one.half: one for one in await settlements.issued(tx, of)}
    own = done.get(half_year(first))
    number, written_off = (own.id, own.written_off) if own else (None, await _written_off(tx, of, first, last))
    open_weeks = await settlements.open_weeks(tx, of, first, last, now)
    return Half(
        of=of,
        first=first,
        last=last,
        number=number,
        written_off=written_off,
        open_weeks=open_weeks,
        issued=frozenset(done),
        terms=await terms_of(tx, of),
    )


async def portions_of(database: Database, half: Half) -> AsyncIterator[Portion]:
    """All lines of a half year, each portion read in a transaction of its own."""
    after = 0
    while True:
        async with database.begin() as tx:
            portion = await _portion(tx, half, after)
        if not portion.placed:
            return
        yield portion
        after = max(portion.placed)


async def _portion(tx: Transaction, half: Half, after: int) -> Portion:
    """The next placements by number after one; none at the end."""
    return await (_drawn_up(tx, half, after) if half.number is None else _as_issued(tx, half, half.number, after))


async def _drawn_up(tx: Transaction, half: Half, after: int) -> Portion:
    placed, units = await units_of(tx, half.of, half.last, half.terms, after)
    if not placed:
        return Portion({}, ())
    kept = await settlements.issued_lines(tx, half.of, min(placed), max(placed))
    before = standing(line for lines in kept.values() for line in lines)
    homes = await homes_of(tx, half.of, half.terms.policy, {*units, *before})
    return Portion(placed, lines_of_half(half.name, units, before, half.issued, homes))


async def _as_issued(tx: Transaction, half: Half, number: int, after: int) -> Portion:
    those = await settlements.settled_placements(tx, number, after, PAGE)
    if not those:
        return Portion({}, ())
    kept = await settlements.issued_lines(tx, half.of, those[0], those[-1])
    return Portion(await overviews.placed(tx, those), kept[half.name])


async def _written_off(tx: Transaction, of: int, first: date, last: date) -> Cents:
    rows = await settlements.premium_payments(tx, of, last)
    return sum(row.written_off_cents for row in rows if row.paid_on >= first)


@by(*STAFF, Role.ADMINISTRATOR, money=True)
async def issue_half(deed: Deed, half: Half) -> bool | Refusal:
    """Keep a half year of the own municipality as it is now; False when it was issued before, which then stays."""
    if half.of != deed.who.municipality:
        return refuse(CommonCode.NOT_FOUND)
    number = await settlements.issue(deed.tx, half.of, half.name, half.written_off, deed.who.id, deed.now)
    if number is None:
        return False
    after = 0
    while (portion := await _drawn_up(deed.tx, half, after)).placed:
        await settlements.add_lines(deed.tx, half.of, number, portion.lines)
        after = max(portion.placed)
    deed.trail(half.of, "half settled", Thing.SETTLEMENT, number, half=half.name)
    return True
