"""Buttons of a day: its hours and its travel."""

from dataclasses import dataclass
from datetime import date

from bot.callbacks import Callback


@dataclass(frozen=True)
class DayAsPlanned(Callback, code=30):
    """Worked as planned."""

    shift: int


@dataclass(frozen=True)
class DayOtherwise(Callback, code=31):
    """Worked, at other times."""

    shift: int


@dataclass(frozen=True)
class DayNotWorked(Callback, code=32):
    """Did not work this day."""

    shift: int


@dataclass(frozen=True)
class PickDay(Callback, code=33):
    """Log or change this day of a placement."""

    placement: int
    day: date


@dataclass(frozen=True)
class DayReading(Callback, code=34):
    """That is what I meant by what I typed, as far as it goes. Minutes since midnight and minutes, each one more than it is; 0: not said."""

    placement: int
    day: date
    starts: int
    ends: int
    break_minutes: int
    minutes: int


@dataclass(frozen=True)
class StoreReading(Callback, code=35):
    """Yes, that is what I worked (as in `DayReading`). `version` is the day's that was known."""

    placement: int
    day: date
    version: int
    starts: int
    ends: int
    break_minutes: int
    minutes: int


@dataclass(frozen=True)
class TravelAsUsual(Callback, code=36):
    """Travel costs for the usual distance, in metres. `version` is the claim's that was shown."""

    placement: int
    day: date
    version: int
    metres: int


@dataclass(frozen=True)
class TravelOtherwise(Callback, code=37):
    """Travel costs for another distance."""

    placement: int
    day: date


@dataclass(frozen=True)
class NoTravel(Callback, code=38):
    """No travel costs for this day. `version` is the claim's that was shown."""

    placement: int
    day: date
    version: int


@dataclass(frozen=True)
class ShowWeek(Callback, code=39):
    """Open a week."""

    week: int


@dataclass(frozen=True)
class ChangeDay(Callback, code=40):
    """Ask me again when I worked this day."""

    placement: int
    day: date


@dataclass(frozen=True)
class ChangeToPlanned(Callback, code=41):
    """It was as planned after all. `version` is the day's that was shown."""

    placement: int
    day: date
    version: int


@dataclass(frozen=True)
class ChangeToNotWorked(Callback, code=42):
    """It was not worked after all. `version` is the day's that was shown."""

    placement: int
    day: date
    version: int


@dataclass(frozen=True)
class OpenDay(Callback, code=43):
    """Log or change this day; which work, if there is more than one?"""

    day: date


@dataclass(frozen=True)
class NameDay(Callback, code=44):
    """Another day, which I type."""


@dataclass(frozen=True)
class TravelByTicket(Callback, code=45):
    """Travel costs by what the ticket cost."""

    placement: int
    day: date


@dataclass(frozen=True)
class ClaimKilometres(Callback, code=46):
    """Yes, so many metres. `version` is the claim's that was known."""

    placement: int
    day: date
    version: int
    metres: int


@dataclass(frozen=True)
class ClaimTicket(Callback, code=47):
    """Yes, so many cents. `version` is the claim's that was known."""

    placement: int
    day: date
    version: int
    cents: int


@dataclass(frozen=True)
class OlderWeeks(Callback, code=350):
    """The confirmed weeks of long ago: of this candidate, or (0) all of one's own. `page` from 0."""

    candidate: int
    page: int
