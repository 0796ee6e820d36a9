"""Dated amounts of the law and the NVSI: what holds on a day, since when, and who says so.

A look-up before the first row is refused. After `known_until`, and in a gap before it, either the last row is a ceiling, and every amount
that rests on it says since when it is unconfirmed, or it is refused until somebody enters a newer row with a source. Values are euros.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from core.rules.dated import Dated
from core.rules.refusals import AmountCode, Refusal, refuse

PREMIUM_CAP = "premium_cap_per_calendar_year"
EARNINGS_EXEMPTION = "earnings_exemption_per_month"
MINIMUM_WAGE = "minimum_wage_per_hour"
TARIFF_FLOOR = "tariff_floor_per_hour"
YEARS_AHEAD = 2
"""No document says; nobody publishes an amount longer before it holds, so a later year is a slip."""
TIMES_OTHER = 3
"""No document says; an amount so many times the one before it, or as many times less, has a digit too many or too few."""


class After(StrEnum):
    """What holds after `known_until`."""

    CEILING = "last row is a ceiling"
    REFUSE = "refuse"


@dataclass(frozen=True)
class Amount:
    """An amount of euros in force on a day: its series, the date and source of its row, and since when it is unconfirmed, if it is."""

    series: str
    value: Decimal
    since: date
    source: str
    unconfirmed_since: date | None = None


@dataclass(frozen=True)
class Entry:
    """One row's amount of euros and its source."""

    value: Decimal
    source: str


@dataclass(frozen=True)
class Series:
    """One dated amount: its rows, until when they are confirmed, and on which days of the year (month, day) it is set anew."""

    name: str
    unit: str
    article: str
    certainty: str
    known_until: date
    after: After
    set_anew: tuple[tuple[int, int], ...]
    rows: Dated[Entry]
    gaps: tuple[tuple[date, date], ...] = ()
    """First and last days, up to `known_until`, for which nobody has entered an amount yet."""

    def on(self, day: date) -> Amount | Refusal:
        """The amount in force on a day; refused where it is unknown, with the series and the date to enter."""
        row, since = self.rows.on(day), self._unconfirmed_since(day)
        if row is None or (since is not None and self.after is After.REFUSE):
            known_until = since - timedelta(days=1) if since else self.known_until
            return refuse(AmountCode.UNKNOWN_AMOUNT, series=self.name, date=day, known_until=known_until)
        return Amount(self.name, row.value.value, row.since, row.value.source, since)

    def _unconfirmed_since(self, day: date) -> date | None:
        if day > self.known_until:
            return self.known_until + timedelta(days=1)
        return next((first for first, last in self.gaps if first <= day <= last), None)

    def confirmed_from(self, day: date) -> date:
        """Until when the amount of a confirmed day is confirmed without a gap."""
        return min((first - timedelta(days=1) for first, _last in self.gaps if first > day), default=self.known_until)

    def may_add(self, since: date, value: Decimal, today: date, *, even_so: bool = False) -> Refusal | None:
        """Why an amount cannot be meant, before anybody enters it: nothing takes it back. `even_so`: a leap from the one before it is meant."""
        if value <= 0:
            return refuse(AmountCode.NOT_ABOVE_ZERO, series=self.name, value=value)
        if value != round(value, 2):
            return refuse(AmountCode.NO_WHOLE_CENTS, series=self.name, value=value)
        if since.year > today.year + YEARS_AHEAD:
            return refuse(AmountCode.TOO_FAR_AHEAD, series=self.name, date=since, year=today.year + YEARS_AHEAD)
        before = self.rows.on(since)
        if not even_so and before and not before.value.value / TIMES_OTHER < value < before.value.value * TIMES_OTHER:
            return refuse(AmountCode.TOO_DIFFERENT, series=self.name, value=value, before=before.value.value, since=before.since)
        return None

    def with_row(self, since: date, value: Decimal, source: str) -> "Series | Refusal":
        """The series with a newer row, confirmed until the next day on which it is set anew.

        Days before it that nobody entered an amount for stay unconfirmed, and can still be entered. Refused: no source, nothing or less, a
        date that is confirmed already (what was settled rests on it).
        """
        if not source.strip():
            return refuse(AmountCode.NO_SOURCE, series=self.name)
        if value <= 0:
            return refuse(AmountCode.NOT_ABOVE_ZERO, series=self.name, value=value)
        gap = self._gap_at(since)
        if gap is None:
            return refuse(AmountCode.ALREADY_CONFIRMED, series=self.name, date=since, known_until=self.known_until)
        until = min(gap[1], self._set_anew_after(since) - timedelta(days=1))
        open_days = [one for one in self.gaps if one != gap]
        if since > gap[0]:
            open_days.append((gap[0], since - timedelta(days=1)))
        if until < gap[1] != date.max:
            open_days.append((until + timedelta(days=1), gap[1]))
        rows = self.rows.with_row(since, Entry(value, source.strip()))
        return replace(self, rows=rows, known_until=max(self.known_until, until), gaps=tuple(sorted(open_days)))

    def _gap_at(self, day: date) -> tuple[date, date] | None:
        """The days around this one that nobody entered an amount for."""
        if day > self.known_until:
            return self.known_until + timedelta(days=1), date.max
        return next((gap for gap in self.gaps if gap[0] <= day <= gap[1]), None)

    def _set_anew_after(self, day: date) -> date:
        years = range(day.year, min(day.year + 2, MAXYEAR + 1))
        return min((d for y in years for m, n in self.set_anew if (d := date(y, m, n)) > day), default=date.max)


def known_amount(amount: Amount | Refusal) -> Amount | None:
    """The amount, or None where it is unknown: for rules in which an unknown amount plays no part."""
    return None if isinstance(amount, Refusal) else amount


@cache
def statutory() -> Mapping[str, Series]:
    """The dated amounts that come with the rules, by name."""
    data = tomllib.loads((Path(__file__).parent / "data" / "amounts.toml").read_text("utf-8"))
    return MappingProxyType({name: _series(name, table) for name, table in data.items()})


def _series(name: str, table: Mapping[str, Any]) -> Series:
    rows = (_row(table["source"], *row) for row in table["rows"])
    return Series(
        name=name,
        unit=table["unit"],
        article=table["article"],
        certainty=table["certainty"],
        known_until=table["known_until"],
        after=After(table["after"]),
        set_anew=tuple((month, day) for month, day in table["set_anew"]),
        rows=Dated(rows),
    )


def _row(source: str, since: date, value: str, own_source: str | None = None) -> tuple[date, Entry]:
    return since, Entry(Decimal(value), own_source or source.format(date=since.isoformat()))
