"""A municipality's half year: settled from confirmed weeks, issued once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.premium_case import RATE
from core.actions.things import Thing
from core.rules.amounts import MINIMUM_WAGE, TARIFF_FLOOR, Amount, Series
from core.rules.calendar import half_year, unit_of
from core.rules.choices import Choices
from core.rules.halfyear import SettledLine, UnitKey, home_of, lines_of_half, standing
from core.rules.invoicing import SettledBy
from core.rules.money import Cents
from core.rules.policy import Policy
from core.rules.premium import unit_premium
from core.rules.refusals import Refusal
from core.rules.settlement import Split, settle_units
from core.rules.tariff import floor_on, tariff_on
from core.store import invoices, policies, settlements, worked_units
from core.store.database import Database, Transaction
from core.store.overviews import Placed
from core.store.people import Role
from core.store.worked_units import WorkedUnits


@dataclass(frozen=True)
class Half:
    """A half year: its lines, the premium written off in it (cents), whether it was issued, and the placements that it is about."""

    name: str
    lines: tuple[SettledLine, ...]
    written_off: Cents
    is_issued: bool
    placed: Mapping[int, Placed]
    open_weeks: int


@dataclass
class Terms:
    """What units are settled by. What holds on a day is looked up once."""

    policy: Policy
    amounts: Mapping[str, Series]
    _choices: dict[date, Choices] = field(default_factory=dict)
    _firsts: dict[date, date] = field(default_factory=dict)
    _floors: dict[date, Amount | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._rates = self.policy.amounts(RATE)

    def on(self, day: date) -> Choices:
        """The choices in force on a day."""
        if day not in self._choices:
            self._choices[day] = self.policy.on(day)
        return self._choices[day]

    def first_of(self, day: date) -> date:
        """The first day of a day's unit."""
        if day not in self._firsts:
            self._firsts[day] = unit_of(day).first
        return self._firsts[day]

    def floor(self, day: date) -> Amount | None:
        """The floor of the tariff on a day."""
        if day not in self._floors:
            own = self.policy.amounts(TARIFF_FLOOR)
            self._floors[day] = floor_on(day, self.amounts[TARIFF_FLOOR], own, self.amounts[MINIMUM_WAGE])
        return self._floors[day]

    def premium(self, parts: Mapping[date, int]) -> Cents:
        """The premium of a unit; 0 where no rate is known on one of its days."""
        premium = unit_premium(parts, self._rates)
        return 0 if isinstance(premium, Refusal) else premium


async def units_of(database: Database, of: int, last: date) -> tuple[dict[UnitKey, Split], dict[int, Placed]]:
    """All units of confirmed days until a day, as they are now, and their placements; read page by page."""
    async with database.begin() as tx:
        terms = Terms(await policies.of(tx, of), await policies.amounts(tx))
    rates = terms.policy.amounts(RATE)
    units: dict[UnitKey, Split] = {}
    placed: dict[int, Placed] = {}
    async for page in worked_units.of_pages(database, of, last, [row.since for row in rates]):
        for one in page:
            units |= settled_units(one, terms)
            placed[one.placed.id] = one.placed
    return units, placed


@dataclass
class _Sums:
    """What one unit comes to before it is split."""

    parts: dict[date, int] = field(default_factory=dict)
    travel: Cents = 0
    costs: Cents = 0


def settled_units(one: WorkedUnits, terms: Terms) -> dict[UnitKey, Split]:
    """The units of one placement, each split by the policy of its first day. Days without a rate of premium earn none.

    A cost alone makes a unit of 0 minutes.
    """
    sums: dict[date, _Sums] = defaultdict(_Sums)
    for since, minutes in one.minutes.items():
        sums[terms.first_of(since)].parts[since] = minutes
    for day, cents in one.travel.items():
        sums[terms.first_of(day)].travel += cents
    for day, cents in one.costs.items():
        sums[terms.first_of(day)].costs += cents
    return _split(one.placed, sums, terms)


def _split(placed: Placed, sums: Mapping[date, _Sums], terms: Terms) -> dict[UnitKey, Split]:
    """Units with the same tariff and the same part for the back office are split together."""
    alike: dict[tuple[Any, ...], list[date]] = defaultdict(list)
    for first in sums:
        choices = terms.on(first)
        how = (tariff_of(placed, first, terms), choices.administration_percentage, choices.administration_base)
        alike[how].append(first)
    found: dict[UnitKey, Split] = {}
    for (tariff, percentage, base), firsts in alike.items():
        those = [sums[first] for first in firsts]
        minutes = [sum(one.parts.values()) for one in those]
        premiums = [terms.premium(one.parts) for one in those]
        travel, costs = [one.travel for one in those], [one.costs for one in those]
        splits = settle_units(minutes, tariff, premiums, travel, costs, percentage, base)
        for first, *parts in zip(firsts, *splits, strict=True):
            turnover, *rest = parts[1:]
            found[UnitKey(placed.id, first)] = Split._make((*parts, turnover - sum(rest)))
    return found


def tariff_of(placed: Placed, day: date, terms: Terms) -> Decimal:
    """The agreed tariff, or the floor of the day where the policy lets it follow."""
    return tariff_on(placed.tariff, terms.floor(day), terms.on(day).running_tariff)


async def half_of(database: Database, of: int, first: date, last: date, now: datetime) -> Half:
    """A half year as it was issued, or as it would be now."""
    name = half_year(first)
    units, placed = await units_of(database, of, last)
    async with database.begin() as tx:
        done = {one.half: one for one in await settlements.issued(tx, of)}
        kept = await settlements.issued_lines(tx, of)
        open_weeks = await settlements.open_weeks(tx, of, first, last, now)
        if name in done:
            return Half(name, tuple(kept.get(name, ())), done[name].written_off, True, placed, open_weeks)
        written_off = await _written_off(tx, of, first, last)
        before = standing(line for lines in kept.values() for line in lines)
        homes = await homes_of(tx, of, {*units, *before})
    return Half(name, tuple(lines_of_half(name, units, before, done, homes)), written_off, False, placed, open_weeks)


async def homes_of(tx: Transaction, of: int, keys: Iterable[UnitKey]) -> dict[UnitKey, str | None]:
    """The half year of each unit that is not settled by its own days, by the policy of its first day."""
    policy = await policies.of(tx, of)
    if all(row.value is SettledBy.WORK_DATE for row in policy.rows("settled_by")):
        return {}
    choices = {key: policy.on(key.since).settled_by for key in keys}
    invoiced = await invoices.first_issued(tx, of)
    by_invoice = [key for key, choice in choices.items() if choice is SettledBy.INVOICE_DATE]
    return {key: home_of(key, invoiced.get(key), choices[key]) for key in by_invoice}


async def _written_off(tx: Transaction, of: int, first: date, last: date) -> Cents:
    rows = await settlements.premium_payments(tx, of, last)
    return sum(row.written_off_cents for row in rows if row.paid_on >= first)


@by(*STAFF, Role.ADMINISTRATOR, money=True)
async def issue_half(deed: Deed, half: Half) -> bool | Refusal:
    """Keep a half year of the own municipality as it is; False when it was issued before, which then stays."""
    of = deed.who.municipality
    number = await settlements.issue(deed.tx, of, half.name, half.written_off, half.lines, deed.who.id, deed.now)
    if number is None:
        return False
    deed.trail(of, "half settled", Thing.SETTLEMENT, number, half=half.name)
    return True
