"""What is settled, by unit: the database sums confirmed minutes, so that a half year of a million days is read as its weeks.

A unit is a placement's ISO week, cut at month ends; here it is cut as well on days on which a rate begins, so that one rate holds in each part.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, and_, bindparam, case, cast, exists, func, literal, select, type_coerce

from core.rules.cents import Cents
from core.store.database import Transaction
from core.store.money.overviews import PLACED, Placed, placed_of
from core.store.tables.costs import direct_cost
from core.store.tables.hours import day_entry, timesheet, travel_claim

_newer, _later = day_entry.alias("newer"), travel_claim.alias("later")
_FAR_PAST = date(1, 1, 1)
PAGE = 500
"""Placements that are read at once: some fifteen thousand units, with which the memory of a settlement stays what it is."""
_PLACED = PLACED.limit(PAGE)


@dataclass(frozen=True, slots=True)
class WorkedUnits:
    """A placement: confirmed minutes by the first day of each part, travel by confirmed day and other costs by their day (cents)."""

    placed: Placed
    minutes: dict[date, int] = field(default_factory=dict)
    travel: dict[date, Cents] = field(default_factory=lambda: defaultdict(int))
    costs: dict[date, Cents] = field(default_factory=lambda: defaultdict(int))


async def of_page(tx: Transaction, of: int, last: date, changes: Sequence[date], after: int) -> list[WorkedUnits]:
    """The next placements of a municipality, by number after one, with what was worked until a day; none at the end.

    `changes` are the days on which another rate begins.
    """
    values = {"of": of, "first": _FAR_PAST, "last": last, "after": after}
    page = {one.id: WorkedUnits(one) for one in await placed_of(tx, (await tx.execute(_PLACED, values)).all())}
    if page:
        await _fill(tx, of, page, last, changes)
    return list(page.values())


async def _fill(tx: Transaction, of: int, page: dict[int, WorkedUnits], last: date, changes: Sequence[date]) -> None:
    these = {"of": of, "low": min(page), "high": max(page), "last": last}
    for row in await tx.execute(_minutes(tx.dialect, changes), these):
        page[row.placement].minutes[row.since] = int(row.minutes)
    for row in await tx.execute(_TRAVEL[tx.dialect], these):
        page[row.placement].travel[row.day] += row.cents
    for row in await tx.execute(_COSTS, these):
        page[row.placement].costs[row.day] += row.cents


def _monday(dialect: str, day: Any) -> ColumnElement[date]:
    if dialect == "sqlite":
        return type_coerce(func.date(day, "weekday 0", "-6 days"), Date)
    return cast(func.date_trunc("week", day), Date)


def _first_of_month(dialect: str, day: Any) -> ColumnElement[date]:
    return (
        type_coerce(func.date(day, "start of month"), Date) if dialect == "sqlite" else cast(func.date_trunc("month", day), Date)
    )


def _part(dialect: str, day: Any, changes: Sequence[date]) -> ColumnElement[date]:
    """The first day of the part in which a day lies."""
    latest = func.max if dialect == "sqlite" else func.greatest
    begun = [case((day >= change, literal(change, Date)), else_=literal(_FAR_PAST, Date)) for change in changes]
    return type_coerce(latest(_monday(dialect, day), _first_of_month(dialect, day), *begun), Date)


def _confirmed(dialect: str, table: Any) -> ColumnElement[bool]:
    """The week of a row is confirmed."""
    return and_(
        timesheet.c.placement == table.c.placement,
        timesheet.c.monday == _monday(dialect, table.c.day),
        timesheet.c.state == "confirmed",
    )


def _within(table: Any) -> ColumnElement[bool]:
    return and_(
        table.c.municipality == bindparam("of"),
        table.c.placement.between(bindparam("low"), bindparam("high")),
        table.c.day <= bindparam("last"),
    )


def _minutes(dialect: str, changes: Sequence[date]) -> Select[Any]:
    day = day_entry.c.day
    replaced = exists().where(
        _newer.c.placement == day_entry.c.placement, _newer.c.day == day, _newer.c.version > day_entry.c.version
    )
    worked = (
        select(day_entry.c.placement, _part(dialect, day, changes).label("since"), day_entry.c.minutes)
        .join(timesheet, _confirmed(dialect, day_entry))
        .where(_within(day_entry), day_entry.c.worked, ~replaced)
        .subquery()
    )
    return (
        select(worked.c.placement, worked.c.since, func.sum(worked.c.minutes).label("minutes"))
        .group_by(worked.c.placement, worked.c.since)
        .order_by(worked.c.placement, worked.c.since)
    )


def _travel(dialect: str) -> Select[Any]:
    """The newest claims of days that were worked, in confirmed weeks."""
    day, at = travel_claim.c.day, travel_claim.c.placement
    replaced = exists().where(_later.c.placement == at, _later.c.day == day, _later.c.version > travel_claim.c.version)
    corrected = exists().where(_newer.c.placement == at, _newer.c.day == day, _newer.c.version > day_entry.c.version)
    return (
        select(at, day, travel_claim.c.cents)
        .join(timesheet, _confirmed(dialect, travel_claim))
        .join(day_entry, and_(day_entry.c.placement == at, day_entry.c.day == day, day_entry.c.worked))
        .where(_within(travel_claim), ~replaced, ~corrected)
    )


_TRAVEL = {dialect: _travel(dialect) for dialect in ("sqlite", "postgresql")}
_COSTS = select(direct_cost.c.placement, direct_cost.c.day, direct_cost.c.cents).where(
    _within(direct_cost), direct_cost.c.taken_back_at.is_(None)
)
