"""A day, or a day with a time, that is still to come, as people type it: maandag, 30, 1 maart, morgen om 10 uur.

No document says how people type.
"""

import re
from datetime import date, datetime, time, timedelta

from core.rules.reading.clock import DAY, clock
from core.rules.reading.date import read_date, weekday_of
from core.rules.reading.spoken import plain

FAR = timedelta(days=300)
MONTHS_AHEAD = 3
MOST_MOMENTS = 3

_DAY_ALONE = re.compile(r"(?:[a-z]+ )?(?:de )?[0-9]{1,2}")
_FROM = re.compile(r"(?:(?:op|on|vanaf|from|per) )+")
_WEEK = re.compile(r"\b(?:in |van )?(?:(?P<next>volgende|next)|deze|this) week\b")
_SOON = re.compile(r"(?:aanstaande|komende|a\.s\.?) (?P<before>.+)|(?P<after>.+) (?:aanstaande|a\.s)")
_NEXT = re.compile(r"(?:volgende|next) (?P<day>.+)")
_WITH_YEAR = re.compile(r"[0-9]{4}|[0-9]+[^0-9]+[0-9]+[^0-9]+[0-9]+|[0-9]+[-. ]+[a-z]+[-. ']+[0-9]+")
_AND = re.compile(r"\n|;|,| of | or | en | and ")
_AT = re.compile(r" (?:om |at )?")
_A_WEEK = timedelta(days=7)


def read_coming(text: str, today: date, since: date | None = None) -> date | None:
    """The next day that a text names, today included; None for what is none. A day with its year is taken as it stands.

    A weekday or a day of the month alone is the first one on or after `since`, where that is said. Next week is the week after this one;
    "komende" and the like never mean today.
    """
    said = _FROM.sub("", plain(text), count=1)
    found = _by_name(said, today, since or today)
    if found or not any(sign.isdigit() for sign in said):
        return found
    if _DAY_ALONE.fullmatch(said):
        return _this_or_a_later_month(said, since or today)
    return read_date(said, today + FAR - timedelta(days=1)) or read_date(said, today)


def read_coming_date(text: str, today: date) -> date | None:
    """The same, where a day of a month that is over stays that day: whoever reads it says so."""
    said = _FROM.sub("", plain(text), count=1)
    if any(sign.isdigit() for sign in said) and not _WEEK.search(said) and not said.isdigit():
        return read_date(said, today)
    return read_coming(text, today)


def read_coming_day(text: str, today: date, since: date | None = None) -> date | None:
    """The same, however far ahead: without a year a day that is over is next year's."""
    said = _FROM.sub("", plain(text), count=1)
    found = read_date(said, today)
    if not any(sign.isdigit() for sign in said) or _WEEK.search(said) or _DAY_ALONE.fullmatch(said):
        return read_coming(text, today, since)
    if found is None or found >= today or _WITH_YEAR.search(said):
        return found
    try:
        return found.replace(year=found.year + 1)
    except ValueError:
        return None


def read_day_near(text: str, today: date, back: timedelta) -> date | None:
    """A day as people type it, of the last days or to come. A weekday alone may be either, and is none."""
    said, found = plain(text), read_date(text, today)
    if found is None or found < today - back:
        return read_coming_day(text, today)
    return None if weekday_of(said) is not None and found != today else found


def _by_name(said: str, today: date, since: date) -> date | None:
    """A day that is named by its week, its weekday, or as seen from today."""
    weekday = weekday_of(said)
    if weekday is not None:
        return _on_or_after(weekday, since)
    if week := _WEEK.search(said):
        monday = today - timedelta(days=today.weekday()) + (_A_WEEK if week["next"] else timedelta())
        return _within(_without(said, week), monday, today)
    if soon := _SOON.fullmatch(said):
        return _by_name(soon["before"] or soon["after"], today, max(since, today + timedelta(days=1)))
    if following := _NEXT.fullmatch(said):
        return _following(following["day"], today)
    return None if any(sign.isdigit() for sign in said) else read_date(said, today)


def _without(said: str, week: "re.Match[str]") -> str:
    return _FROM.sub("", " ".join(f"{said[: week.start()]} {said[week.end() :]}".split()), count=1)


def _within(said: str, monday: date, today: date) -> date | None:
    """The day of one week, today or later; None when it is of another."""
    weekday = weekday_of(said)
    day = monday + timedelta(days=weekday) if weekday is not None else read_coming(said, today)
    return day if day and monday <= day < monday + _A_WEEK and day >= today else None


def _following(said: str, today: date) -> date | None:
    """The next weekday of that name; None where it is still of this week, as some mean that one, and others the one after it."""
    weekday = weekday_of(said)
    found = _on_or_after(weekday, today + timedelta(days=1)) if weekday is not None else None
    return found if found and found >= today + timedelta(days=7 - today.weekday()) else None


def _on_or_after(weekday: int, day: date) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _this_or_a_later_month(said: str, today: date) -> date | None:
    for ahead in range(MONTHS_AHEAD):
        year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
        found = read_date(f"{said}-{month + 1}-{year}", today)
        if found and found >= today:
            return found
    return None


def read_moments(text: str, now: datetime) -> tuple[datetime, ...] | None:
    """One to three different moments to come, in order, in the time zone of `now`; None when any part cannot be read in one way. A week that
    was named goes on for the weekdays after it."""
    parts = [part.strip() for part in _AND.split(text.lower()) if part.strip()]
    found, of_week = list[datetime | None](), ""
    for part in parts:
        week = _WEEK.search(plain(part))
        of_week = week[0] if week else of_week
        found.append((_moment(f"{of_week} {part}", now) if of_week and not week else None) or _moment(part, now))
    sure = sorted({moment for moment in found if moment and moment > now})
    return tuple(sure) if 0 < len(parts) == len(sure) <= MOST_MOMENTS else None


def _moment(text: str, now: datetime) -> datetime | None:
    """The words before some space name the day, those after it the time."""
    said = plain(text)
    if week := _WEEK.search(said):
        said = f"{week[0]} {_without(said, week)}"
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
