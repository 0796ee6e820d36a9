"""The minutes of a candidate's day over all placements: no day has more than 1440."""

from array import array
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import NamedTuple

from office.calculate.placements import Placed


class AllDay(NamedTuple):
    """The minutes of each day, from the first (an ordinal) on, of placements of one candidate that run into each other."""

    first: int
    minutes: "array[int]"

    def on(self, day: date) -> int:
        """The minutes of a day so far."""
        return self.minutes[day.toordinal() - self.first]

    def add(self, day: date, minutes: int) -> None:
        """Count more minutes of a day."""
        self.minutes[day.toordinal() - self.first] += minutes


def all_days(placed: Iterable[Placed]) -> dict[str, AllDay]:
    """By placement, the day count that it shares with others; none where it meets no other. `placed` in the order of their starts."""
    groups: dict[str, list[list[Placed]]] = defaultdict(list)
    until: dict[str, date] = {}
    for one in placed:
        if one.candidate not in until or one.start > until[one.candidate]:
            groups[one.candidate].append([])
        groups[one.candidate][-1].append(one)
        until[one.candidate] = max(until.get(one.candidate, date.min), one.last_day)
    together = (group for group in chain.from_iterable(groups.values()) if len(group) > 1)
    return {one.name: all_day for group in together for all_day in [_count(group)] for one in group}


def _count(group: list[Placed]) -> AllDay:
    first, last = group[0].start.toordinal(), max(one.last_day for one in group).toordinal()
    return AllDay(first, array("H", bytes(2 * (last - first + 1))))
