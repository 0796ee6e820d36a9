"""Quiet hours: what can wait reaches nobody between 20:00 and 08:00, and nobody on a Sunday. Asked in Europe/Amsterdam.

No document says when.
"""

from datetime import date, datetime, time, timedelta

from core.rules.calendar import AMSTERDAM, local_day

WAKES = time(8, 0)
RESTS = time(20, 0)
SUNDAY = 6


def awake(moment: datetime) -> datetime:
    """The moment itself, or 08:00 on the first day after it that is not quiet. `moment` knows its zone."""
    local = moment.astimezone(AMSTERDAM)
    day = local.date() if local.time() < RESTS else local.date() + timedelta(days=1)
    if day.weekday() == SUNDAY:
        day += timedelta(days=1)
    wakes = datetime.combine(day, WAKES, AMSTERDAM)
    return max(local, wakes)


def morning_of(day: date) -> datetime:
    """08:00 on this day, or on the first one after it that is not a Sunday."""
    return awake(datetime.combine(day, WAKES, AMSTERDAM))


def next_morning(moment: datetime) -> datetime:
    """08:00 on the first day after this one that is not a Sunday."""
    return morning_of(local_day(moment) + timedelta(days=1))


def next_monday(moment: datetime) -> datetime:
    """08:00 on the first Monday after this day."""
    day = local_day(moment)
    return morning_of(day + timedelta(days=7 - day.weekday()))
