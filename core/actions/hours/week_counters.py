"""The candidate answers what the employer sees otherwise with other hours: the week is signed anew, and the employer is asked again.

Until then the candidate may take them back, and the dispute stands as it stood."""

from collections.abc import Mapping, Sequence
from datetime import date

from core.actions.access import by
from core.actions.deed import Deed
from core.actions.hours.day_versions import write_day
from core.actions.hours.travel import write_claim
from core.actions.hours.week_access import own_week, trail_signed
from core.actions.hours.week_views import WeekView, week_views
from core.actions.things import Clocked, Thing
from core.actions.work.day_access import card_of
from core.rules.day_minutes import more_than_a_day
from core.rules.hours import weeks as rules
from core.rules.hours.typed_work import NO_WORK
from core.rules.hours.week_days import Work, same_work
from core.rules.hours.weeks import UNDO, Step
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.hours import day_facts, days, signing, travel
from core.store.hours.day_facts import DayFacts
from core.store.hours.weeks import Timesheet
from core.store.people.people import Role


@by(Role.CANDIDATE)
async def may_counter(deed: Deed, week_id: int, version: int) -> WeekView | Refusal:
    """The own week with what the employer sees otherwise, while it can be answered with other hours."""
    sheet = await own_week(deed, week_id)
    if sheet is None:
        return refuse(CommonCode.NOT_FOUND)
    return rules.may(sheet.week, Step.COUNTER, version) or (await week_views(deed.tx, [sheet.id], deed.now))[sheet.id]


@by(Role.CANDIDATE)
async def counter_week(deed: Deed, week_id: int, version: int, said: Mapping[date, Work]) -> Timesheet | Refusal:
    """What the days that the employer sees otherwise were in the candidate's eyes. A minute later the employer is asked.

    Refused: not each of these days, all as the employer has them, more than a day holds.
    """
    sheet = await own_week(deed, week_id)
    if sheet is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.WEEK, sheet.id)
    facts = [one for day in said if (one := await day_facts.of_day(deed.tx, sheet.placement, day))]
    refusal = rules.may(sheet.week, Step.COUNTER, version) or await _may_say(deed, sheet, said, facts)
    if refusal:
        return refusal
    signature = await signing.counter(deed.tx, sheet, deed.who.id, deed.now)
    for one in facts:
        await _write(deed, one, said[one.day])
    trail_signed(deed, sheet, signature.version)
    deed.call(sheet.municipality, Clocked.WEEK_TO_EMPLOYER, signature.id, deed.now + UNDO)
    return sheet


async def take_back_counter(deed: Deed, sheet: Timesheet, disputed: int) -> None:
    """The dispute of that signature stands as it stood: each day of it says again what was signed, with the travel costs that it had."""
    signature = await signing.by_id(deed.tx, disputed)
    assert signature is not None, "a round is a signature"
    for said in (await signing.objections(deed.tx, [disputed]))[disputed]:
        facts = await day_facts.of_day(deed.tx, sheet.placement, said.day)
        assert facts is not None, "a week has a placement"
        entry = await days.as_of(deed.tx, sheet.placement, said.day, signature.at)
        await _write(deed, facts, entry.work if entry else NO_WORK)
        claim = await travel.as_of(deed.tx, sheet.placement, said.day, signature.at)
        if claim and facts.claim and claim.cents != facts.claim.cents:
            await write_claim(deed, facts.placement, said.day, facts.claim.version, claim.kilometres, claim.cents)
    await signing.take_back_counter(deed.tx, sheet, signature)


async def _may_say(deed: Deed, sheet: Timesheet, said: Mapping[date, Work], facts: Sequence[DayFacts]) -> Refusal | None:
    assert sheet.signature is not None, "a disputed week has a signature"
    claimed = {one.day: one.minutes for one in (await signing.objections(deed.tx, [sheet.signature]))[sheet.signature]}
    refusal = rules.may_counter(claimed, {day: work.minutes for day, work in said.items()})
    return refusal or next((no for one in facts if (no := more_than_a_day(one.others, said[one.day].minutes))), None)


async def _write(deed: Deed, facts: DayFacts, work: Work) -> None:
    if facts.entry and same_work(facts.entry.work, work):
        return
    written = await write_day(deed, facts, work)
    assert written, "nobody else writes a day of a disputed week"
    if card := card_of(facts):
        deed.changed(*card)
