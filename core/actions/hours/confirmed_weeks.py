"""The confirmed weeks of long ago, to look at or to put right: of oneself, of a candidate whom one guides, or of who works at the own sites."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.people.guided import open_candidate
from core.actions.people.sites import own_placements
from core.rules.calendar import local_day
from core.rules.paging import A_PAGE, page_of
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.hours import weeks
from core.store.people import people
from core.store.people.people import Person, Role
from core.store.work import placements
from core.store.work.placements import Placement

LAST_WEEKS = 4
"""So many stand on a candidate's card at the contact person; the older ones are in the list."""
OWN = 0
"""The number with which a candidate asks for their own, and an employer for everybody's at the own sites."""


@by(Role.CANDIDATE, Role.EMPLOYER, *STAFF)
async def older_weeks(deed: Deed, candidate_id: int, page: int) -> dict[str, Any] | Refusal:
    """A page of them (from 0; one that is no more is the last one), the newest first; JSON-able. A week has a name
    for an employer, and its work where there is more than one. Refused: a candidate of somebody else."""
    work = await _work(deed, candidate_id)
    if isinstance(work, Refusal):
        return work
    at = {one.id: one for one in work}
    found = await weeks.confirmed_at(deed.tx, list(at))
    part = page_of(found[LAST_WEEKS if deed.who.role in STAFF else 0 :], page, A_PAGE)
    shown = [at[one.placement] for one in part.shown]
    names = await people.by_ids(deed.tx, {one.candidate for one in shown}) if deed.who.role is Role.EMPLOYER else {}
    several = len({one.placement for one in found}) > 1
    return {
        "candidate": candidate_id,
        "today": local_day(deed.now).isoformat(),
        "page": part.number,
        "pages": part.pages,
        "older": [
            {
                "id": one.id,
                "monday": one.monday.isoformat(),
                "name": _name(names, at[one.placement]),
                "title": at[one.placement].title if several else "",
            }
            for one in part.shown
        ],
    }


def _name(names: Mapping[int, Person], work: Placement) -> str:
    """Whose week it is; of who was erased, the work."""
    return (names[work.candidate].first_name or work.title) if names else ""


async def _work(deed: Deed, candidate_id: int) -> Sequence[Placement] | Refusal:
    """The work of which whoever acts may see the weeks."""
    if deed.who.role in STAFF:
        found = await open_candidate(deed, candidate_id)
        return found if isinstance(found, Refusal) else await placements.of_candidate(deed.tx, candidate_id)
    if deed.who.role is Role.CANDIDATE:
        return await placements.of_candidate(deed.tx, deed.who.id) if candidate_id == OWN else refuse(CommonCode.NOT_FOUND)
    own = await own_placements(deed, date.min)
    of = [one for one in own or () if candidate_id in (OWN, one.candidate)]
    return refuse(CommonCode.NOT_FOUND) if own is None or (candidate_id != OWN and not of) else of
