"""I made a mistake: one side says that a day of a confirmed week was otherwise, and the other side agrees, or the contact person decides.

What the contact person entered for both, from a form or by an import, they also put right for both.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.hours.day_versions import write_day
from core.actions.hours.week_access import own_week
from core.actions.hours.week_documents import issue_timesheet
from core.actions.hours.week_views import WeekView, is_for_both, week_views
from core.actions.money.premium_case import premium_changed
from core.actions.people.desks import contact_today
from core.actions.things import Clocked, Thing
from core.actions.work.day_access import card_of
from core.actions.workdays import add_working_days
from core.rules.calendar import local_day
from core.rules.day_minutes import more_than_a_day
from core.rules.hours import corrections as rules
from core.rules.hours.corrections import HOLDS, CorrectionCode, CorrectionState
from core.rules.hours.week_days import Work
from core.rules.hours.weeks import LONGEST_NOTE, WeekCode, WeekState
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.database import Transaction
from core.store.hours import corrections, day_facts, paper, weeks
from core.store.hours.corrections import Correction
from core.store.hours.day_facts import DayFacts
from core.store.hours.weeks import Timesheet
from core.store.people import members, people
from core.store.people.people import Person, Role

ANSWER_WORKING_DAYS = 5


@dataclass(frozen=True, kw_only=True)
class CorrectionView:
    """A correction beside the week; `now` is what the day says; `by` who made the mistake; `was_counted`: something of that day was settled or
    paid before it was put right; `for_both`: by whom the week was entered."""

    correction: Correction
    week: WeekView
    now: Work
    by: Person
    ended_by: Person | None
    was_counted: bool
    for_both: bool


@by(Role.CANDIDATE, Role.EMPLOYER, *STAFF)
async def may_correct(deed: Deed, week_id: int) -> WeekView | Refusal:
    """An own week that was confirmed, to say what was a mistake in it; a contact person's when it was entered for both sides."""
    sheet = await own_week(deed, week_id)
    if sheet is None:
        return refuse(CommonCode.NOT_FOUND)
    if sheet.state is not WeekState.CONFIRMED:
        return refuse(CorrectionCode.NOT_CONFIRMED)
    view = (await week_views(deed.tx, [sheet.id], deed.now))[sheet.id]
    return refuse(CommonCode.NOT_FOUND) if deed.who.role in STAFF and not view.for_both else view


@by(Role.CANDIDATE, Role.EMPLOYER, *STAFF)
async def asked_about(deed: Deed, week_id: int, day: date) -> int | Refusal | None:
    """What the other side asked about a day, and whoever acts is to answer before they ask anything; None where nothing waits.

    Refused: a day about which something waits for somebody else.
    """
    sheet = await own_week(deed, week_id)
    if sheet is None:
        return refuse(CommonCode.NOT_FOUND)
    one = await _waiting(deed, sheet, day)
    if one is None:
        return None
    is_mine = deed.who.role not in STAFF and _is_to_answer(deed, one)
    return one.id if is_mine else refuse(CorrectionCode.WAITS_ALREADY)


@by(Role.CANDIDATE, Role.EMPLOYER, money=True)
async def correct_week(deed: Deed, week_id: int, day: date, work: Work, note: str) -> int | Refusal:
    """This day was otherwise than both confirmed: the other side is asked. The same again shows what was asked, and so does a day about
    which the other side asked first: that is to be answered.

    Refused: a week that is not confirmed, a day that is not of it or still to come, the same hours, more than a day holds, a day about which
    something else was asked that is not answered yet.
    """
    sheet = await own_week(deed, week_id)
    facts = await day_facts.of_day(deed.tx, sheet.placement, day) if sheet else None
    if sheet is None or facts is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.WEEK, sheet.id)
    refusal = await _may_say(deed, sheet, facts, work)
    if refusal:
        return refusal
    by_employer = deed.who.role is Role.EMPLOYER
    number = await _note_mistake(deed, sheet, day, work, note)
    if number is None:
        return await _known(deed, sheet, day, work)
    others = await _others(deed, sheet, by_employer)
    if not await paper.anybody_has_phone(deed.tx, [person.id for person in others]):
        await correction_unanswered(deed, number)
        return number
    deed.call(sheet.municipality, Clocked.CORRECTION_UNANSWERED, number, add_working_days(deed.now, ANSWER_WORKING_DAYS))
    for person in others:
        deed.show(person, Thing.CORRECTION, number, key="asked", fresh=True)
    return number


