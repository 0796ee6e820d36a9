"""A job is shared with municipalities of the region: their consultants may offer it too. Candidates are never shared (REPORT 3.5)."""

from dataclasses import dataclass

from core.actions.access import WITH_EMPLOYERS, by
from core.actions.deed import Deed
from core.actions.matching.jobs import job_changed
from core.actions.matching.regions import region_of
from core.actions.things import Thing
from core.rules.calendar import local_day
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.matching import jobs, shares
from core.store.matching.jobs import Job
from core.store.people import contacts


@dataclass(frozen=True)
class Sharing:
    """A job of the municipality, and each other municipality of the region: its number, name, and whether the job is shared with it."""

    job: Job
    municipalities: tuple[tuple[int, str, bool], ...]


@by(*WITH_EMPLOYERS)
async def may_share(deed: Deed, job_id: int) -> Sharing | Refusal:
    """With whom a job of the own municipality can be shared."""
    job = await jobs.by_id(deed.tx, job_id)
    if job is None or job.municipality != deed.who.municipality:
        return refuse(CommonCode.NOT_FOUND)
    standing = {one.shared_with for one in await shares.of_job(deed.tx, job_id)}
    region = await region_of(deed.tx, job.municipality, local_day(deed.now))
    return Sharing(job, tuple((number, name, number in standing) for number, name in region.items()))


@by(*WITH_EMPLOYERS)
async def share_job(deed: Deed, job_id: int, municipality: int, wanted: bool) -> Sharing | Refusal:
    """Share a job with a municipality of the region, or no longer: then it is not offered anew there, and who was asked stays asked.

    The same again changes nothing. Refused: a job of another municipality, a municipality that is not of the region.
    """
    found = await may_share(deed, job_id)
    if isinstance(found, Refusal):
        return found
    known = {number: shared for number, _, shared in found.municipalities}
    if municipality not in known:
        return refuse(CommonCode.NOT_FOUND)
    if known[municipality] is wanted:
        return found
    if wanted:
        number = await shares.share(deed.tx, found.job.municipality, job_id, municipality, deed.who.id, deed.now)
        for colleague in (await contacts.colleagues(deed.tx, municipality))[:1]:
            deed.show(colleague, Thing.SHARED_JOB, number, key="shared", fresh=True)
    await job_changed(deed, job_id)
    if not wanted:
        await shares.end(deed.tx, job_id, municipality, deed.now)
    deed.trail(
        found.job.municipality, "job shared" if wanted else "job shared no longer", Thing.JOB, job_id, shared_with=municipality
    )
    return await may_share(deed, job_id)
