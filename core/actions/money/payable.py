"""On which days premium can be paid: the bank pays on its own days only, and the office prepares a payment some working days ahead.

No document says how many: the office's own figure.
"""

from datetime import date, timedelta
from enum import StrEnum

from core.actions.workdays import bank_is_open, working_day_before


class Hindrance(StrEnum):
    """Why nothing would be paid on a day to come: the bank pays nothing then, or too few working days lie before it."""

    BANK_CLOSED = "bank_closed"
    NEXT_WORKING_DAY = "next_working_day"
    IN_ONE = "in_one"
    IN_TWO = "in_two"


TOO_SOON = (Hindrance.NEXT_WORKING_DAY, Hindrance.IN_ONE, Hindrance.IN_TWO)
"""By how many working days lie before the day, today included."""
AHEAD = len(TOO_SOON)
"""Working days before an agreed day: enough to sign and confirm a week, or to prepare a payment."""


def near(day: date) -> date:
    """The day on which an agreed day is near."""
    for _ in range(AHEAD):
        day = working_day_before(day)
    return day


def hindrance(day: date, today: date) -> Hindrance | None:
    """What stands against paying on a day to come; None for one that can be paid, and for one that is not to come."""
    if day <= today:
        return None
    if not bank_is_open(day):
        return Hindrance.BANK_CLOSED
    for soon in TOO_SOON:
        day = working_day_before(day)
        if day < today:
            return soon
    return None


def first_payable(day: date, today: date) -> date:
    """The first day on or after one to come that can be paid."""
    while hindrance(day, today):
        day += timedelta(days=1)
    return day
