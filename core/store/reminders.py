"""Whether somebody is to be reminded: those who do not want it, and weeks that remind by themselves."""

from datetime import date, datetime

from sqlalchemy import bindparam, select

from core.rules.calendar import monday
from core.store.database import Transaction
from core.store.tables.hours import timesheet
from core.store.tables.wishes import opt_out

REMINDERS = "reminders"

_NOT_WANTED = select(opt_out.c.id).where(opt_out.c.person == bindparam("who"), opt_out.c.kind == REMINDERS)
_ENDS = select(timesheet.c.ends_at).where(timesheet.c.placement == bindparam("of"), timesheet.c.monday == bindparam("first"))


async def wanted(tx: Transaction, person: int) -> bool:
    """Whether somebody wants to be reminded."""
    return (await tx.execute(_NOT_WANTED, {"who": person})).first() is None


async def week_is_over(tx: Transaction, placement: int, day: date, now: datetime) -> bool:
    """Whether the week of a day has ended, so that its own reminders run."""
    ends = (await tx.execute(_ENDS, {"of": placement, "first": monday(day)})).scalar()
    return ends is not None and ends <= now
