"""The hours a week of a candidate's placements that run at the same time, for starts that come in order."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from heapq import heappop, heappush


class Running:
    """One candidate's accepted placements that have not ended: the sum of their hours, kept as starts move on."""

    def __init__(self) -> None:
        self._by_last_day: list[tuple[date, Fraction]] = []
        self._hours = Fraction(0)

    def hours_on(self, start: date) -> Fraction:
        """Hours a week of the placements that hold this day. Never asked for an earlier day than before."""
        while self._by_last_day and self._by_last_day[0][0] < start:
            self._hours -= heappop(self._by_last_day)[1]
        return self._hours

    def add(self, last_day: date, hours: Decimal) -> None:
        """One more placement, which starts on the day last asked for."""
        exact = Fraction(hours)
        heappush(self._by_last_day, (last_day, exact))
        self._hours += exact
