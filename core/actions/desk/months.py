"""The municipality's month in the chat of its staff: asked for here, made outside of any transaction when it is delivered, and not kept."""

from datetime import date

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.things import Form, Thing
from core.rules.calendar import local_day
from core.rules.refusals import CommonCode, Refusal, refuse

A_YEAR = 12


def numbered(day: date) -> int:
    """The month of a day, counted since the year 0."""
    return A_YEAR * day.year + day.month - 1


def first_of(month: int) -> date:
    """The first day of a month that is counted since the year 0. Only for those of the calendar."""
    return date(month // A_YEAR, month % A_YEAR + 1, 1)


def month_before(day: date) -> int:
    """The month that is over on a day."""
    return numbered(day) - 1


@by(*STAFF)
async def see_month(deed: Deed, month: int) -> tuple[date, bool] | Refusal:
    """The first day of a month, and whether it is over. Refused: it has not begun, or is none."""
    now = numbered(local_day(deed.now))
    if not A_YEAR <= month <= now:
        return refuse(CommonCode.NOT_FOUND)
    return first_of(month), month < now


@by(*STAFF)
async def send_month(deed: Deed, month: int, form: Form) -> date | Refusal:
    """The same as a file, in which own candidates are named: that somebody asked for it is in the trail."""
    seen = await see_month(deed, month)
    if isinstance(seen, Refusal):
        return seen
    first, _ = seen
    deed.trail(deed.who.municipality, "month sent", Thing.MUNICIPALITY, deed.who.municipality, month=f"{first:%Y-%m}", form=form)
    return first
