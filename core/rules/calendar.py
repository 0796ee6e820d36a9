"""Calendar questions, asked in Europe/Amsterdam: days, ISO weeks, months, half years, units, ages.

Half years are MANUAL 5d's, units domain 4's; the rest is the calendar, of which no document says more.
"""

from calendar import monthrange
from datetime import MAXYEAR, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SOME_YEARS = 4096
"""Days: many people's work is on the same ones."""


class Unit(NamedTuple):
    """The days of one ISO week that lie in one month: a week that crosses a month's end is two units."""

    first: date
    last: date


def local_day(now: datetime) -> date:
    """The day that it is in the Netherlands. `now` knows its zone."""
    return now.astimezone(AMSTERDAM).date()


def midnight(day: date) -> datetime:
    """The moment at which a day begins in the Netherlands."""
    return datetime.combine(day, time(), AMSTERDAM)


def month_end(day: date) -> date:
    """The last day of the month of a day."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def add_months(day: date, months: int) -> date:
    """The same day number so many months later, or that month's last day; the last day there is, beyond the year 9999."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@lru_cache(maxsize=SOME_YEARS)
def monday(day: date) -> date:
    """The Monday of a day's ISO week."""
    return day - timedelta(days=day.weekday())


def iso_week(day: date) -> tuple[int, int]:
    """Year and number of a day's ISO week: 1 January 2017 is in week 52 of 2016."""
    year, week, _ = day.isocalendar()
    return year, week


def week_days(first: date) -> list[date]:
    """The seven days of the ISO week that begins on this Monday."""
    return [first + timedelta(days=n) for n in range(7)]


@lru_cache(maxsize=SOME_YEARS)
def unit_of(day: date) -> Unit:
    """The unit in which a day's work, travel and costs are settled."""
    to_last = min(6 - day.weekday(), month_end(day).day - day.day)
    return Unit(max(monday(day), day.replace(day=1)), day + timedelta(days=to_last))


def month(day: date) -> str:
    """A day's month as "2017-01"."""
    return f"{day.year:04d}-{day.month:02d}"


def half_year(day: date) -> str:
    """A day's half year as "2017H1"."""
    return f"{day.year:04d}H{1 if day.month <= 6 else 2}"


def age(birth: date, day: date) -> int:
    """Whole years on a day. Age rises on the birthday; that of 29 February, in a common year, on 1 March."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
