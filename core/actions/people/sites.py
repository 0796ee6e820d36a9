"""Whose work it is among the people of an employer. A colleague's site is answered as a thing that does not exist."""

from datetime import date

from core.actions.deed import Deed
from core.store.people import members
from core.store.work import placements
from core.store.work.placements import Placement


async def is_own_work(deed: Deed, employer: int, site: int | None) -> bool:
    """Whether the work of an employer at a site is looked after by whoever acts."""
    member = await members.of_person(deed.tx, deed.who.id)
    return member is not None and member.looks_after(employer, site)


async def is_own_placement(deed: Deed, placement: Placement) -> bool:
    """The same, of somebody at work."""
    return await is_own_work(deed, placement.employer, placement.site)


async def own_placements(deed: Deed, since: date) -> list[Placement] | None:
    """The placements at the own sites that end on a day or later; None for who acts for no employer."""
    own = await members.of_person(deed.tx, deed.who.id)
    if own is None:
        return None
    found = await placements.of_employer(deed.tx, own.employer)
    return [one for one in found if one.last_day >= since and own.looks_after(one.employer, one.site)]
