"""The employer says that somebody is not there today. Nothing changes by that: the candidate is asked, and says what the day was.

Who says that they are there is called, and so is the employer: it waits for the contact person, or who stands in, until that is done, the hours
of that day are confirmed, or the candidate calls off after all.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.hours.absences import call_off
from core.actions.people.desks import contact_today, contacts_today
from core.actions.things import Card, Priority, Thing
from core.actions.work.own_work import guided_work
from core.actions.work.people_at_work import open_placement
from core.rules.calendar import local_day, monday
from core.rules.hours.weeks import WeekState
from core.rules.refusals import CommonCode, Refusal, refuse
from core.rules.work.at_work import AtWorkCode
from core.store.database import Transaction
from core.store.desk import desk
from core.store.hours import absences, days, reported_absences, weeks
from core.store.hours.reported_absences import ReportedAbsence
from core.store.people import people
from core.store.people.people import Person, Role
from core.store.work import placements
from core.store.work.placements import Placement

TWO_VERSIONS = "two_versions"
"""As what is noted that both were called."""


@dataclass(frozen=True, kw_only=True)
class ReportedView:
    """What was said, about whom, by whom, and who has it at the municipality today; whether it waits for them."""

    report: ReportedAbsence
    placement: Placement
    candidate: Person
    by: Person
    contact: Person | None
    waits: bool


@by(Role.EMPLOYER)
async def report_absent(deed: Deed, placement_id: int) -> Card | Refusal:
    """Somebody who is expected today is not there: the candidate is asked at once. The same again changes nothing.

    Answers the card to show: of this, or of the candidate's own call that they do not come. Refused: nothing is planned today.
    """
    placement = await open_placement(deed, placement_id)
    if isinstance(placement, Refusal):
        return placement
    today = local_day(deed.now)
    called = await absences.of_day(deed.tx, placement.id, today)
    if called and called.absent:
        return Thing.ABSENCE, called.first
    if not await placements.shifts_of(deed.tx, [placement.id], today, today):
        return refuse(AtWorkCode.NOT_PLANNED)
    is_new = await reported_absences.add(deed.tx, placement.municipality, placement.id, today, deed.who.id, deed.now)
    said = await reported_absences.of_day(deed.tx, placement.id, today)
    assert said is not None, "it was just written"
    if is_new:
        deed.trail(placement.municipality, "reported absent", Thing.PLACEMENT, placement.id, day=today)
        candidate = await people.by_id(deed.tx, placement.candidate)
        if candidate:
            deed.show(candidate, Thing.REPORTED_ABSENCE, said.id, key="asked", fresh=True, priority=Priority.ANSWER)
    return Thing.REPORTED_ABSENCE, said.id


@by(Role.CANDIDATE)
async def answer_absent(deed: Deed, absence_id: int, is_right: bool) -> ReportedAbsence | Refusal:
    """I am not there today, or I am. Who is not there calls off with that; who is there, the contact person or who stands in hears of it.

    The same again changes nothing; a second word about it goes to the contact person as a question. Refused: not there on a day that stands
    there as worked.
    """
    said = (await reported_absences.by_ids(deed.tx, [absence_id])).get(absence_id)
    placement = await placements.by_id(deed.tx, said.placement) if said else None
    if said is None or placement is None or placement.candidate != deed.who.id:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.REPORTED_ABSENCE, said.id)
    if is_right and said.is_right is None and await _has_worked(deed, said):
        return refuse(AtWorkCode.DAY_LOGGED, date=said.day)
    if not await _answer(deed, said, is_right):
        return said if said.is_right == is_right else refuse(AtWorkCode.ABSENCE_ANSWERED)
    return said


async def answer_by_day(deed: Deed, placement: Placement, day: date, worked: bool) -> None:
    """A day that is entered answers what the employer said of it: who worked was there, and who did not was not."""
    said = await reported_absences.of_day(deed.tx, placement.id, day)
    if said and said.is_right is None:
        deed.changed(Thing.REPORTED_ABSENCE, said.id)
        await _answer(deed, said, not worked)


async def _answer(deed: Deed, said: ReportedAbsence, is_right: bool) -> bool:
    """Write it, and tell whom it concerns; False when it was answered."""
    if not await reported_absences.answer(deed.tx, said.id, is_right, deed.now):
        return False
    facts = {"day": said.day, "is_right": is_right}
    deed.trail(said.municipality, "absence answered", Thing.PLACEMENT, said.placement, **facts)
    if is_right and not await _is_over(deed, said):
        await call_off(deed, said.placement, said.day)
    elif not is_right and (contact := await contact_today(deed.tx, deed.who.id, local_day(deed.now))):
        deed.show(contact, Thing.REPORTED_ABSENCE, said.id, key="differs", fresh=True)
    return True


async def _has_worked(deed: Deed, said: ReportedAbsence) -> bool:
    """Whether the day stands there as worked: who was not there changes that first."""
    entered = await days.latest(deed.tx, [said.placement], said.day, said.day)
    return any(one.worked for one in entered)


@by(*STAFF)
async def open_two_versions(deed: Deed, absence_id: int) -> ReportedAbsence | Refusal:
    """A day of which an employer and a candidate of one's desks say something else."""
    said = (await reported_absences.by_ids(deed.tx, [absence_id])).get(absence_id)
    is_own = said and said.is_right is False and await guided_work(deed, said.placement)
    return said if said and is_own else refuse(CommonCode.NOT_FOUND)


