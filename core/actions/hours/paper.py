"""A week on paper: the contact person enters the form that both sides signed, with a photo of it (MANUAL 5).

For work of which the candidate or the employer has no phone here. The week then counts as signed by both; the trail says who entered
it. Nothing that was confirmed, that is disputed, or that the candidate signed otherwise is overwritten.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.hours import travel, weeks
from core.actions.hours.day_versions import write_day
from core.actions.hours.week_access import trail_signed
from core.actions.hours.week_answers import tell_confirmed
from core.actions.hours.week_views import calendar_of
from core.actions.people.guided import guides
from core.actions.things import Notice, Thing
from core.rules.calendar import local_day, monday
from core.rules.day_minutes import more_than_a_day
from core.rules.hours import paper as rules
from core.rules.hours.paper import WEEKS_SHOWN, Travel
from core.rules.hours.week_days import Day, Work
from core.rules.hours.weeks import Week, WeekState, closes_at
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.database import Transaction
from core.store.hours import day_facts, paper, signing
from core.store.hours import weeks as sheets
from core.store.hours.day_facts import DayFacts
from core.store.hours.paper import Form
from core.store.hours.weeks import Timesheet
from core.store.people import members, people
from core.store.work import placements
from core.store.work.placements import Placement


@dataclass(frozen=True)
class PaperWork:
    """Work of which weeks come on paper: of whom, where, and the Mondays of weeks that are not confirmed, newest first."""

    placement: Placement
    name: str
    mondays: tuple[date, ...]


@dataclass(frozen=True)
class PaperWeek:
    """A week that may be entered from paper, with what is known of its days."""

    placement: Placement
    name: str
    days: tuple[Day, ...]


@by(*STAFF)
async def paper_work(deed: Deed, placement_id: int) -> PaperWork | Refusal:
    """The weeks of an own candidate's work that may come on paper, also when it is over: those that are not confirmed, the newest first.
    Refused: unknown or foreign, both sides have a phone."""
    placement = await _on_paper(deed, placement_id)
    if isinstance(placement, Refusal):
        return placement
    states = await paper.states_of(deed.tx, placement_id)
    mondays = rules.weeks_on_paper(placement.starts_on, placement.last_day, local_day(deed.now))
    open_ones = [one for one in mondays if states.get(one, WeekState.OPEN) in (WeekState.OPEN, WeekState.SIGNED)]
    candidate = await people.by_id(deed.tx, placement.candidate)
    return PaperWork(placement, candidate.first_name if candidate else "", tuple(open_ones[:WEEKS_SHOWN]))


@by(*STAFF)
async def paper_week(deed: Deed, placement_id: int, day: date) -> PaperWeek | Refusal:
    """The week of a day, to be entered from paper: its days up to today, as planned and as entered so far."""
    placement = await _on_paper(deed, placement_id)
    if isinstance(placement, Refusal):
        return placement
    candidate = await people.by_id(deed.tx, placement.candidate)
    days = [one for one in await calendar_of(deed.tx, placement, monday(day), deed.now) if one.day <= local_day(deed.now)]
    return PaperWeek(placement, candidate.first_name if candidate else "", tuple(days)) if days else refuse(CommonCode.NOT_FOUND)


@by(*STAFF, money=True)
async def enter_on_paper(
    deed: Deed, placement_id: int, day: date, said: Mapping[date, Work], costs: Mapping[date, Travel], file: str
) -> int | Refusal:
    """Keep the week that begins on `day` as the signed form has it, with its travel costs and the photo; answers the week's number.

    The same week again shows it as it stands. Refused: whose it is not, both have a phone, a day of another week, hours that a day cannot
    hold, a planned day that is missing, work still to come, and what stands already: confirmed, disputed, signed otherwise.
    """
    placement = await _on_paper(deed, placement_id)
    if isinstance(placement, Refusal):
        return placement
    days = await calendar_of(deed.tx, placement, day, deed.now)
    if day != monday(day) or not days or not set(said) <= {one.day for one in days}:
        return refuse(CommonCode.NOT_FOUND)
    number = await paper.number_of(deed.tx, placement_id, day)
    sheet = await sheets.locked(deed.tx, number) if number else None
    if sheet and sheet.id in await paper.entered_by(deed.tx, [sheet.id]):
        return sheet.id
    facts = {one: await day_facts.of_day(deed.tx, placement_id, one) for one in said}
    refusal = await _refused(deed, sheet, days, said, costs, facts)
    if refusal:
        return refusal
    await _write_days(deed, placement, said, facts)
    await _write_travel(deed, placement, costs)
    number = await paper.number_of(deed.tx, placement_id, day)
    assert number, "a week with days is kept"
    await _sign_for_both(deed, number, file)
    return number


@by(*STAFF)
async def kept_week(deed: Deed, placement_id: int, day: date) -> int | Refusal:
    """The number of the week that begins on `day`, which was entered from paper. Refused: it was not, or is somebody else's."""
    placement = await _on_paper(deed, placement_id)
    if isinstance(placement, Refusal):
        return placement
    number = await paper.number_of(deed.tx, placement_id, day)
    return number if number and number in await paper.entered_by(deed.tx, [number]) else refuse(CommonCode.NOT_FOUND)


