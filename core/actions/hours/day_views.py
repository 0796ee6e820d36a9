"""A day as its candidate sees it, before and after it was entered. Nothing is written here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.actions.access import by
from core.actions.deed import Deed
from core.actions.things import Card
from core.actions.work.day_access import card_of, may_enter, over_other_work, own_day, own_shift
from core.actions.workdays import is_public_holiday
from core.rules.calendar import local_day
from core.rules.day_minutes import outside_placement
from core.rules.hours.days import DayCode, not_over_yet, work_of
from core.rules.hours.week_days import Work
from core.rules.hours.weeks import WeekState
from core.rules.reading.day import Reading
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.database import Transaction
from core.store.hours import day_facts
from core.store.hours.day_facts import DayFacts
from core.store.people.people import Role
from core.store.work import placements
from core.store.work.placements import Placement


@dataclass(frozen=True)
class DayView:
    """A day of a placement. `is_over`: its planned shift has ended."""

    facts: DayFacts
    is_over: bool

    @property
    def card(self) -> Card | None:
        """Where the day stands."""
        return card_of(self.facts)

    @property
    def is_free(self) -> bool:
        """Its hours may be changed."""
        return self.facts.week is WeekState.OPEN

    @property
    def is_holiday(self) -> bool:
        """Many people are free on it, whatever was planned."""
        return is_public_holiday(self.facts.day)

    @property
    def is_claimable(self) -> bool:
        """Its travel costs may be claimed or changed."""
        return self.facts.week is not WeekState.CONFIRMED

    @property
    def was_otherwise(self) -> bool:
        """It was entered otherwise than planned."""
        planned, entry = self.facts.planned, self.facts.entry
        return self.is_over and planned is not None and entry is not None and entry.work != planned


@dataclass(frozen=True)
class ReadBack:
    """What a typed day would be, and the version of the day that it would follow."""

    version: int
    work: Work


@by(Role.CANDIDATE)
async def look_at_day(deed: Deed, placement_id: int, day: date) -> DayView | Refusal:
    """A day of an own placement; when nothing was entered, only one that still may be."""
    facts = await own_day(deed, placement_id, day)
    if facts is None:
        return refuse(CommonCode.NOT_FOUND)
    return (None if facts.entry else may_enter(deed, facts)) or _view(facts, deed.now)


@by(Role.CANDIDATE)
async def open_day(deed: Deed, placement_id: int, day: date) -> DayView | Refusal:
    """A day of an own placement that may be entered or changed now."""
    return _opened(deed, await own_day(deed, placement_id, day))


@by(Role.CANDIDATE)
async def open_shift(deed: Deed, shift_id: int) -> DayView | Refusal:
    """The day of an own planned shift, when it may be entered or changed now."""
    return _opened(deed, await own_shift(deed, shift_id))


@by(Role.CANDIDATE)
async def read_back(deed: Deed, placement_id: int, day: date, reading: Reading) -> ReadBack | Refusal:
    """What a whole reading would make of this day. Refused as entering it would be."""
    view = _opened(deed, await own_day(deed, placement_id, day))
    if isinstance(view, Refusal):
        return view
    work = work_of(day, reading, view.facts.others)
    if isinstance(work, Refusal):
        return work
    refusal = not_over_yet(day, work, deed.now) or await over_other_work(deed, view.facts, work)
    return refusal or ReadBack(view.facts.version, work)


@by(Role.CANDIDATE)
async def work_on(deed: Deed, day: date) -> list[Placement] | Refusal:
    """The own placements that hold a day. Refused: the future, and a day on which nobody worked anywhere."""
    if day > local_day(deed.now):
        return refuse(DayCode.FUTURE_DAY, date=day)
    own = await placements.of_candidate(deed.tx, deed.who.id)
    held = [one for one in own if one.starts_on <= day <= one.last_day]
    if held:
        return held
    alone = outside_placement(day, own[0].starts_on, own[0].last_day) if len(own) == 1 else None
    return alone or refuse(DayCode.NO_WORK_THAT_DAY, date=day)


async def shift_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, DayView]:
    """Planned days by the number of their shift, for showing."""
    return {number: _view(facts, now) for number, facts in (await day_facts.of_shifts(tx, ids)).items()}


async def day_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, DayView]:
    """Days that were not planned by the number of their first entry, for showing."""
    return {number: _view(facts, now) for number, facts in (await day_facts.of_entries(tx, ids)).items()}


def _opened(deed: Deed, facts: DayFacts | None) -> DayView | Refusal:
    if facts is None:
        return refuse(CommonCode.NOT_FOUND)
    return may_enter(deed, facts) or _view(facts, deed.now)


def _view(facts: DayFacts, now: datetime) -> DayView:
    return DayView(facts, is_over=facts.shift is None or facts.shift.ends_at <= now)
