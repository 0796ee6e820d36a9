"""The yearly figures as the report's tables 8 to 20 define them, over one or more municipalities. Pure: no database, no words.

Averages are given twice and labelled: *unweighted* over municipalities (each counts once; so the report has 8.64, 3.60 and 5.04 an
hour), and *weighted* by hours, placements or candidates. The turnover is net of premium and direct costs (REPORT 5.2.3); the costs an
hour leave out what was paid once, at the start (REPORT 5.2.4, 5.2.5). A share is exact; it is rounded where it is written.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from core.rules.cents import Cents, half_up
from core.rules.work.ending import Outflow
from core.rules.work.terms import last_allowed_day

Class = tuple[str, int]
"""A class of a table and how many fall into it."""


@dataclass(frozen=True)
class PlacementYear:
    """One placement in a year: minutes worked, and in cents what they brought and cost. `tariff` is in euros an hour.

    What was not recorded is None. `varies`: other hours a week were agreed on the way.
    """

    candidate: int
    employer: int
    starts_on: date
    last_day: date
    minutes_per_week: int | None
    tariff: Decimal | None
    minutes: int
    net_turnover: Cents
    cost: Cents
    varies: bool = False
    agency: bool | None = None


@dataclass(frozen=True)
class MunicipalityYear:
    """A municipality's year. `yearly` is what the year itself cost and `one_off` what implementation did, in cents.

    `outflow`: to what kind of work or school candidates left; None when no end of a placement was recorded at all.
    """

    name: str
    placements: Sequence[PlacementYear]
    one_off: Cents = 0
    yearly: Cents = 0
    outflow: Mapping[int, Outflow] | None = None

    @property
    def candidates(self) -> int:
        """How many were placed."""
        return len({one.candidate for one in self.placements})

    @property
    def minutes(self) -> int:
        return sum(one.minutes for one in self.placements)

    @property
    def net_turnover(self) -> Cents:
        return sum(one.net_turnover for one in self.placements)

    @property
    def running_cost(self) -> Cents:
        return sum(one.cost for one in self.placements) + self.yearly

    @property
    def cost(self) -> Cents:
        return self.running_cost + self.one_off

    @property
    def result(self) -> Cents:
        return self.net_turnover - self.cost

    def an_hour(self, cents: Cents) -> Fraction:
        """Euros an hour worked. Only where there are hours."""
        return Fraction(cents * 60, 100 * self.minutes)

    def left(self, kinds: Collection[Outflow]) -> int:
        """How many candidates left to one of these kinds. Only where ends were recorded."""
        return sum(kind in kinds for kind in (self.outflow or {}).values())


@dataclass(frozen=True)
class Averages:
    """One figure made in two ways: each municipality once, and all together. None when there is nothing that it could be of."""

    unweighted: Fraction | None
    weighted: Fraction | None


@dataclass(frozen=True)
class Year:
    """All figures: classes by the number of their table, averages a municipality in cents, an hour in euros, shares in per cent."""

    tables: dict[int, list[Class]]
    hours_per_candidate: Fraction | None
    hours_per_placement: Fraction | None
    net_turnover_per_municipality: Fraction
    cost_per_municipality: Fraction
    result_per_municipality: Fraction
    turnover_an_hour: Averages
    cost_an_hour: Averages
    result_an_hour: Averages
    at_agencies: Averages
    outflow: Mapping[tuple[Outflow, ...], Averages]


UNKNOWN, VARIES = "unknown", "varies"
WORK = (Outflow.FULL_TIME, Outflow.PART_TIME)
LEFT_TO = (WORK, (Outflow.FULL_TIME,), (Outflow.PART_TIME,), (Outflow.SCHOOL,))
"""The outflow of table 13, and each kind apart."""
DURATIONS = ("< 3", "3 - 6", "> 6")
WEEKS = ("≤ 24", "> 24")
EMPLOYERS = (("1 - 10", 10), ("11 - 20", 20), ("21 - 30", 30))
AGENCIES = (("0 - 10 %", 10), ("11 - 20 %", 20), ("21 - 30 %", 30), ("31 - 40 %", 40), ("41 - 50 %", 50))
OUTFLOWS = ("< 10 %", "10 - 25 %", "25 - 50 %", "> 50 %")
TARIFFS = (("< 11", Decimal(11)), ("11 - 12", Decimal(12)), ("12 - 13", Decimal(13)))
HOURS = (("0 - 5000", 5_000), ("5000 - 10000", 10_000), ("10000 - 15000", 15_000))
TURNOVER = (("0 - 25000", 25_000), ("25000 - 50000", 50_000), ("50000 - 100000", 100_000), ("100000 - 200000", 200_000))
COSTS = RESULTS = (("0 - 25000", 25_000), ("25000 - 50000", 50_000), ("50000 - 100000", 100_000))
TURNOVER_AN_HOUR = (("0 - 8", 8), ("8 - 9", 9))
COST_AN_HOUR = RESULT_AN_HOUR = (("0 - 2", 2), ("2 - 4", 4), ("4 - 6", 6))
NEGATIVE = "< 0"


def figures(municipalities: Sequence[MunicipalityYear]) -> Year:
    """The figures of one or more municipalities; there is at least one."""
    placements = [one for municipality in municipalities for one in municipality.placements]
    at_work = [municipality for municipality in municipalities if municipality.minutes]
    hours = Fraction(sum(municipality.minutes for municipality in municipalities), 60)
    candidates = sum(municipality.candidates for municipality in municipalities)
    return Year(
        tables=_tables(municipalities, at_work, placements),
        hours_per_candidate=hours / candidates if candidates else None,
        hours_per_placement=hours / len(placements) if placements else None,
        net_turnover_per_municipality=_mean([Fraction(municipality.net_turnover) for municipality in municipalities]),
        cost_per_municipality=_mean([Fraction(municipality.cost) for municipality in municipalities]),
        result_per_municipality=_mean([Fraction(municipality.result) for municipality in municipalities]),
        turnover_an_hour=_averages(at_work, lambda municipality: municipality.net_turnover),
        cost_an_hour=_averages(at_work, lambda municipality: municipality.running_cost),
        result_an_hour=_averages(at_work, lambda municipality: municipality.net_turnover - municipality.running_cost),
        at_agencies=_shares([_agencies(municipality) for municipality in municipalities]),
        outflow={kinds: _shares([_left(municipality, kinds) for municipality in municipalities]) for kinds in LEFT_TO},
    )


def _tables(
    municipalities: Sequence[MunicipalityYear], at_work: Sequence[MunicipalityYear], placements: Sequence[PlacementYear]
) -> dict[int, list[Class]]:
    net = [municipality.an_hour(municipality.net_turnover) for municipality in at_work]
    running = [municipality.an_hour(municipality.running_cost) for municipality in at_work]
    return {
        8: _counted((_duration(one) for one in placements), DURATIONS),
        9: _counted((_week(one) for one in placements), (*WEEKS, VARIES, UNKNOWN)),
        10: _classes(
            [len({one.employer for one in municipality.placements}) for municipality in municipalities], EMPLOYERS, "> 30"
        ),
        11: _classes([_whole(_agencies(municipality)) for municipality in municipalities], AGENCIES, "> 50 %", unknown=True),
        12: _classes([one.tariff for one in placements], TARIFFS, "≥ 13", below=True, unknown=True),
        13: _counted((_outflow(_left(municipality, WORK)) for municipality in municipalities), (*OUTFLOWS, UNKNOWN)),
        14: _classes([Fraction(municipality.minutes, 60) for municipality in municipalities], HOURS, "> 15000"),
        15: _classes(
            [Fraction(municipality.net_turnover, 100) for municipality in municipalities], TURNOVER, "> 200000", negative=True
        ),
        16: _classes(net, TURNOVER_AN_HOUR, "> 9", negative=True),
        17: _classes([Fraction(municipality.cost, 100) for municipality in municipalities], COSTS, "> 100000"),
        18: _classes(running, COST_AN_HOUR, "> 6"),
        19: _classes([Fraction(municipality.result, 100) for municipality in municipalities], RESULTS, "> 100000", negative=True),
        20: _classes([n - r for n, r in zip(net, running, strict=True)], RESULT_AN_HOUR, "> 6", negative=True),
    }


def _duration(one: PlacementYear) -> str:
    if one.last_day < last_allowed_day(one.starts_on, 3):
        return DURATIONS[0]
    return DURATIONS[1] if one.last_day <= last_allowed_day(one.starts_on, 6) else DURATIONS[2]


def _week(one: PlacementYear) -> str:
    if one.varies:
        return VARIES
    return UNKNOWN if one.minutes_per_week is None else WEEKS[one.minutes_per_week > 24 * 60]


_Part = tuple[int, int]
"""So many of so many."""


def _agencies(municipality: MunicipalityYear) -> _Part:
    known = [one.agency for one in municipality.placements if one.agency is not None]
    return sum(known), len(known)


def _left(municipality: MunicipalityYear, kinds: Collection[Outflow]) -> _Part:
    return (0, 0) if municipality.outflow is None else (municipality.left(kinds), municipality.candidates)


def _whole(part: _Part) -> int | None:
    """Whole per cents, half up; None of nothing."""
    return half_up(100 * part[0], part[1]) if part[1] else None


def _outflow(part: _Part) -> str:
    some, of = part
    if not of:
        return UNKNOWN
    bounds = (10 * some < of, 4 * some < of, 2 * some <= of, True)
    return OUTFLOWS[bounds.index(True)]


def _shares(parts: Sequence[_Part]) -> Averages:
    """Per cent, of the municipalities of which it is known."""
    known = [(some, of) for some, of in parts if of]
    if not known:
        return Averages(None, None)
    together = Fraction(100 * sum(some for some, _ in known), sum(of for _, of in known))
    return Averages(_mean([Fraction(100 * some, of) for some, of in known]), together)


def _counted(found: Iterable[str], names: Sequence[str]) -> list[Class]:
    counts = dict.fromkeys(names, 0)
    for name in found:
        counts[name] += 1
    return list(counts.items())


def _classes(
    values: Iterable[Fraction | Decimal | int | None],
    bounds: Sequence[tuple[str, int | Decimal]],
    above: str,
    *,
    below: bool = False,
    negative: bool = False,
    unknown: bool = False,
) -> list[Class]:
    """How many values fall into each class, whose bound belongs to it, or to the next when `below`."""
    names = [*([NEGATIVE] if negative else []), *(name for name, _ in bounds), above, *([UNKNOWN] if unknown else [])]

    def named(value: Fraction | Decimal | int | None) -> str:
        if value is None:
            return UNKNOWN
        if negative and value < 0:
            return NEGATIVE
        return next((name for name, bound in bounds if value < bound or (value == bound and not below)), above)

    return _counted(map(named, values), names)


def _averages(municipalities: Sequence[MunicipalityYear], cents: Callable[[MunicipalityYear], Cents]) -> Averages:
    if not municipalities:
        return Averages(None, None)
    minutes = sum(municipality.minutes for municipality in municipalities)
    return Averages(
        _mean([municipality.an_hour(cents(municipality)) for municipality in municipalities]),
        Fraction(sum(map(cents, municipalities)) * 60, 100 * minutes),
    )


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction()) / len(values)
