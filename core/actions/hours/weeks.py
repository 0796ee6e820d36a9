"""The week of a placement: changed with its days, signed by the candidate, and what waits for a contact person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.actions.access import by
from core.actions.deed import Deed
from core.actions.hours.week_access import own_week, trail_signed
from core.actions.hours.week_counters import take_back_counter
from core.actions.hours.week_views import days_of
from core.actions.things import Clocked, Priority, Thing
from core.actions.workdays import add_working_days
from core.rules.calendar import local_day, monday
from core.rules.hours import weeks as rules
from core.rules.hours.weeks import UNDO, Step, WeekState, closes_at
from core.rules.quiet import awake
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.hours import signing, weeks
from core.store.hours.weeks import Timesheet
from core.store.people import people
from core.store.people.people import Role
from core.store.work import placements
from core.store.work.placements import Placement

OVERDUE_WORKING_DAYS = 5


class Waits(StrEnum):
    """What a week waits for, as its contact person sees it."""

    DECISION = "decision"
    EMPLOYER = "employer"


@dataclass(frozen=True)
class WaitingWeek:
    """A week that a contact person must do something about, since when, and what."""

    id: int
    monday: date
    candidate: str
    employer: str
    waits: Waits
    since: datetime


@dataclass(frozen=True)
class OpenDays:
    """The days of a placement's week that can still be changed."""

    placement: int
    days: tuple[date, ...]


async def day_changed(deed: Deed, placement: Placement, day: date) -> None:
    """A day of this week was written: the week is kept, whoever has it on a screen sees it anew.

    A candidate who fills in a day after the week's end sees the week, so that signing is the next tap.
    """
    first = monday(day)
    number, is_new, ends_at = await weeks.touch(deed.tx, placement.municipality, placement.id, first, closes_at(first, ()))
    if is_new:
        deed.call(placement.municipality, Clocked.WEEK_ENDED, number, awake(ends_at))
    deed.changed(Thing.WEEK, number)
    if deed.actor and deed.actor.role is Role.CANDIDATE and deed.now >= ends_at:
        deed.show(deed.actor, Thing.WEEK, number, priority=Priority.ANSWER)


@by(Role.CANDIDATE)
async def sign_week(deed: Deed, week_id: int, version: int) -> Timesheet | Refusal:
    """The candidate signs what the week says. A minute later the employer is asked. The same again changes nothing."""
    sheet = await own_week(deed, week_id)
    if sheet is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.WEEK, sheet.id)
    if rules.is_done(sheet.week, Step.SIGN, version):
        return sheet
    refusal = rules.may_sign(sheet.week, version, await days_of(deed.tx, sheet, deed.now), deed.now, sheet.ends_at)
    if refusal:
        return refusal
    signature = await signing.sign(deed.tx, sheet, deed.who.id, deed.now)
    trail_signed(deed, sheet, version)
    deed.call(sheet.municipality, Clocked.WEEK_TO_EMPLOYER, signature, deed.now + UNDO)
    return sheet


@by(Role.CANDIDATE)
async def take_back(deed: Deed, week_id: int, version: int) -> Timesheet | Refusal:
    """Within a minute the candidate opens the week again; other hours than the employer's make way for the dispute as it stood. The same
    again changes nothing."""
    sheet = await own_week(deed, week_id)
    if sheet is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.WEEK, sheet.id)
    if rules.is_taken_back(sheet.week, version):
        return sheet
    refusal = rules.may_take_back(sheet.week, version, deed.now)
    if refusal:
        return refusal
    disputed = (await signing.rounds(deed.tx, [sheet.id]))[sheet.id]
    if rules.after_take_back(len(disputed)) is WeekState.DISPUTED:
        await take_back_counter(deed, sheet, disputed[-1])
    else:
        await signing.take_back(deed.tx, sheet)
    deed.trail(sheet.municipality, "week taken back", Thing.WEEK, sheet.id, version=version)
    return sheet


@by(*Role)
async def open_week(deed: Deed, week_id: int) -> Timesheet | Refusal:
    """A week that whoever acts may see."""
    return await own_week(deed, week_id) or refuse(CommonCode.NOT_FOUND)


@by(Role.CANDIDATE)
async def days_to_change(deed: Deed, week_id: int) -> OpenDays | Refusal:
    """The days of an own open week up to today. Refused once it is signed."""
    sheet = await own_week(deed, week_id)
    if sheet is None:
        return refuse(CommonCode.NOT_FOUND)
    today = local_day(deed.now)
    found = await days_of(deed.tx, sheet, deed.now)
    return rules.may_change(sheet.state) or OpenDays(sheet.placement, tuple(day.day for day in found if day.day <= today))


async def waiting_weeks(deed: Deed, desks: Sequence[int]) -> list[WaitingWeek]:
    """The weeks of candidates of these contact persons that wait for a decision, or for an employer since five working days; oldest first."""
    sheets = await weeks.waiting_of_consultants(deed.tx, desks)
    at = await placements.by_ids(deed.tx, {s.placement for s in sheets})
    named = await people.by_ids(deed.tx, {s.candidate for s in sheets})
    found = []
    for sheet in sheets:
        waits, since = _waits(sheet)
        if waits is Waits.DECISION or add_working_days(since, OVERDUE_WORKING_DAYS) <= deed.now:
            place = at[sheet.placement]
            found.append(WaitingWeek(sheet.id, sheet.monday, named[sheet.candidate].name, place.employer_name, waits, since))
    return sorted(found, key=lambda week: week.since)


def _waits(sheet: Timesheet) -> tuple[Waits, datetime]:
    since = sheet.answered_at or sheet.signed_at
    assert since is not None, "a week that waits was signed"
    return (Waits.DECISION if sheet.state is WeekState.TO_CONSULTANT else Waits.EMPLOYER), since
