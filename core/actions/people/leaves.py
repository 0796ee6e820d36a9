"""When a consultant is away: who stands in has everything at once, and hands back what is open when they are there again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from core.actions.access import STAFF, WITH_EMPLOYERS, by
from core.actions.deed import Deed
from core.actions.people.along import send_along
from core.actions.people.desk_names import names_change
from core.actions.things import Clocked, Notice, Thing
from core.actions.workdays import add_working_days
from core.rules.calendar import AMSTERDAM, local_day
from core.rules.desk.desk import DeskCode, has_desk, may_leave
from core.rules.quiet import WAKES, awake
from core.rules.refusals import CommonCode, Refusal, refuse
from core.rules.talk.questions import Level
from core.rules.work.at_work import WishState
from core.store import policies
from core.store.database import Transaction
from core.store.people import contacts, leaves, people
from core.store.people.leaves import Leave
from core.store.people.people import Person
from core.store.talk import concerns, questions
from core.store.talk.questions import QuestionRow
from core.store.work import replanning, work_wishes
from core.store.work.work_wishes import WorkWish


@dataclass(frozen=True)
class Away:
    """Until when somebody is not there; `since` when that is still to come."""

    person: Person
    since: date | None
    until: date

    @property
    def said(self) -> dict[str, str]:
        """As JSON keeps it."""
        since = self.since.isoformat() if self.since else ""
        return {"name": self.person.first_name, "since": since, "until": self.until.isoformat()}


@dataclass(frozen=True)
class Desk:
    """Who has what comes for somebody (`of`): they themselves, or who stands in while they are `away`."""

    of: Person
    person: Person
    away: Away | None = None

    @property
    def said(self) -> list[dict[str, str]]:
        """Who is not there, as JSON keeps it."""
        return [self.away.said] if self.away else []


@by(*WITH_EMPLOYERS)
async def my_leave(deed: Deed) -> dict[str, Any] | Refusal:
    """When whoever acts is away, now or soon, and who has their desk then, as JSON keeps it; empty when they said nothing."""
    found = await leaves.standing(deed.tx, deed.who.id)
    if found is None:
        return {}
    stand_in = await at_desk(deed.tx, deed.who, max(found.first_day, local_day(deed.now)))
    return {
        "leave": found.id,
        "first": found.first_day.isoformat(),
        "last": found.last_day.isoformat(),
        "begun": found.first_day <= local_day(deed.now),
        "stand_in": stand_in.first_name,
    }


@by(*WITH_EMPLOYERS)
async def go_away(deed: Deed, day: date, last_day: date) -> Leave | Refusal:
    """Be away from a day to a last day, both included. Who stands in then, or who leads where the stand-in is away too, has the desk.

    Refused: days that cannot be, nobody who stands in, nobody who is there all that time, another leave that stands.
    """
    refusal = may_leave(day, last_day, local_day(deed.now))
    if refusal:
        return refusal
    stand_in = await _who_is_there(deed, day, last_day)
    if isinstance(stand_in, Refusal):
        return stand_in
    row = {"municipality": deed.who.municipality, "consultant": deed.who.id, "stand_in": stand_in}
    number = await leaves.add(deed.tx, row | {"first_day": day, "last_day": last_day, "made_at": deed.now})
    made = await leaves.standing(deed.tx, deed.who.id)
    assert made is not None, "one stands"
    if number is None:
        return made if (made.first_day, made.last_day) == (day, last_day) else refuse(DeskCode.LEAVE_STANDS)
    days = {"first_day": day.isoformat(), "last_day": last_day.isoformat()}
    deed.trail(made.municipality, "goes away", Thing.LEAVE, made.id, **days)
    deed.call(made.municipality, Clocked.LEAVE_ENDS, made.id, _morning(last_day + timedelta(days=1)))
    if day <= local_day(deed.now):
        await _hand_over(deed, made)
    else:
        deed.call(made.municipality, Clocked.LEAVE_BEGINS, made.id, _morning(day))
    return made


@by(*WITH_EMPLOYERS)
async def come_back(deed: Deed, leave_id: int) -> Leave | Refusal:
    """There again, or not going after all. The same again changes nothing."""
    one = await leaves.locked(deed.tx, leave_id)
    if one is None or one.consultant != deed.who.id:
        return refuse(CommonCode.NOT_FOUND)
    await _back(deed, one)
    return one


async def leave_begins(deed: Deed, leave_id: int) -> None:
    """The first day of a leave; nothing is handed over for one that is past."""
    one = await leaves.locked(deed.tx, leave_id)
    if one and one.ended_at is None and local_day(deed.now) <= one.last_day:
        await _hand_over(deed, one)


async def leave_ends(deed: Deed, leave_id: int) -> None:
    """The morning after the last day."""
    one = await leaves.locked(deed.tx, leave_id)
    if one:
        await _back(deed, one)


async def desk_of(tx: Transaction, person: Person, day: date) -> Desk:
    """Who has what comes for somebody on a day, and why."""
    away = await _away(tx, person.municipality, day)
    stand_in = await people.by_id(tx, await _has(tx, away, person.id)) if person.id in away else None
    return Desk(person, stand_in, Away(person, None, away[person.id].last_day)) if stand_in else Desk(person, person)


async def at_desk(tx: Transaction, person: Person, day: date) -> Person:
    """Who has what comes for somebody on a day: they themselves, or who stands in while they are away."""
    return (await desk_of(tx, person, day)).person


async def staff_at_desk(tx: Transaction, person: Person, day: date) -> Person:
    """The same for what concerns candidates: an account manager sees nothing of them."""
    desk = await at_desk(tx, person, day)
    return desk if desk.role in STAFF else person


async def contact_today(tx: Transaction, candidate: int, day: date) -> Person | None:
    """The contact person of a candidate, or who stands in for them on a day."""
    contact = await people.contact_of(tx, candidate)
    return await staff_at_desk(tx, contact, day) if contact else None


async def contacts_today(tx: Transaction, candidates: Iterable[int], day: date) -> dict[int, Person]:
    """The same of several candidates who have one."""
    found = await people.contacts_of(tx, candidates)
    return await staff_at_desks(tx, found, day)


async def staff_at_desks(tx: Transaction, found: dict[int, Person], day: date) -> dict[int, Person]:
    """Of each of these people who has what comes for them on a day, by the same numbers."""
    there = {one.id: await staff_at_desk(tx, one, day) for one in {one.id: one for one in found.values()}.values()}
    return {number: there[one.id] for number, one in found.items()}


async def desks_of(deed: Deed) -> list[int]:
    """Whose candidates whoever acts looks after today: their own, and those of whom they stand in for."""
    return [deed.who.id, *await covered_by(deed.tx, deed.who.municipality, deed.who.id, local_day(deed.now))]


async def has_desk_of(deed: Deed, owner: int) -> bool:
    """Whether whoever acts has the desk of this person today: their own, or that of somebody for whom they stand in."""
    return owner in await desks_of(deed)


async def covered_by(tx: Transaction, municipality: int, person: int, day: date) -> list[int]:
    """The people who are away on a day and whose desk somebody has then."""
    away = await _away(tx, municipality, day)
    return [one for one in away if one != person and await _has(tx, away, one) == person]


async def _away(tx: Transaction, municipality: int, day: date) -> dict[int, Leave]:
    return {one.consultant: one for one in await leaves.between(tx, municipality, day, day)}


async def _has(tx: Transaction, away: dict[int, Leave], of: int) -> int:
    """Who has the desk of somebody who is away; who leads is looked up when the stand-in is away too."""
    leave, stand_ins = away[of], {one: leave.stand_in for one, leave in away.items()}
    lead = await _lead(tx, leave.municipality, of) if leave.stand_in in away else None
    return has_desk(of, stand_ins, lead)


async def _lead(tx: Transaction, municipality: int, of: int) -> int | None:
    _, lead = await people.cover_of(tx, of)
    leader = None if lead else await contacts.lead_of(tx, municipality)
    return lead or (leader.id if leader else None)


async def _who_is_there(deed: Deed, day: date, last_day: date) -> int | Refusal:
    """Who stands in for whoever acts; or, when they are away in that time themselves, who leads."""
    stand_in, _ = await people.cover_of(deed.tx, deed.who.id)
    if stand_in is None:
        return refuse(DeskCode.NO_STAND_IN)
    away = {one.consultant for one in await leaves.between(deed.tx, deed.who.municipality, day, last_day)}
    lead = await _lead(deed.tx, deed.who.municipality, deed.who.id) if stand_in in away else None
    if stand_in not in away:
        return stand_in
    return refuse(DeskCode.NOBODY_THERE) if lead is None or lead in away or lead == deed.who.id else lead


async def _back(deed: Deed, one: Leave) -> None:
    if not await leaves.end(deed.tx, one.id, deed.now):
        return
    deed.trail(one.municipality, "is back", Thing.LEAVE, one.id)
    if one.first_day <= local_day(deed.now):
        rows = await questions.elsewhere(deed.tx, one.municipality, one.consultant)
        lead = await _lead(deed.tx, one.municipality, one.consultant)
        rows = [row for row in rows if row.facts.level is Level.OPENED or row.facts.owner != lead]
        wishes = await work_wishes.elsewhere(deed.tx, one.consultant)
        await _move_all(deed, one, rows, wishes, one.consultant)


async def _hand_over(deed: Deed, one: Leave) -> None:
    rows = await questions.waiting_for(deed.tx, one.municipality, one.consultant)
    away = await _away(deed.tx, one.municipality, local_day(deed.now))
    taker = await _has(deed.tx, away, one.consultant) if one.consultant in away else one.stand_in
    await _move_all(deed, one, rows, await work_wishes.waiting_for(deed.tx, one.consultant), taker)


async def _move_all(deed: Deed, one: Leave, rows: list[QuestionRow], wishes: list[WorkWish], taker: int) -> None:
    """What waits for who is away goes to who stands in; what is still open goes back, whoever has it by then, but for a question that
    waited so long that who leads has it. A confidential report stays; its card says so.
    """
    named = await people.by_ids(deed.tx, {taker, one.consultant})
    for row in rows:
        await _move_question(deed, one, row, named[taker], named[one.consultant])
    for known in wishes:
        await replanning.lock(deed.tx, known.placement)
        wish = await work_wishes.by_id(deed.tx, known.id)
        if wish is None or wish.state is not WishState.OPEN:
            continue
        due = await _promised(deed, one.municipality, wish.id, Clocked.WISH_TO_STAND_IN, Clocked.WISH_TO_LEAD)
        await work_wishes.pass_on(deed.tx, wish.id, taker, Level.OPENED, due)
        deed.trail(wish.municipality, "work wish passed on", Thing.PLACEMENT, wish.placement, to=taker, level=int(Level.OPENED))
        deed.changed(Thing.WISH, wish.id)
        deed.show(named[taker], Thing.WISH, wish.id, key=f"leave:{one.id}:{taker}", fresh=True)
    for concern in await concerns.waiting_for(deed.tx, one.consultant):
        deed.changed(Thing.CONCERN, concern.id)
    for number in {one.consultant, *await _away(deed.tx, one.municipality, local_day(deed.now))}:
        await names_change(deed, number)


async def _move_question(deed: Deed, one: Leave, row: QuestionRow, taker: Person, away: Person) -> None:
    found = await questions.locked(deed.tx, row.id)
    if found is None or not found.facts.waits or found.wait_id != row.wait_id:
        return
    due = await _promised(deed, one.municipality, found.wait_id, Clocked.QUESTION_TO_STAND_IN, Clocked.QUESTION_TO_LEAD)
    await questions.pass_on(deed.tx, found, taker.id, Level.OPENED, deed.now, due)
    deed.trail(found.municipality, "passed on", Thing.QUESTION, found.id, to=taker.id, level=int(Level.OPENED))
    deed.changed(Thing.QUESTION, found.id)
    deed.show(taker, Thing.QUESTION, found.id, key=f"leave:{one.id}:{taker.id}", fresh=True)
    send_along(deed, taker, found.id, (await questions.messages_of(deed.tx, [found.id]))[found.id])
    asker = await people.by_id(deed.tx, found.facts.asker)
    if asker:
        deed.tell(
            asker,
            Notice.QUESTION_COVERED,
            key=f"{found.wait_id}:{one.id}:{taker.id}",
            about=(Thing.QUESTION, found.id),
            not_before=awake(deed.now),
            away=away.first_name,
            name=taker.first_name,
            until=one.last_day.isoformat(),
            back=taker.id == away.id,
        )


async def _promised(deed: Deed, municipality: int, subject: int, to_stand_in: Clocked, to_lead: Clocked) -> datetime:
    """By when whoever has it now answers, as for what is asked now; the clock that passes it on begins again."""
    policy = (await policies.of(deed.tx, municipality)).on(local_day(deed.now))
    due = add_working_days(deed.now, policy.question_days_stand_in)
    await replanning.call_again(deed.tx, to_stand_in, {subject: due})
    await replanning.call_again(deed.tx, to_lead, {subject: add_working_days(deed.now, policy.question_days_lead)})
    return due


def _morning(day: date) -> datetime:
    return awake(datetime.combine(day, WAKES, AMSTERDAM))
