"""How a dispute about a week ends: the candidate agrees, or the contact person decides between both versions."""

from typing import Any

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.hours.day_versions import write_day
from core.actions.hours.week_access import own_week
from core.actions.hours.week_answers import tell_confirmed, to_contact
from core.actions.hours.week_views import week_views
from core.actions.things import Notice, Thing
from core.actions.work.day_access import card_of
from core.rules.hours import weeks as rules
from core.rules.hours.week_days import Work, total
from core.rules.hours.weeks import Step, WeekCode
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.hours import day_facts, signing
from core.store.hours.weeks import Timesheet
from core.store.people import members
from core.store.people.people import Role


@by(Role.CANDIDATE)
async def agree(deed: Deed, week_id: int, version: int) -> Timesheet | Refusal:
    """The candidate agrees with the employer: the days get the employer's hours, and the week is confirmed."""
    sheet = await own_week(deed, week_id)
    if sheet is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.WEEK, sheet.id)
    if rules.is_done(sheet.week, Step.AGREE, version):
        return sheet
    refusal = rules.may(sheet.week, Step.AGREE, version) or await _end(deed, sheet, employer_is_right=True)
    if refusal:
        return refusal
    await tell_confirmed(deed, sheet)
    for member in await members.looking_after(deed.tx, sheet.employer, sheet.site):
        deed.tell(member, Notice.WEEK_AGREED, key=str(sheet.id), name=deed.who.first_name, monday=sheet.monday)
    return sheet


@by(Role.CANDIDATE)
async def ask_consultant(deed: Deed, week_id: int, version: int) -> Timesheet | Refusal:
    """The candidate does not agree: the contact person gets both versions side by side."""
    sheet = await own_week(deed, week_id)
    if sheet is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.WEEK, sheet.id)
    if rules.is_done(sheet.week, Step.ASK, version):
        return sheet
    refusal = rules.may(sheet.week, Step.ASK, version)
    if refusal:
        return refusal
    await signing.to_consultant(deed.tx, sheet)
    await to_contact(deed, sheet)
    return sheet


@by(*STAFF, money=True)
async def decide_week(deed: Deed, week_id: int, version: int, employer_is_right: bool) -> Timesheet | Refusal:
    """The contact person decides; both sides hear it. The first decision counts."""
    sheet = await own_week(deed, week_id)
    if sheet is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.WEEK, sheet.id)
    if rules.is_done(sheet.week, Step.DECIDE, version):
        return sheet
    refusal = rules.may(sheet.week, Step.DECIDE, version) or await _end(deed, sheet, employer_is_right)
    if refusal:
        return refusal
    contact = deed.who.first_name
    await tell_confirmed(deed, sheet, Notice.WEEK_DECIDED, contact=contact, employer_is_right=employer_is_right)
    await _tell_employer(deed, sheet, contact=contact, employer_is_right=employer_is_right)
    return sheet


async def _end(deed: Deed, sheet: Timesheet, employer_is_right: bool) -> Refusal | None:
    if not await signing.rule(deed.tx, sheet, employer_is_right, deed.who.id, deed.now):
        return refuse(WeekCode.CHANGED)
    deed.trail(sheet.municipality, "week ruled", Thing.WEEK, sheet.id, employer_is_right=employer_is_right)
    if employer_is_right:
        await _write_objections(deed, sheet)
    return None


async def _write_objections(deed: Deed, sheet: Timesheet) -> None:
    """The employer's hours become the newest version of each day; what was signed stays beneath."""
    assert sheet.signature is not None, "a disputed week has a signature"
    for said in (await signing.objections(deed.tx, [sheet.signature]))[sheet.signature]:
        facts = await day_facts.of_day(deed.tx, sheet.placement, said.day)
        assert facts is not None, "a week has a placement"
        written = await write_day(deed, facts, Work(said.starts, said.ends, said.break_minutes, said.minutes))
        assert written, "nobody else writes a day of a signed week"
        if card := card_of(facts):
            deed.changed(*card)


async def _tell_employer(deed: Deed, sheet: Timesheet, **facts: Any) -> None:
    view = (await week_views(deed.tx, [sheet.id], deed.now))[sheet.id]
    said: dict[str, Any] = {
        "name": view.candidate.first_name,
        "employer": view.employer_name,
        "monday": sheet.monday,
        "minutes": total(view.days),
    }
    for member in await members.looking_after(deed.tx, sheet.employer, sheet.site):
        deed.tell(member, Notice.WEEK_DECIDED, key=str(sheet.id), **said, **facts)
