"""Saying that something does not feel right: in confidence, to one person, past the employer.

A little over 300 lines: who may read it, and until when an answer is promised, is told of the same few deeds and kept beside them.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.people.desks import Away
from core.actions.things import Clocked, Notice, Priority, Thing
from core.actions.workdays import OPENS, add_working_days
from core.rules.calendar import AMSTERDAM, local_day
from core.rules.refusals import CommonCode, Refusal, refuse
from core.rules.talk import concerns as rules
from core.rules.talk.concerns import ConcernCode, ConcernState
from core.rules.talk.questions import MessageKind, may_say
from core.store.database import Transaction
from core.store.people import contacts, leaves, people
from core.store.people.leaves import Leave
from core.store.people.people import Person, Role
from core.store.talk import concerns
from core.store.talk.concerns import ConcernRow

ANSWERED_WITHIN = 4
"""Working days; then one with the contact person passes on to the reporting point."""
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
RECEIPT_LENGTH = 6
PASSED_ON = "-2"


@dataclass(frozen=True)
class Receivers:
    """To whom a candidate can say it; `point` is None where the contact person is the reporting point, or there is none.

    `away` says of whom it is known that they are not there today, or when an answer would be due.
    """

    contact: Person
    point: Person | None
    mine: tuple[ConcernRow, ...]
    away: tuple[Away, ...]

    @property
    def to_contact(self) -> bool:
        """Whether the contact person can be chosen: not while they are away and the reporting point, who reads it at once, is not."""
        gone = {one.person.id for one in self.away}
        return self.contact.id not in gone or self.point is None or self.point.id in gone


@dataclass(frozen=True)
class Other:
    """To whom a message in it goes, and whether the reporting point reads it too when no answer comes in time."""

    person: Person
    passes: bool


@dataclass(frozen=True)
class Line:
    """One message of it."""

    name: str
    by_candidate: bool
    text: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class ConcernView:
    """A concern as both see it. `away_until`: who has it is away today. `passes`: without an answer the reporting point reads it.

    `is_late`: the promised time passed without an answer; `others`: then it may be told to somebody else too.
    """

    id: int
    receipt: str
    state: ConcernState
    candidate: Person
    receiver: Person
    to_reporting_point: bool
    talk: tuple[Line, ...]
    due_at: datetime | None
    away_until: date | None
    passes: bool
    is_late: bool = False
    others: bool = False


@by(Role.CANDIDATE)
async def may_raise(deed: Deed) -> Receivers | Refusal:
    """To whom, and what was said before."""
    contact = await people.contact_of(deed.tx, deed.who.id)
    if contact is None:
        return refuse(CommonCode.NOT_FOUND)
    point = await _point(deed.tx, contact)
    mine = tuple(await concerns.of_candidate(deed.tx, deed.who.id))
    other = point if point and point.id != contact.id else None
    away = [await _away(deed, one) for one in (contact, other) if one]
    return Receivers(contact, other, mine, tuple(one for one in away if one))


@by(Role.CANDIDATE)
async def raise_concern(deed: Deed, text: str, to_point: bool) -> int | Refusal:
    """Say it; answers its number. Refused: no words in it. Without a reporting point the contact person has it."""
    receivers = await may_raise(deed)
    if isinstance(receivers, Refusal):
        return receivers
    refusal = may_say(MessageKind.TEXT, text)
    if refusal:
        return refusal
    receiver = receivers.point if to_point and receivers.point else receivers.contact
    values = {
        "municipality": deed.who.municipality,
        "candidate": deed.who.id,
        "receiver": receiver.id,
        "to_reporting_point": receiver is receivers.point,
    }
    one = await _add(deed, values, _receipt())
    await concerns.write(deed.tx, one, deed.who.id, text, deed.now)
    deed.trail(one.municipality, "concern raised", Thing.CONCERN, one.id)
    deed.show(deed.who, Thing.CONCERN, one.id, key="raised", fresh=True, priority=Priority.ANSWER)
    _hand_over(deed, one, receiver)
    return one.id


@by(Role.CANDIDATE, *STAFF)
async def open_concern(deed: Deed, concern_id: int) -> ConcernRow | Refusal:
    """One's own, or one that one has: then the candidate sees that it was read."""
    one = await _own(deed, concern_id)
    if one is None:
        return refuse(CommonCode.NOT_FOUND)
    if one.receiver == deed.who.id and await concerns.see(deed.tx, one.id, deed.now):
        deed.trail(one.municipality, "concern seen", Thing.CONCERN, one.id)
        deed.changed(Thing.CONCERN, one.id)
    return one


