"""A worked day as people type it: '9-17', '9:00 tot 17:30', 'half acht tot vier', '8-17 (30 min pauze)', '9-12 en 13-17', '7u30', '7,5'.

Every sensible meaning is a reading: none means "ask again", one is read back before it is kept, several mean "ask which one".
Nothing is ever rounded or guessed, and no reading holds more than 24 hours.

No document says how people type.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import product

from core.rules.day_minutes import worked_minutes
from core.rules.reading.clock import DAY, HOUR, NOON, Clock, between, clock
from core.rules.reading.spoken import plain

LONGEST_BREAK = 4 * HOUR
SHORTEST_BREAK = 5
A_DAY = date(2017, 1, 2)  # any without a change of the clock


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of a worked day: a beginning, an end and a break on the clock, or the minutes worked in all. None: not said."""

    starts: time | None = None
    ends: time | None = None
    break_minutes: int | None = None
    minutes: int | None = None


_SEPARATOR = re.compile(r" ?- ?| tot en met | tot | t/m | till | til | until | to | (?:إلى|الى|تا|do|ilaa|ክሳብ) ")
"""Between two times, also as the catalogues of the other languages write it."""
_GAP = re.compile(r"(?:(?<=[0-9uh])|(?<=uur)) (?=[0-9])")
_BREAK_LAST = re.compile(r"(?P<work>.+?)(?: ?[,;+] ?| )(?:met |en |with |and )?(?:pauze|break|lunch)(?: van| of|:)? (?P<took>.+)")
_BREAK_FIRST = re.compile(
    r"(?P<work>.+?)(?: ?[,;+] ?| )(?:met |en |with |and |min )?"
    r"(?P<took>[0-9][0-9:,.x ]*(?:min[a-z]*|m|'|uur|u|hours?)?"
    r"|(?:[1-4] ?(?:x|keer|times) ?)?(?:half (?:uur[a-z]*|hour)|(?:[1-3] )?kwartier[a-z]*|anderhalf uur)|geen|zonder|no)"
    r" ?(?:pauze|break|lunch)"
)
_OF_BREAK = re.compile(r"pauze|break|lunch")
_IN_BRACKETS = re.compile(r" ?\((?P<inside>[^()]*(?:pauze|break|lunch)[^()]*)\)$")
_BREAK_NAMED = re.compile(r"(?:pauze|break|lunch)(?: van| of|:)? (?=.)|(?<=.) (?:pauze|break|lunch)$")
_TWICE = re.compile(r" ?[,;+&] | en | and ")
_NO_BREAK = frozenset({"0", "geen", "nee", "niet", "zonder", "no", "none", "geen pauze", "zonder pauze", "no break"})
_TOTAL = re.compile(
    r"(?P<surely>in totaal |totaal |total )?"
    r"(?:(?P<hours>[0-9]{1,2})(?:[.,](?P<part>0|00|25|5|50|75))?(?P<half> (?:en |and )?half)?(?: ?(?:uur|u|h|(?P<many>uren|hours?)))?"
    r"|(?P<whole>[0-9]{1,2}) ?(?:[:.,]|uur|u|h|uren|hours?) ?(?:en |and )?(?P<rest>[0-9]{2})(?P<min> ?min(?:uten|utes)?)?"
    r"|(?P<only>[0-9]{1,4}) ?min(?:uten|utes)?|(?P<one>anderhalf|half) (?:uur|hour))"
    r"(?P<worked> gewerkt| worked| in totaal| totaal| total)?"
)
_UNTIL = re.compile(r"(?:ik )?(?:heb )?(?:ge?werkt |worked )?(?:tot|until|till?) (?P<end>.+?)(?: gewerkt| worked)?")
_NOT_WORKED = re.compile(
    r"(?:(?:ik )?(?:heb |ben |was )?)?(?:vandaag |gisteren |die dag )?(?:helemaal )?"
    r"(?:niet gewerkt|niks gewerkt|niets gewerkt|niet geweest|niet gegaan|vrij|ziek|ziek geweest|ziek gemeld|afwezig|thuis gebleven)"
    r"(?: vandaag| gisteren| die dag)?"
    r"|0 uren(?: gewerkt)?|0 uur gewerkt|geen uren(?: gewerkt)?"
    r"|(?:i )?(?:was |am )?(?:not worked|did not work|didn't work|sick|ill|off|absent)(?: today| yesterday)?|0 hours"
)
_PARTS = {"0": 0, "00": 0, "25": 15, "5": 30, "50": 30, "75": 45}
_TIMES = re.compile(r"(?P<times>[1-4]) ?(?:x|keer|times) ?(?P<each>.+)")
_MINUTES = re.compile(r"(?P<minutes>[0-9]{1,3}) ?(?:min(?:uten|uut|utes|s)?|m|')?")
_QUARTERS = re.compile(r"(?P<n>[1-3] )?(?:kwartier(?:tje)?|quarters?)")


