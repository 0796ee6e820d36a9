"""Arithmetic of a worked day: local start, end and break into whole minutes, in Europe/Amsterdam."""

from datetime import date, datetime, time, timedelta

from core.rules.calendar import AMSTERDAM
from core.rules.refusals import HoursCode, Refusal, refuse

DAY = 24 * 60


def worked_minutes(day: date, starts: time, ends: time, break_minutes: int) -> int | Refusal:
    """Minutes really worked in a shift that begins on `day`; one that ends at or before its start ends on the next day."""
    last = day + timedelta(days=1) if ends <= starts else day
    span = datetime.combine(last, ends, AMSTERDAM).timestamp() - datetime.combine(day, starts, AMSTERDAM).timestamp()
    minutes = int(span // 60) - break_minutes
    return minutes if 0 < minutes <= DAY and break_minutes >= 0 else refuse(HoursCode.IMPOSSIBLE_MINUTES, minutes=minutes)