@by(*STAFF)
async def have_called_both(deed: Deed, absence_id: int) -> ReportedAbsence | Refusal:
    """Both were called: it waits for nobody any more. The same again changes nothing."""
    said = await open_two_versions(deed, absence_id)
    if isinstance(said, Refusal):
        return said
    deed.changed(Thing.REPORTED_ABSENCE, said.id)
    placement = await placements.by_id(deed.tx, said.placement)
    assert placement is not None, "somebody was said not to be at it"
    row = {"municipality": said.municipality, "candidate": placement.candidate, "kind": TWO_VERSIONS, "mark": str(said.id)}
    if await desk.note(deed.tx, row | {"by": deed.who.id, "at": deed.now}):
        deed.trail(said.municipality, "noted", Thing.PERSON, placement.candidate, kind=row["kind"], mark=row["mark"])
    return said


async def two_versions(tx: Transaction, consultants: Collection[int]) -> list[ReportedAbsence]:
    """The days of these consultants' candidates about which both are to be called, oldest first."""
    return await _waiting(tx, await reported_absences.denied_of(tx, consultants), consultants)


async def reported_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, ReportedView]:
    """What employers said, for showing."""
    found = await reported_absences.by_ids(tx, ids)
    at = await placements.by_ids(tx, {one.placement for one in found.values()})
    named = await people.by_ids(tx, {n for one in found.values() for n in (one.by, at[one.placement].candidate)})
    contacts = await contacts_today(tx, {p.candidate for p in at.values()}, local_day(now))
    guides = {one.id for one in (await people.contacts_of(tx, {p.candidate for p in at.values()})).values()}
    denied = [one for one in found.values() if one.is_right is False]
    waits = {one.id for one in await _waiting(tx, denied, guides)}
    views = {}
    for number, one in found.items():
        place = at[one.placement]
        contact = contacts.get(place.candidate)
        views[number] = ReportedView(
            report=one,
            placement=place,
            candidate=named[place.candidate],
            by=named[one.by],
            contact=contact,
            waits=number in waits,
        )
    return views


async def _waiting(tx: Transaction, denied: Sequence[ReportedAbsence], consultants: Collection[int]) -> list[ReportedAbsence]:
    if not denied:
        return []
    noted = {mark for _, kind, mark in await desk.noted(tx, consultants) if kind == TWO_VERSIONS}
    kept = await weeks.numbers(tx, {(one.placement, monday(one.day)) for one in denied})
    sheets = await weeks.by_ids(tx, kept.values())
    confirmed = {those for those, number in kept.items() if sheets[number].state is WeekState.CONFIRMED}
    left = [one for one in denied if str(one.id) not in noted and (one.placement, monday(one.day)) not in confirmed]
    called = {one.id: await absences.of_day(tx, one.placement, one.day) for one in left}
    return [one for one in left if not ((off := called[one.id]) and off.absent)]


async def _is_over(deed: Deed, said: ReportedAbsence) -> bool:
    shifts = await placements.shifts_of(deed.tx, [said.placement], said.day, said.day)
    return all(shift.ends_at <= deed.now for shift in shifts)
