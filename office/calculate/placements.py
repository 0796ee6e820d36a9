"""The placements of `placements.csv`: who may be placed, at which tariff, until which day. Judged by start, then in file order."""

from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from core.rules.amounts import MINIMUM_WAGE, TARIFF_FLOOR, Amount, statutory
from core.rules.cents import Cents, number
from core.rules.money.tariff import TariffFloor, floor_on, may_charge
from core.rules.people.exemption import may_be_placed
from core.rules.refusals import PlacementCode, Refusal, refuse
from core.rules.work.terms import Term, allowed_until, term_months, with_placement
from office.calculate.cells import day_in, yes_in
from office.calculate.csvfile import Cells, Sheet
from office.calculate.policyfile import PlainPolicy
from office.calculate.refused import TOO_MANY_CELLS, RefusedRows, RowCode, bad_value
from office.calculate.simultaneous import Running

FILE = "placements.csv"
COLUMNS = (
    "placement",
    "candidate",
    "employer",
    "job",
    "birth_date",
    "wage_subsidy_group",
    "hours_per_week",
    "start",
    "end",
    "tariff",
    "extended",
)

Work = tuple[str, str, str]


class Asked(NamedTuple):
    """A row of the file whose cells are what they should be; `work` is candidate, employer and job."""

    row: int
    name: str
    work: Work
    birth: date
    wage_subsidy_group: bool
    hours: Decimal
    start: date
    end: date | None
    tariff: Decimal
    extended: bool


class TermUsed(NamedTuple):
    """What the last day of a placement rests on: the first start of its term, the hours a week and months that count, and its own end."""

    first_start: date
    hours: Decimal
    months: int
    end: date | None


@dataclass(slots=True)
class Placed:
    """An accepted placement, and what was accepted of it: minutes by day from the start on, travel and costs by day in cents."""

    name: str
    candidate: str
    tariff: Decimal
    start: date
    last_day: date
    term: TermUsed
    minutes: "array[int]"
    travel: dict[date, Cents] = field(default_factory=dict)
    costs: dict[date, Cents] = field(default_factory=dict)

    def minutes_on(self, day: date) -> int:
        """Accepted minutes on a day of the placement."""
        return self.minutes[(day - self.start).days]


def read_placements(sheet: Sheet, policy: PlainPolicy, refused: RefusedRows) -> dict[str, Placed]:
    """The accepted placements by name, in the order in which they were judged."""
    asked: list[Asked] = []
    for row, cells in sheet.records():
        found = _asked(row, cells) if cells else TOO_MANY_CELLS
        if isinstance(found, Refusal):
            refused.add(FILE, row, found)
        else:
            asked.append(found)
    register = Register(policy, refused)
    for one in sorted(asked, key=lambda one: one.start):
        register.judge(one)
    return register.placed


def _asked(row: int, cells: Cells) -> Asked | Refusal:
    name, candidate, employer, job, birth_cell, group_cell, hours_cell, start_cell, end_cell, tariff_cell, extended_cell = cells
    birth, start, end = day_in(birth_cell), day_in(start_cell), day_in(end_cell)
    hours, tariff = number(hours_cell), number(tariff_cell)
    group, extended = yes_in(group_cell), yes_in(extended_cell)
    bad = bad_value(
        placement=name,
        candidate=candidate,
        employer=employer,
        job=job,
        birth_date=birth,
        wage_subsidy_group=group is not None,
        hours_per_week=hours and hours > 0,
        start=start,
        end=not end_cell or (end and start and end >= start),
        tariff=tariff and tariff > 0,
        extended=extended is not None,
    )
    if bad or not (birth and start and hours and tariff) or group is None or extended is None:
        return bad or refuse(RowCode.BAD_VALUE)
    return Asked(row, name, (candidate, employer, job), birth, group, hours, start, end, tariff, extended)


class Register:
    """Placements in the order of their starts, each judged against those accepted before it."""

    def __init__(self, policy: PlainPolicy, refused: RefusedRows) -> None:
        self.placed: dict[str, Placed] = {}
        self._policy = policy
        self._choices = policy.choices
        self._refused = refused
        self._terms: dict[Work, Term] = {}
        self._running: dict[str, Running] = defaultdict(Running)
        self._floors: dict[date, Amount | None] = {}

    def judge(self, asked: Asked) -> None:
        """Accept a placement, or list it under the first code that fits."""
        cheap = may_charge(asked.tariff, self._floor(asked.start), asked.start, self._choices.tariff_floor)
        hours, months = self._months(asked)
        allowed = self._forbidden(asked, cheap) or self._allowed_until(asked, months)
        if isinstance(allowed, Refusal):
            self._refused.add(FILE, asked.row, allowed)
            return
        if cheap:
            self._refused.add(FILE, asked.row, cheap)
        if asked.end and asked.end > allowed:
            self._refused.add(FILE, asked.row, refuse(PlacementCode.END_AFTER_TERM, end=asked.end, last_day=allowed))
        self._accept(asked, min(asked.end or allowed, allowed), hours, months)

    def _forbidden(self, asked: Asked, cheap: Refusal | None) -> Refusal | None:
        if asked.name in self.placed:
            return refuse(RowCode.DUPLICATE, placement=asked.name)
        young = may_be_placed(asked.birth, asked.wage_subsidy_group, asked.start, self._choices.minimum_age)
        return young or (cheap if self._choices.tariff_floor is TariffFloor.HARD else None)

    def _floor(self, day: date) -> Amount | None:
        if day not in self._floors:
            self._floors[day] = floor_of(day, self._policy)
        return self._floors[day]

    def _months(self, asked: Asked) -> tuple[Decimal, int]:
        """The hours a week that count, and the months that they allow."""
        hours = asked.hours
        if self._choices.sum_simultaneous:
            hours = self._running[asked.work[0]].with_own(hours, asked.start)
        return hours, term_months(self._choices.terms, self._choices.at_28_hours, hours, asked.extended)

    def _allowed_until(self, asked: Asked, months: int) -> date | Refusal:
        return allowed_until(self._terms.get(asked.work), asked.start, months, self._choices.term_resets_after_months)

    def _accept(self, asked: Asked, last_day: date, hours: Decimal, months: int) -> None:
        resets_after = self._choices.term_resets_after_months
        term = with_placement(self._terms.get(asked.work), asked.start, last_day, resets_after)
        self._terms[asked.work] = term
        self._running[asked.work[0]].add(last_day, asked.hours)
        days = (last_day - asked.start).days + 1
        empty = array("H", bytes(2 * days))
        used = TermUsed(term.first_start, hours, months, asked.end)
        self.placed[asked.name] = Placed(asked.name, asked.work[0], asked.tariff, asked.start, last_day, used, empty)


def floor_of(day: date, policy: PlainPolicy) -> Amount | None:
    """The floor of tariffs that start on a day; None where no floor is known."""
    law = statutory()
    return floor_on(day, law[TARIFF_FLOOR], policy.tariff_floor, law[MINIMUM_WAGE])
