"""Work that goes on longer, or hours that grow step by step: the contact person proposes it, and it holds with the candidate's yes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.money.hour_rates import hour_rates
from core.actions.people.desks import contact_today
from core.actions.things import Notice, Thing
from core.actions.work.ask_answers import close_ask, speaks_for
from core.actions.work.own_work import guided_work
from core.actions.work.placing import latest_of
from core.actions.work.replanning import Plan, change_hours, extend, plan_of
from core.rules.calendar import local_day
from core.rules.money.premium import HourRate
from core.rules.refusals import CommonCode, Refusal, refuse
from core.rules.work import ending as rules
from core.rules.work.at_work import may_want
from core.rules.work.ending import AskKind, AskState, ChangeKind, ChangeState, EndingCode, Step, may_still_change
from core.store.database import Transaction
from core.store.people import members, people
from core.store.people.people import Person, Role
from core.store.work import asks, endings, placements, replanning, work_changes
from core.store.work.placements import Placement
from core.store.work.work_changes import WorkChange


@dataclass(frozen=True, kw_only=True)
class ChangeView:
    """A change as both see it. `ahead`: what each step of hours makes of the work, as long as the candidate decides."""

    change: WorkChange
    placement: Placement
    candidate: Person
    contact: Person
    ahead: tuple[Plan, ...]
    premium: HourRate | None


@dataclass(frozen=True)
class ToChange:
    """Work that may change, and whose it is."""

    placement: Placement
    name: str


@by(*STAFF)
async def may_change(deed: Deed, placement_id: int) -> ToChange | Refusal:
    """Work of an own candidate that runs. Refused: it is over, or its end stands."""
    placement = await _running(deed, placement_id)
    if isinstance(placement, Refusal):
        return placement
    candidate = await people.by_id(deed.tx, placement.candidate)
    return ToChange(placement, candidate.first_name) if candidate else refuse(CommonCode.NOT_FOUND)


@by(*STAFF)
async def propose_until(deed: Deed, placement_id: int, day: date) -> int | Refusal:
    """Ask the candidate to stay until a later last day. The same again changes nothing. Refused: longer than term and policy allow."""
    placement = await _running(deed, placement_id, lock=True)
    if isinstance(placement, Refusal):
        return placement
    latest = await latest_of(deed.tx, placement, local_day(deed.now))
    refusal = latest if isinstance(latest, Refusal) else rules.may_extend_to(day, placement.last_day, latest)
    return refusal or await _propose_change(deed, placement, ChangeKind.EXTEND, day, ())


@by(*STAFF)
async def propose_hours(deed: Deed, placement_id: int, steps: Sequence[Step]) -> int | Refusal:
    """Ask the candidate whether the hours may grow like this. Refused: steps out of order, hours or days that cannot be, a term that
    becomes too short."""
    placement = await _running(deed, placement_id, lock=True)
    if isinstance(placement, Refusal):
        return placement
    ahead = await _look_ahead(deed, placement, steps)
    return ahead if isinstance(ahead, Refusal) else await _propose_change(deed, placement, ChangeKind.HOURS, None, tuple(steps))


@by(*STAFF)
async def look_ahead(deed: Deed, placement_id: int, steps: Sequence[Step]) -> tuple[Plan, ...] | Refusal:
    """What hours that grow like this make of the work, step by step; nothing is asked. Refused as `propose_hours` would."""
    placement = await _running(deed, placement_id)
    return placement if isinstance(placement, Refusal) else await _look_ahead(deed, placement, steps)


@by(*STAFF)
async def open_work_change(deed: Deed, work_change_id: int) -> WorkChange | Refusal:
    """What an own candidate was asked."""
    change = await work_changes.by_id(deed.tx, work_change_id)
    return change if change and await guided_work(deed, change.placement) else refuse(CommonCode.NOT_FOUND)


@by(*STAFF)
async def take_back_change(deed: Deed, work_change_id: int) -> WorkChange | Refusal:
    """It is not asked any more. The same again changes nothing. Refused: what was answered."""
    change = await work_changes.by_id(deed.tx, work_change_id)
    if change is None or not await guided_work(deed, change.placement, lock=True):
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.WORK_CHANGE, change.id)
    if change.state is ChangeState.WITHDRAWN:
        return change
    return change if await _end_change(deed, change, ChangeState.WITHDRAWN) else refuse(EndingCode.CHANGE_ENDED)


@by(Role.CANDIDATE)
async def answer_change(deed: Deed, work_change_id: int, agrees: bool) -> WorkChange | Refusal:
    """Yes, or no, which has no consequence. Both sides hear how it goes on. The same again changes nothing; the first answer stays."""
    change = await work_changes.by_id(deed.tx, work_change_id)
    placement = await placements.by_id(deed.tx, change.placement) if change else None
    if change is None or placement is None or placement.candidate != deed.who.id:
        return refuse(CommonCode.NOT_FOUND)
    await replanning.lock(deed.tx, placement.id)
    deed.changed(Thing.WORK_CHANGE, change.id)
    fresh, now = await work_changes.by_id(deed.tx, change.id), await placements.by_id(deed.tx, placement.id)
    assert fresh is not None, "changes are not removed"
    assert now is not None, "placements are not removed"
    state = ChangeState.AGREED if agrees else ChangeState.DECLINED
    if fresh.state is not ChangeState.OPEN:
        return fresh if fresh.state is state else refuse(EndingCode.CHANGE_ENDED)
    plans = await _carry_out(deed, now, fresh) if agrees else ()
    if isinstance(plans, Refusal):
        return plans
    await _end_change(deed, fresh, state)
    await _tell_change(deed, now, fresh, agrees, plans)
    return fresh


async def withdraw_all(deed: Deed, placement: Placement) -> None:
    """Nothing is asked about work of which the end stands."""
    for change in await work_changes.open_of(deed.tx, [placement.id]):
        await _end_change(deed, change, ChangeState.WITHDRAWN)


async def withdraw_longer(deed: Deed, placement: Placement) -> None:
    """The employer does not want to go on longer after all: the candidate is not asked any more, and hears it as well as who asked."""
    for change in await work_changes.open_of(deed.tx, [placement.id]):
        if change.kind is ChangeKind.EXTEND and await _end_change(deed, change, ChangeState.WITHDRAWN):
            await _tell_withdrawn(deed, placement, change)


async def change_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, ChangeView]:
    """Changes, for showing."""
    found = await work_changes.by_ids(tx, ids)
    at = await placements.by_ids(tx, {one.placement for one in found.values()})
    named = await people.by_ids(tx, {*(p.candidate for p in at.values()), *(one.by for one in found.values())})
    until = {one.placement: max(at[one.placement].last_day, one.last_day or date.min) for one in found.values()}
    rates = await hour_rates(tx, [replace(p, last_day=until[number]) for number, p in at.items()], local_day(now))
    views = {}
    for number, one in found.items():
        work, holds = at[one.placement], one.state in (ChangeState.OPEN, ChangeState.AGREED)
        plans = [await plan_of(tx, work, step.minutes, step.since) for step in one.steps] if holds else []
        ahead = tuple(plan for plan in plans if not isinstance(plan, Refusal))
        all_ahead = ahead if len(ahead) == len(plans) else ()
        views[number] = ChangeView(
            change=one,
            placement=work,
            candidate=named[work.candidate],
            contact=named[one.by],
            ahead=all_ahead,
            premium=rates.get(one.placement),
        )
    return views


async def _look_ahead(deed: Deed, placement: Placement, steps: Sequence[Step]) -> tuple[Plan, ...] | Refusal:
    plans, refusal = list[Plan](), rules.may_grow(steps, local_day(deed.now), placement.last_day)
    for step in steps:
        refusal = refusal or may_want(step.minutes, placement.minutes_per_week if step is steps[0] else 0)
        plan = refusal or await plan_of(deed.tx, placement, step.minutes, step.since)
        if isinstance(plan, Refusal):
            return plan
        plans.append(plan)
    return tuple(plans)


async def _running(deed: Deed, placement_id: int, *, lock: bool = False) -> Placement | Refusal:
    placement = await guided_work(deed, placement_id, lock=lock)
    if placement is None:
        return refuse(CommonCode.NOT_FOUND)
    _, end = (await endings.of_placements(deed.tx, [placement.id])).get(placement.id, (0, None))
    return may_still_change(end, placement.last_day, local_day(deed.now)) or placement


async def _propose_change(
    deed: Deed, placement: Placement, kind: ChangeKind, day: date | None, steps: tuple[Step, ...]
) -> int | Refusal:
    row = {"municipality": placement.municipality, "placement": placement.id, "kind": kind, "last_day": day}
    number = await work_changes.add(deed.tx, row | {"by": deed.who.id, "made_at": deed.now}, steps)
    if number is None:
        known = next(one for one in await work_changes.open_of(deed.tx, [placement.id]) if one.kind is kind)
        deed.changed(Thing.WORK_CHANGE, known.id)
        return known.id if (known.last_day, known.steps) == (day, steps) else refuse(EndingCode.CHANGE_WAITS)
    deed.trail(placement.municipality, "work change proposed", Thing.WORK_CHANGE, number, kind=kind)
    candidate, ask = await people.by_id(deed.tx, placement.candidate), await asks.open_of(deed.tx, placement.id)
    for reader in (candidate, deed.who):
        if reader:
            deed.show(reader, Thing.WORK_CHANGE, number, key="made", fresh=True)
    if ask:
        deed.changed(Thing.ASK, ask.id)
    return number


async def _carry_out(deed: Deed, placement: Placement, change: WorkChange) -> tuple[Plan, ...] | Refusal:
    if change.last_day:
        today = local_day(deed.now)
        latest = await latest_of(deed.tx, placement, today)
        refusal = latest if isinstance(latest, Refusal) else rules.may_extend_to(change.last_day, placement.last_day, latest)
        if refusal is None:
            await extend(deed, placement, change.last_day)
        return refusal or ()
    plans = list[Plan]()
    for step in change.steps:
        plan = await change_hours(deed, placement, step.minutes, step.since)
        if isinstance(plan, Refusal):
            return plan
        plans.append(plan)
    return tuple(plans)


async def _end_change(deed: Deed, change: WorkChange, state: ChangeState) -> bool:
    if not await work_changes.end(deed.tx, change.id, state, deed.now):
        return False
    deed.trail(change.municipality, "work change ended", Thing.WORK_CHANGE, change.id, state=state)
    deed.changed(Thing.WORK_CHANGE, change.id)
    ask = await asks.open_of(deed.tx, change.placement)
    if ask:
        deed.changed(Thing.ASK, ask.id)
    return True


async def _tell_withdrawn(deed: Deed, placement: Placement, change: WorkChange) -> None:
    """The candidate hears what stays; who asked, and whoever is at the contact person's desk, that the candidate expects to hear from them."""
    candidate, asker = await people.by_id(deed.tx, placement.candidate), await people.by_id(deed.tx, change.by)
    desk = await contact_today(deed.tx, placement.candidate, local_day(deed.now))
    assert candidate is not None, "people are not removed"
    known: dict[str, Any] = {"title": placement.title, "employer": placement.employer_name}
    name, last_day = desk.first_name if desk else "", placement.last_day.isoformat()
    deed.tell(candidate, Notice.CHANGE_ENDED, key=str(change.id), contact=name, last_day=last_day, **known)
    for reader in {one.id: one for one in (asker, desk) if one}.values():
        is_desk = desk is not None and reader.id == desk.id
        whose: dict[str, Any] = {"name": candidate.first_name, "contact": "" if is_desk else name}
        whose["placement"] = placement.id if is_desk else 0
        deed.tell(reader, Notice.ASK_TAKEN_BACK, key=str(change.id), **whose, **known)


