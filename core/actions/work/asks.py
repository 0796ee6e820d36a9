"""Toward the end of work the employer is asked: does it go on, is there a contract, or does it end? And the employer may stop earlier.

What an employer wants waits for the contact person. The reason for stopping is for whoever has it to answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.actions.access import by
from core.actions.deed import Deed
from core.actions.people.desks import contact_today, staff_at_desk
from core.actions.people.passing import call_when_late, promised
from core.actions.people.sites import is_own_placement
from core.actions.things import Card, Thing
from core.actions.work.placing import latest_of
from core.actions.work.work_changes import withdraw_longer
from core.rules.calendar import local_day
from core.rules.refusals import CommonCode, Refusal, refuse
from core.rules.talk.questions import MessageKind, may_say
from core.rules.work.at_work import LONGEST_REASON
from core.rules.work.ending import AskKind, AskState, EndingCode, EndReason, may_ask
from core.store.database import Transaction
from core.store.people import people
from core.store.people.people import Person, Role
from core.store.work import asks, endings, placements, replanning
from core.store.work.asks import Ask
from core.store.work.placements import Placement


@dataclass(frozen=True, kw_only=True)
class EndingView:
    """Work that runs, as its employer is asked about its end: `latest` is until when it may go on (None: no longer), `ask` what they want.

    `contact` is who has what they want today, or would get it: who took over an ask that has ended has nothing of the next one.
    `is_ended`: the end stands, whatever it leads to; `is_hired`: to a contract here. `refused_by`: going on longer
    was refused, and this is who gets in touch about it first ("": it was not).
    """

    placement: Placement
    name: str
    contact: str
    ask: Ask | None
    latest: date | None
    is_ended: bool
    is_over: bool
    is_hired: bool
    refused_by: str


@by(Role.EMPLOYER)
async def open_ending(deed: Deed, placement_id: int) -> Placement | Refusal:
    """Own work, to say how it goes on."""
    return await _own_at_employer(deed, placement_id) or refuse(CommonCode.NOT_FOUND)


@by(Role.EMPLOYER)
async def ask_what_next(deed: Deed, placement_id: int, kind: int) -> Card | Refusal:
    """The work should go on, there is a contract, or it ends as agreed. The same again changes nothing. Refused: work that is over or of
    which the end stands (not for a contract), something else that is asked already, an extension that term or policy does not allow."""
    placement = await _own_at_employer(deed, placement_id)
    if placement is None or kind >= len(AskKind) or list(AskKind)[kind] is AskKind.LET_GO:
        return refuse(CommonCode.NOT_FOUND)
    return await _make_ask(deed, placement, list(AskKind)[kind], "")


@by(Role.EMPLOYER)
async def may_stop_early(deed: Deed, placement_id: int) -> EndingView | Refusal:
    """Own work that may stop earlier. Refused: it is over, or its end stands."""
    placement = await _own_at_employer(deed, placement_id)
    if placement is None:
        return refuse(CommonCode.NOT_FOUND)
    refusal = await _ask_refused(deed, placement, AskKind.LET_GO)
    return refusal or (await ending_views(deed.tx, [placement_id], deed.now))[placement_id]


@by(Role.EMPLOYER)
async def stop_early(deed: Deed, placement_id: int, words: str) -> Card | Refusal:
    """The work should stop earlier, and why: at most 1,000 characters, never for the candidate."""
    placement = await _own_at_employer(deed, placement_id)
    if placement is None:
        return refuse(CommonCode.NOT_FOUND)
    reason = words.strip()[:LONGEST_REASON]
    return may_say(MessageKind.TEXT, reason) or await _make_ask(deed, placement, AskKind.LET_GO, reason)


@by(Role.EMPLOYER)
async def take_back_ask(deed: Deed, ask_id: int) -> Card | Refusal:
    """After all not; what the candidate was asked because of it ends too. The same again changes nothing. Refused: what was answered."""
    known = await asks.by_id(deed.tx, ask_id)
    placement = await _own_at_employer(deed, known.placement) if known else None
    if placement is None:
        return refuse(CommonCode.NOT_FOUND)
    await replanning.lock(deed.tx, placement.id)
    ask = await asks.by_id(deed.tx, ask_id)
    assert ask is not None, "asks are not removed"
    deed.changed(Thing.ENDING, placement.id)
    deed.changed(Thing.ASK, ask.id)
    if ask.state is not AskState.WITHDRAWN and not await asks.end(deed.tx, ask.id, AskState.WITHDRAWN, deed.who.id, deed.now):
        return refuse(EndingCode.ASK_ENDED)
    if ask.state is AskState.OPEN:
        deed.trail(ask.municipality, "work ask ended", Thing.ASK, ask.id, state=AskState.WITHDRAWN)
        if ask.kind is AskKind.EXTEND:
            await withdraw_longer(deed, placement)
    return Thing.ENDING, placement.id


async def ending_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, EndingView]:
    """What employers are asked about the end of work."""
    found, today = await placements.by_ids(tx, ids), local_day(now)
    named = await people.by_ids(tx, {p.candidate for p in found.values()})
    newest, ended = await asks.newest_of(tx, list(found)), await endings.of_placements(tx, list(found))
    taken = {number: one.owner for number, one in newest.items() if one.owner and one.state is AskState.OPEN}
    refused = await asks.refused_longer(tx, list(found))
    owners = await people.by_ids(tx, {*taken.values(), *(one for one in refused.values() if one)})
    views = {}
    for number, placement in found.items():
        latest = await latest_of(tx, placement, today)
        contact: Person | None
        if number in taken:
            contact = await staff_at_desk(tx, owners[taken[number]], today)
        else:
            contact = await contact_today(tx, placement.candidate, today)
        speaks = owners.get(refused.get(number) or 0) or contact
        views[number] = EndingView(
            placement=placement,
            name=named[placement.candidate].first_name,
            contact=contact.first_name if contact else "",
            ask=newest.get(number),
            latest=None if isinstance(latest, Refusal) or number in refused else latest,
            is_ended=number in ended,
            is_over=placement.last_day < today,
            is_hired=number in ended and ended[number][1].reason is EndReason.WORK_HERE,
            refused_by=speaks.first_name if number in refused and speaks else "",
        )
    return views


async def _own_at_employer(deed: Deed, placement_id: int) -> Placement | None:
    placement = await placements.by_id(deed.tx, placement_id)
    return placement if placement and await is_own_placement(deed, placement) else None


async def _make_ask(deed: Deed, placement: Placement, kind: AskKind, reason: str) -> Card | Refusal:
    await replanning.lock(deed.tx, placement.id)
    deed.changed(Thing.ENDING, placement.id)
    refusal = await _ask_refused(deed, placement, kind)
    if refusal:
        return refusal
    state = AskState.GRANTED if kind is AskKind.LET_END else AskState.OPEN
    ended = {"ended_by": deed.who.id, "ended_at": deed.now} if kind is AskKind.LET_END else {}
    row = {"municipality": placement.municipality, "placement": placement.id, "kind": kind, "reason": reason}
    before = (await asks.newest_of(deed.tx, [placement.id])).get(placement.id)
    if before and before.kind is kind and before.state is state:
        return Thing.ENDING, placement.id
    promise = await promised(deed, placement.municipality) if state is AskState.OPEN else None
    made = {"by": deed.who.id, "made_at": deed.now, "due_at": promise.stand_in_at if promise else None, "state": state}
    number = await asks.add(deed.tx, row | made | ended)
    if number is None:
        return refuse(EndingCode.ASKED_OTHERWISE)
    if promise:
        call_when_late(deed, Thing.ASK, placement.municipality, number, promise)
    deed.trail(placement.municipality, "work ask made", Thing.ASK, number, kind=kind)
    contact = await contact_today(deed.tx, placement.candidate, local_day(deed.now))
    if contact:
        deed.show(contact, Thing.ASK, number, key="made", fresh=True)
    return Thing.ENDING, placement.id


async def _ask_refused(deed: Deed, placement: Placement, kind: AskKind) -> Refusal | None:
    today = local_day(deed.now)
    _, end = (await endings.of_placements(deed.tx, [placement.id])).get(placement.id, (0, None))
    was_refused = bool(await asks.refused_longer(deed.tx, [placement.id]))
    refusal = may_ask(kind, end, placement.last_day, today, was_refused)
    if refusal:
        return refusal
    latest = await latest_of(deed.tx, placement, today) if kind is AskKind.EXTEND else None
    return latest if isinstance(latest, Refusal) else None
