"""A placement confirmed in writing (MANUAL 4c): to the employer with the additional terms and the tariff, to the candidate without it.

Both get theirs when the placement is made, and may ask for it again; when something was changed since, that is the next version.
"""

from typing import Any

from core.actions.access import by
from core.actions.deed import Deed
from core.actions.documents import DUTCH, issue
from core.actions.money.hour_rates import all_rates
from core.actions.people.sites import is_own_placement
from core.actions.things import Sort, Thing
from core.actions.work.placements import first_day_of
from core.rules.money.premium import RateFrom
from core.rules.people.agreement import TERMS, Clause
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store import municipalities
from core.store.matching import jobs
from core.store.people import people
from core.store.people.people import Person, Role
from core.store.work import placements
from core.store.work.placements import Placement

SORT_FOR = {Role.EMPLOYER: Sort.CONFIRMATION, Role.CANDIDATE: Sort.MY_PLACEMENT}


@by(Role.CANDIDATE, Role.EMPLOYER)
async def send_confirmation(deed: Deed, placement_id: int) -> int | Refusal:
    """The confirmation of an own placement, or of one at an own site, as it stands now."""
    placement = await placements.by_id(deed.tx, placement_id)
    if placement is None or not await _is_own(deed, placement):
        return refuse(CommonCode.NOT_FOUND)
    return await _send(deed, placement, deed.who)


async def confirm_to(deed: Deed, placement_id: int, reader: Person) -> None:
    """Send somebody the confirmation of a placement that was just made."""
    placement = await placements.by_id(deed.tx, placement_id)
    if placement:
        await _send(deed, placement, reader, key="made")


async def _is_own(deed: Deed, placement: Placement) -> bool:
    if deed.who.role is Role.CANDIDATE:
        return placement.candidate == deed.who.id
    return await is_own_placement(deed, placement)


async def _send(deed: Deed, placement: Placement, reader: Person, key: str | None = None) -> int:
    sort = SORT_FOR[reader.role]
    candidate = await people.by_id(deed.tx, placement.candidate)
    assert candidate is not None, "a placement has a candidate"
    facts = await _facts(deed, placement, candidate, reader)
    document = await issue(deed, sort, candidate, Thing.PLACEMENT, placement.id, facts)
    deed.send(reader, document.id, sort, key=key)
    return document.id


async def _facts(deed: Deed, placement: Placement, candidate: Person, reader: Person) -> dict[str, Any]:
    job = await jobs.by_id(deed.tx, placement.job)
    contact = await people.contact_of(deed.tx, candidate.id)
    shifts = job.shifts if job and job.minutes_per_week == placement.minutes_per_week else ()
    facts = {
        "language": reader.language or DUTCH,
        "municipality": await municipalities.name_of(deed.tx, placement.municipality),
        "contact": contact.name if contact else "",
        "candidate": candidate.first_name,
        "placement": placement.id,
        "employer": placement.employer_name,
        "title": placement.title,
        "tasks": job.tasks if job else "",
        "needs": job.needs if job else "",
        "place": placement.place,
        "report_to": placement.report_to,
        "shifts": [
            [one.weekday, one.starts.isoformat("minutes"), one.ends.isoformat("minutes"), one.break_minutes] for one in shifts
        ],
        "minutes_per_week": placement.minutes_per_week,
        "starts_on": str(first_day_of(placement, job.shifts if job else ())),
        "last_day": str(placement.last_day),
        "last_allowed_day": str(placement.last_allowed_day),
    }
    if reader.role is Role.EMPLOYER:
        return facts | {"tariff": str(placement.tariff), "terms": TERMS, "clauses": [str(clause) for clause in Clause]}
    first, *later = await all_rates(deed.tx, placement) or [RateFrom(placement.starts_on, placement.premium_rate)]
    changes = {"premium_changes": [[str(row.since), str(row.value)] for row in later]} if later else {}
    return facts | {"candidate": candidate.name, "premium_per_hour": str(first.value)} | changes
