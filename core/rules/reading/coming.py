"""A day, or a day with a time, that is still to come, as people type it: maandag, 30, 1 maart, morgen om 10 uur."""

import re
from datetime import date, datetime, time, timedelta

from core.rules.reading.clock import DAY, clock
from core.rules.reading.date import read_date
from core.rules.reading.spoken import plain

FAR = timedelta(days=300)
MONTHS_AHEAD = 3
MOST_MOMENTS = 3
PAST = ("gister", "eergister", "yesterday")

_DAY_ALONE = re.compile(r"(?:[a-z]+ )?(?:de )?[0-9]{1,2}")
_NEXT = re.compile(r"(?:volgende week |aanstaande |komende |a\.s\. |next |vanaf |from |per )+")
_AND = re.compile(r"\n|;|,| of | or | en | and ")
_AT = re.compile(r" (?:om |at )?")


def read_coming(text: str, today: date) -> date | None:
    """The next day that a text names, today included; None for what is none. A day with its year is taken as it stands."""
    said = _NEXT.sub("", plain(text))
    if not any(sign.isdigit() for sign in said):
        found = read_date(said, today)
        is_past = found is not None and found < today and not said.startswith(PAST)
        return found + timedelta(days=7) if found and is_past else found
    if _DAY_ALONE.fullmatch(said):
        return _this_or_a_later_month(said, today)
    return read_date(said, today + FAR - timedelta(days=1)) or read_date(said, today)


def _this_or_a_later_month(said: str, today: date) -> date | None:
    for ahead in range(MONTHS_AHEAD):
        year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
        found = read_date(f"{said}-{month + 1}-{year}", today)
        if found and found >= today:
            return found
    return None


def read_moments(text: str, now: datetime) -> tuple[datetime, ...] | None:
    """One to three different moments to come, in order, in the time zone of `now`; None when any part cannot be read in one way."""
    parts = [part.strip() for part in _AND.split(text.lower()) if part.strip()]
    found = [_moment(part, now) for part in parts]
    sure = sorted({moment for moment in found if moment and moment > now})
    return tuple(sure) if 0 < len(parts) == len(sure) <= MOST_MOMENTS else None


def _moment(text: str, now: datetime) -> datetime | None:
    """The words before some space name the day, those after it the time."""
    said = plain(text)
    for gap in _AT.finditer(said):
        day, at = read_coming(said[: gap.start()], now.date()), _time(said[gap.end() :])
        if day and at:
            return datetime.combine(day, at, now.tzinfo)
    return None


def _time(text: str) -> time | None:
    """A time of day; one that can be morning or evening is the one at which people meet: from 7 to 19 o'clock."""
    found = clock(text)
    if found is None or found.minutes >= DAY:
        return None
    minutes = found.minutes + 12 * 60 if found.loose and found.minutes < 7 * 60 else found.minutes
    return time(minutes // 60, minutes % 60)
