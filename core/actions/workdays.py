"""Working days in the Netherlands: Monday to Friday without public holidays, from nine to five, in Europe/Amsterdam. And days of the bank."""

from datetime import UTC, date, datetime, time, timedelta

import holidays

from core.rules.calendar import AMSTERDAM

OPENS = time(9, 0)
CLOSES = time(17, 0)
SATURDAY = 5
ONE_DAY = timedelta(days=1)
_HOLIDAYS = holidays.country_holidays("NL")
_BANK_CLOSED = holidays.financial_holidays("ECB")


def is_working_day(day: date) -> bool:
    """Whether offices are open on this day."""
    return day.weekday() < SATURDAY and day not in _HOLIDAYS


def is_public_holiday(day: date) -> bool:
    """Whether it is a public holiday. Work may be planned on it all the same: no document says otherwise, and shops and care go on."""
    return day in _HOLIDAYS


def working_moment(moment: datetime) -> datetime:
    """The moment itself when offices are open, or else the next time that they open (UTC). `moment` knows its zone."""
    local = moment.astimezone(AMSTERDAM)
    day = local.date()
    if is_working_day(day) and OPENS <= local.time() <= CLOSES:
        return moment.astimezone(UTC)
    if local.time() >= OPENS or not is_working_day(day):
        day = _next_working_day(day)
    return datetime.combine(day, OPENS, AMSTERDAM).astimezone(UTC)


def add_working_days(moment: datetime, days: int) -> datetime:
    """The same time so many working days later (UTC), so never at night, in a weekend or on a holiday.

    A moment at which offices are closed counts from the next time that they open. `moment` knows its zone.
    """
    start = working_moment(moment).astimezone(AMSTERDAM)
    day = start.date()
    for _ in range(days):
        day = _next_working_day(day)
    return datetime.combine(day, start.time(), AMSTERDAM).astimezone(UTC)


def working_day_before(day: date) -> date:
    """The last day before this one on which offices are open."""
    day -= ONE_DAY
    while not is_working_day(day):
        day -= ONE_DAY
    return day


def bank_is_open(day: date) -> bool:
    """Whether the bank pays on this day: the days on which T2, the payment system of the European Central Bank, is open."""
    return day.weekday() < SATURDAY and day not in _BANK_CLOSED


def bank_day_from(day: date) -> date:
    """This day when the bank pays on it, or else the next on which it does."""
    while not bank_is_open(day):
        day += ONE_DAY
    return day


def _next_working_day(day: date) -> date:
    day += ONE_DAY
    while not is_working_day(day):
        day += ONE_DAY
    return day
