"""When a consultant is away: who stands in has everything at once, and hands back what is open when they are there again."""

from datetime import date, timedelta
from typing import Any

from core.actions.access import WITH_EMPLOYERS, by
from core.actions.deed import Deed
from core.actions.desk.desk_names import names_change
from core.actions.people.desks import at_desk, away_on, lead_of, who_has
from core.actions.people.passing import promise_again
from core.actions.talk.along import send_along
from core.actions.things import Clocked, Notice, Thing
from core.rules.calendar import local_day
from core.rules.desk.desk import DeskCode, may_leave
from core.rules.passing import Level
from core.rules.quiet import awake, morning_of
from core.rules.refusals import CommonCode, Refusal, refuse
from core.rules.work.at_work import WishState
from core.store.people import leaves, people
from core.store.people.leaves import Leave
from core.store.people.people import Person
from core.store.talk import concerns, questions
from core.store.talk.questions import QuestionRow
from core.store.work import replanning, work_wishes
from core.store.work.work_wishes import WorkWish


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
    deed.call(made.municipality, Clocked.LEAVE_ENDS, made.id, morning_of(last_day + timedelta(days=1)))
    if day <= local_day(deed.now):
        await _hand_over(deed, made)
    else:
        deed.call(made.municipality, Clocked.LEAVE_BEGINS, made.id, morning_of(day))
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


async def _who_is_there(deed: Deed, day: date, last_day: date) -> int | Refusal:
    """Who stands in for whoever acts; or, when they are away in that time themselves, who leads."""
    stand_in, _ = await people.cover_of(deed.tx, deed.who.id)
    if stand_in is None:
        return refuse(DeskCode.NO_STAND_IN)
    away = {one.consultant for one in await leaves.between(deed.tx, deed.who.municipality, day, last_day)}
    lead = await lead_of(deed.tx, deed.who.municipality, deed.who.id) if stand_in in away else None
    if stand_in not in away:
        return stand_in
    return refuse(DeskCode.NOBODY_THERE) if lead is None or lead in away or lead == deed.who.id else lead


async def _back(deed: Deed, one: Leave) -> None:
    if not await leaves.end(deed.tx, one.id, deed.now):
        return
    deed.trail(one.municipality, "is back", Thing.LEAVE, one.id)
    if one.first_day <= local_day(deed.now):
        rows = await questions.elsewhere(deed.tx, one.municipality, one.consultant)
        lead = await lead_of(deed.tx, one.municipality, one.consultant)
        rows = [row for row in rows if row.facts.level is Level.OPENED or row.facts.owner != lead]
        wishes = await work_wishes.elsewhere(deed.tx, one.consultant)
        await _move_all(deed, one, rows, wishes, one.consultant)


async def _hand_over(deed: Deed, one: Leave) -> None:
    rows = await questions.waiting_for(deed.tx, one.municipality, one.consultant)
    away = await away_on(deed.tx, one.municipality, local_day(deed.now))
    taker = await who_has(deed.tx, away, one.consultant) if one.consultant in away else one.stand_in
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
        due = await promise_again(deed, Thing.WISH, one.municipality, wish.id)
        await work_wishes.pass_on(deed.tx, wish.id, taker, Level.OPENED, due)
        deed.trail(wish.municipality, "work wish passed on", Thing.PLACEMENT, wish.placement, to=taker, level=int(Level.OPENED))
        deed.changed(Thing.WISH, wish.id)
        deed.show(named[taker], Thing.WISH, wish.id, key=f"leave:{one.id}:{taker}", fresh=True)
    for concern in await concerns.waiting_for(deed.tx, one.consultant):
        deed.changed(Thing.CONCERN, concern.id)
    for number in {one.consultant, *await away_on(deed.tx, one.municipality, local_day(deed.now))}:
        await names_change(deed, number)


async def _move_question(deed: Deed, one: Leave, row: QuestionRow, taker: Person, away: Person) -> None:
    found = await questions.locked(deed.tx, row.id)
    if found is None or not found.facts.waits or found.wait_id != row.wait_id:
        return
    due = await promise_again(deed, Thing.QUESTION, one.municipality, found.wait_id)
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
