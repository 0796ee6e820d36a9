"""The policy of a calculation, from `policy.toml`: dated rows of amounts, and choices that hold throughout."""

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from core.rules.amounts import PREMIUM_CAP, TARIFF_FLOOR, statutory
from core.rules.choices import DEFAULTS, Choices
from core.rules.dated import Dated
from core.rules.disagreements import PREMIUM_RATE, QUESTIONS, TRAVEL_RATE, Kind
from core.rules.money.cap import looser_than_law
from core.rules.policy import Value, exact_amount, read_value
from core.rules.refusals import Refusal
from office.calculate.faults import FileFault
from office.calculate.refused import RefusedRows

FILE = "policy.toml"
REQUIRED = ("municipality", PREMIUM_RATE)
DATED = (PREMIUM_RATE, TRAVEL_RATE, TARIFF_FLOOR, PREMIUM_CAP)
CHOICES = (
    "above_cap",
    "administration_percentage",
    "administration_base",
    "terms",
    "at_28_hours",
    "sum_simultaneous",
    "tariff_floor",
    "term_resets_after_months",
    "other_premiums_are_moments",
    "minimum_age",
)
_LARGEST_POWER = 1000

DatedAmounts = Dated[Decimal]


@dataclass(frozen=True)
class PlainPolicy:
    """What holds in a calculation: rates and limits by date (euros), and the choices."""

    premium_per_hour: DatedAmounts
    travel_per_km: DatedAmounts
    tariff_floor: DatedAmounts
    premium_cap: DatedAmounts
    choices: Choices


def read_policy(directory: Path, refused: RefusedRows) -> PlainPolicy:
    """The policy; a row of the cap above the law's is listed and ignored. Raises FileFault for what is no policy."""
    table = _table(directory / FILE)
    for key in table:
        if key not in (*REQUIRED, *DATED, *CHOICES):
            raise FileFault(FILE, repr(key), f"no such key; there are {', '.join((*REQUIRED, *DATED[1:], *CHOICES))}")
    for key in REQUIRED:
        if key not in table:
            raise FileFault(FILE, key, "the key is missing")
    if not isinstance(table["municipality"], str):
        raise FileFault(FILE, "municipality", "must be a string")
    rows = {key: _rows(key, table.get(key, [])) for key in DATED}
    lawful = [(since, value) for since, value in rows[PREMIUM_CAP] if _within_law(since, value, refused)]
    return PlainPolicy(
        premium_per_hour=Dated(rows[PREMIUM_RATE]),
        travel_per_km=Dated(rows[TRAVEL_RATE]),
        tariff_floor=Dated(rows[TARIFF_FLOOR]),
        premium_cap=Dated(lawful),
        choices=_choices(table),
    )


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"), parse_float=_exact)
    except OSError as error:
        if not path.parent.is_dir():
            raise FileFault(str(path.parent), "DIR", "there is no such folder") from None
        what = "the file is missing" if isinstance(error, FileNotFoundError) else error.strerror or "cannot be read"
        raise FileFault(FILE, str(path.parent), what) from None
    except UnicodeDecodeError as error:
        raise FileFault(FILE, f"byte {error.start + 1}", "not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise FileFault(FILE, "TOML", str(error)) from None
    except (ValueError, ArithmeticError, RecursionError):
        raise FileFault(FILE, "TOML", "a value that no number or nesting can hold") from None


def _exact(text: str) -> Decimal:
    value = Decimal(text)
    if abs(value.adjusted()) > _LARGEST_POWER:
        raise ValueError(text)
    return value


def _rows(key: str, raw: object) -> list[tuple[date, Decimal]]:
    if not isinstance(raw, list):
        raise FileFault(FILE, key, "must be a list of [date, amount]")
    return [_row(key, number, row) for number, row in enumerate(raw, 1)]


def _row(key: str, number: int, raw: object) -> tuple[date, Decimal]:
    if not isinstance(raw, list) or len(raw) != 2:
        raise FileFault(FILE, f"{key}, row {number}", "must be [date, amount]")
    since, value = raw[0], exact_amount(raw[1])
    if type(since) is not date:
        raise FileFault(FILE, f"{key}, row {number}", "the date must be YYYY-MM-DD, without quotes")
    if value is None:
        raise FileFault(FILE, f"{key}, row {number}", "the amount must be a number, or a string of digits, not below 0")
    return since, value


def _within_law(since: date, value: Decimal, refused: RefusedRows) -> bool:
    looser = looser_than_law(since, value, statutory()[PREMIUM_CAP])
    if looser:
        refused.add(FILE, None, looser)
    return looser is None


def _allowed(key: str) -> str:
    """What may stand there, in words."""
    kind = QUESTIONS[key].kind
    if kind is Kind.CHOICE:
        return " or ".join(f'"{choice}"' for choice in type(getattr(DEFAULTS, key)))
    if kind is Kind.YES_NO:
        return "true or false, without quotes"
    if kind is Kind.COUNT:
        return "a whole number, not below 0, without quotes"
    return "a number, or a string of digits with a decimal point, not below 0"


def _choices(table: dict[str, Any]) -> Choices:
    chosen: dict[str, Value] = {}
    for key in CHOICES:
        if key in table:
            value = read_value(key, table[key])
            if isinstance(value, Refusal):
                raise FileFault(FILE, key, f"must be {_allowed(key)}")
            chosen[key] = value
    return replace(DEFAULTS, **chosen)  # type: ignore[arg-type]
