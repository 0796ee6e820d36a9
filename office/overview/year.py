"""The year of each municipality: its units as they are settled, how placements ended, and all of it as sheets."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from core.actions.money.settling import all_units
from core.rules.cents import to_cents
from core.rules.money.settlement import Split, total
from core.rules.work.ending import End, Outflow
from core.store import policies
from core.store.database import Database
from core.store.money import yearly
from core.store.money.overviews import Placed
from core.store.work import endings
from office.overview.figures import UNKNOWN, VARIES, WORK, Averages, MunicipalityYear, PlacementYear, Year
from office.overview.month import N
from office.overview.sheets import Chart, Page, Value
from words import Words

TITLES = {
    8: N("Table 8: how long placements last, in months"),
    9: N("Table 9: hours a week"),
    10: N("Table 10: employers of a municipality"),
    11: N("Table 11: share of placements through temp agencies"),
    12: N("Table 12: tariff an hour"),
    13: N("Table 13: share of candidates with outflow to work"),
    14: N("Table 14: hours of a municipality"),
    15: N("Table 15: net turnover of a municipality"),
    16: N("Table 16: net turnover an hour"),
    17: N("Table 17: costs of a municipality"),
    18: N("Table 18: costs an hour"),
    19: N("Table 19: result of a municipality"),
    20: N("Table 20: result an hour"),
}
OF_PLACEMENTS = frozenset({8, 9, 12})
"""The tables that count placements; the others count municipalities."""
CLASSES = {UNKNOWN: N("not recorded"), VARIES: N("varying")}
LEFT_TO = {
    WORK: N("Outflow to work, full-time or part-time"),
    (Outflow.FULL_TIME,): N("Outflow to full-time work"),
    (Outflow.PART_TIME,): N("Outflow to part-time work"),
    (Outflow.SCHOOL,): N("Outflow to school"),
}
DEFINITIONS = (
    (
        N("Averages"),
        N(
            "Unweighted: each municipality counts once, as in the report. "
            "Weighted: all hours, placements or candidates together. "
            "Municipalities of which nothing is recorded are left out."
        ),
    ),
    (
        N("Placements"),
        N(
            "Placements that ran on at least one day of the year. Hours and money are those of days in the year, in confirmed weeks."
        ),
    ),
    (N("Table 8"), N("From the first day to the last, both included, also outside of the year.")),
    (N("Table 9"), N("Hours as agreed at the start; varying when other hours were agreed on the way.")),
    (
        N("Table 11"),
        N(
            "A placement goes through a temp agency when the check of its job says so, or else its employer is one. "
            "Placements of which this is not recorded are left out."
        ),
    ),
    (
        N("Table 13"),
        N(
            "Outflow: of a candidate a placement ended in this year, and as last recorded it led to full-time or part-time work, "
            "at the same employer or elsewhere. Each candidate counts once, full-time before part-time before school, "
            "of all candidates placed in this year. Outflow to school stands apart. "
            "Whether the benefit ended wholly, and for how long, is not recorded."
        ),
    ),
    (N("Tables 15 and 16"), N("Tariff times hours, less premium, travel costs and other direct costs.")),
    (
        N("Tables 17 and 18"),
        N(
            "Administration and the yearly fee of the policy. What was paid once, at the start, is not recorded; nor are own staff."
        ),
    ),
    (N("Tables 19 and 20"), N("Net turnover less costs.")),
)
_OF_TOWNS = (
    *(N("Municipality"), N("Placed candidates"), N("Placements"), N("Employers")),
    *(N("Hours"), N("Net turnover"), N("Costs"), N("Result")),
    *(N("Placements through agencies"), N("Placements of which that is recorded")),
    *(N("Candidates to full-time work"), N("Candidates to part-time work"), N("Candidates to school")),
)
_STRONGEST = (Outflow.FULL_TIME, Outflow.PART_TIME, Outflow.SCHOOL)


async def year_of(database: Database, of: int, name: str, year: int) -> MunicipalityYear:
    """A municipality's placements of a year with their confirmed hours, as they are settled, and where candidates left to."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    async with database.begin() as tx:
        fee = (await policies.of(tx, of)).on(last).yearly_fee
        agencies, stepped = await yearly.through_agencies(tx, of), await yearly.stepped(tx, of)
        ended = await endings.between(tx, of, first, last)
    placed: dict[int, Placed] = {}
    split: dict[int, list[Split]] = defaultdict(list)
    async for found in all_units(database, of, last):
        placed |= {number: one for number, one in found.placed.items() if one.last_day >= first}
        for key, units in found.units.items():
            if key.since >= first:
                split[key.placement].append(units)
    return MunicipalityYear(
        name,
        [
            _placement(one, total(split[number]) if number in split else Split(), number in stepped, agencies.get(number))
            for number, one in placed.items()
        ],
        yearly=to_cents(fee) if fee is not None else 0,
        outflow=_outflow(ended) if ended else None,
    )