def read_day(text: str) -> tuple[Reading, ...]:
    """Everything that a typed answer to "when did you work?" can mean, at most four readings."""
    return _with_break(plain(text), _day)


def read_until(text: str, starts: time | None) -> tuple[Reading, ...]:
    """What "tot 5" can mean for work that was to begin at `starts`; nothing when that is not known, or nothing else is said."""
    until = _UNTIL.fullmatch(plain(text))
    return read_end(until["end"], starts) if until and starts else ()


def says_not_worked(text: str) -> bool:
    """Whether a typed answer to "when did you work?" is that one did not. Why not is nobody's business, and is kept nowhere."""
    return _NOT_WORKED.fullmatch(plain(text)) is not None


def read_end(text: str, starts: time) -> tuple[Reading, ...]:
    """Everything that a typed answer to "when did you stop?" can mean for work that began at `starts`; a whole day may be typed too."""
    return _with_break(plain(text), lambda work: _end(work, starts))


def read_break(text: str) -> int | None:
    """Minutes of break, 0 to 240, or None: '30', 'half uur', '2 x 15', 'pauze 2 x een kwartier', 'geen', '12:00-12:30'. A bare 1 to 4 says
    too little."""
    said = plain(text)
    return _break(said if said in _NO_BREAK else _BREAK_NAMED.sub("", said, count=1))


def _with_break(text: str, read: Callable[[str], Iterator[Reading]]) -> tuple[Reading, ...]:
    if not _OF_BREAK.search(text):
        return _unique(read(text))
    text = _IN_BRACKETS.sub(r", \g<inside>", text)
    found = _BREAK_LAST.fullmatch(text) or _BREAK_FIRST.fullmatch(text)
    took = _break(found["took"]) if found else None
    if found is None or took is None:
        return ()
    return _unique(meant for reading in read(found["work"]) for meant in _less(reading, took))


def _less(reading: Reading, took: int) -> Iterator[Reading]:
    """The day with its break. Of a total nobody can know whether the break is in it, nor of a break beside another one."""
    if reading.break_minutes is not None:
        return
    if reading.minutes is None:
        yield replace(reading, break_minutes=took)
        return
    yield reading
    if 0 < took < reading.minutes:
        yield replace(reading, minutes=reading.minutes - took)


def _day(text: str) -> Iterator[Reading]:
    yield from _spans(_from(text))
    yield from _two_spans(text)
    totals = list(_totals(text))
    alone = clock(text)
    if alone and alone.minutes < DAY and text != "0" and not any(sure for _, sure in totals):
        yield Reading(alone.at)
        if alone.loose and alone.minutes < NOON // 2:
            yield Reading(Clock(alone.minutes + NOON).at)
    for minutes, sure in totals:
        if sure or minutes <= NOON:
            yield Reading(minutes=minutes)


def _end(text: str, starts: time) -> Iterator[Reading]:
    whole = [reading for reading in _day(text) if reading.ends]
    sure = [Reading(minutes=minutes) for minutes, surely in _totals(text) if surely]
    right = clock(text.removeprefix("tot ").removeprefix("to ").removeprefix("until "))
    if whole or sure or right is None:
        yield from whole or sure
        return
    for begin, end in between(Clock(starts.hour * HOUR + starts.minute), right):
        yield Reading(begin, end)


