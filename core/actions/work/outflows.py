"""The end of a placement is recorded: its last day, why, and to what work or school it leads. Regular paid work always goes first (MANUAL 6).

The employer hears the last day and nothing of where somebody goes. The candidate hears it kindly, and what premium is still held.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.money.premium_case import Basis, basis_of
from core.actions.people.desks import contact_today
from core.actions.people.guided import guides
from core.actions.things import Notice, Thing
from core.actions.work.ask_answers import close_ask
from core.actions.work.own_work import guided_work
from core.actions.work.placements import off
from core.actions.work.replanning import end_on, ends_of
from core.actions.work.wish_ends import end_wish
from core.actions.work.work_changes import withdraw_all
from core.rules.calendar import local_day
from core.rules.money.due_units import due_units
from core.rules.money.outflow import at_exit
from core.rules.refusals import CommonCode, Refusal, refuse
from core.rules.work import ending as rules
from core.rules.work.at_work import WishKind, WishState, last_days_near, may_end_work_on
from core.rules.work.ending import AskKind, AskState, End, EndReason
from core.store.people import members, people
from core.store.people.people import Person
from core.store.work import asks, endings, placements, work_wishes
from core.store.work.asks import Ask
from core.store.work.placements import Placement

CHOICES = 4


@dataclass(frozen=True)
class ToEnd:
    """Work whose end may be recorded: the last days to choose from with the premium that is held on each (cents), what the employer asked.

    `stands`: the end was recorded before, and its day stays.
    """

    placement: Placement
    name: str
    held: dict[date, int]
    ask: Ask | None
    stands: bool


@by(*STAFF)
async def may_end(deed: Deed, placement_id: int) -> ToEnd | Refusal:
    """Work of an own candidate, to record its end. Refused: the end stands, and leads to work or school."""
    placement = await guided_work(deed, placement_id)
    candidate = await people.by_id(deed.tx, placement.candidate) if placement else None
    if placement is None or candidate is None:
        return refuse(CommonCode.NOT_FOUND)
    _, before = (await endings.of_placements(deed.tx, [placement.id])).get(placement.id, (0, None))
    if before and before.outflow:
        return refuse(rules.EndingCode.RECORDED, last_day=before.last_day)
    today = local_day(deed.now)
    past = (await ends_of(deed.tx, placement, today)).past
    days = [] if before else last_days_near(today, placement.starts_on, placement.last_day, CHOICES, past)
    basis = await basis_of(deed.tx, candidate, today)
    held = {day: held_when_ended(basis, placement.id, day) for day in [*days, placement.last_day]}
    return ToEnd(placement, candidate.first_name, held, await asks.open_of(deed.tx, placement.id), before is not None)


@by(*STAFF)
async def record_end(deed: Deed, placement_id: int, end: End) -> Placement | Refusal:
    """How the work ends. The same again changes nothing. Refused: a day that cannot be, an outflow that does not fit, an end that stands."""
    placement = await guided_work(deed, placement_id, lock=True)
    candidate = await people.by_id(deed.tx, placement.candidate) if placement else None
    if placement is None or candidate is None:
        return refuse(CommonCode.NOT_FOUND)
    version, before = (await endings.of_placements(deed.tx, [placement.id])).get(placement.id, (0, None))
    if before == end:
        return placement
    refusal = rules.may_record(end) or rules.may_follow(before, end) or await _day_refused(deed, placement, end.last_day)
    if refusal:
        return refusal
    if end.last_day < placement.last_day:
        await end_on(deed, placement, end.last_day)
    await record(deed, placement, version + 1, end)
    await _tell_end(deed, placement, candidate, end)
    if end.outflow:
        await _tell_municipality(deed, placement, candidate, end)
    return placement


async def record(deed: Deed, placement: Placement, version: int, end: End) -> None:
    """Write how the work ended; what was asked about it, and what either wanted with it, is answered with that."""
    await endings.add(deed.tx, placement.municipality, placement.id, version, end, deed.who.id, deed.now)
    facts = {"version": version, "reason": end.reason, "outflow": end.outflow}
    deed.trail(placement.municipality, "end recorded", Thing.PLACEMENT, placement.id, **facts)
    deed.changed(Thing.PLACEMENT, placement.id)
    deed.changed(Thing.ENDING, placement.id)
    await withdraw_all(deed, placement)
    await _close_with(deed, placement, end)


async def _day_refused(deed: Deed, placement: Placement, day: date) -> Refusal | None:
    if day == placement.last_day:
        return None
    ends = await ends_of(deed.tx, placement, local_day(deed.now))
    return may_end_work_on(day, ends.earliest, placement.last_day)


async def _close_with(deed: Deed, placement: Placement, end: End) -> None:
    """What the employer or the candidate wanted with this work is answered with its end."""
    ask = await asks.open_of(deed.tx, placement.id)
    if ask:
        is_granted = ask.kind is AskKind.LET_GO or (ask.kind is AskKind.HIRE and end.reason is EndReason.WORK_HERE)
        await close_ask(deed, placement, AskState.GRANTED if is_granted else AskState.DECLINED)
    for wish in await work_wishes.open_of(deed.tx, [placement.id]):
        state = WishState.GRANTED if wish.kind is WishKind.STOP else WishState.DECLINED
        day = end.last_day if state is WishState.GRANTED else None
        await end_wish(deed, wish, state, day)


async def _tell_end(deed: Deed, placement: Placement, candidate: Person, end: End) -> None:
    contact = await contact_today(deed.tx, candidate.id, local_day(deed.now))
    which: dict[str, Any] = {"title": placement.title, "employer": placement.employer_name, "last_day": end.last_day.isoformat()}
    which |= {"off": bool(await off(deed.tx, [placement])), "over": end.last_day < local_day(deed.now)}
    mine = which | {"contact": contact.first_name if contact else ""}
    key = f"{placement.id}:{end.last_day}:{end.outflow}"
    was_told = end.outflow is not None and await _was_told(deed, placement, end)
    if end.outflow and not was_told:
        deed.tell(candidate, Notice.NEW_WORK, key=key, same=end.same_employer is True, kind=end.outflow, **mine)
    elif end.reason is EndReason.EMPLOYER:
        deed.tell(candidate, Notice.WORK_STOPPED, key=key, **mine)
    elif was_told or end.last_day < placement.last_day:
        deed.tell(candidate, Notice.WORK_ENDS, key=key, name="", **which)
    if end.last_day < placement.last_day:
        for member in await members.looking_after(deed.tx, placement.employer, placement.site):
            deed.tell(member, Notice.WORK_ENDS, key=key, name=candidate.first_name, **which)
    if end.outflow:
        await tell_held(deed, candidate, end.last_day, mine["contact"])


async def _was_told(deed: Deed, placement: Placement, end: End) -> bool:
    """Whether the same outflow ended work beside this one: the candidate heard of it then."""
    beside = [one.id for one in await placements.of_candidate(deed.tx, placement.candidate) if one.id != placement.id]
    ends = (await endings.of_placements(deed.tx, beside)).values()
    return any(one.outflow is end.outflow and one.last_day >= placement.starts_on for _, one in ends)


async def _tell_municipality(deed: Deed, placement: Placement, candidate: Person, end: End) -> None:
    """The contact person hears what a colleague recorded; whoever looks after the candidate, what other work still runs. That is theirs to
    end: it is not ended by itself."""
    today, contact = local_day(deed.now), await people.contact_of(deed.tx, candidate.id)
    mine = [p.id for p in await placements.of_candidate(deed.tx, candidate.id)]
    running = await endings.beside_among(deed.tx, mine, today) if end.reason in rules.WORK else set[int]()
    works = [
        {"id": p.id, "title": p.title, "employer": p.employer_name, "last_day": p.last_day.isoformat()}
        for p in (await placements.by_ids(deed.tx, running)).values()
    ]
    desk = await contact_today(deed.tx, candidate.id, today)
    readers = {one.id: one for one in (contact, desk) if one and one.id != deed.who.id}
    if works and await guides(deed, candidate.id):
        readers[deed.who.id] = deed.who
    told: dict[str, Any] = {"name": candidate.first_name, "title": placement.title, "employer": placement.employer_name}
    told |= {"last_day": end.last_day.isoformat(), "reason": end.reason, "kind": end.outflow, "works": works}
    for reader in readers.values():
        who = "" if reader.id == deed.who.id else deed.who.name
        deed.tell(reader, Notice.OUTFLOW_RECORDED, key=f"{placement.id}:{end.outflow}", who=who, **told)


async def tell_held(deed: Deed, candidate: Person, day: date, contact: str) -> None:
    """Before outflow the candidate hears of premium that is still held, and when it can be paid."""
    cents, when = await _held(deed, candidate, day)
    if cents > 0:
        facts: dict[str, Any] = {"candidate": candidate.id, "cents": cents, "when": when.isoformat() if when else ""}
        deed.tell(candidate, Notice.PREMIUM_HELD, key=f"{candidate.id}:{day}", contact=contact, **facts)


def held_when_ended(basis: Basis | None, placement: int, day: date) -> int:
    """Premium (cents) that is held on a day when this work ends with it: what is planned for later is not worked then."""
    if basis is None:
        return 0
    units = due_units([one for one in basis.hours if one.placement != placement or one.day <= day], basis.rates)
    assert not isinstance(units, Refusal), "the same days with fewer of them: their rates are known"
    return replace(basis.case, units=units).earned_by(day) - basis.case.paid_out


async def _held(deed: Deed, candidate: Person, day: date) -> tuple[int, date | None]:
    """Premium (cents) of all that is worked and planned until a day and not paid, and the first day on which it can be paid."""
    basis = await basis_of(deed.tx, candidate, local_day(deed.now))
    if basis is None:
        return 0, None
    plan = at_exit(basis.case, day, basis.policy.on(local_day(deed.now)).payment_at_exit)
    first = None if isinstance(plan, Refusal) or not plan.moments else plan.moments[0].day
    return basis.case.earned_by(day) - basis.case.paid_out, first
