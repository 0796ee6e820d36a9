"""Contact moments with each placed candidate and employer: planned when somebody is placed, due on their day, recorded in a few taps.

What the employer says is about the work and its future; nothing of the candidate is asked of them or told to them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.actions.access import WITH_EMPLOYERS, by
from core.actions.deed import Deed
from core.actions.people.desks import at_desk, has_desk_of
from core.actions.people.guided import guides
from core.actions.things import Clocked, Thing
from core.rules.calendar import AMSTERDAM, local_day
from core.rules.desk.desk import DIGEST_AT
from core.rules.quiet import awake
from core.rules.refusals import CommonCode, Refusal, refuse
from core.rules.work import contact_moments as rules
from core.rules.work.contact_moments import Going, Ready
from core.store import policies
from core.store.database import Transaction
from core.store.people import contacts, people
from core.store.people.people import Person
from core.store.work import contact_moments, placements
from core.store.work.contact_moments import ContactMoment
from core.store.work.placements import Placement

SIDES = (False, True)
"""With the candidate, with the employer."""


@dataclass(frozen=True)
class ContactView:
    """A contact moment, for showing: about which work, of whom, and who held it."""

    moment: ContactMoment
    candidate: str
    employer: str
    title: str
    by: str


@dataclass(frozen=True)
class NewContact:
    """A contact that nobody planned: about which work, with which side, which in a row with it, and who works there."""

    placement: Placement
    with_employer: bool
    number: int
    candidate: str


async def plan_contacts(deed: Deed, municipality: int, placement_id: int, starts_on: date, last_day: date) -> None:
    """The first contact with each side of a new placement."""
    choices = (await policies.of(deed.tx, municipality)).on(starts_on)
    day = rules.first_contact(starts_on, last_day, choices.contact_first_days)
    for with_employer in SIDES:
        await _plan(deed, municipality, placement_id, with_employer, 1, day)


async def plan_coming_contacts(deed: Deed, municipality: int, works: Sequence[tuple[int, date, date]]) -> None:
    """The contact that comes next with each side of work that may have begun long ago: its number, first and last day. Nobody is called
    at once for all of it: each keeps the rhythm of its own start."""
    policy, today = await policies.of(deed.tx, municipality), local_day(deed.now)
    for number, starts_on, last_day in works:
        choices = policy.on(max(starts_on, today))
        day = rules.coming_contact(starts_on, last_day, choices.contact_first_days, choices.contact_every_months, today)
        for with_employer in SIDES if day else ():
            await _plan(deed, municipality, number, with_employer, 1, day or last_day)


async def plan_later_contacts(deed: Deed, placement: Placement, last_day: date) -> None:
    """Work that goes on longer: with each side with which none was to come, the next one, counted from the last."""
    choices = (await policies.of(deed.tx, placement.municipality)).on(local_day(deed.now))
    known = await contact_moments.of_placements(deed.tx, [placement.id])
    for with_employer in SIDES:
        mine = [one for one in known if one.with_employer == with_employer]
        if any(one.held_at is None for one in mine):
            continue
        last = max((local_day(one.held_at) for one in mine if one.held_at), default=local_day(deed.now))
        day = rules.next_contact(last, last_day, choices.contact_every_months)
        if day:
            await _plan(deed, placement.municipality, placement.id, with_employer, len(mine) + 1, day)


async def contact_due(deed: Deed, number: int) -> None:
    """Its day has come: the contact person has it on the phone, as long as the work runs and it was not held before."""
    one = (await contact_moments.by_ids(deed.tx, [number])).get(number)
    placement = await placements.by_id(deed.tx, one.placement) if one else None
    today = local_day(deed.now)
    if one is None or placement is None or one.held_at or placement.last_day < today:
        return
    manager = await contacts.account_manager_of(deed.tx, placement.employer) if one.with_employer else None
    contact = manager or await people.contact_of(deed.tx, placement.candidate)
    if contact:
        deed.show(await at_desk(deed.tx, contact, today), Thing.CONTACT, number, key="due", fresh=True)


@by(*WITH_EMPLOYERS)
async def open_contact(deed: Deed, contact_id: int) -> ContactView | Refusal:
    """A contact moment of an own candidate's work or with an own employer, or of somebody for whom whoever acts stands in."""
    found = await _own(deed, contact_id)
    return (await contact_views(deed.tx, [contact_id], deed.now))[contact_id] if found else refuse(CommonCode.NOT_FOUND)


@by(*WITH_EMPLOYERS)
async def contact_now(deed: Deed, placement_id: int, employer_too: bool) -> ContactView | NewContact | Refusal:
    """The moment that is to come with a side of this work, to be recorded now; or one that is made once something is answered."""
    placement = await placements.by_id(deed.tx, placement_id)
    if placement is None or not await _looks_after(deed, placement, employer_too):
        return refuse(CommonCode.NOT_FOUND)
    mine = [m for m in await contact_moments.of_placements(deed.tx, [placement_id]) if m.with_employer == employer_too]
    planned = [m for m in mine if m.held_at is None]
    if planned:
        return (await _views(deed.tx, planned[:1]))[0]
    refusal = rules.may_record(False, placement.last_day, local_day(deed.now))
    if refusal:
        return refusal
    candidate = await people.by_id(deed.tx, placement.candidate)
    assert candidate, "people are not removed"
    return NewContact(placement, employer_too, len(mine) + 1, candidate.first_name)


