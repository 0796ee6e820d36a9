"""One day of a placement with everything that is known of it, in one statement: planned, entered, claimed, and how far its week is."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Exists,
    FromClause,
    Row,
    ScalarSelect,
    Select,
    Table,
    and_,
    bindparam,
    exists,
    func,
    select,
)

from core.rules.calendar import monday
from core.rules.hours.week_days import Work
from core.rules.hours.weeks import WeekState
from core.store.database import Transaction
from core.store.hours import travel
from core.store.hours.days import DayEntry
from core.store.hours.travel import Claim
from core.store.lists import among
from core.store.tables.corrections import reported_absence
from core.store.tables.hours import day_entry, timesheet, travel_claim
from core.store.tables.people import employer
from core.store.tables.work import job, placement, planned_shift
from core.store.work.placements import Placement, PlannedShift


@dataclass(frozen=True, slots=True)
class DayFacts:
    """A day of a placement. `first` is the number of its first entry; `others` the minutes entered that day at the candidate's
    other placements, of which there are any when `elsewhere`; `usual` the kilometres of the last claim by distance at this placement.
    `reported`: the employer said that they were not there, and nobody answered."""

    placement: Placement
    day: date
    shift: PlannedShift | None
    entry: DayEntry | None
    first: int | None
    claim: Claim | None
    usual: Decimal | None
    others: int
    elsewhere: bool
    reported: bool
    week: WeekState

    @property
    def version(self) -> int:
        """Which version of the day this is; 0 while nothing was entered."""
        return self.entry.version if self.entry else 0

    @property
    def planned(self) -> Work | None:
        """What was planned, as work."""
        shift = self.shift
        return Work(shift.starts, shift.ends, shift.break_minutes, shift.minutes) if shift else None


_NAMED = {
    **placement.c,
    "site": job.c.site,
    "title": job.c.title,
    "place": job.c.place,
    "report_to": job.c.report_to,
    "employer_name": employer.c.name,
}
_PLACEMENT = tuple(_NAMED[name] for name in Placement.__slots__)
_SHIFT = tuple(planned_shift.c[name] for name in PlannedShift.__slots__)
_ENTRY = tuple(day_entry.c[name] for name in DayEntry.__slots__)
_ENDS = tuple(accumulate(map(len, (_PLACEMENT, _SHIFT, _ENTRY, travel.COLUMNS)), initial=0))
_SLICES = tuple(pairwise(_ENDS))
_first = day_entry.alias("first")


def _newest(table: Table, day: ColumnElement[date]) -> ScalarSelect[Any]:
    of = table.alias()
    return select(func.max(of.c.version)).where(of.c.placement == placement.c.id, of.c.day == day).scalar_subquery()


def _others(day: ColumnElement[date]) -> ScalarSelect[Any]:
    there, entry, newer = placement.alias(), day_entry.alias(), day_entry.alias()
    newest = select(func.max(newer.c.version)).where(newer.c.placement == entry.c.placement, newer.c.day == entry.c.day)
    return (
        select(func.coalesce(func.sum(entry.c.minutes), 0))
        .join(there, there.c.id == entry.c.placement)
        .where(
            there.c.candidate == placement.c.candidate,
            there.c.id != placement.c.id,
            entry.c.day == day,
            entry.c.version == newest.scalar_subquery(),
        )
        .scalar_subquery()
    )


def _elsewhere() -> Exists:
    there = placement.alias()
    return exists().where(there.c.candidate == placement.c.candidate, there.c.id != placement.c.id)


def _reported(day: ColumnElement[date]) -> Exists:
    said = reported_absence.alias()
    return exists().where(said.c.placement == placement.c.id, said.c.day == day, said.c.is_right.is_(None))


def _facts(day: ColumnElement[date], source: FromClause) -> Select[Any]:
    """Everything about the days of `source`, which holds placement and planned shift."""
    claimed = travel_claim.alias()
    usual = (
        select(claimed.c.kilometres)
        .where(claimed.c.placement == placement.c.id, claimed.c.kilometres.is_not(None))
        .order_by(claimed.c.day.desc(), claimed.c.version.desc())
        .limit(1)
    )
    week = timesheet.alias()
    last_week = select(func.max(week.c.monday)).where(week.c.placement == placement.c.id, week.c.monday <= day)
    begun = day_entry.alias()
    first = select(begun.c.id).where(begun.c.placement == placement.c.id, begun.c.day == day, begun.c.version == 1)
    return (
        select(
            *_PLACEMENT,
            *_SHIFT,
            *_ENTRY,
            *travel.COLUMNS,
            day.label("on"),
            first.scalar_subquery().label("first"),
            usual.scalar_subquery().label("usual"),
            _others(day).label("others"),
            _elsewhere().label("elsewhere"),
            _reported(day).label("reported"),
            timesheet.c.monday,
            timesheet.c.state,
        )
        .select_from(source)
        .join(job, job.c.id == placement.c.job)
        .join(employer, employer.c.id == placement.c.employer)
        .join(*_at(day_entry, day), isouter=True)
        .join(*_at(travel_claim, day), isouter=True)
        .join(
            timesheet,
            and_(timesheet.c.placement == placement.c.id, timesheet.c.monday == last_week.scalar_subquery()),
            isouter=True,
        )
    )


def _at(table: Table, day: ColumnElement[date]) -> tuple[Table, ColumnElement[bool]]:
    return table, and_(table.c.placement == placement.c.id, table.c.day == day, table.c.version == _newest(table, day))


_PICKED = bindparam("day", type_=Date)
_PLANNED = planned_shift.join(placement, placement.c.id == planned_shift.c.placement)
_ENTERED = _first.join(placement, placement.c.id == _first.c.placement).outerjoin(
    planned_shift, and_(planned_shift.c.placement == placement.c.id, planned_shift.c.day == _first.c.day)
)
_ANY_DAY = placement.outerjoin(planned_shift, and_(planned_shift.c.placement == placement.c.id, planned_shift.c.day == _PICKED))

_OF_SHIFT = _facts(planned_shift.c.day, _PLANNED).where(planned_shift.c.id == bindparam("one"))
_OF_SHIFTS = _facts(planned_shift.c.day, _PLANNED).where(among(planned_shift.c.id, "ids"))
_OF_ENTRIES = _facts(_first.c.day, _ENTERED).where(among(_first.c.id, "ids"))
_OF_DAY = _facts(_PICKED, _ANY_DAY).where(placement.c.id == bindparam("of"))


async def of_shift(tx: Transaction, shift_id: int) -> DayFacts | None:
    """The day of a planned shift."""
    row = (await tx.execute(_OF_SHIFT, {"one": shift_id})).first()
    return _day(row) if row else None


async def of_day(tx: Transaction, placement_id: int, day: date) -> DayFacts | None:
    """Any day of a placement; None when there is no such placement."""
    row = (await tx.execute(_OF_DAY, {"of": placement_id, "day": day})).first()
    return _day(row) if row else None


async def of_shifts(tx: Transaction, ids: Collection[int]) -> dict[int, DayFacts]:
    """The days of planned shifts, by the shift's number."""
    rows = await tx.execute(_OF_SHIFTS, {"ids": list(ids)})
    return {facts.shift.id: facts for facts in map(_day, rows) if facts.shift}


async def of_entries(tx: Transaction, ids: Collection[int]) -> dict[int, DayFacts]:
    """Entered days, by the number of their first entry."""
    rows = await tx.execute(_OF_ENTRIES, {"ids": list(ids)})
    return {facts.first: facts for facts in map(_day, rows) if facts.first}


def _day(row: Row[Any]) -> DayFacts:
    cells = tuple(row)
    placed, planned, entered, claimed = (cells[start:end] for start, end in _SLICES)
    day, first, usual, others, elsewhere, reported, first_of_week, state = cells[_SLICES[-1][1] :]
    return DayFacts(
        placement=Placement(*placed),
        day=day,
        shift=PlannedShift(*planned) if planned[0] else None,
        entry=DayEntry(*entered) if entered[0] else None,
        first=first,
        claim=Claim(*claimed) if claimed[0] else None,
        usual=usual,
        others=others,
        elsewhere=bool(elsewhere),
        reported=bool(reported),
        week=WeekState(state) if first_of_week == monday(day) else WeekState.OPEN,
    )
