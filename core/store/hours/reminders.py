"""Whether the week of a day has ended, so that its own reminders run."""

from datetime import date, datetime

from sqlalchemy import bindparam, select

from core.rules.calendar import monday
from core.store.database import Transaction
from core.store.tables.hours import timesheet

_ENDS = select(timesheet.c.ends_at).where(timesheet.c.placement == bindparam("of"), timesheet.c.monday == bindparam("first"))


async def week_is_over(tx: Transaction, placement: int, day: date, now: datetime) -> bool:
    """Whether the week of a day is over."""
    ends = (await tx.execute(_ENDS, {"of": placement, "first": monday(day)})).scalar()
    return ends is not None and ends <= now
