"""A candidate wants to stop, or to work other hours: a wish with an owner and a clock, which a person answers.

Stopping is never refused: the contact person only says with which last day. The employer hears the result and nothing else.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.people.desks import at_desk
from core.actions.people.guided import guides
from core.actions.people.passing import Waits, call_when_late, is_early, next_taker, promised, tell_late, time_of
from core.actions.things import Card, Notice, Priority, Thing
from core.actions.work.outflows import record
from core.actions.work.own_work import own_placement
from core.actions.work.placements import off
from core.actions.work.replanning import change_hours, end_on, ends_of
from core.actions.work.wish_ends import end_wish
from core.actions.work.wish_views import possible_from
from core.rules.calendar import local_day
from core.rules.passing import Level
from core.rules.refusals import CommonCode, Refusal, refuse
from core.rules.work import at_work as rules
from core.rules.work.at_work import LONGEST_REASON, AtWorkCode, WishKind, WishState
from core.rules.work.ending import End, EndReason
from core.store.people import members, people
from core.store.people.people import Role
from core.store.work import placements, replanning, work_wishes
from core.store.work.placements import Placement
from core.store.work.work_wishes import WorkWish


@dataclass(frozen=True)
class ToWish:
    """Work with the minutes a week from which its candidate may choose."""

    placement: Placement
    minutes: tuple[int, ...]


@by(Role.CANDIDATE)
async def may_wish(deed: Deed, placement_id: int) -> Placement | Refusal:
    """An own placement that is not over."""
    placement = await own_placement(deed, placement_id)
    return placement if placement and placement.last_day >= local_day(deed.now) else refuse(CommonCode.NOT_FOUND)


@by(Role.CANDIDATE)
async def hours_to_choose(deed: Deed, placement_id: int) -> ToWish | Refusal:
    """An own placement that is not over, with other hours a week that can be had."""
    placement = await may_wish(deed, placement_id)
    if isinstance(placement, Refusal):
        return placement
    near, today = rules.hours_nearby(placement.minutes_per_week), local_day(deed.now)
    return ToWish(placement, tuple([one for one in near if (await possible_from(deed.tx, placement, one, today))[0]]))


@by(Role.CANDIDATE)
async def want_to_stop(deed: Deed, placement_id: int) -> Card | Refusal:
    """I want to stop with this work. The same again changes nothing."""
    placement = await may_wish(deed, placement_id)
    return placement if isinstance(placement, Refusal) else await _wish(deed, placement, WishKind.STOP, None)


@by(Role.CANDIDATE)
async def want_hours(deed: Deed, placement_id: int, minutes: int) -> Card | Refusal:
    """I want so many minutes a week. The same again changes nothing; another number is asked once the first is answered."""
    placement = await may_wish(deed, placement_id)
    if isinstance(placement, Refusal):
        return placement
    refusal = rules.may_want(minutes, placement.minutes_per_week)
    refusal = refusal or (await possible_from(deed.tx, placement, minutes, local_day(deed.now)))[1]
    return refusal or await _wish(deed, placement, WishKind.HOURS, minutes)


@by(Role.CANDIDATE)
async def say_why(deed: Deed, wish_id: int, words: str) -> Card | Refusal:
    """Why, for whoever has the wish, and never for the employer; at most 1,000 characters are kept."""
    wish = await _own(deed, wish_id)
    if wish is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.WISH, wish.id)
    if await work_wishes.give_reason(deed.tx, wish.id, words[:LONGEST_REASON]):
        return Thing.WISH, wish.id
    return refuse(AtWorkCode.WISH_ENDED)


@by(Role.CANDIDATE)
async def take_back_wish(deed: Deed, wish_id: int) -> Card | Refusal:
    """I go on as it is after all. The same again changes nothing."""
    wish = await _own(deed, wish_id)
    if wish is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.WISH, wish.id)
    if wish.state is WishState.WITHDRAWN:
        return Thing.WISH, wish.id
    refusal = rules.may_end_wish(wish.wish)
    if refusal:
        return refusal
    await end_wish(deed, wish, WishState.WITHDRAWN, None)
    return Thing.WISH, wish.id


@by(*STAFF)
async def open_wish(deed: Deed, wish_id: int) -> WorkWish | Refusal:
    """A wish that whoever acts may answer."""
    return await _to_answer(deed, wish_id) or refuse(CommonCode.NOT_FOUND)


@by(*STAFF)
async def end_work(deed: Deed, wish_id: int, day: date) -> WorkWish | Refusal:
    """The last day of who wants to stop. Both sides hear it. The same again changes nothing."""
    wish = await _to_answer(deed, wish_id)
    if wish is None or wish.kind is not WishKind.STOP:
        return refuse(CommonCode.NOT_FOUND)
    placement = await _placement(deed, wish)
    if (wish.state, wish.day) == (WishState.GRANTED, day):
        return wish
    refusal = rules.may_end_wish(wish.wish)
    ends = await ends_of(deed.tx, placement, local_day(deed.now))
    refusal = refusal or rules.may_end_work_on(day, ends.earliest, placement.last_day)
    if refusal:
        return refusal
    await end_on(deed, placement, day)
    await end_wish(deed, wish, WishState.GRANTED, day)
    await record(deed, placement, 1, End(day, EndReason.CANDIDATE))
    facts: dict[str, Any] = {"last_day": day.isoformat(), "off": bool(await off(deed.tx, [placement]))}
    await _tell(deed, placement, Notice.WORK_ENDS, str(wish.id), **facts | {"over": day < local_day(deed.now)})
    return wish


@by(*STAFF)
async def grant_hours(deed: Deed, wish_id: int, day: date) -> WorkWish | Refusal:
    """Yes, the other hours, from this Monday on. Both sides hear it. The same again changes nothing."""
    wish = await _to_answer(deed, wish_id)
    if wish is None or wish.kind is not WishKind.HOURS or wish.minutes_per_week is None:
        return refuse(CommonCode.NOT_FOUND)
    placement = await _placement(deed, wish)
    if (wish.state, wish.day) == (WishState.GRANTED, day):
        return wish
    refusal = rules.may_end_wish(wish.wish)
    refusal = refusal or rules.may_change_hours_from(day, local_day(deed.now), placement.last_day)
    plan = refusal or await change_hours(deed, placement, wish.minutes_per_week, day)
    if isinstance(plan, Refusal):
        return plan
    await end_wish(deed, wish, WishState.GRANTED, day)
    facts: dict[str, Any] = {"minutes": wish.minutes_per_week, "day": day.isoformat(), "shifts": plan.written}
    await _tell(deed, placement, Notice.HOURS_CHANGE, str(wish.id), **facts)
    return wish


@by(*STAFF)
async def decline_hours(deed: Deed, wish_id: int) -> WorkWish | Refusal:
    """Not now: the contact person talks about it with the candidate. The same again changes nothing."""
    wish = await _to_answer(deed, wish_id)
    if wish is None or wish.kind is not WishKind.HOURS:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.WISH, wish.id)
    if wish.state is WishState.DECLINED:
        return wish
    refusal = rules.may_end_wish(wish.wish)
    if refusal:
        return refusal
    await end_wish(deed, wish, WishState.DECLINED, None)
    candidate = await people.by_id(deed.tx, wish.candidate)
    if candidate:
        deed.show(candidate, Thing.WISH, wish.id, key="declined", fresh=True)
    return wish


async def to_stand_in(deed: Deed, wish_id: int) -> None:
    """Nobody answered in time: the stand-in has it now, or who leads."""
    await _pass_on(deed, wish_id, Level.STAND_IN)


async def to_lead(deed: Deed, wish_id: int) -> None:
    """Nobody answered in time: who leads has it now."""
    await _pass_on(deed, wish_id, Level.LEAD)


async def _wish(deed: Deed, placement: Placement, kind: WishKind, minutes: int | None) -> Card | Refusal:
    contact = await people.contact_of(deed.tx, deed.who.id)
    if contact is None:
        return refuse(CommonCode.NOT_FOUND)
    promise = await promised(deed, placement.municipality)
    contact = await at_desk(deed.tx, contact, local_day(deed.now))
    values = {"municipality": placement.municipality, "placement": placement.id, "kind": kind, "minutes_per_week": minutes}
    number = await work_wishes.add(
        deed.tx, values | {"reason": "", "made_at": deed.now, "owner": contact.id, "due_at": promise.stand_in_at}
    )
    if number is None:
        return await _known(deed, placement, kind, minutes)
    deed.trail(placement.municipality, "work wished", Thing.PLACEMENT, placement.id, kind=kind, minutes_per_week=minutes)
    call_when_late(deed, Thing.WISH, placement.municipality, number, promise)
    deed.changed(Thing.PLACEMENT, placement.id)
    deed.show(contact, Thing.WISH, number, key="asked", fresh=True)
    return Thing.WISH, number


async def _known(deed: Deed, placement: Placement, kind: WishKind, minutes: int | None) -> Card | Refusal:
    """One of this kind is open already: the same is shown again, another is refused."""
    one = next(w for w in await work_wishes.open_of(deed.tx, [placement.id]) if w.kind is kind)
    deed.changed(Thing.WISH, one.id)
    return (Thing.WISH, one.id) if one.minutes_per_week == minutes else refuse(AtWorkCode.ALREADY_ASKED)


async def _own(deed: Deed, wish_id: int) -> WorkWish | None:
    one = await work_wishes.by_id(deed.tx, wish_id)
    return one if one and one.candidate == deed.who.id else None


async def _to_answer(deed: Deed, wish_id: int) -> WorkWish | None:
    """The wish, when whoever acts has it, or guides the candidate. Its placement stays as it is meanwhile."""
    one = await work_wishes.by_id(deed.tx, wish_id)
    if one is None:
        return None
    if deed.who.id != one.owner and not await guides(deed, one.candidate):
        return None
    await replanning.lock(deed.tx, one.placement)
    return await work_wishes.by_id(deed.tx, wish_id)


async def _placement(deed: Deed, wish: WorkWish) -> Placement:
    deed.changed(Thing.WISH, wish.id)
    placement = await placements.by_id(deed.tx, wish.placement)
    assert placement is not None, "a wish is about a placement"
    return placement


async def _tell(deed: Deed, placement: Placement, what: Notice, key: str, **facts: Any) -> None:
    """Both sides hear the result: the employer with whose work it is about, the candidate with where."""
    candidate = await people.by_id(deed.tx, placement.candidate)
    if candidate is None:
        return
    which: dict[str, Any] = {"title": placement.title, "employer": placement.employer_name} | facts
    deed.tell(candidate, what, key=key, name="", **which)
    for member in await members.looking_after(deed.tx, placement.employer, placement.site):
        deed.tell(member, what, key=key, name=candidate.first_name, **which)


async def _pass_on(deed: Deed, wish_id: int, to: Level) -> None:
    known = await work_wishes.by_id(deed.tx, wish_id)
    if known is None:
        return
    await replanning.lock(deed.tx, known.placement)
    one = await work_wishes.by_id(deed.tx, wish_id)
    contact = await people.contact_of(deed.tx, known.candidate)
    if one is None or contact is None or one.state is not WishState.OPEN or is_early(deed, one.due_at):
        return
    waits = Waits(contact.id, one.owner, one.municipality, one.made_at, Level(one.level), one.due_at)
    taker = await next_taker(deed, waits, to)
    if taker is None:
        await _say_late(deed, one)
        return
    await work_wishes.pass_on(deed.tx, one.id, taker.person.id, int(taker.level), taker.due)
    facts = {"to": taker.person.id, "level": int(taker.level)}
    deed.trail(one.municipality, "work wish passed on", Thing.PLACEMENT, one.placement, **facts)
    deed.changed(Thing.WISH, one.id)
    deed.show(taker.person, Thing.WISH, one.id, key=f"passed:{time_of(deed)}", fresh=True, priority=Priority.NOTICE)


async def _say_late(deed: Deed, one: WorkWish) -> None:
    if one.due_at is None:
        return
    named = await people.by_ids(deed.tx, {one.owner, one.candidate})
    await work_wishes.pass_on(deed.tx, one.id, one.owner, one.level, None)
    deed.changed(Thing.WISH, one.id)
    tell_late(deed, [named[one.candidate]], named[one.owner], (Thing.WISH, one.id), one.id)
