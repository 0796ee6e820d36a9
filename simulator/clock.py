"""The simulator's own clock: real time plus an offset that people move."""

import calendar
import re
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")

_DURATION = re.compile(
    r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+(?:\.\d+)?)S)?)?",
    re.ASCII,
)
_LAST_YEAR = 9000


class Clock:
    """Unix seconds that flow like real time, `offset` seconds away from it. `version` counts every move."""

    __slots__ = ("offset", "version")

    def __init__(self, offset: float = 0.0, version: int = 1) -> None:
        self.offset = offset
        self.version = version

    def now(self) -> float:
        """Unix seconds on this clock."""
        return time.time() + self.offset

    def set(self, instant: float) -> None:
        """Moves the clock to `instant` (unix seconds), forward or back."""
        self.offset = instant - time.time()
        self.version += 1

    def iso(self) -> str:
        """The clock's time in ISO 8601, with the offset of Europe/Amsterdam."""
        return as_iso(self.now())


def as_iso(instant: float) -> str:
    """Unix seconds as ISO 8601 to the millisecond, with the offset of Europe/Amsterdam."""
    return datetime.fromtimestamp(instant, ZONE).isoformat(timespec="milliseconds")


def from_iso(text: str) -> float:
    """Unix seconds of an ISO 8601 moment; one without an offset is read in Europe/Amsterdam. Raises ValueError."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"not an ISO 8601 moment: {text!r}") from None
    if moment.year > _LAST_YEAR:
        raise ValueError(f"later than the year {_LAST_YEAR}: {text!r}")
    return (moment if moment.tzinfo else moment.replace(tzinfo=ZONE)).timestamp()


def later(instant: float, duration: str) -> float:
    """`instant` plus an ISO 8601 duration. Years to days move the calendar of Europe/Amsterdam, hours to seconds
    are exact. Raises ValueError when the duration is not one."""
    found = _DURATION.fullmatch(duration)
    if not found or duration.endswith(("P", "T")):
        raise ValueError(f"not an ISO 8601 duration: {duration!r}")
    part = {name: float(value) for name, value in found.groupdict().items() if value}
    local = datetime.fromtimestamp(instant, ZONE)
    moved = _months_later(local, int(part.get("years", 0) * 12 + part.get("months", 0)))
    moved += timedelta(weeks=part.get("weeks", 0), days=part.get("days", 0))
    exact = timedelta(hours=part.get("hours", 0), minutes=part.get("minutes", 0), seconds=part.get("seconds", 0))
    return (moved.astimezone(UTC) + exact).timestamp()


def _months_later(moment: datetime, months: int) -> datetime:
    years, month = divmod(moment.month - 1 + months, 12)
    year = moment.year + years
    day = min(moment.day, calendar.monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)