@by(*STAFF, money=True)
async def correct_for_both(deed: Deed, week_id: int, day: date, work: Work, note: str, file: str = "") -> int | Refusal:
    """A week that was entered for both sides was entered wrong: the contact person puts it right for both, and both hear it.

    `file` is the photo of a form that was changed. The same again changes nothing. Refused as `correct_week`, and a week that the two
    sides signed here.
    """
    sheet = await own_week(deed, week_id)
    facts = await day_facts.of_day(deed.tx, sheet.placement, day) if sheet else None
    view = (await week_views(deed.tx, [week_id], deed.now))[week_id] if sheet else None
    if sheet is None or facts is None or view is None or not view.for_both:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.WEEK, sheet.id)
    before = [one for one in await corrections.of_weeks(deed.tx, [sheet.id]) if one.day == day and is_for_both(one)]
    if before and (before[-1].by, before[-1].work) == (deed.who.id, work) and facts.entry and facts.entry.work == work:
        return before[-1].id
    refusal = await _may_say(deed, sheet, facts, work)
    if refusal:
        return refusal
    number = await _note_mistake(deed, sheet, day, work, note)
    one = await corrections.locked(deed.tx, number) if number else None
    if one is None:
        return refuse(CorrectionCode.WAITS_ALREADY)
    if file and view.on_paper_by:
        await paper.photo_anew(deed.tx, sheet.id, file)
    ended = await _end(deed, one, sheet, CorrectionState.GRANTED)
    return ended if isinstance(ended, Refusal) else ended.id


@by(Role.CANDIDATE, Role.EMPLOYER, money=True)
async def answer_correction(deed: Deed, correction_id: int, agrees: bool) -> Correction | Refusal:
    """The other side agrees, and the day has those hours; or not, and the contact person decides. The same again changes nothing."""
    one, sheet = await _own(deed, correction_id)
    if one is None or sheet is None or one.by_employer == (deed.who.role is Role.EMPLOYER):
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.CORRECTION, one.id)
    after = CorrectionState.AGREED if agrees else CorrectionState.TO_CONSULTANT
    if one.state is after:
        return one
    refusal = rules.may_answer(one.state)
    return refusal or await _end(deed, one, sheet, after)


@by(*STAFF, money=True)
async def decide_correction(deed: Deed, correction_id: int, grants: bool) -> Correction | Refusal:
    """The contact person decides whether the day was otherwise; both sides hear it. The first decision counts."""
    one, sheet = await _own(deed, correction_id)
    if one is None or sheet is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.CORRECTION, one.id)
    after = CorrectionState.GRANTED if grants else CorrectionState.DECLINED
    if one.state is after:
        return one
    refusal = rules.may_decide(one.state)
    return refusal or await _end(deed, one, sheet, after)


@by(*STAFF)
async def open_correction(deed: Deed, correction_id: int) -> Correction | Refusal:
    """A mistake about which whoever acts decides."""
    one, _ = await _own(deed, correction_id)
    return one or refuse(CommonCode.NOT_FOUND)


async def correction_unanswered(deed: Deed, number: int) -> None:
    """The other side did not answer for five working days: the contact person decides."""
    one = await corrections.locked(deed.tx, number)
    sheet = one and await weeks.by_id(deed.tx, one.timesheet)
    if one and sheet and one.state is CorrectionState.OPEN:
        deed.changed(Thing.CORRECTION, one.id)
        await _end(deed, one, sheet, CorrectionState.TO_CONSULTANT)


async def correction_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, CorrectionView]:
    """Corrections, for showing."""
    found = await corrections.by_ids(tx, ids)
    views = await week_views(tx, list({one.timesheet for one in found.values()}), now)
    named = await people.by_ids(tx, {n for one in found.values() for n in (one.by, one.ended_by) if n})
    counted = await corrections.counted_before(tx, list(found))
    shown = {number: views[one.timesheet] for number, one in found.items()}
    return {
        number: CorrectionView(
            correction=one,
            week=shown[number],
            now=_said(shown[number], one.day),
            by=named[one.by],
            ended_by=named.get(one.ended_by or 0),
            was_counted=number in counted,
            for_both=is_for_both(one),
        )
        for number, one in found.items()
    }


def _said(week: WeekView, day: date) -> Work:
    logged = next((one.logged for one in week.days if one.day == day), None)
    return logged or Work(None, None, 0, 0)


async def _may_say(deed: Deed, sheet: Timesheet, facts: DayFacts, work: Work) -> Refusal | None:
    placement = facts.placement
    in_week = 0 <= (facts.day - sheet.monday).days < 7 and placement.starts_on <= facts.day <= placement.last_day
    if not in_week or facts.day > local_day(deed.now):
        return refuse(WeekCode.NO_OBJECTION)
    logged = facts.entry.minutes if facts.entry else 0
    return rules.may_correct(sheet.state, logged, work.minutes) or more_than_a_day(facts.others, work.minutes)


