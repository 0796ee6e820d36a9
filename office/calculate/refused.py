"""Rows that were refused, or accepted and listed all the same: by file, in the order of the files, then by row."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from core.rules.cents import plain
from core.rules.refusals import Code, Fact, Refusal, refuse

FILES = ("policy.toml", "placements.csv", "hours.csv", "travel.csv", "costs.csv", "other_premiums.csv", "payments.csv")


class RowCode(Code):
    """Refusals that only files know; all others have the codes of the rules."""

    BAD_VALUE = "bad_value"
    DUPLICATE = "duplicate"
    UNKNOWN_PLACEMENT = "unknown_placement"
    UNKNOWN_CANDIDATE = "unknown_candidate"


TOO_MANY_CELLS = refuse(RowCode.BAD_VALUE, cells="more than the header has")


def bad_value(**fits: object) -> Refusal | None:
    """The first column whose cell is not what it should be, by name; what stands in it is not repeated. None when all fit."""
    column = next((name for name, holds in fits.items() if not holds), None)
    return refuse(RowCode.BAD_VALUE, column=column) if column else None


@dataclass(frozen=True)
class RefusedRows:
    """The list: by file, the record's number (None for the policy) and what it was listed for."""

    by_file: dict[str, list[tuple[int | None, Refusal]]] = field(default_factory=lambda: {file: [] for file in FILES})

    def add(self, file: str, row: int | None, refusal: Refusal) -> None:
        """List a row of a file."""
        self.by_file[file].append((row, refusal))

    def in_order(self) -> Iterator[tuple[str, int | None, Refusal]]:
        """Every line, in the order of the files and then of the rows; two of one row as they were listed."""
        for file, lines in self.by_file.items():
            for row, refusal in sorted(lines, key=lambda line: line[0] or 0):
                yield file, row, refusal


def facts_in_text(refusal: Refusal) -> dict[str, str]:
    """The facts as strings: dates as YYYY-MM-DD, money and numbers plainly."""
    return {name.removesuffix("_cents"): _text(name, fact) for name, fact in refusal.facts.items() if fact is not None}


def _text(name: str, fact: Fact) -> str:
    if name.endswith("_cents") and isinstance(fact, int):
        return plain(fact)
    if isinstance(fact, Decimal):
        return format(fact, "f")
    return fact.isoformat() if isinstance(fact, date) else str(fact)
