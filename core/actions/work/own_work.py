"""Whose work it is: of candidates whom somebody at the municipality guides, or of the candidate who acts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.people.guided import guides
from core.actions.work.placements import first_day_of
from core.actions.work.placing import latest_of
from core.rules.calendar import local_day
from core.rules.refusals import CommonCode, Refusal, refuse
from core.rules.work.ending import ChangeKind, End, longer_days
from core.store.database import Transaction
from core.store.matching import jobs
from core.store.people import people
from core.store.people.people import Person
from core.store.work import asks, endings, placements, replanning, work_changes
from core.store.work.asks import Ask
from core.store.work.placements import Placement
from core.store.work.work_changes import WorkChange


@dataclass(frozen=True, kw_only=True)
class WorkView:
    """Work as the contact person sees it: its first planned day, until when it may go on, what is asked about it, and how it ended.

    `is_beside`: other work of the candidate led to paid work, and this one still runs.
    """

    placement: Placement
    first_day: date
    candidate: Person
    days: tuple[date, ...]
    ask: Ask | None
    changes: tuple[WorkChange, ...]
    end: End | None
    is_over: bool
    is_beside: bool

    def can_ask(self, kind: ChangeKind) -> bool:
        """Whether the candidate can be asked about such a change now."""
        return not self.is_over and self.end is None and kind not in {one.kind for one in self.changes}


@by(*STAFF)
async def open_work(deed: Deed, placement_id: int) -> Placement | Refusal:
    """Work of an own candidate."""
    return await guided_work(deed, placement_id) or refuse(CommonCode.NOT_FOUND)


async def work_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, WorkView]:
    """Work for the contact person, for showing."""
    found, today = await placements.by_ids(tx, ids), local_day(now)
    named = await people.by_ids(tx, {p.candidate for p in found.values()})
    newest, ended = await asks.newest_of(tx, list(found)), await endings.of_placements(tx, list(found))
    changes = await work_changes.open_of(tx, list(found))
    known = await jobs.by_ids(tx, {p.job for p in found.values()})
    beside = await endings.beside_among(tx, list(found), today)
    views = {}
    for number, placement in found.items():
        latest = await latest_of(tx, placement, today)
        views[number] = WorkView(
            placement=placement,
            first_day=first_day_of(placement, known[placement.job].shifts),
            candidate=named[placement.candidate],
            days=() if isinstance(latest, Refusal) else tuple(longer_days(placement.last_day, latest)),
            ask=newest.get(number),
            changes=tuple(one for one in changes if one.placement == number),
            end=ended[number][1] if number in ended else None,
            is_over=placement.last_day < today,
            is_beside=number in beside,
        )
    return views


async def _took_over(deed: Deed, placement_id: int) -> bool:
    ask = await asks.open_of(deed.tx, placement_id)
    return ask is not None and ask.owner == deed.who.id


async def guided_work(deed: Deed, placement_id: int, *, lock: bool = False) -> Placement | None:
    """A placement of such a candidate, or one about which whoever acts took over what its employer asks; with `lock` nobody else changes
    it until the transaction ends."""
    placement = await placements.by_id(deed.tx, placement_id)
    if placement is None or not (await guides(deed, placement.candidate) or await _took_over(deed, placement_id)):
        return None
    if not lock:
        return placement
    await replanning.lock(deed.tx, placement_id)
    return await placements.by_id(deed.tx, placement_id)


async def own_placement(deed: Deed, placement_id: int) -> Placement | None:
    """The placement, when it is one of whoever acts."""
    placement = await placements.by_id(deed.tx, placement_id)
    return placement if placement and placement.candidate == deed.who.id else None
