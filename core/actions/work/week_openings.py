"""Weeks are kept from the moment that work is planned, so that the clock can call at the end of each."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from core.actions.deed import Deed
from core.actions.things import Clocked
from core.rules.calendar import monday
from core.rules.hours.weeks import closes_at
from core.rules.quiet import awake
from core.store.hours import weeks


async def open_weeks(
    deed: Deed, municipality: int, placement_id: int, ends: Iterable[tuple[date, datetime]], first: date, last: date
) -> None:
    """Keep a week for each in which a shift is planned (`ends`: its day and the moment at which it ends), or, when none is planned
    at all, for each from the first to the last day; the clock calls at the end of each, outside quiet hours."""
    by_week: dict[date, list[datetime]] = {}
    for day, ends_at in ends:
        by_week.setdefault(monday(day), []).append(ends_at)
    for start, shift_ends in (by_week or _unplanned(first, last)).items():
        closes = closes_at(start, shift_ends)
        number = await weeks.open_one(deed.tx, municipality, placement_id, start, closes)
        if number is not None:
            deed.call(municipality, Clocked.WEEK_ENDED, number, awake(closes))


def _unplanned(first: date, last: date) -> dict[date, list[datetime]]:
    count = (monday(last) - monday(first)).days // 7 + 1
    return {monday(first) + timedelta(weeks=n): [] for n in range(count)}