def _placement(placed: Placed, split: Split, varies: bool, agency: bool | None) -> PlacementYear:
    return PlacementYear(
        candidate=placed.candidate,
        employer=placed.employer,
        starts_on=placed.starts_on,
        last_day=placed.last_day,
        minutes_per_week=placed.minutes_per_week,
        tariff=placed.tariff,
        minutes=split.minutes,
        net_turnover=split.turnover - split.premium - split.travel - split.other_costs,
        cost=split.administration,
        varies=varies,
        agency=agency,
    )


def _outflow(ended: Iterable[tuple[int, End]]) -> Mapping[int, Outflow]:
    """Where each candidate left to, once each."""
    found: dict[int, set[Outflow]] = defaultdict(set)
    for candidate, end in ended:
        if end.outflow:
            found[candidate].add(end.outflow)
    return {candidate: next(kind for kind in _STRONGEST if kind in kinds) for candidate, kinds in found.items()}


def pages_of(w: Words, year: int, municipalities: Sequence[MunicipalityYear], figures: Year) -> list[Page]:
    """Averages, the report's tables, a line for each municipality, and what each figure means."""
    return [_averages(w, year, figures), _tables(w, figures), _municipalities(w, municipalities), _definitions(w)]


def title_of(w: Words, number: int) -> str:
    """What a table of the report is about, and what it counts."""
    counted = w("placements") if number in OF_PLACEMENTS else w("municipalities")
    return f"{w(TITLES[number])} ({counted})"


def class_of(w: Words, name: str) -> str:
    """A class as it is said."""
    return w(CLASSES[name]) if name in CLASSES else name


def averages_of(w: Words, f: Year) -> list[tuple[str, Value]]:
    """The averages that are made in one way; without a value what cannot be said."""
    return [
        (w("Hours for each placed candidate"), number_of(f.hours_per_candidate)),
        (w("Hours for each placement"), number_of(f.hours_per_placement)),
        (w("Net turnover for each municipality"), number_of(f.net_turnover_per_municipality / 100)),
        (w("Costs for each municipality"), number_of(f.cost_per_municipality / 100)),
        (w("Result for each municipality"), number_of(f.result_per_municipality / 100)),
    ]


def both_of(w: Words, f: Year) -> list[tuple[str, Averages, str]]:
    """The averages that are made in two ways, and by what the second is weighted."""
    by_hours, by_placements, by_candidates = w("weighted by hours"), w("weighted by placements"), w("weighted by candidates")
    return [
        (w("Net turnover an hour"), f.turnover_an_hour, by_hours),
        (w("Costs an hour, without what was paid once"), f.cost_an_hour, by_hours),
        (w("Result an hour"), f.result_an_hour, by_hours),
        (w("Through temp agencies, per cent"), f.at_agencies, by_placements),
        *((_per_cent(w, kinds), share, by_candidates) for kinds, share in f.outflow.items()),
    ]


def definitions_of(w: Words) -> list[tuple[str, str]]:
    """What the figures mean, by table."""
    return [(w(table), w(meaning)) for table, meaning in DEFINITIONS]


def _per_cent(w: Words, kinds: tuple[Outflow, ...]) -> str:
    return w("{what}, per cent of candidates", what=w(LEFT_TO[kinds]))


def _averages(w: Words, year: int, f: Year) -> Page:
    each, rows = w("unweighted: each municipality counts once"), averages_of(w, f)
    for what, averages, weighted in both_of(w, f):
        rows.append((f"{what} ({each})", number_of(averages.unweighted)))
        rows.append((f"{what} ({weighted})", number_of(averages.weighted)))
    filled = [(what, w("not recorded") if value is None else value) for what, value in rows]
    return Page(w("Averages"), (w("Year {year}", year=year), ""), filled)


def _tables(w: Words, f: Year) -> Page:
    rows: list[Sequence[Value]] = []
    charts = []
    for number, classes in f.tables.items():
        of = sum(count for _, count in classes)
        charts.append(Chart(title_of(w, number), 1, 2, len(rows), len(classes)))
        for name, count in classes:
            rows.append((title_of(w, number), class_of(w, name), count, number_of(Fraction(100 * count, of)) if of else None))
    return Page(w("Tables"), (w("Table"), w("Class"), w("Number"), w("Per cent")), rows, charts)


def _municipalities(w: Words, municipalities: Sequence[MunicipalityYear]) -> Page:
    rows: list[Sequence[Value]] = []
    for municipality in municipalities:
        known = [one.agency for one in municipality.placements if one.agency is not None]
        rows.append(
            (
                municipality.name,
                municipality.candidates,
                len(municipality.placements),
                len({one.employer for one in municipality.placements}),
                number_of(Fraction(municipality.minutes, 60)),
                *(
                    number_of(Fraction(cents, 100))
                    for cents in (municipality.net_turnover, municipality.cost, municipality.result)
                ),
                *(sum(known), len(known)),
                *(w("not recorded") if municipality.outflow is None else municipality.left((kind,)) for kind in _STRONGEST),
            )
        )
    return Page(w("Municipalities"), [w(caption) for caption in _OF_TOWNS], rows)


def _definitions(w: Words) -> Page:
    return Page(w("Definitions"), (w("Figure"), w("What it means")), definitions_of(w))


def number_of(value: Fraction | None) -> Decimal | None:
    """Two decimals, half up."""
    if value is None:
        return None
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP)
