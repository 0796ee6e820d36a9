"""Clock times as people type them: 9, 9:00, 9u30, half negen, kwart over 8, 5 uur 's middags; and two of them as a beginning and an end.

What can mean two things has two readings, and whoever asked must ask again which one it is. Nothing is guessed that the text does not say.

No document says how people type.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from itertools import product

HOUR = 60
NOON = 12 * HOUR
DAY = 24 * HOUR
EARLY = 6 * HOUR
SHORT = 2 * HOUR

_PART = (
    r"(?: ?(?:'?s ?|in the |in de |at )?"
    r"(?P<part>ochtends?|morgens|middags?|avonds?|nachts?|morning|afternoon|evening|night|am|pm))?"
)
_H = r"(?P<hour>[0-9]{1,2})"
_FORMS = tuple(
    re.compile(rf"(?:om |vanaf |at )?{form}{_PART}")
    for form in (
        rf"{_H}(?P<unit> ?(?:uur|u|h|o'clock))?",
        rf"{_H} ?[:.,] ?(?P<minutes>[0-9]{{2}})(?: ?(?:uur|u|h))?",
        rf"{_H} ?(?:uur|u|h) ?(?P<minutes>[0-9]{{2}})",
        r"(?P<hour>[0-9]{2})(?P<minutes>[0-9]{2})(?: ?(?:uur|u|h))?",
        rf"(?P<half>half) {_H}(?: ?uur)?",
        rf"half past {_H}(?P<past>)",
        rf"(?P<off>[0-9]{{1,2}}|kwart|quarter)(?: min(?:uten|utes)?)? (?P<way>over|na|past|voor) (?P<half>half )?{_H}(?: ?uur)?",
        rf"(?P<off>quarter|[0-9]{{1,2}}(?= min))(?: min(?:utes)?)? (?P<way>to) (?P<half>half )?{_H}(?: ?uur)?",
    )
)
_NAMED = {"middernacht": 0, "midnight": 0, "noon": NOON}
_MORNING, _AFTERNOON, _EVENING, _NIGHT = (
    ("ochtend", "morgen", "morning", "am"),
    ("middag", "afternoon"),
    ("avond",),
    ("nacht", "night"),
)


@dataclass(frozen=True, slots=True)
class Clock:
    """Minutes since midnight, 0 to 1440. `loose`: 5 may also be 17, as nothing says which half of the day it is; `sure`: it was said."""

    minutes: int
    loose: bool = False
    sure: bool = False

    @property
    def at(self) -> time:
        return time(*divmod(self.minutes % DAY, HOUR))


def clock(text: str) -> Clock | None:
    """The one clock time that a plain text is, or None."""
    if text in _NAMED:
        return Clock(_NAMED[text])
    for form in _FORMS:
        found = form.fullmatch(text)
        if found:
            return _clock(found.groupdict(), found["part"])
    return None


def _clock(said: dict[str, str | None], part: str | None) -> Clock | None:
    hour, minutes = int(said["hour"] or 0), _minutes(said)
    if hour > 24 or minutes is None or (said.get("half") and not 1 <= hour <= 12):
        return None
    since_midnight = hour * HOUR + minutes
    if since_midnight < 0 or since_midnight > DAY:
        return None
    if part:
        return _in_part(since_midnight, part.removesuffix("s"))
    as_on_a_clock = (said["hour"] or "").startswith("0") or (hour >= 10 and bool(said.get("minutes")))
    return Clock(since_midnight, loose=0 < hour <= 12 and not as_on_a_clock)


def _minutes(said: dict[str, str | None]) -> int | None:
    """Minutes that come to the hour, below 0 before it."""
    if "past" in said:
        return HOUR // 2
    minutes = -HOUR // 2 if said.get("half") else 0
    off = said.get("off")
    if off:
        by = 15 if off in ("kwart", "quarter") else int(off)
        return None if not 1 <= by < 30 else minutes - by if said["way"] in ("voor", "to") else minutes + by
    written = int(said.get("minutes") or 0)
    return minutes + written if written < HOUR else None


def _in_part(minutes: int, part: str) -> Clock | None:
    """A time of which the part of the day was said: 5 uur 's middags, 11 uur 's avonds, 2 uur 's nachts."""
    if minutes >= NOON + HOUR:
        return None if part in _MORNING else Clock(minutes, sure=True)
    at = minutes % NOON
    if part in _EVENING and at < HOUR:
        return Clock(DAY) if at == 0 else None
    stays = part in _MORNING or (part in _NIGHT and at < 9 * HOUR) or (part in _AFTERNOON and at >= 11 * HOUR)
    return Clock(at if stays else at + NOON, sure=True)


def between(left: Clock, right: Clock) -> Iterator[tuple[time, time]]:
    """Every sensible beginning and end that two clock times can mean, at most two.

    9 and 5 is 9:00 to 17:00; 22 and 6 passes midnight; 1 and 5 may be in the night or in the afternoon; 09:00 and 05:00 may be meant
    as written. The same time twice, 9 and 9, is by day or by night.
    """
    if left.minutes >= DAY:
        return
    if left.minutes == right.minutes:
        yield from _round_the_clock(left, right)
        return
    if left.minutes < right.minutes:
        yield left.at, right.at
        if left.loose and left.minutes < EARLY:
            yield from _later(left, right)
        return
    later = right.minutes + NOON
    sensible = not right.sure and left.minutes < later <= DAY
    if sensible:
        yield left.at, Clock(later).at
    if not sensible or not right.loose or later - left.minutes <= SHORT:
        yield left.at, right.at


def _round_the_clock(left: Clock, right: Clock) -> Iterator[tuple[time, time]]:
    """Twelve hours, in either half of the day; 24 only where that was written."""
    if not left.sure and not right.sure:
        by_day, by_night = Clock(left.minutes % NOON), Clock(left.minutes % NOON + NOON)
        yield by_day.at, by_night.at
        yield by_night.at, by_day.at
    if not left.loose:
        yield left.at, right.at


def _later(left: Clock, right: Clock) -> Iterator[tuple[time, time]]:
    """The same, half a day later, when the end can follow."""
    ends = (right.minutes, right.minutes + NOON) if right.loose else (right.minutes,)
    for starts, end in product((left.minutes + NOON,), ends):
        if starts < end <= DAY:
            yield Clock(starts).at, Clock(end).at
