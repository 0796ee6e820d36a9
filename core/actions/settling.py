"""A municipality's half year: settled from confirmed weeks, issued once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.premium_case import FIRST_DAY, RATE
from core.actions.things import Thing
from core.rules.amounts import MINIMUM_WAGE, TARIFF_FLOOR, Series
from core.rules.calendar import Unit, half_year, unit_of
from core.rules.halfyear import SettledLine, UnitKey, home_of, lines_of_half, standing
from core.rules.invoicing import SettledBy
from core.rules.money import Cents
from core.rules.policy import Policy
from core.rules.premium import unit_premium
from core.rules.refusals import Refusal
from core.rules.settlement import Split, settle
from core.rules.tariff import floor_on, tariff_on
from core.store import invoices, overviews, policies, settlements
from core.store.database import Database, Transaction
from core.store.overviews import Placed, Worked
from core.store.people import Role


@dataclass(frozen=True)
class Half:
    """A half year: its lines, the premium written off in it (cents), whether it was issued, and the placements that it is about."""

    name: str
    lines: tuple[SettledLine, ...]
    written_off: Cents
    is_issued: bool
    placed: Mapping[int, Placed]
    open_weeks: int


@dataclass(frozen=True)
class Terms:
    """What units are settled by."""

    policy: Policy
    amounts: Mapping[str, Series]


async def units_of(database: Database, of: int, last: date) -> tuple[dict[UnitKey, Split], dict[int, Placed]]:
    """All units of confirmed days until a day, as they are now, and their placements; read page by page."""
    async with database.begin() as tx:
        terms = Terms(await policies.of(tx, of), await policies.amounts(tx))
    units: dict[UnitKey, Split] = {}
    placed: dict[int, Placed] = {}
    async for page in overviews.worked(database, of, FIRST_DAY, last):
        for one in page:
            units |= settled_units(one, terms)
            placed[one.placed.id] = one.placed
    return units, placed


def settled_units(one: Worked, terms: Terms) -> dict[UnitKey, Split]:
    """The units of one placement, each split by the policy of its first day. Days without a rate of premium earn none.

    A cost alone makes a unit of 0 minutes.
    """
    days: dict[Unit, dict[date, int]] = defaultdict(dict)
    for day, minutes in one.confirmed.items():
        days[unit_of(day)][day] = minutes
    for day in one.costs:
        days[unit_of(day)]  # the unit is there, whether or not somebody worked in it
    return {UnitKey(one.placed.id, unit.first): _split(one, unit, worked, terms) for unit, worked in days.items()}


def _split(one: Worked, unit: Unit, worked: Mapping[date, int], terms: Terms) -> Split:
    choices = terms.policy.on(unit.first)
    premium = unit_premium(worked, terms.policy.amounts(RATE))
    return settle(
        sum(worked.values()),
        tariff_of(one.placed, unit.first, terms),
        0 if isinstance(premium, Refusal) else premium,
        _within(unit, one.travel),
        _within(unit, one.costs),
        choices.administration_percentage,
        choices.administration_base,
    )


def _within(unit: Unit, by_day: Mapping[date, Cents]) -> Cents:
    return sum(cents for day, cents in by_day.items() if unit.first <= day <= unit.last)


def tariff_of(placed: Placed, day: date, terms: Terms) -> Decimal:
    """The agreed tariff, or the floor of the day where the policy lets it follow."""
    floor = floor_on(day, terms.amounts[TARIFF_FLOOR], terms.policy.amounts(TARIFF_FLOOR), terms.amounts[MINIMUM_WAGE])
    return tariff_on(placed.tariff, floor, terms.policy.on(day).running_tariff)


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
