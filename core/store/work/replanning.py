"""A running placement whose plan changes: an earlier last day, or other hours from a day on. What was worked stays as it is."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import bindparam, delete, exists, select, update

from core.rules.hours.weeks import WeekState
from core.store.database import Transaction
from core.store.tables.hours import timesheet, timesheet_signature
from core.store.tables.messages import deadline
from core.store.tables.work import placement, planned_shift

_LAST_DAY = update(placement).where(placement.c.id == bindparam("one")).values(last_day=bindparam("day"))
_TERM = (
    update(placement)
    .where(placement.c.id == bindparam("one"))
    .values(last_day=bindparam("day"), last_allowed_day=bindparam("allowed"))
)
_HOURS = update(placement).where(placement.c.id == bindparam("one")).values(minutes_per_week=bindparam("minutes"))
_LOCK = select(placement.c.id).where(placement.c.id == bindparam("one")).with_for_update()
_NO_SHIFTS = delete(planned_shift).where(planned_shift.c.placement == bindparam("of"), planned_shift.c.day > bindparam("after"))
_NO_WEEKS = delete(timesheet).where(
    timesheet.c.placement == bindparam("of"),
    timesheet.c.monday > bindparam("after"),
    timesheet.c.state == WeekState.OPEN,
    ~exists().where(timesheet_signature.c.timesheet == timesheet.c.id),
)
_NO_WEEK = delete(timesheet).where(
    timesheet.c.placement == bindparam("of"),
    timesheet.c.monday == bindparam("first"),
    timesheet.c.state == WeekState.OPEN,
    ~exists().where(timesheet_signature.c.timesheet == timesheet.c.id),
)
_SHIFT = (
    update(planned_shift)
    .where(planned_shift.c.id == bindparam("one"))
    .values(ends=bindparam("until"), minutes=bindparam("worked"))
)
_WEEKS = select(timesheet.c.id, timesheet.c.monday).where(
    timesheet.c.placement == bindparam("of"), timesheet.c.monday >= bindparam("first"), timesheet.c.state == WeekState.OPEN
)
_CLOSES = update(timesheet).where(timesheet.c.id == bindparam("one")).values(ends_at=bindparam("at"))
_DUE = (
    update(deadline)
    .where(deadline.c.kind == bindparam("of"), deadline.c.subject == bindparam("one"), deadline.c.done_at.is_(None))
    .values(due_at=bindparam("at"))
)
_AGAIN = (
    update(deadline)
    .where(deadline.c.kind == bindparam("of"), deadline.c.subject == bindparam("one"))
    .values(due_at=bindparam("at"), done_at=None)
)


async def lock(tx: Transaction, placement_id: int) -> None:
    """Nobody else changes this placement until the transaction ends."""
    await tx.execute(_LOCK, {"one": placement_id})


async def set_last_day(tx: Transaction, placement_id: int, day: date) -> None:
    """The work ends on this day: what was planned after it goes, and the open weeks that lie wholly after it."""
    await tx.execute(_LAST_DAY, {"one": placement_id, "day": day})
    await tx.execute(_NO_SHIFTS, {"of": placement_id, "after": day})
    await tx.execute(_NO_WEEKS, {"of": placement_id, "after": day})


async def forget_week(tx: Transaction, placement_id: int, first: date) -> None:
    """The open week that begins on this Monday is not kept any more."""
    await tx.execute(_NO_WEEK, {"of": placement_id, "first": first})


async def set_term(tx: Transaction, placement_id: int, day: date, allowed: date) -> None:
    """The last day, and the last one that the term allows."""
    await tx.execute(_TERM, {"one": placement_id, "day": day, "allowed": allowed})


async def set_hours(tx: Transaction, placement_id: int, minutes: int) -> None:
    """Minutes a week as agreed."""
    await tx.execute(_HOURS, {"one": placement_id, "minutes": minutes})


async def set_shifts(tx: Transaction, changed: Sequence[tuple[int, time, int]]) -> None:
    """Other ends and minutes of planned shifts, by number."""
    if changed:
        await tx.execute(_SHIFT, [{"one": number, "until": ends, "worked": minutes} for number, ends, minutes in changed])


async def open_weeks(tx: Transaction, placement_id: int, first: date) -> dict[date, int]:
    """The open weeks from a Monday on, by Monday."""
    return {row.monday: row.id for row in await tx.execute(_WEEKS, {"of": placement_id, "first": first})}


async def close_weeks_at(tx: Transaction, ends: dict[int, datetime]) -> None:
    """When weeks are over, by number."""
    if ends:
        await tx.execute(_CLOSES, [{"one": number, "at": at} for number, at in ends.items()])


async def move_calls(tx: Transaction, kind: str, due: dict[int, datetime]) -> None:
    """When the clock calls, by subject, where it has not called yet."""
    rows: list[dict[str, Any]] = [{"of": kind, "one": subject, "at": at} for subject, at in due.items()]
    if rows:
        await tx.execute(_DUE, rows)


async def call_again(tx: Transaction, kind: str, due: dict[int, datetime]) -> None:
    """When the clock calls, by subject, whether it has called before or not."""
    await tx.execute(_AGAIN, [{"of": kind, "one": subject, "at": at} for subject, at in due.items()])
