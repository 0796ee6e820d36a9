"""The working day before somebody's first day both sides hear when it is and what is needed: the contact person can be asked then."""

from datetime import date, datetime, time
from typing import Any

from core.actions.deed import Deed
from core.actions.things import Notice
from core.actions.workdays import working_day_before
from core.rules.calendar import AMSTERDAM, local_day
from core.store.matching import jobs
from core.store.people import members, people
from core.store.work import placements

AT = time(16, 0)


def told_at(first_day: date) -> datetime:
    """Four o'clock in the afternoon (Europe/Amsterdam) of the working day before."""
    return datetime.combine(working_day_before(first_day), AT, AMSTERDAM)


async def first_day(deed: Deed, placement_id: int) -> None:
    """The candidate and everybody of the employer hear it, as long as the first day is still to come and was not taken back."""
    placement = await placements.by_id(deed.tx, placement_id)
    if placement is None:
        return
    job = await jobs.by_id(deed.tx, placement.job)
    candidate = await people.by_id(deed.tx, placement.candidate)
    shifts = await placements.shifts_of(deed.tx, [placement.id], placement.starts_on, placement.last_day)
    if job and job.shifts and not shifts:
        return
    day = shifts[0].day if shifts else placement.starts_on
    if not local_day(deed.now) < day <= placement.last_day:
        return
    assert job, "a placement is on a job"
    assert candidate, "a placement is of somebody"
    facts: dict[str, Any] = {
        "name": candidate.first_name,
        "title": placement.title,
        "employer": placement.employer_name,
        "day": day.isoformat(),
        "starts": f"{shifts[0].starts:%H:%M}" if shifts else "",
        "ends": f"{shifts[0].ends:%H:%M}" if shifts else "",
        "place": placement.place,
        "guide": placement.report_to,
        "needs": job.needs,
    }
    deed.tell(candidate, Notice.MY_FIRST_DAY, key=str(placement.id), **facts)
    for member in await members.looking_after(deed.tx, placement.employer, placement.site):
        deed.tell(member, Notice.FIRST_DAY, key=str(placement.id), **facts)
