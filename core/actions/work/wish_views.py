"""Wishes of candidates about their work, as candidate and contact person see them, and what can be answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.actions.work.placements import off
from core.actions.work.replanning import ends_of, plan_of
from core.rules.calendar import local_day
from core.rules.refusals import Refusal
from core.rules.work import at_work as rules
from core.rules.work.at_work import WishKind, WishState
from core.store.database import Transaction
from core.store.people import people
from core.store.people.people import Person
from core.store.work import placements, work_wishes
from core.store.work.placements import Placement
from core.store.work.work_wishes import WorkWish

CHOICES = 4


@dataclass(frozen=True, kw_only=True)
class WishView:
    """A wish as both see it: `days` are those from which the contact person chooses, `why_none` why there is none; `due_at` when it passes
    on; `off`: the work does not go on."""

    wish: WorkWish
    placement: Placement
    candidate: Person
    owner: Person
    days: tuple[date, ...]
    why_none: Refusal | None
    off: bool


async def wish_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, WishView]:
    """Wishes, for showing."""
    found = await work_wishes.by_ids(tx, ids)
    at = await placements.by_ids(tx, {one.placement for one in found.values()})
    named = await people.by_ids(tx, {n for one in found.values() for n in (one.candidate, one.owner)})
    never = await off(tx, list(at.values()))
    views = {}
    for number, one in found.items():
        place, today = at[one.placement], local_day(now)
        if one.kind is WishKind.STOP:
            past = (await ends_of(tx, place, today)).past if one.state is WishState.OPEN else None
            days, why = tuple(rules.last_days_near(today, place.starts_on, place.last_day, CHOICES, past)), None
        else:
            is_open = one.state is WishState.OPEN and one.minutes_per_week is not None
            days, why = await possible_from(tx, place, one.minutes_per_week or 0, today) if is_open else ((), None)
        views[number] = WishView(
            wish=one,
            placement=place,
            candidate=named[one.candidate],
            owner=named[one.owner],
            days=days,
            why_none=why,
            off=one.placement in never,
        )
    return views


async def possible_from(tx: Transaction, place: Placement, minutes: int, today: date) -> tuple[tuple[date, ...], Refusal | None]:
    """The coming Mondays from which so many minutes a week can be worked; where there are none of these, why."""
    mondays = rules.mondays_ahead(today, place.last_day, CHOICES - 1)
    plans = {day: await plan_of(tx, place, minutes, day) for day in mondays}
    days = tuple(day for day, plan in plans.items() if not isinstance(plan, Refusal))
    return days, None if days else next((plan for plan in plans.values() if isinstance(plan, Refusal)), None)
