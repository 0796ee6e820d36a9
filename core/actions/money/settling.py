"""Units of confirmed weeks, split by the terms that held: what half years, books and invoices are made of."""

from collections import defaultdict
from collections.abc import AsyncIterator, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from core.rules.amounts import MINIMUM_WAGE, TARIFF_FLOOR, Amount, Series
from core.rules.calendar import unit_of
from core.rules.cents import Cents
from core.rules.choices import Choices
from core.rules.disagreements import PREMIUM_RATE
from core.rules.money.half_year import UnitKey, home_of
from core.rules.money.invoicing import SettledBy
from core.rules.money.premium import unit_premium
from core.rules.money.settlement import Split, settle_units
from core.rules.money.tariff import floor_on, tariff_on
from core.rules.policy import Policy
from core.rules.refusals import Refusal
from core.store import policies
from core.store.database import Database, Transaction
from core.store.money import invoices, worked_units
from core.store.money.overviews import Placed
from core.store.money.worked_units import WorkedUnits


@dataclass
class Terms:
    """What units are settled by. What holds on a day is looked up once."""

    policy: Policy
    amounts: Mapping[str, Series]
    _choices: dict[date, Choices] = field(default_factory=dict)
    _firsts: dict[date, date] = field(default_factory=dict)
    _floors: dict[date, Amount | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._rates = self.policy.amounts(PREMIUM_RATE)

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


class Units(NamedTuple):
    """Some placements by number, and their units of confirmed days as they are now."""

    placed: dict[int, Placed]
    units: dict[UnitKey, Split]


async def terms_of(tx: Transaction, of: int) -> Terms:
    """What the units of a municipality are settled by."""
    return Terms(await policies.of(tx, of), await policies.amounts(tx))


async def units_of(tx: Transaction, of: int, last: date, terms: Terms, after: int) -> Units:
    """The next placements by number after one, with all their units until a day; none at the end."""
    changes = [row.since for row in terms.policy.amounts(PREMIUM_RATE)]
    found = Units({}, {})
    for one in await worked_units.of_page(tx, of, last, changes, after):
        found.placed[one.placed.id] = one.placed
        found.units.update(settled_units(one, terms))
    return found


async def all_units(database: Database, of: int, last: date) -> AsyncIterator[Units]:
    """All placements with their units until a day, some at a time, each time read in a transaction of its own."""
    async with database.begin() as tx:
        terms = await terms_of(tx, of)
    after = 0
    while True:
        async with database.begin() as tx:
            found = await units_of(tx, of, last, terms, after)
        if not found.placed:
            return
        yield found
        after = max(found.placed)


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


async def homes_of(tx: Transaction, of: int, policy: Policy, keys: Collection[UnitKey]) -> dict[UnitKey, str | None]:
    """The half year of each unit that is not settled by its own days, by the policy of its first day."""
    if not keys or all(row.value is SettledBy.WORK_DATE for row in policy.rows("settled_by")):
        return {}
    choices = {key: policy.on(key.since).settled_by for key in keys}
    invoiced = await invoices.first_issued(tx, of, min(keys).placement, max(keys).placement)
    by_invoice = [key for key, choice in choices.items() if choice is SettledBy.INVOICE_DATE]
    return {key: home_of(key, invoiced.get(key), choices[key]) for key in by_invoice}
