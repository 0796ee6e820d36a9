"""The year of each municipality, settled per unit as the rules do, and as sheets."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from core.rules.calendar import Unit, unit_of
from core.rules.dated import Dated
from core.rules.money import Cents
from core.rules.policy import Policy
from core.rules.premium import unit_premium
from core.rules.refusals import Refusal
from core.rules.settlement import settle
from core.store import overviews, policies
from core.store.database import Database
from core.store.overviews import Worked
from office.overview.figures import Averages, PlacementYear, TownYear, Year
from office.overview.month import N
from office.overview.sheets import Chart, Page, Value
from words import Words

TITLES = {
    8: N("Table 8: how long placements last, in months"),
    9: N("Table 9: hours a week"),
    10: N("Table 10: employers of a municipality"),
    12: N("Table 12: tariff an hour"),
    14: N("Table 14: hours of a municipality"),
    15: N("Table 15: net turnover of a municipality"),
    16: N("Table 16: net turnover an hour"),
    17: N("Table 17: costs of a municipality"),
    18: N("Table 18: costs an hour"),
    19: N("Table 19: result of a municipality"),
    20: N("Table 20: result an hour"),
}
NOT_RECORDED = (
    N("Table 11: placements through temp agencies are not recorded"),
    N("Table 13: outflow by kind stands in the overview of each month"),
)
_OF_TOWNS = (
    *(N("Municipality"), N("Placed candidates"), N("Placements"), N("Employers")),
    *(N("Hours"), N("Net turnover"), N("Costs"), N("Result")),
)


async def year_of(database: Database, of: int, name: str, year: int) -> TownYear:
    """A municipality's placements of a year with their confirmed hours, settled. Costs are the administration; nothing else is recorded."""
    async with database.begin() as tx:
        policy = await policies.of(tx, of)
    first, last = date(year, 1, 1), date(year, 12, 31)
    pages = overviews.worked(database, of, first, last)
    return TownYear(name, [_settled(one, policy) async for page in pages for one in page])


def _settled(one: Worked, policy: Policy) -> PlacementYear:
    rates, net, cost = policy.amounts("premium_per_hour"), 0, 0
    for unit, worked in _units(one).items():
        choices, minutes = policy.on(unit.first), sum(worked.values())
        travel = sum(cents for day, cents in one.travel.items() if unit.first <= day <= unit.last)
        split = settle(
            minutes,
            one.placed.tariff,
            _premium(worked, rates),
            travel,
            0,
            choices.administration_percentage,
            choices.administration_base,
        )
        net += split.turnover - split.premium - split.travel - split.other_costs
        cost += split.administration
    placed = one.placed
    return PlacementYear(
        candidate=placed.candidate,
        employer=placed.employer,
        starts_on=placed.starts_on,
        last_day=placed.last_day,
        minutes_per_week=placed.minutes_per_week,
        tariff=placed.tariff,
        minutes=sum(one.confirmed.values()),
        net_turnover=net,
        cost=cost,
    )


def _units(one: Worked) -> dict[Unit, dict[date, int]]:
    units: dict[Unit, dict[date, int]] = defaultdict(dict)
    for day, minutes in one.confirmed.items():
        units[unit_of(day)][day] = minutes
    return units


def _premium(worked: dict[date, int], rates: Dated[Decimal]) -> Cents:
    premium = unit_premium(worked, rates)
    return 0 if isinstance(premium, Refusal) else premium


def pages_of(w: Words, year: int, towns: Sequence[TownYear], figures: Year) -> list[Page]:
    """Averages, the report's tables, and a line for each municipality."""
    return [_averages(w, year, figures), _tables(w, figures), _towns(w, towns)]


def title_of(w: Words, number: int) -> str:
    """What a table of the report is about."""
    return w(TITLES[number])


def averages_of(w: Words, f: Year) -> list[tuple[str, Value]]:
    """The averages, each with how it was made; without a value what cannot be said."""
    return [
        (w("Hours for each placed candidate"), _number(f.hours_per_candidate)),
        (w("Hours for each placement"), _number(f.hours_per_placement)),
        (w("Net turnover for each municipality"), _number(f.net_turnover_per_town / 100)),
        (w("Costs for each municipality"), _number(f.cost_per_town / 100)),
        (w("Result for each municipality"), _number(f.result_per_town / 100)),
        *_both(w("Net turnover an hour"), w, f.turnover_an_hour),
        *_both(w("Costs an hour, without what was paid once"), w, f.cost_an_hour),
        *_both(w("Result an hour"), w, f.result_an_hour),
        *((w(missing), None) for missing in NOT_RECORDED),
    ]


def _averages(w: Words, year: int, f: Year) -> Page:
    return Page(w("Averages"), (w("Year {year}", year=year), ""), averages_of(w, f))


def _both(what: str, w: Words, averages: Averages) -> list[tuple[str, Value]]:
    each, by_hours = w("unweighted: each municipality counts once"), w("weighted by hours")
    return [(f"{what} ({each})", _number(averages.unweighted)), (f"{what} ({by_hours})", _number(averages.weighted))]


def _tables(w: Words, f: Year) -> Page:
    rows: list[Sequence[Value]] = []
    charts = []
    for number, classes in f.tables.items():
        total = sum(count for _, count in classes)
        charts.append(Chart(title_of(w, number), 1, 2, len(rows), len(classes)))
        for name, count in classes:
            rows.append((w(TITLES[number]), name, count, _number(Fraction(100 * count, total)) if total else None))
    return Page(w("Tables"), (w("Table"), w("Class"), w("Number"), w("Per cent")), rows, charts)


def _towns(w: Words, towns: Sequence[TownYear]) -> Page:
    rows: list[Sequence[Value]] = [
        (
            town.name,
            len({one.candidate for one in town.placements}),
            len(town.placements),
            len({one.employer for one in town.placements}),
            _number(Fraction(town.minutes, 60)),
            *(_number(Fraction(cents, 100)) for cents in (town.net_turnover, town.cost, town.result)),
        )
        for town in towns
    ]
    return Page(w("Municipalities"), [w(caption) for caption in _OF_TOWNS], rows)


def _number(value: Fraction | None) -> Decimal | None:
    """Two decimals, half up."""
    if value is None:
        return None
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP)
