"""Worked days: what the candidate enters or changes."""

from datetime import date

from core.actions.access import by
from core.actions.deed import Deed
from core.actions.hours import weeks
from core.actions.hours.day_versions import write_day
from core.actions.hours.reported_absences import answer_by_day
from core.actions.money.premium_case import premium_changed
from core.actions.things import Card, Thing
from core.actions.work.day_access import card_of, may_enter, over_other_work, own_day, own_shift, show_anew
from core.rules.day_minutes import more_than_a_day
from core.rules.hours.days import NOT_WORKED, DayCode, not_over_yet, work_of
from core.rules.hours.week_days import Work
from core.rules.reading.day import Reading
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.hours import days
from core.store.hours.day_facts import DayFacts
from core.store.people.people import Role


@by(Role.CANDIDATE)
async def enter_as_planned(deed: Deed, shift_id: int) -> Card | Refusal:
    """One tap: worked as planned. The same again changes nothing; a day that was entered otherwise stays as it is."""
    return await _enter_planned(deed, await own_shift(deed, shift_id), 0)


@by(Role.CANDIDATE)
async def enter_not_worked(deed: Deed, shift_id: int) -> Card | Refusal:
    """One tap: this shift was not worked. Nobody asks why."""
    return await _enter(deed, await own_shift(deed, shift_id), 0, NOT_WORKED)


@by(Role.CANDIDATE)
async def change_to_planned(deed: Deed, placement_id: int, day: date, version: int) -> Card | Refusal:
    """A day that was entered otherwise was as planned after all. `version` is the day's that was shown."""
    return await _enter_planned(deed, await own_day(deed, placement_id, day), version)


@by(Role.CANDIDATE)
async def change_to_not_worked(deed: Deed, placement_id: int, day: date, version: int) -> Card | Refusal:
    """A day that was entered as worked was not worked after all; its travel costs are withdrawn."""
    return await _enter(deed, await own_day(deed, placement_id, day), version, NOT_WORKED)


@by(Role.CANDIDATE)
async def enter_reading(deed: Deed, placement_id: int, day: date, version: int, reading: Reading) -> Card | Refusal:
    """What was typed and read back, confirmed with a tap. `version` is the day's that was known then."""
    facts = await own_day(deed, placement_id, day)
    work = work_of(day, reading, facts.others) if facts else NOT_WORKED
    return work if isinstance(work, Refusal) else await _enter(deed, facts, version, work)


async def _enter_planned(deed: Deed, facts: DayFacts | None, version: int) -> Card | Refusal:
    planned = facts.planned if facts else None
    return await _enter(deed, facts, version, planned) if planned else refuse(CommonCode.NOT_FOUND)


async def _enter(deed: Deed, facts: DayFacts | None, version: int, work: Work) -> Card | Refusal:
    """Write the next version of a day, when `version` is the newest. What stands there already is shown as it stands."""
    if facts is None:
        return refuse(CommonCode.NOT_FOUND)
    card = card_of(facts)
    if card:
        deed.changed(*card)
    if card and facts.entry and facts.entry.work == work:
        return card
    if facts.version == version:
        refusal = may_enter(deed, facts) or more_than_a_day(facts.others, work.minutes) or not_over_yet(facts.day, work, deed.now)
        refusal = refusal or await over_other_work(deed, facts, work)
        if refusal:
            return refusal
        if await write_day(deed, facts, work):
            await weeks.day_changed(deed, facts.placement, facts.day)
            if facts.reported:
                await answer_by_day(deed, facts.placement, facts.day, worked=work.minutes > 0)
            counted = facts.entry.work if facts.entry else facts.planned
            if counted and counted.minutes == work.minutes:
                deed.changed(Thing.PREMIUM, deed.who.id)  # what a payment day to come pays stays as it is
            else:
                await premium_changed(deed, deed.who.id)
            return card or (Thing.DAY, await days.first(deed.tx, facts.placement.id, facts.day))
    show_anew(deed, facts)
    return refuse(DayCode.DAY_CHANGED)
