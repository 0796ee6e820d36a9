"""The employer says that somebody is not there today. Nothing changes by that: the candidate is asked, and says what the day was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.actions.absences import call_off
from core.actions.access import by
from core.actions.deed import Deed
from core.actions.things import Priority, Thing
from core.actions.week_answers import open_placement
from core.rules.atwork import AtWorkCode
from core.rules.calendar import local_day
from core.rules.offers import OfferCode
from core.rules.refusals import Refusal, refuse
from core.store import absences, people, placements, reported_absences
from core.store.database import Transaction
from core.store.people import Person, Role
from core.store.placements import Placement
from core.store.reported_absences import ReportedAbsence

Card = tuple[Thing, int]


@dataclass(frozen=True)
class ReportedView:
    """What was said, about whom, by whom, and the contact person."""

    report: ReportedAbsence
    placement: Placement
    candidate: Person
    by: Person
    contact: Person | None


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
    """I am not there today, or I am. Who is not there calls off with that; who is there, the contact person hears of it.

    The same again changes nothing; a second word about it goes to the contact person as a question.
    """
    said = (await reported_absences.by_ids(deed.tx, [absence_id])).get(absence_id)
    placement = await placements.by_id(deed.tx, said.placement) if said else None
    if said is None or placement is None or placement.candidate != deed.who.id:
        return refuse(OfferCode.NOT_FOUND)
    deed.changed(Thing.REPORTED_ABSENCE, said.id)
    if not await reported_absences.answer(deed.tx, said.id, is_right, deed.now):
        return said if said.is_right == is_right else refuse(AtWorkCode.ABSENCE_ANSWERED)
    deed.trail(placement.municipality, "absence answered", Thing.PLACEMENT, placement.id, day=said.day, is_right=is_right)
    if is_right and not await _is_over(deed, said):
        await call_off(deed, placement.id, said.day)
    elif not is_right and (contact := await people.contact_of(deed.tx, deed.who.id)):
        deed.show(contact, Thing.REPORTED_ABSENCE, said.id, key="differs", fresh=True)
    return said


async def reported_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, ReportedView]:
    """What employers said, for showing."""
    found = await reported_absences.by_ids(tx, ids)
    at = await placements.by_ids(tx, {one.placement for one in found.values()})
    named = await people.by_ids(tx, {n for one in found.values() for n in (one.by, at[one.placement].candidate)})
    contacts = await people.contacts_of(tx, {p.candidate for p in at.values()})
    views = {}
    for number, one in found.items():
        place = at[one.placement]
        contact = contacts.get(place.candidate)
        views[number] = ReportedView(one, place, named[place.candidate], named[one.by], contact)
    return views


async def _is_over(deed: Deed, said: ReportedAbsence) -> bool:
    shifts = await placements.shifts_of(deed.tx, [said.placement], said.day, said.day)
    return all(shift.ends_at <= deed.now for shift in shifts)
