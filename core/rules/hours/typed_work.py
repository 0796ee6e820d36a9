"""The work that a typed text can mean, of a day of which something is known: what one side says that a day was.

No document says how people type.
"""

from collections.abc import Iterator

from core.rules.day_minutes import worked_minutes
from core.rules.hours.week_days import Day, Work
from core.rules.reading.day import read_day
from core.rules.reading.spoken import plain

NO_WORK = Work(None, None, 0, 0)
_NOT_WORKED = frozenset({"0", "0 uur", "0 u", "0 hours", "niet gewerkt", "not worked"})


def works_in(text: str, day: Day) -> list[Work]:
    """What a typed text can mean, each meaning once. Times without a word about the break are meant with the day's break, or without one."""
    return list(dict.fromkeys(_read(text, day)))


def _read(text: str, day: Day) -> Iterator[Work]:
    if plain(text) in _NOT_WORKED:
        yield NO_WORK
    for reading in read_day(text):
        if reading.minutes is not None:
            yield Work(None, None, 0, reading.minutes)
        elif reading.starts and reading.ends:
            logged = day.logged.break_minutes if day.logged else 0
            for pause in (logged, 0) if reading.break_minutes is None else (reading.break_minutes,):
                minutes = worked_minutes(day.day, reading.starts, reading.ends, pause)
                if isinstance(minutes, int):
                    yield Work(reading.starts, reading.ends, pause, minutes)
