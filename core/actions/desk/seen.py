"""What a candidate sees, seen by their contact person: to look at only. Each look stands in the trail, which the candidate can read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.hours.my_hours import hours_of
from core.actions.money.premium import PremiumView, premium_views
from core.actions.people.guided import open_candidate
from core.actions.things import Thing
from core.rules.calendar import local_day
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.database import Transaction
from core.store.people import people
from core.store.people.people import Person
from core.store.work import placements


class Part(StrEnum):
    """Which of a candidate's screens. New ones come last: buttons name them by their place."""

    PREMIUM = "premium"
    WORK = "work"
    HOURS = "hours"


@dataclass(frozen=True)
class SeenPremium:
    """Where a candidate stands, and who it is."""

    candidate: Person
    view: PremiumView


@dataclass(frozen=True)
class Seen:
    """Whose screen is looked at: work as numbers of placements, hours as JSON keeps them; empty for other parts."""

    candidate: Person
    part: Part
    placements: tuple[int, ...] = ()
    hours: dict[str, Any] | None = None


@by(*STAFF)
async def view_as(deed: Deed, candidate_id: int, part: int) -> Seen | Refusal:
    """What an own candidate sees on one of their screens. Refused: unknown or foreign."""
    found = await open_candidate(deed, candidate_id)
    if isinstance(found, Refusal) or part >= len(Part):
        return found if isinstance(found, Refusal) else refuse(CommonCode.NOT_FOUND)
    which = list(Part)[part]
    deed.trail(found.municipality, "seen as candidate", Thing.PERSON, found.id, part=which)
    if which is Part.WORK:
        today = local_day(deed.now)
        own = await placements.of_candidate(deed.tx, found.id)
        return Seen(found, which, tuple(one.id for one in own if one.last_day >= today))
    return Seen(found, which, hours=await hours_of(deed, found.id) if which is Part.HOURS else None)


async def seen_premiums(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, SeenPremium]:
    """Where candidates stand, for showing to their contact person."""
    named = await people.by_ids(tx, ids)
    return {number: SeenPremium(named[number], view) for number, view in (await premium_views(tx, ids, now)).items()}