async def _tell_change(deed: Deed, placement: Placement, change: WorkChange, agrees: bool, plans: Sequence[Plan]) -> None:
    """The contact person hears the answer; the employer what becomes of the work, and of a no nothing but that it does not go on.

    Whom the employer then expects to hear from, hears that.
    """
    contact = await contact_today(deed.tx, placement.candidate, local_day(deed.now))
    ask = await asks.open_of(deed.tx, placement.id)
    is_asked = change.kind is ChangeKind.EXTEND and ask is not None and ask.kind is AskKind.EXTEND
    speaker = await speaks_for(deed, placement, ask) if ask and is_asked else None
    for reader in {one.id: one for one in (contact, speaker) if one}.values():
        facts: dict[str, Any] = {"name": deed.who.first_name, "kind": change.kind, "agrees": agrees}
        facts["expects"] = placement.employer_name if speaker and speaker.id == reader.id and not agrees else ""
        facts["placement"] = placement.id if contact and reader.id == contact.id else 0
        deed.tell(reader, Notice.CHANGE_ANSWERED, key=str(change.id), **facts)
    if is_asked:
        await close_ask(deed, placement, AskState.GRANTED if agrees else AskState.DECLINED)
    if not agrees:
        return
    what, known = Notice.WORK_GOES_ON, replace(placement, last_day=change.last_day or placement.last_day)
    more: dict[str, Any] = {"last_day": known.last_day.isoformat()}
    if change.kind is ChangeKind.HOURS:
        what, more = Notice.HOURS_GROW, {"steps": [[one.since.isoformat(), one.minutes] for one in change.steps]}
        more["by_step"] = [plan.written for plan in plans]
    which: dict[str, Any] = {"title": placement.title, "employer": placement.employer_name} | more
    for member in await members.looking_after(deed.tx, placement.employer, placement.site):
        deed.tell(member, what, key=str(change.id), name=deed.who.first_name, **which)