@by(*WITH_EMPLOYERS)
async def record_contact_now(
    deed: Deed, placement_id: int, employer_too: bool, number: int, going: int, ready: int
) -> ContactMoment | Refusal:
    """What was said in a contact that was not planned: the one of this number with this side, so that the same again changes nothing.

    Refused: as `record_contact`, and a number that is not the next one.
    """
    placement = await placements.by_id(deed.tx, placement_id)
    if placement is None or not await _looks_after(deed, placement, employer_too) or going >= len(Going) or ready >= len(Ready):
        return refuse(CommonCode.NOT_FOUND)
    refusal = rules.may_record(False, placement.last_day, local_day(deed.now))
    mine = [m for m in await contact_moments.of_placements(deed.tx, [placement_id]) if m.with_employer == employer_too]
    known = next((m.id for m in mine if m.number == number), None)
    if known is None and (refusal or number != len(mine) + 1):
        return refusal or refuse(CommonCode.NOT_FOUND)
    row = {"municipality": placement.municipality, "placement": placement_id, "with_employer": employer_too, "number": number}
    made = known or await contact_moments.add(deed.tx, row | {"due_on": local_day(deed.now)})
    return await record_contact(deed, made, going, ready) if made else refuse(CommonCode.NOT_FOUND)


@by(*WITH_EMPLOYERS)
async def record_contact(deed: Deed, contact_id: int, going: int, ready: int) -> ContactMoment | Refusal:
    """What was said (places among `Going` and `Ready`); the next moment is planned. The same again changes nothing.

    Refused: unknown or foreign, recorded otherwise before, work that ended more than a month ago.
    """
    found = await _own(deed, contact_id)
    if found is None or going >= len(Going) or ready >= len(Ready):
        return refuse(CommonCode.NOT_FOUND)
    one, placement = found
    deed.changed(Thing.CONTACT, one.id)
    said = list(Going)[going], list(Ready)[ready]
    if one.held_at and (one.going, one.ready) == said:
        return one
    today = local_day(deed.now)
    refusal = rules.may_record(one.held_at is not None, placement.last_day, today)
    if refusal:
        return refusal
    if not await contact_moments.hold(deed.tx, one.id, deed.now, deed.who.id, *said):
        return refuse(rules.ContactCode.CONTACT_HELD)
    deed.trail(one.municipality, "contact held", Thing.CONTACT, one.id, with_employer=one.with_employer)
    deed.changed(Thing.PERSON, placement.candidate)
    if one.with_employer:
        deed.changed(Thing.ENDING, placement.id)
    choices = (await policies.of(deed.tx, one.municipality)).on(today)
    day = rules.next_contact(today, placement.last_day, choices.contact_every_months)
    if day:
        await _plan(deed, one.municipality, placement.id, one.with_employer, one.number + 1, day)
    return one


async def contact_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, ContactView]:
    """Contact moments, for showing."""
    return {view.moment.id: view for view in await _views(tx, list((await contact_moments.by_ids(tx, ids)).values()))}


async def contacts_of(tx: Transaction, candidate: int) -> list[ContactView]:
    """All contact moments about a candidate's work, the newest first."""
    mine = [one.id for one in await placements.of_candidate(tx, candidate)]
    return sorted(
        await _views(tx, await contact_moments.of_placements(tx, mine)), key=lambda view: view.moment.due_on, reverse=True
    )


async def contacts_waiting(deed: Deed, desks: Sequence[int]) -> list[ContactView]:
    """Those whose day has come, of these contact persons and account managers."""
    rows = await contact_moments.waiting_for(deed.tx, desks, local_day(deed.now))
    return await _views(deed.tx, rows)


async def _views(tx: Transaction, moments: Sequence[ContactMoment]) -> list[ContactView]:
    at = await placements.by_ids(tx, {one.placement for one in moments})
    named: dict[int, Person] = await people.by_ids(
        tx, {*(one.candidate for one in at.values()), *(one.by for one in moments if one.by)}
    )
    return [
        ContactView(
            one,
            named[at[one.placement].candidate].first_name,
            at[one.placement].employer_name,
            at[one.placement].title,
            named[one.by].first_name if one.by else "",
        )
        for one in moments
    ]


async def _own(deed: Deed, contact_id: int) -> tuple[ContactMoment, Placement] | None:
    one = (await contact_moments.by_ids(deed.tx, [contact_id])).get(contact_id)
    placement = await placements.by_id(deed.tx, one.placement) if one else None
    return (one, placement) if one and placement and await _looks_after(deed, placement, one.with_employer) else None


async def _looks_after(deed: Deed, placement: Placement, with_employer: bool) -> bool:
    """The candidate is of a desk that whoever acts has; or the employer, for what is spoken about with them."""
    if await guides(deed, placement.candidate):
        return True
    manager = await contacts.account_manager_of(deed.tx, placement.employer) if with_employer else None
    return manager is not None and await has_desk_of(deed, manager.id)


async def _plan(deed: Deed, municipality: int, placement: int, with_employer: bool, number: int, day: date) -> int | None:
    row = {"municipality": municipality, "placement": placement, "with_employer": with_employer, "number": number}
    made = await contact_moments.add(deed.tx, row | {"due_on": day})
    if made:
        deed.call(municipality, Clocked.CONTACT_DUE, made, awake(datetime.combine(day, DIGEST_AT, AMSTERDAM)))
    return made
