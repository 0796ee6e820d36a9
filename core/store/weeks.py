"""Timesheets: one placement, one ISO week, with its signatures, the employer's answers, objections and rulings."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.weeks import WeekState
from core.store.database import Transaction
from core.store.tables.hours import timesheet

_DIALECTS = (("sqlite", sqlite), ("postgresql", postgresql))
_STATE_OF = select(timesheet.c.state).where(timesheet.c.placement == bindparam("of"), timesheet.c.monday == bindparam("first"))
_OPEN = {
    d: m.insert(timesheet).on_conflict_do_nothing(index_elements=["placement", "monday"]).returning(timesheet.c.id)
    for d, m in _DIALECTS
}
_TOUCH = {
    d: m.insert(timesheet)
    .on_conflict_do_update(index_elements=["placement", "monday"], set_={"version": timesheet.c.version + 1})
    .returning(timesheet.c.id, timesheet.c.version, timesheet.c.ends_at)
    for d, m in _DIALECTS
}


async def state_of(tx: Transaction, placement_id: int, first: date) -> WeekState:
    """How far the week that begins on this Monday has come; open when nothing of it is kept yet."""
    state = (await tx.execute(_STATE_OF, {"of": placement_id, "first": first})).scalar()
    return WeekState(state) if state else WeekState.OPEN


async def open_one(tx: Transaction, municipality: int, placement_id: int, first: date, ends_at: datetime) -> int | None:
    """Keep an open week; None when it is kept already (UNIQUE)."""
    return (await tx.execute(_OPEN[tx.dialect], _new(municipality, placement_id, first, ends_at, 0))).scalar()


async def touch(
    tx: Transaction, municipality: int, placement_id: int, first: date, ends_at: datetime
) -> tuple[int, bool, datetime]:
    """What a week says was changed: its number, whether it was not kept before, and when it is over. `ends_at` is for a new one."""
    row = (await tx.execute(_TOUCH[tx.dialect], _new(municipality, placement_id, first, ends_at, 1))).one()
    return row.id, row.version == 1, row.ends_at


def _new(municipality: int, placement_id: int, first: date, ends_at: datetime, version: int) -> dict[str, Any]:
    return {
        "municipality": municipality,
        "placement": placement_id,
        "monday": first,
        "state": WeekState.OPEN,
        "version": version,
        "ends_at": ends_at,
    }
