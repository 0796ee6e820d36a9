"""The employer's answer to a signed week: right, or this day was otherwise. The first answer counts, whoever of the employer gives it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from core.actions.access import by
from core.actions.deed import Deed
from core.actions.hours.week_access import own_week
from core.actions.hours.week_documents import issue_timesheet
from core.actions.hours.week_views import WeekView, days_of, premium_in, week_views
from core.actions.money.premium_case import premium_changed
from core.actions.people.desks import contact_today
from core.actions.things import Notice, Thing
from core.actions.work.proofs import prove_confirmed
from core.rules.calendar import local_day
from core.rules.hours import weeks as rules
from core.rules.hours.week_days import Day, total
from core.rules.hours.weeks import Step, WeekCode, WeekState
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.hours import signing
from core.store.hours.signing import Objection
from core.store.hours.weeks import Timesheet
from core.store.people import people
from core.store.people.people import Role
from core.store.work import placements


@by(Role.EMPLOYER, money=True)
async def confirm_week(deed: Deed, week_id: int, version: int) -> Timesheet | Refusal:
    """The employer says that the hours are right: the week is confirmed and locked. The same again shows who confirmed it.

    Answers the week as it was before.
    """
    sheet = await own_week(deed, week_id)
    if sheet is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.WEEK, sheet.id)
    if rules.is_done(sheet.week, Step.CONFIRM, version):
        return sheet
    refusal = rules.may_answer(sheet.week, Step.CONFIRM, version, deed.now)
    if refusal:
        return refusal
    if not await signing.answer(deed.tx, sheet, WeekState.CONFIRMED, deed.who.id, deed.now):
        return refuse(WeekCode.CHANGED)
    deed.trail(sheet.municipality, "week confirmed", Thing.WEEK, sheet.id, version=version)
    await tell_confirmed(deed, sheet)
    return sheet


@by(Role.EMPLOYER)
async def may_dispute(deed: Deed, week_id: int, version: int) -> WeekView | Refusal:
    """The week as it was signed, when this employer can still say that a day was otherwise."""
    sheet = await own_week(deed, week_id)
    if sheet is None:
        return refuse(CommonCode.NOT_FOUND)
    refusal = rules.may_answer(sheet.week, Step.DISPUTE, version, deed.now)
    return refusal or (await week_views(deed.tx, [sheet.id], deed.now))[sheet.id]


@by(Role.EMPLOYER, money=True)
async def dispute_week(deed: Deed, week_id: int, version: int, objections: Sequence[Objection]) -> Timesheet | Refusal:
    """The employer says which days were otherwise; the candidate is asked, or, for the third time, the contact person.

    Refused: no day at all, one of another week or still to come, the hours that are there already.
    """
    sheet = await own_week(deed, week_id)
    if sheet is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.WEEK, sheet.id)
    refusal = rules.may_answer(sheet.week, Step.DISPUTE, version, deed.now) or _may_object(
        await days_of(deed.tx, sheet, deed.now), objections, local_day(deed.now)
    )
    if refusal:
        return refusal
    after = rules.after_objection(len((await signing.rounds(deed.tx, [sheet.id]))[sheet.id]) + 1)
    if not await signing.answer(deed.tx, sheet, after, deed.who.id, deed.now):
        return refuse(WeekCode.CHANGED)
    assert sheet.signature is not None, "a signed week has a signature"
    await signing.object_to(deed.tx, sheet.municipality, sheet.signature, objections)
    deed.trail(sheet.municipality, "week disputed", Thing.WEEK, sheet.id, days={str(o.day): o.minutes for o in objections})
    candidate = await people.by_id(deed.tx, sheet.candidate)
    if candidate:
        deed.show(candidate, Thing.WEEK, sheet.id, key=f"disputed:{version}", fresh=True)
    if after is WeekState.TO_CONSULTANT:
        await to_contact(deed, sheet)
    return sheet


def _may_object(found: Sequence[Day], objections: Sequence[Objection], today: date) -> Refusal | None:
    minutes = {day.day: day.minutes for day in found if day.day <= today}
    if not objections or any(one.day not in minutes for one in objections):
        return refuse(WeekCode.NO_OBJECTION)
    return next((no for one in objections if (no := rules.may_object(minutes[one.day], one.minutes))), None)


async def to_contact(deed: Deed, sheet: Timesheet) -> None:
    """From now on the contact person decides, or who stands in, and sees both versions side by side."""
    deed.trail(sheet.municipality, "week to consultant", Thing.WEEK, sheet.id, version=sheet.version)
    contact = await contact_today(deed.tx, sheet.candidate, local_day(deed.now))
    if contact:
        deed.show(contact, Thing.WEEK, sheet.id, key=f"decide:{sheet.version}", fresh=True)


async def tell_confirmed(deed: Deed, sheet: Timesheet, what: Notice = Notice.WEEK_CONFIRMED, **facts: Any) -> None:
    """The timesheet is issued; the candidate hears the hours and the premium that they earn; who looks at the premium sees it anew."""
    candidate = await people.by_id(deed.tx, sheet.candidate)
    found = await placements.by_id(deed.tx, sheet.placement)
    if candidate is None or found is None:
        return
    await issue_timesheet(deed, sheet.id)
    days = await days_of(deed.tx, sheet, deed.now)
    premium = await premium_in(deed.tx, sheet.municipality, days)
    said: dict[str, Any] = {"employer": found.employer_name, "monday": sheet.monday, "minutes": total(days), "premium": premium}
    deed.tell(candidate, what, key=str(sheet.id), **said, **facts)
    await prove_confirmed(deed, found)
    await premium_changed(deed, candidate.id)
