"""Weekly days and times as an employer types them: 'ma t/m vr 9:00-13:00', 'maandag en woensdag van 8 tot 12; vr 13-17 met pauze 30'.

A day stands once, a part has one meaning, or the whole is asked again: nothing is guessed.

No document says how people type.
"""

import re
from collections.abc import Sequence
from datetime import date

from core.rules.day_minutes import worked_minutes
from core.rules.planning import Pattern
from core.rules.reading.day import Reading, read_day
from core.rules.reading.spoken import plain

A_DAY = date(2017, 1, 2)  # any without a change of the clock
_NAMES = (
    ("maandags", "maandag", "monday", "mon", "ma"),
    ("dinsdags", "dinsdag", "tuesday", "tue", "di"),
    ("woensdags", "woensdag", "wednesday", "wed", "wo"),
    ("donderdags", "donderdag", "thursday", "thu", "do"),
    ("vrijdags", "vrijdag", "friday", "fri", "vr"),
    ("zaterdags", "zaterdag", "saturday", "sat", "za"),
    ("zondags", "zondag", "sunday", "sun", "zo"),
)
_NUMBER = {name: number for number, names in enumerate(_NAMES, 1) for name in names}
_NAME = "|".join(sorted(_NUMBER, key=len, reverse=True))
_THROUGH = r"(?: ?- ?| ?t/m ?| tot en met | tot | to | through )"
_WEEKDAYS = r"werkdagen|weekdays|doordeweeks"
_EVERY_DAY = r"elke dag|iedere dag|every day"
_DAYS = re.compile(
    rf"(?:(?:op |elke |iedere )?(?:(?P<work>{_WEEKDAYS})|(?P<all>{_EVERY_DAY})|(?P<first>{_NAME}){_THROUGH}(?P<last>{_NAME})"
    rf"|(?P<list>(?:{_NAME})(?:(?: ?[,+&/] ?(?:en |and )?| en | and | )(?:{_NAME}))*)))"
    rf"(?: ?: ?| ?, ?| )(?:steeds |telkens )?(?P<times>.+)"
)
_PART = re.compile(rf"\n|;|,(?= ?(?:{_NAME})\b[^;\n]*[0-9])")

_A_WEEK = re.compile(
    r"(?P<hours>[0-9]{1,2})(?:[.,](?P<part>0|00|25|5|50|75))?(?: ?(?:uur|uren|u|h|hours?))?(?: (?:per|in de|a) week)?"
)
_PARTS = {None: 0, "0": 0, "00": 0, "25": 15, "5": 30, "50": 30, "75": 45}


def read_week_hours(text: str) -> int | None:
    """Minutes a week from hours as they are typed: '12', '12,5 uur', '20 uur per week'; None for anything else."""
    found = _A_WEEK.fullmatch(plain(text))
    return int(found["hours"]) * 60 + _PARTS[found["part"]] if found else None


def read_shifts(text: str) -> tuple[Pattern, ...] | None:
    """The weekly shifts in order of day, or None when a part cannot be read, has two meanings, or names a day again."""
    if len(text) > 400:
        return None
    found = [_part(plain(part)) for part in _parts(text)]
    if not found or None in found:
        return None
    shifts = sorted((shift for part in found for shift in part or ()), key=lambda shift: shift.weekday)
    return tuple(shifts) if len({shift.weekday for shift in shifts}) == len(shifts) else None


def weekly_minutes(shifts: Sequence[Pattern]) -> int:
    """Minutes worked in a week with these shifts, breaks taken off."""
    return sum(_minutes(shift) for shift in shifts)


def _parts(text: str) -> list[str]:
    """By lines and semicolons; by a comma where the part before it has its own times."""
    parts: list[str] = []
    for piece in re.split(r"\n|;", text):
        for part in _PART.split(piece.lower()):
            if parts and not any(sign.isdigit() for sign in parts[-1]):
                parts[-1] += f",{part}"
            elif part.strip():
                parts.append(part.strip())
    return parts


def _part(text: str) -> tuple[Pattern, ...] | None:
    found = _DAYS.fullmatch(text)
    readings = read_day(found["times"]) if found else ()
    if found is None or len(readings) != 1:
        return None
    return _shifts(_weekdays(found), readings[0])


def _weekdays(found: "re.Match[str]") -> list[int]:
    if found["work"]:
        return [1, 2, 3, 4, 5]
    if found["all"]:
        return [1, 2, 3, 4, 5, 6, 7]
    if found["first"]:
        return list(range(_NUMBER[found["first"]], _NUMBER[found["last"]] + 1))
    return [_NUMBER[name] for name in re.findall(_NAME, found["list"])]


def _shifts(weekdays: Sequence[int], reading: Reading) -> tuple[Pattern, ...] | None:
    if reading.starts is None or reading.ends is None or not weekdays:
        return None
    shifts = tuple(Pattern(number, reading.starts, reading.ends, reading.break_minutes or 0) for number in weekdays)
    return shifts if _minutes(shifts[0]) > 0 else None


def _minutes(shift: Pattern) -> int:
    minutes = worked_minutes(A_DAY, shift.starts, shift.ends, shift.break_minutes)
    return minutes if isinstance(minutes, int) else 0