@by(Role.CANDIDATE, *STAFF)
async def may_write_in_concern(deed: Deed, concern_id: int) -> Other | Refusal:
    """To whom a message in it goes. Refused: unknown or foreign, closed."""
    one = await _own(deed, concern_id)
    if one is None:
        return refuse(CommonCode.NOT_FOUND)
    other = await people.by_id(deed.tx, one.receiver if one.candidate == deed.who.id else one.candidate)
    if other is None:
        return refuse(CommonCode.NOT_FOUND)
    return rules.may_write(one.facts) or Other(other, one.candidate == deed.who.id and await _passes(deed.tx, one, other))


@by(Role.CANDIDATE, *STAFF)
async def write_in_concern(deed: Deed, concern_id: int, text: str) -> ConcernRow | Refusal:
    """The candidate adds something, or whoever has it writes back. Refused: unknown or foreign, closed, no words in it."""
    one = await _own(deed, concern_id)
    if one is None:
        return refuse(CommonCode.NOT_FOUND)
    refusal = rules.may_write(one.facts) or may_say(MessageKind.TEXT, text)
    if refusal:
        return refusal
    await concerns.write(deed.tx, one, deed.who.id, text, deed.now)
    is_receiver = one.receiver == deed.who.id
    if is_receiver:
        await concerns.answer(deed.tx, one.id, deed.now)
    deed.trail(one.municipality, "concern answered" if is_receiver else "concern added to", Thing.CONCERN, one.id)
    deed.changed(Thing.CONCERN, one.id)
    other = await people.by_id(deed.tx, one.candidate if is_receiver else one.receiver)
    if other:
        said = len((await concerns.messages_of(deed.tx, [one.id]))[one.id])
        deed.tell(other, Notice.CONCERN_MESSAGE, key=f"{one.id}:{said}", receipt=one.receipt, concern=one.id)
    return one


@by(*STAFF)
async def close_concern(deed: Deed, concern_id: int) -> ConcernRow | Refusal:
    """Whoever has it closes it; the candidate hears so. Refused: unknown or foreign, closed before, not answered."""
    one = await _own(deed, concern_id)
    if one is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.CONCERN, one.id)
    refusal = rules.may_close(one.facts)
    if refusal is None and not await concerns.close(deed.tx, one.id, False, deed.now):
        refusal = refuse(ConcernCode.CONCERN_CLOSED)
    if refusal:
        return refusal
    deed.trail(one.municipality, "concern closed", Thing.CONCERN, one.id)
    candidate = await people.by_id(deed.tx, one.candidate)
    if candidate:
        deed.tell(candidate, Notice.CONCERN_CLOSED, key=str(one.id), receipt=one.receipt, concern=one.id)
    return one


async def concern_unanswered(deed: Deed, concern_id: int) -> None:
    """No answer in time: the reporting point has it from now on, as the candidate knew when they wrote it. With the reporting point it
    stays, for nobody reads it whom the candidate did not choose: they hear that it is late and whom else they may tell."""
    one = await concerns.locked(deed.tx, concern_id)
    if one is None or one.facts.answered_at or one.facts.closed_at:
        return
    named = await people.by_ids(deed.tx, [one.candidate, one.receiver])
    point = await _point(deed.tx, named[one.receiver])
    if point is None or not rules.passes_on(one.facts, one.to_reporting_point, one.receiver, point.id):
        await _say_late(deed, one, named[one.candidate], named[one.receiver])
        return
    await concerns.close(deed.tx, one.id, True, deed.now)
    values = {
        "municipality": one.municipality,
        "candidate": one.candidate,
        "receiver": point.id,
        "to_reporting_point": True,
    }
    passed = await _add(deed, values, one.receipt + PASSED_ON)
    for said in (await concerns.messages_of(deed.tx, [one.id]))[one.id]:
        await concerns.write(deed.tx, passed, said.author, said.text, said.at)
    deed.trail(one.municipality, "concern passed on", Thing.CONCERN, one.id)
    deed.changed(Thing.CONCERN, one.id)
    deed.show(named[one.candidate], Thing.CONCERN, passed.id, key="passed", fresh=True)
    _hand_over(deed, passed, point)


async def _say_late(deed: Deed, one: ConcernRow, candidate: Person, receiver: Person) -> None:
    """Nothing is promised any more; whoever has it is told, and has it first in each morning's list."""
    if not await concerns.promise_nothing(deed.tx, one.id):
        return
    deed.changed(Thing.CONCERN, one.id)
    deed.tell(receiver, Notice.CONCERN_OVERDUE, key=str(one.id), receipt=one.receipt, concern=one.id)
    deed.tell(
        candidate,
        Notice.CONCERN_LATE,
        key=str(one.id),
        receipt=one.receipt,
        concern=one.id,
        name=receiver.first_name,
        others=await _has_others(deed.tx, one, receiver),
    )