async def keep_form(deed: Deed, one: Form, content: bytes | None) -> None:
    """The photo of a form was fetched and cleaned, or (None) could not be read: then whoever entered the week hears it."""
    if not await paper.keep(deed.tx, one.id, content, deed.now) or content is not None:
        return
    sheet, reader = await sheets.by_id(deed.tx, one.timesheet), await people.by_id(deed.tx, one.by)
    candidate = await people.by_id(deed.tx, sheet.candidate) if sheet else None
    if sheet and reader and candidate:
        deed.tell(reader, Notice.FORM_UNREADABLE, key=str(one.id), name=candidate.first_name, monday=sheet.monday)


async def _on_paper(deed: Deed, placement_id: int) -> Placement | Refusal:
    placement = await placements.by_id(deed.tx, placement_id)
    if placement is None or not await guides(deed, placement.candidate):
        return refuse(CommonCode.NOT_FOUND)
    return await _phones(deed.tx, placement) or placement


async def is_on_paper(tx: Transaction, placement: Placement) -> bool:
    """Whether one of both sides has no phone here, so that weeks of this work come on paper."""
    return await _phones(tx, placement) is None


async def _phones(tx: Transaction, placement: Placement) -> Refusal | None:
    theirs = await members.looking_after(tx, placement.employer, placement.site)
    candidate_has = await paper.anybody_has_phone(tx, [placement.candidate])
    return rules.may_use_paper(candidate_has, await paper.anybody_has_phone(tx, [one.id for one in theirs]))


async def _refused(
    deed: Deed,
    sheet: Timesheet | None,
    days: tuple[Day, ...],
    said: Mapping[date, Work],
    costs: Mapping[date, Travel],
    facts: Mapping[date, DayFacts | None],
) -> Refusal | None:
    first = monday(days[0].day)
    after = tuple(replace(one, logged=said.get(one.day, one.logged)) for one in days)
    week = sheet.week if sheet else Week(WeekState.OPEN, 1, None)
    closes = sheet.ends_at if sheet else closes_at(first, ())
    refusal = rules.may_enter(week, days, after, deed.now, closes)
    refusal = refusal or next(
        (no for one, work in said.items() if (known := facts[one]) and (no := more_than_a_day(known.others, work.minutes))), None
    )
    if refusal:
        return refusal
    for one, cost in costs.items():
        known = facts.get(one)
        if known is None or not said[one].minutes:
            return refuse(CommonCode.NOT_FOUND)
        cents = await travel.refund(deed, known, cost.kilometres) if cost.kilometres else cost.cents
        if isinstance(cents, Refusal):
            return cents
    return None


async def _write_days(deed: Deed, placement: Placement, said: Mapping[date, Work], facts: Mapping[date, DayFacts | None]) -> None:
    """Only what the form says otherwise becomes a new version; a free day without hours is nothing to write."""
    for one in sorted(said):
        known = facts[one]
        stands = known and known.entry and known.entry.work == said[one]
        free = known and not (known.entry or known.planned or said[one].minutes)
        if known is None or stands or free:
            continue
        await write_day(deed, known, said[known.day])
        await weeks.day_changed(deed, placement, known.day)


async def _write_travel(deed: Deed, placement: Placement, costs: Mapping[date, Travel]) -> None:
    for one, cost in sorted(costs.items()):
        known = await day_facts.of_day(deed.tx, placement.id, one)
        assert known, "a day of this placement"
        cents = await travel.refund(deed, known, cost.kilometres) if cost.kilometres else cost.cents
        assert isinstance(cents, int), "refused before"
        claim = known.claim
        if claim is None or (claim.kilometres, claim.cents) != (cost.kilometres, cents):
            await travel.write_claim(deed, placement, one, claim.version if claim else 0, cost.kilometres, cents)


async def _sign_for_both(deed: Deed, number: int, file: str) -> None:
    """The candidate signed on paper and so did the employer; whoever acts confirms that they saw it."""
    sheet = await sheets.locked(deed.tx, number)
    assert sheet, "kept before"
    if sheet.state is WeekState.OPEN:
        await signing.sign(deed.tx, sheet, sheet.candidate, deed.now)
        trail_signed(deed, sheet, sheet.version)
        sheet = await sheets.locked(deed.tx, number)
        assert sheet, "kept before"
    is_first = await signing.answer(deed.tx, sheet, WeekState.CONFIRMED, deed.who.id, deed.now)
    assert is_first, "a locked week that is signed and not answered"
    deed.trail(sheet.municipality, "week confirmed", Thing.WEEK, number, version=sheet.version)
    await paper.add(deed.tx, sheet.municipality, number, deed.who.id, file, deed.now)
    deed.trail(sheet.municipality, "week entered on paper", Thing.WEEK, number)
    deed.changed(Thing.WEEK, number)
    await tell_confirmed(deed, sheet)
    for member in await members.looking_after(deed.tx, sheet.employer, sheet.site):
        deed.show(member, Thing.WEEK, number, key="on_paper", fresh=True)
