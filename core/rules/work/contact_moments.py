"""Contact moments: how often a contact person speaks with who works and with who gives the work (domain section 3; REPORT 4.3).

"How is it going" and "ready for regular work?" are asked of both. How often is policy; no document says.
"""

from datetime import date, timedelta
from enum import StrEnum

from core.rules.calendar import add_months
from core.rules.refusals import Code, Refusal, refuse


class ContactCode(Code):
    """Why a contact moment is not recorded."""

    CONTACT_HELD = "contact_held"
    WORK_IS_OVER = "work_is_over"


class Going(StrEnum):
    """How it is going. New ones come last: buttons name them by their place."""

    WELL = "well"
    SO_SO = "so_so"
    BADLY = "badly"


class Ready(StrEnum):
    """Ready for regular work? Asked of the employer: can it become regular work?"""

    YES = "yes"
    NOT_YET = "not_yet"
    UNKNOWN = "unknown"


def first_contact(starts_on: date, last_day: date, after_days: int) -> date:
    """The day of the first contact: so many days after the start, but while the work runs."""
    return min(starts_on + timedelta(days=after_days), last_day)


def coming_contact(starts_on: date, last_day: date, after_days: int, every_months: int, today: date) -> date | None:
    """The first day from today on in the rhythm of work that began before it was known here: those before it count as held.

    None when no more of them are asked for (0 months) or the work is over by then.
    """
    first = day = first_contact(starts_on, last_day, after_days)
    count = 0
    while every_months and day < today:
        count += 1
        day = add_months(first, count * every_months)
    return day if today <= day <= last_day else None


def next_contact(held_on: date, last_day: date, every_months: int) -> date | None:
    """The day of the next one; None when none is asked for (0) or the work is over by then."""
    day = add_months(held_on, every_months)
    return day if every_months and day <= last_day else None


def may_record(held: bool, last_day: date, today: date) -> Refusal | None:
    """What was recorded stays; after the last day there is still a month to record the last one.

    Refused: a second time, and after that month."""
    if held:
        return refuse(ContactCode.CONTACT_HELD)
    return refuse(ContactCode.WORK_IS_OVER) if today > add_months(last_day, 1) else None
