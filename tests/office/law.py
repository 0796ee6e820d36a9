"""The amounts of the law as their file has them, read with none of the house's own code: a test that looks past the last known day does so
whatever was added since."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

FILE = Path(__file__).parents[2] / "core" / "rules" / "data" / "amounts.toml"


@dataclass(frozen=True)
class Series:
    """One dated amount, set anew each half year: its rows, the oldest first, and the last day for which it is confirmed."""

    rows: list[tuple[date, Decimal]]
    known_until: date

    @property
    def unknown_from(self) -> date:
        """The first day for which nobody has read the amount yet."""
        return self.known_until + timedelta(days=1)

    def on(self, day: date) -> Decimal:
        """What is used on a day: the row before it, also when that is the last."""
        return [amount for since, amount in self.rows if since <= day][-1]


def series(name: str) -> Series:
    """The series of this name."""
    table = tomllib.loads(FILE.read_text("utf-8"))[name]
    return Series([(since, Decimal(amount)) for since, amount, *_ in table["rows"]], table["known_until"])


def half_year_after(day: date) -> date:
    """From 1 January to 1 July, and from 1 July to 1 January."""
    return date(day.year, 7, 1) if day.month < 7 else date(day.year + 1, 1, 1)
