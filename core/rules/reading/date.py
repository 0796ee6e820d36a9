"""A day as people type it: gisteren, maandag, 16, 16-11, 16 november. What is not said is filled in so that it was lately, or is soon.

No document says how people type.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from core.rules.reading.spoken import plain

SOON = timedelta(days=62)

_AGO = {
    "vandaag": 0,
    "today": 0,
    "vanmorgen": 0,
    "vanmiddag": 0,
    "vanavond": 0,
    "gisteren": 1,
    "gister": 1,
    "gisteravond": 1,
    "yesterday": 1,
    "eergisteren": 2,
    "eergister": 2,
    "morgen": -1,
    "tomorrow": -1,
    "overmorgen": -2,
}
_WEEKDAYS = (
    ("maandag", "ma", "monday", "mon"),
    ("dinsdag", "di", "tuesday", "tue"),
    ("woensdag", "wo", "wednesday", "wed"),
    ("donderdag", "do", "thursday", "thu"),
    ("vrijdag", "vr", "friday", "fri"),
    ("zaterdag", "za", "saturday", "sat"),
    ("zondag", "zo", "sunday", "sun"),
)
_MONTHS = (
    ("januari", "jan", "january"),
    ("februari", "feb", "february"),
    ("maart", "mrt", "march", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "jun", "june"),
    ("juli", "jul", "july"),
    ("augustus", "aug", "august"),
    ("september", "sep", "sept"),
    ("oktober", "okt", "october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_WEEKDAY = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_LAST = re.compile(r"(?:afgelopen |vorige |last |op |on )?(?P<name>[a-z]+)")
_DAY = re.compile(
    rf"(?:op |on )?(?:(?P<weekday>{'|'.join(_WEEKDAY)}) )?(?:de )?(?P<day>[0-9]{{1,2}})"
    rf"(?:(?: ?[-/.] ?)(?P<number>[0-9]{{1,2}})|[ -](?P<month>{'|'.join(_MONTH)})\.?)?(?:[-/. ] ?(?P<year>(?:20)?[0-9]{{2}}))?"
)
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<number>[0-9]{2})-(?P<day>[0-9]{2})")


def read_date(text: str, today: date) -> date | None:
    """The day that a text names, or None. A weekday is the last one, today included; a day that does not exist is no day."""
    said = plain(text)
    if said in _AGO:
        return today - timedelta(days=_AGO[said])
    named = _LAST.fullmatch(said)
    if named and named["name"] in _WEEKDAY:
        return _last(_WEEKDAY[named["name"]], today, strictly=said != named["name"])
    iso, written = _ISO.fullmatch(said), _DAY.fullmatch(said)
    if iso:
        return _date(int(iso["year"]), int(iso["number"]), int(iso["day"]))
    return _written(written.groupdict(), today) if written else None


def read_day_of(text: str, first: date, today: date) -> date | None:
    """The day that a text names of the week that begins on a Monday, or None. A weekday is that week's; only yesterday and the like depend
    on today."""
    last = first + timedelta(days=6)
    found = read_date(text, today if plain(text) in _AGO else last)
    return found if found and first <= found <= last else None


def weekday_of(said: str) -> int | None:
    """The weekday whose name a plain text is, Monday 0."""
    return _WEEKDAY.get(said)


def _last(weekday: int, today: date, strictly: bool) -> date:
    ago = (today.weekday() - weekday) % 7
    return today - timedelta(days=7 if strictly and ago == 0 else ago)


def _written(said: dict[str, str | None], today: date) -> date | None:
    month = _MONTH[said["month"]] if said["month"] else int(said["number"] or 0)
    day, year = int(said["day"] or 0), int(said["year"] or 0)
    if year:
        found = _date(year % 100 + 2000, month, day)
    elif month or said["number"]:
        found = _lately((_date(today.year + off, month, day) for off in (-1, 0, 1)), today + SOON)
    else:
        months = (divmod(today.year * 12 + today.month - 1 - ago, 12) for ago in range(3))
        found = _lately((_date(in_year, before + 1, day) for in_year, before in months), today)
    fits = not said["weekday"] or (found is not None and found.weekday() == _WEEKDAY[said["weekday"]])
    return found if fits else None


def _lately(days: Iterable[date | None], until: date) -> date | None:
    return max((day for day in days if day and day <= until), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