def _spans(text: str) -> Iterator[Reading]:
    """Two clock times with 'tot' or a dash between them, or side by side where the first is plainly one."""
    for gap in (*_SEPARATOR.finditer(text), *_GAP.finditer(text)):
        left, right = clock(text[: gap.start()]), clock(text[gap.end() :])
        if left and right:
            yield from (Reading(starts, ends) for starts, ends in between(left, right))


def _two_spans(text: str) -> Iterator[Reading]:
    """Work before and after a break on the clock: '9-12 en 13-17'. One after the other on one day, with no more between them than a break."""
    parts = _TWICE.split(text)
    if len(parts) != 2:
        return
    for before, after in product(*(list(_spans(_from(part))) for part in parts)):
        took = _pause(before, after)
        if took is not None and took >= SHORTEST_BREAK:
            yield Reading(before.starts, after.ends, took)


def _pause(before: Reading, after: Reading) -> int | None:
    begun, left, back, done = before.starts, before.ends, after.starts, after.ends
    if begun and left and back and done and begun < left < back < done:
        return _between(Reading(left, back))
    return None


def _from(text: str) -> str:
    return text.removeprefix("van ").removeprefix("from ").removeprefix("od ")


def _totals(text: str) -> Iterator[tuple[int, bool]]:
    """Minutes worked in all, and whether the text can mean nothing else. 7,30 may be half past seven, never 7.3 hours."""
    found = _TOTAL.fullmatch(text)
    if found is None:
        return
    said = found.groupdict()
    sure = bool(said["surely"] or said["worked"] or said["many"] or said["min"] or said["only"] or said["one"] or said["half"])
    if said["only"] or said["one"]:
        minutes = int(said["only"]) if said["only"] else {"anderhalf": 90, "half": 30}[said["one"] or ""]
        yield from _possible(minutes, sure)
    elif said["hours"]:
        part = _PARTS[said["part"] or "0"] + (30 if said["half"] else 0)
        yield from _possible(int(said["hours"]) * HOUR + part, sure or said["part"] in ("0", "5"))
    written = re.fullmatch(r"\D*(?P<hours>[0-9]{1,2})\D+(?P<rest>[0-9]{2})\D*", text)
    if written and int(written["rest"]) < HOUR:
        yield from _possible(int(written["hours"]) * HOUR + int(written["rest"]), sure)


def _possible(minutes: int, sure: bool) -> Iterator[tuple[int, bool]]:
    if 0 < minutes <= DAY:
        yield minutes, sure


def _break(text: str) -> int | None:
    if text in _NO_BREAK:
        return 0
    if span := next(_spans(text), None):
        return _between(span)
    parts = [_one_break(part) for part in re.split(r" ?\+ ?| en ", text)]
    total = sum(part or 0 for part in parts)
    return None if None in parts or total > LONGEST_BREAK else total


def _between(span: Reading) -> int | None:
    took = worked_minutes(A_DAY, span.starts, span.ends) if span.starts and span.ends else 0
    return took if isinstance(took, int) and took <= LONGEST_BREAK else None


def _one_break(text: str) -> int | None:
    several = _TIMES.fullmatch(text)
    each = _each_break(several["each"] if several else text)
    return each * int(several["times"]) if several and each else each


def _each_break(text: str) -> int | None:
    quarters, counted = _QUARTERS.fullmatch(text), _MINUTES.fullmatch(text)
    if quarters:
        return 15 * int(quarters["n"] or 1)
    if counted:
        minutes = int(counted["minutes"])
        return minutes if minutes >= SHORTEST_BREAK else None
    if text in ("half uurtje", "uur", "uurtje", "hour"):
        return 30 if text.startswith("half") else HOUR
    totals = list(_totals(text))
    return totals[0][0] if len(totals) == 1 else None


def _unique(readings: Iterator[Reading]) -> tuple[Reading, ...]:
    return tuple(dict.fromkeys(readings))
