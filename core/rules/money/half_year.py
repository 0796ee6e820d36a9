"""A half year settled (MANUAL 5d): the units that belong to it, and what became of units that were settled before.

Nothing settled is ever changed: a unit that is no longer as it was settled is taken back and put down anew, in the half year that is
settled next. Money is in cents.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from core.rules.calendar import half_year, unit_of
from core.rules.money.books import Entry, Parties, unit_settled
from core.rules.money.invoicing import SettledBy, settled_on
from core.rules.money.settlement import Split, total


class UnitKey(NamedTuple):
    """A placement's number and the first day of the unit."""

    placement: int
    since: date


class SettledLine(NamedTuple):
    """A unit as a half year settles it, or takes it back."""

    key: UnitKey
    split: Split
    is_reversal: bool = False


def halves(first: str, last: str) -> Iterator[str]:
    """The half years from one to another, both included; none where the last comes before the first."""
    half = first
    while half <= last:
        yield half
        half = f"{half[:4]}H2" if half.endswith("1") else f"{int(half[:4]) + 1:04d}H1"


def lines_of_half(
    half: str,
    units: Mapping[UnitKey, Split],
    before: Mapping[UnitKey, Split],
    issued: Collection[str],
    homes: Mapping[UnitKey, str | None] = MappingProxyType({}),
) -> list[SettledLine]:
    """What a half year settles now, by placement and day: `units` as they are, `before` as they stand settled, `issued` half years.

    A unit belongs to the half year of its days, or to another that `homes` gives it (None: to none yet). When that was issued without it,
    it comes in the next one that is settled.
    """
    lines: list[SettledLine] = []
    for key in sorted({*units, *before}):
        now, then = units.get(key, Split()), before.get(key, Split())
        own = homes.get(key, half_year(key.since))
        if now == then or own is None or own > half or (own < half and own not in issued):
            continue
        if then != Split():
            lines.append(SettledLine(key, then.reversed(), is_reversal=True))
        if now != Split():
            lines.append(SettledLine(key, now))
    return lines


def standing(lines: Iterable[SettledLine]) -> dict[UnitKey, Split]:
    """What units come to after all lines that were issued; those that were taken back wholly are left out."""
    sums: dict[UnitKey, Split] = {}
    for line in lines:
        sums[line.key] = total([sums.get(line.key, Split()), line.split])
    return {key: split for key, split in sums.items() if split != Split()}


def home_of(key: UnitKey, invoiced: date | None, choice: SettledBy) -> str | None:
    """The half year that a unit belongs to; None while it is settled by the date of an invoice that was not issued yet."""
    if choice is SettledBy.INVOICE_DATE and invoiced is None:
        return None
    return half_year(settled_on(key.since, invoiced or key.since, choice))


def booked(half: str, line: SettledLine, candidate: str, employer: str) -> Entry:
    """The entry of a line: on the unit's last day, or on the half year's first day where it comes later."""
    own = half_year(line.key.since) == half
    day = unit_of(line.key.since).last if own else date(int(half[:4]), 1 if half.endswith("1") else 7, 1)
    return unit_settled(day, f"{line.key.placement}/{line.key.since}", line.split, Parties(candidate, employer, half))
