"""Worked days: what the clock asks after a shift, and what the candidate enters or changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.actions import travel, weeks
from core.actions.access import by
from core.actions.day_access import Card, card_of, own_day, own_shift, show_anew
from core.actions.deed import Deed
from core.actions.placing import shift_end
from core.actions.things import Thing
from core.rules.calendar import local_day
from core.rules.dayreading import Reading
from core.rules.days import NOT_WORKED, DayCode, may_enter, work_of
from core.rules.offers import OfferCode
from core.rules.refusals import Refusal, refuse
from core.rules.timesheets import within_day, within_placement
from core.rules.week_days import Work
from core.rules.weeks import WeekState
from core.store import day_facts, days, people, placements
from core.store.database import Transaction
from core.store.day_facts import DayFacts
from core.store.days import DayEntry
from core.store.people import Role
from core.store.placements import Placement, PlannedShift


@dataclass(frozen=True)
class DayView:
    """A day of a placement as its candidate sees it. `is_over`: its planned shift has ended; `is_free`: its hours may be changed;
    `is_claimable`: its travel costs may."""

    facts: DayFacts
    is_over: bool
    is_free: bool
    is_claimable: bool


@dataclass(frozen=True)
class ReadBack:
    """What a typed day would be, and the version of the day that it would follow."""

    facts: DayFacts
    work: Work


async def shift_ended(deed: Deed, shift_id: int) -> None:
    """A planned shift is over: the candidate is asked how it was, unless the day was entered already."""
    facts = await day_facts.of_shift(deed.tx, shift_id)
    if facts is None or facts.entry or facts.day > facts.placement.last_day:
        return
    candidate = await people.by_id(deed.tx, facts.placement.candidate)
    if candidate:
        deed.show(candidate, Thing.SHIFT, shift_id, key="ended", fresh=True)


@by(Role.CANDIDATE)
async def enter_as_planned(deed: Deed, shift_id: int) -> Card | Refusal:
    """One tap: worked as planned. The same again changes nothing; a day that was entered otherwise stays as it is."""
    facts = await own_shift(deed, shift_id)
    return await _enter(deed, facts, 0, _planned(facts.shift)) if facts and facts.shift else refuse(OfferCode.NOT_FOUND)


@by(Role.CANDIDATE)
async def enter_not_worked(deed: Deed, shift_id: int) -> Card | Refusal:
    """One tap: this shift was not worked. Nobody asks why."""
    return await _enter(deed, await own_shift(deed, shift_id), 0, NOT_WORKED)


@by(Role.CANDIDATE)
async def change_to_planned(deed: Deed, placement_id: int, day: date, version: int) -> Card | Refusal:
    """A day that was entered otherwise was as planned after all."""
    facts = await own_day(deed, placement_id, day)
    if facts is None or facts.shift is None:
        return refuse(OfferCode.NOT_FOUND)
    return await _enter(deed, facts, version, _planned(facts.shift))


@by(Role.CANDIDATE)
async def change_to_not_worked(deed: Deed, placement_id: int, day: date, version: int) -> Card | Refusal:
    """A day that was entered as worked was not worked after all; its travel costs are withdrawn."""
    return await _enter(deed, await own_day(deed, placement_id, day), version, NOT_WORKED)


@by(Role.CANDIDATE)
async def enter_reading(deed: Deed, placement_id: int, day: date, version: int, reading: Reading) -> Card | Refusal:
    """What was typed and read back, confirmed with a tap. `version` is the day's that was known then."""
    facts = await own_day(deed, placement_id, day)
    if facts is None:
        return refuse(OfferCode.NOT_FOUND)
    work = work_of(day, reading, facts.others)
    return work if isinstance(work, Refusal) else await _enter(deed, facts, version, work)


@by(Role.CANDIDATE)
async def read_back(deed: Deed, placement_id: int, day: date, reading: Reading) -> ReadBack | Refusal:
    """What a whole reading would make of this day. Refused as `enter_reading` would be; nothing is written."""
    facts = await open_day(deed, placement_id, day)
    if isinstance(facts, Refusal):
        return facts
    work = work_of(day, reading, facts.others)
    return work if isinstance(work, Refusal) else ReadBack(facts, work)


