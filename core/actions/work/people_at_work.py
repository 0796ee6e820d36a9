"""Who works at the sites of whoever acts for an employer."""

from dataclasses import dataclass
from datetime import date

from core.actions.access import by
from core.actions.deed import Deed
from core.actions.people.sites import is_own_placement, own_placements
from core.rules.calendar import local_day
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.people import people
from core.store.people.people import Role
from core.store.work import placements
from core.store.work.placements import Placement


@dataclass(frozen=True)
class AtWork:
    """Somebody who works at the employer now, or will."""

    placement: int
    first_name: str
    title: str
    last_day: date


@by(Role.EMPLOYER)
async def my_people(deed: Deed) -> list[AtWork] | Refusal:
    """Who works at the own sites now, or will, by first name."""
    found = await own_placements(deed, local_day(deed.now))
    if found is None:
        return refuse(CommonCode.NOT_FOUND)
    named = await people.by_ids(deed.tx, {p.candidate for p in found})
    at_work = [AtWork(p.id, named[p.candidate].first_name, p.title, p.last_day) for p in found]
    return sorted(at_work, key=lambda one: (one.first_name, one.placement))


@by(Role.EMPLOYER)
async def open_placement(deed: Deed, placement_id: int) -> Placement | Refusal:
    """One placement at an own site."""
    found = await placements.by_id(deed.tx, placement_id)
    return found if found and await is_own_placement(deed, found) else refuse(CommonCode.NOT_FOUND)
