"""The hours a week of a candidate's placements that run at the same time, for starts that come in order."""

from datetime import date
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from heapq import heappop, heappush

# Sums and differences of decimals, never rounded.
_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)


class Running:
    """One candidate's accepted placements that have not ended: the sum of their hours, kept as starts move on."""

    def __init__(self) -> None:
        self._by_last_day: list[tuple[date, Decimal]] = []
        self._hours = Decimal(0)

    def with_own(self, hours: Decimal, start: date) -> Decimal:
        """Hours a week of a placement that starts on this day, and of those that hold it. Never asked for an earlier day than before."""
        while self._by_last_day and self._by_last_day[0][0] < start:
            self._hours = _EXACT.subtract(self._hours, heappop(self._by_last_day)[1])
        return _EXACT.add(self._hours, hours)

    def add(self, last_day: date, hours: Decimal) -> None:
        """One more placement, which starts on the day last asked for."""
        heappush(self._by_last_day, (last_day, hours))
        self._hours = _EXACT.add(self._hours, hours)