async def _has_others(tx: Transaction, one: ConcernRow, receiver: Person) -> bool:
    """Whether the candidate may tell it to anybody else."""
    contact = await people.contact_of(tx, one.candidate)
    point = await _point(tx, contact or receiver)
    return any(other is not None and other.id != receiver.id for other in (contact, point))


async def concern_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, ConcernView]:
    """Concerns, for showing to the two who know of them."""
    found, said = await concerns.by_ids(tx, ids), await concerns.messages_of(tx, ids)
    authors = {written.author for talk in said.values() for written in talk}
    named = await people.by_ids(tx, authors | {n for one in found.values() for n in (one.candidate, one.receiver)})
    waiting = [one for one in found.values() if one.due_at]
    away = {one.id: await leaves.away(tx, one.receiver, local_day(now)) for one in waiting}
    passing = {one.id for one in waiting if await _passes(tx, one, named[one.receiver])}
    late = [one for one in found.values() if one.is_late]
    elsewhere = {one.id for one in late if await _has_others(tx, one, named[one.receiver])}
    return {
        number: ConcernView(
            id=number,
            receipt=one.receipt,
            state=one.state,
            candidate=named[one.candidate],
            receiver=named[one.receiver],
            to_reporting_point=one.to_reporting_point,
            talk=tuple(Line(named[s.author].name, s.author == one.candidate, s.text, s.at) for s in said[number]),
            due_at=one.due_at,
            away_until=leave.last_day if (leave := away.get(number)) else None,
            passes=number in passing,
            is_late=one.is_late,
            others=number in elsewhere,
        )
        for number, one in found.items()
    }


async def _own(deed: Deed, concern_id: int) -> ConcernRow | None:
    """The concern, locked, when whoever acts raised it or has it. For everybody else, stand-ins and colleagues too, it does not exist."""
    one = await concerns.locked(deed.tx, concern_id)
    return one if one and deed.who.id in (one.candidate, one.receiver) else None


async def _point(tx: Transaction, contact: Person) -> Person | None:
    """The reporting point that the municipality named; else who leads the contact person's team; else who leads at all."""
    named = await concerns.reporting_point(tx, contact.municipality)
    _, lead = await people.cover_of(tx, contact.id)
    leader = await people.by_id(tx, lead) if lead else None
    return named or leader or await contacts.lead_of(tx, contact.municipality)


async def _passes(tx: Transaction, one: ConcernRow, receiver: Person) -> bool:
    point = await _point(tx, receiver)
    return rules.passes_on(one.facts, one.to_reporting_point, one.receiver, point.id if point else None)


async def _leave(deed: Deed, person: int) -> Leave | None:
    """The leave in which somebody is away today, or on the day on which an answer would be due."""
    one, days = await leaves.standing(deed.tx, person), (deed.now, add_working_days(deed.now, ANSWERED_WITHIN))
    return one if one and any(one.first_day <= local_day(day) <= one.last_day for day in days) else None


async def _away(deed: Deed, person: Person) -> Away | None:
    leave = await _leave(deed, person.id)
    if leave is None:
        return None
    return Away(person, leave.first_day if leave.first_day > local_day(deed.now) else None, leave.last_day)


async def _due(deed: Deed, receiver: int) -> datetime:
    """When an answer is due: counted from their first day back for who is away, or nobody could keep it."""
    leave = await _leave(deed, receiver)
    since = datetime.combine(leave.last_day + timedelta(days=1), OPENS, AMSTERDAM) if leave else deed.now
    return add_working_days(since, ANSWERED_WITHIN)


async def _add(deed: Deed, values: Mapping[str, Any], receipt: str) -> ConcernRow:
    due = await _due(deed, values["receiver"])
    number = await concerns.add(deed.tx, {**values, "receipt": receipt, "made_at": deed.now, "due_at": due})
    if number is None:
        return await _add(deed, values, _receipt())
    one = (await concerns.by_ids(deed.tx, [number]))[number]
    deed.call(one.municipality, Clocked.CONCERN_UNANSWERED, number, due)
    return one


def _hand_over(deed: Deed, one: ConcernRow, receiver: Person) -> None:
    """Told without a word of what it is about: a lock screen shows it."""
    deed.tell(receiver, Notice.CONCERN_RAISED, key=str(one.id), receipt=one.receipt, concern=one.id)


def _receipt() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(RECEIPT_LENGTH))
