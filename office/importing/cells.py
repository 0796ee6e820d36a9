"""One cell, read as what its column holds. What cannot be read is answered with what to do, and never guessed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from difflib import get_close_matches
from types import MappingProxyType

from stdnum import iban
from stdnum.nl import bsn

from core.rules.cents import number
from core.rules.day_minutes import worked_minutes
from core.rules.refusals import Refusal
from office.importing.columns import Column, Kind

Raw = str | int | Decimal | bool | date | time
Value = str | int | None


@dataclass(frozen=True)
class Wrong:
    """Why a cell is not taken, and what to do."""

    what: str


_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_THOUSANDS = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})+")
_SHIFT = re.compile(r"([0-9]{2}:[0-9]{2})-([0-9]{2}:[0-9]{2})(?:/([0-9]{1,3}))?")
_NINE_DIGITS = re.compile(r"(?<![0-9])[0-9]{9}(?![0-9])")
_ACCOUNT = re.compile(r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{2,4}){3,8}\b")
_LIKE_A_DATE = re.compile(r"[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}")
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_REFERENCE = re.compile(r"(?=.*[0-9])[^\s,;@]+")
LIKE_A_CHOICE = 0.6
FEW_LETTERS = 4
"""Of a unit, as in `4 uur`: more are words."""
LARGEST = Decimal(10**7)
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)


def read(column: Column, raw: Raw) -> Value | Wrong:
    """The cell's value as it is staged: text, a date as YYYY-MM-DD, a whole number, or None when it is empty."""
    if isinstance(raw, str):
        raw = raw.strip()
        if not raw:
            return Wrong("is empty and must be filled in") if column.required else None
    return _READERS[column.kind](column, raw)


def shown(column: Column, raw: Raw) -> str:
    """The value as a message may repeat it, which may be read by whoever looks after the machine: references, dates of work and numbers.

    Never what says something of a person, nor words, which may stand in any column when a row is one cell too long.
    """
    text = str(raw)
    dated = bool(_LIKE_A_DATE.search(text)) and column.kind is not Kind.DATE
    if column.private or dated or names_somebody(text) or not _is_plain(column, text):
        return "(not shown)"
    text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return f'"{text[:40]}…"' if len(text) > 40 else f'"{text}"'


def _is_plain(column: Column, text: str) -> bool:
    match column.kind:
        case Kind.TEXT | Kind.YES:
            return False
        case Kind.CHOICE:
            return bool(get_close_matches(text.lower(), column.choices, 1, LIKE_A_CHOICE))
        case Kind.REF:
            return bool(_REFERENCE.fullmatch(text))
        case _:
            return any(c.isdigit() for c in text) and sum(c.isalpha() for c in text) <= FEW_LETTERS


def names_somebody(text: str) -> str:
    """`BSN` or `bank account` when the text holds one, else nothing."""
    if any(bsn.is_valid(found) for found in _NINE_DIGITS.findall(text)):
        return "BSN"
    return "bank account" if any(iban.is_valid(found) for found in _ACCOUNT.findall(text.upper())) else ""


def _plain(raw: Raw) -> str:
    if isinstance(raw, Decimal):  # a reference 1001 in a spreadsheet is the number 1001.0
        return format(raw.to_integral_value() if raw == raw.to_integral_value() else raw, "f")
    return str(raw)


def _text(column: Column, raw: Raw) -> Value | Wrong:
    text = _plain(raw)
    if len(text) > column.longest:
        return Wrong(f"is longer than {column.longest} characters: shorten it")
    if _INVISIBLE.search(text):
        return Wrong("holds characters that cannot be seen: type it anew")
    somebody = names_somebody(text)
    return Wrong(f"looks like a {somebody}, which has no place here: take it out") if somebody else text


def _day(_column: Column, raw: Raw) -> Value | Wrong:
    if isinstance(raw, datetime):
        if raw.time() != time():
            return Wrong("is a moment: leave only the date")
        raw = raw.date()
    if isinstance(raw, date):
        return _sensible(raw)
    if not isinstance(raw, str) or not _DATE.fullmatch(raw):
        return Wrong("is not a date: write it as 2026-10-31")
    try:
        return _sensible(date.fromisoformat(raw))
    except ValueError:
        return Wrong("is no day that exists: write it as 2026-10-31")


