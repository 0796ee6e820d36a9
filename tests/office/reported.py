"""A made-up set of 16 municipalities with the distributions that the report publishes (REPORT tables 5 to 20), as facts and as files.

856 candidates, 1,096 placements and 144,000 hours. What each municipality has is written out; the placements are dealt out over them.
A file must say what the report did not know of some (their tariff, hours a week or birth date): there the most common value stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Town(NamedTuple):
    """Hours; net turnover and running costs in cents an hour; implementation in euros; how many of what; outflow None: not known."""

    hours: int
    net: int
    cost: int
    one_off: int
    placements: int
    candidates: int
    employers: int
    at_agencies: int
    outflow: int | None

    @property
    def agencies(self) -> int:
        """How many of its employers are temp agencies."""
        return min(self.at_agencies, self.employers // 4)

    @property
    def premium(self) -> str:
        """Euros an hour: 1.50 or 2.00 (REPORT 5.1.8); less where more is left."""
        return "1.50" if self.net > 900 else "2.00"


TOWNS = (
    Town(1_500, 767, 240, 12_950, 11, 9, 8, 1, 0),
    Town(1_800, 955, 487, 11_210, 14, 11, 9, 2, None),
    Town(2_000, 961, 194, 3_000, 15, 12, 11, 1, 8),
    Town(2_200, 955, 341, 6_750, 17, 13, 12, 3, 4),
    Town(2_400, 788, 646, 11_930, 18, 14, 13, 8, 1),
    Town(2_600, 834, 382, 3_013, 20, 15, 14, 2, 9),
    Town(4_000, 773, 599, 5_120, 30, 24, 16, 5, 5),
    Town(4_800, 872, 171, 4_970, 37, 29, 18, 9, 13),
    Town(7_000, 841, 303, 7_520, 53, 42, 22, 24, 3),
    Town(9_000, 798, 215, 7_770, 69, 53, 23, 9, 31),
    Town(12_500, 978, 380, 7_730, 95, 74, 25, 21, 26),
    Town(13_000, 941, 346, 10_940, 99, 77, 27, 19, 14),
    Town(14_000, 880, 545, 6_370, 107, 83, 30, 6, 53),
    Town(18_000, 817, 342, 5_340, 137, 107, 34, 30, 45),
    Town(19_500, 822, 139, 10_440, 148, 116, 36, 22, None),
    Town(29_700, 842, 430, 3_000, 226, 177, 42, 93, 12),
)
FIRST, SECOND = date(2025, 1, 6), date(2025, 7, 7)
DURATIONS = {60: 789, 120: 274, 200: 33}
"""Table 8: days from the first to the last."""
WEEKS: dict[int | str | None, int] = {24: 526, 32: 296, "varies": 132, None: 142}
"""Table 9: hours a week."""
TARIFFS = {"7.50": 5, "9.75": 6, "11.75": 617, "12.30": 427, "13.56": 1, "13.75": 11, "14.48": 1, "16.20": 1, None: 27}
"""Table 12, with the tariffs that REPORT 5.1.8 names."""
AGES = {24: 9, 30: 251, 40: 225, 50: 268, 58: 86, None: 17}
"""Table 5."""
EDUCATION = {"basisonderwijs": 41, "vmbo": 66, "havo of vwo": 23, "mbo": 168, "hbo": 31, "wo": 6, None: 521}
"""Table 6. No file of the municipality has it: it is not kept."""
MONTHS_ON_BENEFIT = {6: 154, 24: 163, 48: 86, None: 453}
"""Table 7. No file has it either."""
LONGEST_DAYS = 170
"""A file cannot bring more than the term allows."""


@dataclass(frozen=True)
class Candidate:
    """Who was placed."""

    age: int | None
    education: str | None
    months_on_benefit: int | None


@dataclass(frozen=True)
class Placed:
    """One placement. Candidate and employer by their place in the municipality; the first employers are temp agencies."""

    candidate: int
    employer: int
    agency: bool
    starts_on: date
    days: int
    week: int | str | None
    tariff: str | None
    minutes: int


def share(whole: int, place: int, among: int) -> int:
    """An amount in whole parts that add up to it."""
    return whole * (place + 1) // among - whole * place // among


def dealt(counts: dict[T, int]) -> Iterator[T]:
    """Each value as often as it is counted, spread evenly."""
    whole, given = sum(counts.values()), dict.fromkeys(counts, 0)
    for turn in range(1, whole + 1):
        value = max(counts, key=lambda one: counts[one] * turn - given[one] * whole)
        given[value] += 1
        yield value


def candidates() -> list[Candidate]:
    """All of them, of one municipality after the other."""
    return [Candidate(*one) for one in zip(dealt(AGES), dealt(EDUCATION), dealt(MONTHS_ON_BENEFIT), strict=True)]


def placements() -> list[list[Placed]]:
    """Those of each municipality."""
    days, weeks, tariffs = dealt(DURATIONS), dealt(WEEKS), dealt(TARIFFS)
    made = []
    for town in TOWNS:
        agencies = town.agencies
        mine = []
        for place in range(town.placements):
            agency = place < town.at_agencies
            employer = place % agencies if agency else agencies + place % (town.employers - agencies)
            start = FIRST if place < town.candidates else SECOND
            minutes = share(town.hours * 60, place, town.placements)
            mine.append(Placed(place % town.candidates, employer, agency, start, next(days), next(weeks), next(tariffs), minutes))
        made.append(mine)
    return made


def name_of(number: int) -> str:
    """What a municipality is called."""
    return f"Gemeente {number + 1:02d}"


def lay(folder: Path, number: int, people: list[Candidate], placed: list[Placed]) -> None:
    """The files of one municipality."""
    town, folder = TOWNS[number], folder / str(number)
    folder.mkdir()
    percentage = Decimal(100 * 60 * town.cost * town.hours) / sum(100 * _tariff(one) * one.minutes for one in placed)
    lines: dict[str, list[str]] = {
        "policy.toml": [
            f'municipality = "{name_of(number)}"',
            f'premium_per_hour = [[2024-01-01, "{town.premium}", "raadsbesluit"]]',
            f'administration_percentage = [[2024-01-01, "{percentage:.6f}", "raadsbesluit"]]',
            'administration_base = "tariff"',
            'terms = "always_6"',
            'tariff_floor = "advisory"',
            'tariff_floor_per_hour = [[2024-01-01, "12.30", "raadsbesluit"]]',
        ],
        "employers.csv": ["employer,name,agency"],
        "people.csv": ["person,role,first_name,birth_date,wage_subsidy_group,contact", "K,consultant,Karin,,,"],
        "jobs.csv": ["job,employer,title,place,start,hours_per_week,tariff"],
        "placements.csv": ["placement,candidate,job,hours_per_week,start,end,tariff"],
        "hours.csv": ["placement,date,minutes"],
    }
    agencies = town.agencies
    lines["employers.csv"] += [f"E{n},Bedrijf {n},{'yes' if n < agencies else 'no'}" for n in range(town.employers)]
    for place, one in enumerate(people):
        born = date(2024 - (one.age or 40), 12, 1)
        lines["people.csv"].append(f"C{place},candidate,Naam,{born},{'yes' if born.year > 1997 else ''},K")
    for place, one in enumerate(placed):
        week = one.week if isinstance(one.week, int) else 24
        end = one.starts_on + timedelta(days=min(one.days, LONGEST_DAYS))
        lines["jobs.csv"].append(f"J{place},E{one.employer},Inpakken,Proefstad,{one.starts_on},{week},{_tariff(one)}")
        lines["placements.csv"].append(f"P{place},C{one.candidate},J{place},{week},{one.starts_on},{end},{_tariff(one)}")
        lines["hours.csv"] += [f"P{place},{day},{minutes}" for day, minutes in worked(one)]
    for name, content in lines.items():
        (folder / name).write_text("\n".join(content) + "\n")


def _tariff(one: Placed) -> Decimal:
    return Decimal(one.tariff or "11.75")


def worked(one: Placed) -> Iterator[tuple[date, int]]:
    """Working days of eight hours from the first on, until the placement has its minutes."""
    left, day = one.minutes, one.starts_on
    while left:
        if day.weekday() < 5:
            yield day, min(left, 480)
            left -= min(left, 480)
        day += timedelta(days=1)


def other_costs(number: int, placed: list[Placed]) -> int:
    """What a municipality's other direct costs must be, in cents, so that its turnover is what the report has."""
    town = TOWNS[number]
    earned = sum((_tariff(one) - Decimal(town.premium)) * one.minutes for one in placed) * 100 / 60
    return round(earned - town.net * town.hours)
