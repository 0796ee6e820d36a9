"""Calling that one cannot come: the employer hears that, and nothing else. Nobody asks why.

The day counts as not worked once its planned shift is over (core/actions/hours/reminders.py); until then it can be taken back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.actions.access import by
from core.actions.deed import Deed
from core.actions.people.desks import Desk, desk_of
from core.actions.things import Card, Priority, Thing
from core.actions.work.own_work import own_placement
from core.rules.calendar import local_day
from core.rules.refusals import CommonCode, Refusal, refuse
from core.rules.work.at_work import may_call_off, may_come_after_all
from core.store.database import Transaction
from core.store.hours import absences, reported_absences
from core.store.hours.absences import Absence
from core.store.people import members, people
from core.store.people.people import Person, Role
from core.store.work import placements
from core.store.work.placements import Placement, PlannedShift

AHEAD = timedelta(days=28)
MOST_DAYS = 8


@dataclass(frozen=True)
class ComingDays:
    """The planned days on which one could still say that one cannot come."""

    placement: Placement
    days: tuple[date, ...]


@dataclass(frozen=True, kw_only=True)
class AbsenceView:
    """A day about which was called. `contact` reads what is told now.

    `is_today` at the moment of showing; `is_over`: nothing is to be taken back any more."""

    absence: Absence
    placement: Placement
    candidate: Person
    contact: Desk | None
    is_today: bool
    is_over: bool


@by(Role.CANDIDATE)
async def coming_days(deed: Deed, placement_id: int) -> ComingDays | Refusal:
    """The coming planned days of an own placement on which one is still expected."""
    placement = await own_placement(deed, placement_id)
    return refuse(CommonCode.NOT_FOUND) if placement is None else await _coming(deed, placement)


@by(Role.CANDIDATE)
async def coming_work(deed: Deed) -> list[ComingDays] | Refusal:
    """The same of all own work in which one is still expected."""
    found = await placements.of_candidate(deed.tx, deed.who.id)
    coming = [await _coming(deed, one) for one in found if one.last_day >= local_day(deed.now)]
    return [one for one in coming if one.days]


async def _coming(deed: Deed, placement: Placement) -> ComingDays:
    today = local_day(deed.now)
    shifts = await placements.shifts_of(deed.tx, [placement.id], today - timedelta(days=1), today + AHEAD)
    off = {one.day for one in await absences.between(deed.tx, [placement.id], today, today + AHEAD) if one.absent}
    days = [shift.day for shift in shifts if shift.ends_at > deed.now and shift.day not in off]
    return ComingDays(placement, tuple(days[:MOST_DAYS]))


@by(Role.CANDIDATE)
async def call_off(deed: Deed, placement_id: int, day: date) -> Card | Refusal:
    """I cannot come on this day. The same again changes nothing."""
    return await _say(deed, await own_placement(deed, placement_id), day, absent=True)


@by(Role.CANDIDATE)
async def come_after_all(deed: Deed, placement_id: int, day: date) -> Card | Refusal:
    """I can come after all. Refused once the day's work is over."""
    return await _say(deed, await own_placement(deed, placement_id), day, absent=False)


async def _say(deed: Deed, placement: Placement | None, day: date, absent: bool) -> Card | Refusal:
    if placement is None:
        return refuse(CommonCode.NOT_FOUND)
    known = await absences.of_day(deed.tx, placement.id, day)
    if known is None and not absent:
        return refuse(CommonCode.NOT_FOUND)
    if known and known.absent == absent:
        deed.changed(Thing.ABSENCE, known.first)
        return Thing.ABSENCE, known.first
    ends = await _ends_at(deed.tx, placement.id, day)
    refusal = (may_call_off if absent else may_come_after_all)(day, ends, deed.now)
    if refusal:
        return refusal
    version = known.version + 1 if known else 1
    if await absences.write(deed.tx, placement.municipality, placement.id, day, version, absent, deed.now):
        deed.trail(
            placement.municipality,
            "called off" if absent else "coming after all",
            Thing.PLACEMENT,
            placement.id,
            day=day,
            version=version,
            absent=absent,
        )
    if absent:
        await _answer_report(deed, placement, day)
    said = await absences.of_day(deed.tx, placement.id, day)
    assert said is not None, "it was just written"
    deed.changed(Thing.PLACEMENT, placement.id)
    await _tell_employer(deed, placement, said)
    return Thing.ABSENCE, said.first


async def _answer_report(deed: Deed, placement: Placement, day: date) -> None:
    """What the employer said of that day is right with it, and asked no more."""
    report = await reported_absences.of_day(deed.tx, placement.id, day)
    if report and report.is_right is None and await reported_absences.answer(deed.tx, report.id, True, deed.now):
        deed.trail(placement.municipality, "absence answered", Thing.PLACEMENT, placement.id, day=day, is_right=True)
        deed.changed(Thing.REPORTED_ABSENCE, report.id)


async def _ends_at(tx: Transaction, placement: int, day: date) -> datetime | None:
    shift = await _shift(tx, placement, day)
    return shift.ends_at if shift else None


async def _shift(tx: Transaction, placement: int, day: date) -> PlannedShift | None:
    return next(iter(await placements.shifts_of(tx, [placement], day, day)), None)


async def _tell_employer(deed: Deed, placement: Placement, said: Absence) -> None:
    """At once, also in quiet hours: whoever opens in the morning must know."""
    for member in await members.looking_after(deed.tx, placement.employer, placement.site):
        deed.show(member, Thing.ABSENCE, said.first, key=f"v{said.version}", fresh=True, priority=Priority.ANSWER)


async def absence_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, AbsenceView]:
    """Days about which was called, for showing."""
    found = await absences.by_first(tx, ids)
    at = await placements.by_ids(tx, {one.placement for one in found.values()})
    named = await people.by_ids(tx, {p.candidate for p in at.values()})
    contacts = await people.contacts_of(tx, named)
    views, today = {}, local_day(now)
    for number, one in found.items():
        place, ends = at[one.placement], await _ends_at(tx, one.placement, one.day)
        is_over = ends <= now if ends else one.day < today
        contact = await desk_of(tx, contacts[place.candidate], today) if place.candidate in contacts else None
        views[number] = AbsenceView(
            absence=one,
            placement=place,
            candidate=named[place.candidate],
            contact=contact,
            is_today=one.day == today,
            is_over=is_over,
        )
    return views