def _sensible(day: date) -> Value | Wrong:
    return day.isoformat() if FIRST_DAY <= day <= LAST_DAY else Wrong("is too far away to be meant: check the year")


def _number(raw: Raw) -> Decimal | Wrong:
    if isinstance(raw, bool) or not isinstance(raw, str | int | Decimal):
        return Wrong("is not a number: write it as 12.50")
    if not isinstance(raw, str):
        return _not_too_large(Decimal(raw))
    if "," in raw:
        return Wrong("has a comma: write the number with a point and without separators, as 1250 or 12.50")
    if _THOUSANDS.fullmatch(raw):
        return Wrong(f"can be read in two ways: write {raw.replace('.', '')} or {raw.rstrip('0')}")
    value = number(raw)
    return Wrong("is not a number: write it as 12.50") if value is None else _not_too_large(value)


def _not_too_large(value: Decimal) -> Decimal | Wrong:
    return value if abs(value) < LARGEST else Wrong("is too large to be meant: check it")


def _above_nothing(raw: Raw, decimals: int, zero: bool = False) -> Decimal | Wrong:
    value = _number(raw)
    if isinstance(value, Wrong):
        return value
    if value < 0 or (value == 0 and not zero):
        return Wrong("must be 0 or more" if zero else "must be above 0")
    return value if value == round(value, decimals) else Wrong(f"has more than {decimals} decimals: round it")


def _euros(column: Column, raw: Raw) -> Value | Wrong:
    value = _above_nothing(raw, 2, zero=not column.required)
    return value if isinstance(value, Wrong) else int(value * 100)


def _rate(_column: Column, raw: Raw) -> Value | Wrong:
    value = _above_nothing(raw, 4)
    return value if isinstance(value, Wrong) else format(value.normalize(), "f")


def _hours(_column: Column, raw: Raw) -> Value | Wrong:
    value = _above_nothing(raw, 6)
    if isinstance(value, Wrong):
        return value
    minutes = value * 60
    if minutes > 7 * 24 * 60:
        return Wrong("is more hours than a week has")
    return int(minutes) if minutes == int(minutes) else Wrong("is no whole number of minutes: round it")


def _count(_column: Column, raw: Raw) -> Value | Wrong:
    value = _above_nothing(raw, 6)
    if isinstance(value, Wrong):
        return value
    return int(value) if value == int(value) else Wrong("must be a whole number")


def _yes(_column: Column, raw: Raw) -> Value | Wrong:
    if isinstance(raw, bool):
        return int(raw)
    return {"yes": 1, "ja": 1, "no": 0, "nee": 0}.get(str(raw).lower(), Wrong("is neither yes nor no: write yes, no or nothing"))


def _choice(column: Column, raw: Raw) -> Value | Wrong:
    text = str(raw).lower()
    return text if text in column.choices else Wrong(f"is none of these: {', '.join(column.choices)}")


def _shift(_column: Column, raw: Raw) -> Value | Wrong:
    found = _SHIFT.fullmatch(str(raw).replace(" ", "")) if isinstance(raw, str) else None
    if found is None:
        return Wrong("is no shift: write it as 09:00-13:15, or 09:00-13:15/15 with 15 minutes of break")
    try:
        starts, ends = time.fromisoformat(found[1]), time.fromisoformat(found[2])
    except ValueError:
        return Wrong("has a time that no clock shows: write it as 09:00-13:15")
    minutes = worked_minutes(date(2026, 1, 5), starts, ends, int(found[3] or 0))
    if isinstance(minutes, Refusal):
        return Wrong("leaves nothing to work: check the times and the break")
    return f"{found[1]}-{found[2]}/{int(found[3] or 0)}"


_READERS: Mapping[Kind, Callable[[Column, Raw], Value | Wrong]] = MappingProxyType(
    {
        Kind.REF: _text,
        Kind.TEXT: _text,
        Kind.DATE: _day,
        Kind.EUROS: _euros,
        Kind.RATE: _rate,
        Kind.HOURS: _hours,
        Kind.COUNT: _count,
        Kind.YES: _yes,
        Kind.CHOICE: _choice,
        Kind.SHIFT: _shift,
    }
)