async def _note_mistake(deed: Deed, sheet: Timesheet, day: date, work: Work, note: str) -> int | None:
    whose = {"municipality": sheet.municipality, "timesheet": sheet.id, "by": deed.who.id, "at": deed.now}
    said = {"starts": work.starts, "ends": work.ends, "break_minutes": work.break_minutes, "minutes": work.minutes}
    why = {"by_employer": deed.who.role is Role.EMPLOYER, "day": day, "note": note[:LONGEST_NOTE]}
    number = await corrections.add(deed.tx, whose | said | why)
    if number is not None:
        deed.trail(sheet.municipality, "mistake said", Thing.WEEK, sheet.id, day=day, minutes=work.minutes)
    return number


async def _known(deed: Deed, sheet: Timesheet, day: date, work: Work) -> int | Refusal:
    one = await _waiting(deed, sheet, day)
    assert one, "one of a day waits at a time"
    is_same = (one.by, one.minutes) == (deed.who.id, work.minutes)
    return one.id if is_same or _is_to_answer(deed, one) else refuse(CorrectionCode.WAITS_ALREADY)


async def _waiting(deed: Deed, sheet: Timesheet, day: date) -> Correction | None:
    of_week = await corrections.of_weeks(deed.tx, [sheet.id])
    return next((one for one in of_week if one.day == day and one.state in corrections.WAITING), None)


def _is_to_answer(deed: Deed, one: Correction) -> bool:
    """Whether it waits for the side of whoever acts."""
    return one.state is CorrectionState.OPEN and one.by_employer != (deed.who.role is Role.EMPLOYER)


async def _own(deed: Deed, number: int) -> tuple[Correction | None, Timesheet | None]:
    """The correction with its week, locked, when whoever acts may see that week."""
    known = (await corrections.by_ids(deed.tx, [number])).get(number)
    sheet = await own_week(deed, known.timesheet) if known else None
    return (await corrections.locked(deed.tx, number), sheet) if sheet else (None, None)


async def _others(deed: Deed, sheet: Timesheet, by_employer: bool) -> list[Person]:
    if not by_employer:
        return await members.looking_after(deed.tx, sheet.employer, sheet.site)
    candidate = await people.by_id(deed.tx, sheet.candidate)
    return [candidate] if candidate else []


async def _end(deed: Deed, one: Correction, sheet: Timesheet, after: CorrectionState) -> Correction | Refusal:
    if not await corrections.move(deed.tx, one, after, deed.actor.id if deed.actor else None, deed.now):
        return refuse(CorrectionCode.ENDED)
    deed.trail(one.municipality, "mistake answered", Thing.WEEK, sheet.id, day=one.day, state=after)
    deed.changed(Thing.WEEK, sheet.id)
    if after in HOLDS:
        await _write(deed, one, sheet)
    for person in await _to_tell(deed, one, sheet, after):
        deed.show(person, Thing.CORRECTION, one.id, key=after, fresh=True)
    return one


async def _to_tell(deed: Deed, one: Correction, sheet: Timesheet, after: CorrectionState) -> list[Person]:
    """Who decides today, when it goes there; otherwise whoever asked, and after a decision also the other side."""
    if after is CorrectionState.TO_CONSULTANT:
        contact = await contact_today(deed.tx, sheet.candidate, local_day(deed.now))
        return [contact] if contact else []
    asker = await people.by_id(deed.tx, one.by)
    if asker and asker.role in STAFF:
        return [*await _others(deed, sheet, by_employer=True), *await _others(deed, sheet, by_employer=False)]
    others = [] if after is CorrectionState.AGREED else await _others(deed, sheet, one.by_employer)
    # a colleague may have confirmed what is otherwise now
    colleagues = await _others(deed, sheet, by_employer=False) if after in HOLDS else []
    told = {person.id: person for person in (asker, *others, *colleagues) if person}
    return [person for person in told.values() if deed.actor is None or person.id != deed.actor.id]


async def _write(deed: Deed, one: Correction, sheet: Timesheet) -> None:
    """The day gets a newer version, and the week a newer timesheet; what both confirmed before stays beneath."""
    facts = await day_facts.of_day(deed.tx, sheet.placement, one.day)
    assert facts is not None, "a week has a placement"
    written = await write_day(deed, facts, one.work)
    assert written, "nobody else writes a day of a confirmed week"
    await issue_timesheet(deed, sheet.id)
    await premium_changed(deed, sheet.candidate)
    if card := card_of(facts):
        deed.changed(*card)