@by(Role.CANDIDATE)
async def open_day(deed: Deed, placement_id: int, day: date) -> DayFacts | Refusal:
    """A day that may be entered or changed now."""
    facts = await own_day(deed, placement_id, day)
    return refuse(OfferCode.NOT_FOUND) if facts is None else _refused(deed, facts) or facts


@by(Role.CANDIDATE)
async def look_at_day(deed: Deed, placement_id: int, day: date) -> DayFacts | Refusal:
    """A day of an own placement, also one that cannot be changed any more."""
    facts = await own_day(deed, placement_id, day)
    if facts is None:
        return refuse(OfferCode.NOT_FOUND)
    return facts if facts.entry else _refused(deed, facts) or facts


@by(Role.CANDIDATE)
async def planned_day(deed: Deed, shift_id: int) -> DayFacts | Refusal:
    """The day of a planned shift, when it may be entered or changed now."""
    facts = await own_shift(deed, shift_id)
    return refuse(OfferCode.NOT_FOUND) if facts is None else _refused(deed, facts) or facts


@by(Role.CANDIDATE)
async def work_on(deed: Deed, day: date) -> list[Placement] | Refusal:
    """The own placements that hold a day. Refused: the future, and a day on which nobody worked anywhere."""
    if day > local_day(deed.now):
        return refuse(DayCode.FUTURE_DAY, date=day)
    own = await placements.of_candidate(deed.tx, deed.who.id)
    held = [one for one in own if one.starts_on <= day <= one.last_day]
    if held:
        return held
    alone = within_placement(day, own[0].starts_on, own[0].last_day) if len(own) == 1 else None
    return alone or refuse(DayCode.NO_WORK_THAT_DAY, date=day)


async def shift_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, DayView]:
    """Planned days by the number of their shift, for showing."""
    return {number: _view(facts, now) for number, facts in (await day_facts.of_shifts(tx, ids)).items()}


async def day_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, DayView]:
    """Days that were not planned by the number of their first entry, for showing."""
    return {number: _view(facts, now) for number, facts in (await day_facts.of_entries(tx, ids)).items()}


def _view(facts: DayFacts, now: datetime) -> DayView:
    is_over = facts.shift is None or shift_end(facts.shift) <= now
    return DayView(facts, is_over, facts.week is WeekState.OPEN, facts.week is not WeekState.CONFIRMED)


def _planned(shift: PlannedShift) -> Work:
    return Work(shift.starts, shift.ends, shift.break_minutes, shift.minutes)


def _refused(deed: Deed, facts: DayFacts) -> Refusal | None:
    placement = facts.placement
    return may_enter(facts.day, local_day(deed.now), placement.starts_on, placement.last_day, facts.week)


async def _enter(deed: Deed, facts: DayFacts | None, version: int, work: Work) -> Card | Refusal:
    """Write the next version of an own day. What stands there already is shown as it stands."""
    if facts is None:
        return refuse(OfferCode.NOT_FOUND)
    card = card_of(facts)
    if card:
        deed.changed(*card)
    if card and facts.entry and _entered(facts.entry) == work:
        return card
    if facts.version == version:
        refusal = _refused(deed, facts) or within_day(facts.others, work.minutes)
        if refusal:
            return refusal
        if await _write(deed, facts, work):
            return card or (Thing.DAY, await days.first(deed.tx, facts.placement.id, facts.day))
    show_anew(deed, facts)
    return refuse(DayCode.DAY_CHANGED)


async def _write(deed: Deed, facts: DayFacts, work: Work) -> bool:
    placement, version = facts.placement, facts.version + 1
    written = await days.write(
        deed.tx,
        municipality=placement.municipality,
        placement=placement.id,
        day=facts.day,
        version=version,
        worked=work.minutes > 0,
        starts=work.starts,
        ends=work.ends,
        break_minutes=work.break_minutes,
        minutes=work.minutes,
        by=deed.who.id,
        at=deed.now,
    )
    if written:
        change = {"day": facts.day, "version": version, "minutes": work.minutes}
        deed.trail(placement.municipality, "day entered", Thing.PLACEMENT, placement.id, **change)
        if facts.claim and not work.minutes:
            await travel.withdraw(deed, placement, facts.day)
        await weeks.day_changed(deed, placement, facts.day)
        deed.changed(Thing.PREMIUM, deed.who.id)
    return written


def _entered(entry: DayEntry) -> Work:
    return Work(entry.starts, entry.ends, entry.break_minutes, entry.minutes)
