"""What the contact person makes of an employer's ask about the end of work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.people.desks import contact_today
from core.actions.things import Notice, Thing
from core.actions.work.own_work import guided_work
from core.actions.work.placing import latest_of
from core.rules.calendar import local_day
from core.rules.refusals import CommonCode, Refusal, refuse
from core.rules.work.ending import AskKind, AskState, ChangeKind, EndingCode, longer_days
from core.store.database import Transaction
from core.store.people import members, people
from core.store.people.people import Person
from core.store.work import asks, placements, work_changes
from core.store.work.asks import Ask
from core.store.work.placements import Placement
from core.store.work.work_changes import WorkChange


@dataclass(frozen=True, kw_only=True)
class AskView:
    """An ask with the work it is about, who asked, who took it over (None: nobody); the days until which the work may go on; what the
    candidate is asked meanwhile."""

    ask: Ask
    placement: Placement
    candidate: Person
    by: Person
    contact: Person | None
    owner: Person | None
    days: tuple[date, ...]
    asked: WorkChange | None


@by(*STAFF)
async def open_ask(deed: Deed, ask_id: int) -> Ask | Refusal:
    """An ask about work of an own candidate."""
    ask = await asks.by_id(deed.tx, ask_id)
    return ask if ask and await guided_work(deed, ask.placement) else refuse(CommonCode.NOT_FOUND)


@by(*STAFF)
async def decline_ask(deed: Deed, ask_id: int) -> Ask | Refusal:
    """It does not go on like that; the employer hears it. The same again changes nothing. Refused: what was answered or taken back, and to go
    on longer while the candidate is asked just that."""
    known = await asks.by_id(deed.tx, ask_id)
    placement = await guided_work(deed, known.placement, lock=True) if known else None
    ask = await asks.by_id(deed.tx, ask_id) if placement else None
    if ask is None or placement is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.ASK, ask.id)
    if ask.state is AskState.DECLINED:
        return ask
    if ask.state is not AskState.OPEN:
        return refuse(EndingCode.ASK_ENDED)
    asked = {one.kind for one in await work_changes.open_of(deed.tx, [placement.id])}
    if ask.kind is AskKind.EXTEND and ChangeKind.EXTEND in asked:
        return refuse(EndingCode.CHANGE_WAITS)
    return await close_ask(deed, placement, AskState.DECLINED) or refuse(EndingCode.ASK_ENDED)


async def close_ask(deed: Deed, placement: Placement, state: AskState) -> Ask | None:
    """The open ask about a placement is answered; None when there is none. The employer hears a no, and sees a yes."""
    ask = await asks.open_of(deed.tx, placement.id)
    if ask is None:
        return None
    await asks.end(deed.tx, ask.id, state, deed.who.id, deed.now)
    deed.trail(ask.municipality, "work ask ended", Thing.ASK, ask.id, state=state)
    deed.changed(Thing.ASK, ask.id)
    deed.changed(Thing.ENDING, placement.id)
    if state is AskState.DECLINED:
        await _tell_no(deed, placement, ask)
    return ask


async def ask_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, AskView]:
    """Asks of employers, for showing."""
    found, today = await asks.by_ids(tx, ids), local_day(now)
    at = await placements.by_ids(tx, {one.placement for one in found.values()})
    owners = {one.owner for one in found.values() if one.owner}
    named = await people.by_ids(tx, {*(p.candidate for p in at.values()), *(one.by for one in found.values()), *owners})
    asked = {one.placement: one for one in await work_changes.open_of(tx, list(at)) if one.kind is ChangeKind.EXTEND}
    views = {}
    for number, one in found.items():
        placement = at[one.placement]
        latest = await latest_of(tx, placement, today) if one.kind is AskKind.EXTEND else placement.last_day
        days = [] if isinstance(latest, Refusal) else longer_days(placement.last_day, latest)
        views[number] = AskView(
            ask=one,
            placement=placement,
            candidate=named[placement.candidate],
            by=named[one.by],
            contact=await people.contact_of(tx, placement.candidate),
            owner=named[one.owner] if one.owner else None,
            days=tuple(days),
            asked=asked.get(placement.id),
        )
    return views


async def speaks_for(deed: Deed, placement: Placement, ask: Ask) -> Person | None:
    """Who gets in touch with the employer about an ask: who took it over, or else who has the candidate's desk today."""
    if ask.owner:
        return await people.by_id(deed.tx, ask.owner)
    return await contact_today(deed.tx, placement.candidate, local_day(deed.now))


async def _tell_no(deed: Deed, placement: Placement, ask: Ask) -> None:
    candidate, speaker = await people.by_id(deed.tx, placement.candidate), await speaks_for(deed, placement, ask)
    for member in await members.looking_after(deed.tx, placement.employer, placement.site):
        if candidate:
            deed.tell(
                member,
                Notice.ASK_DECLINED,
                key=str(ask.id),
                kind=ask.kind,
                name=candidate.first_name,
                contact=speaker.first_name if speaker else "",
                title=placement.title,
                employer=placement.employer_name,
                last_day=placement.last_day.isoformat(),
            )
