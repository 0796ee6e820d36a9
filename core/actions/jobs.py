"""Jobs as the consultant sees them: the list, one job, and to whom it can be offered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.floors import floor_of
from core.rules.amounts import Amount
from core.rules.offers import OfferCode, OfferState
from core.rules.refusals import Refusal, refuse
from core.store import jobs, offers, people, refused
from core.store.database import Transaction
from core.store.jobs import Job
from core.store.refused import Refused


@dataclass(frozen=True)
class JobView:
    """A job, how far each candidate is to whom it was offered, and the floor of its tariff (None where none is known)."""

    job: Job
    offered: tuple[tuple[str, OfferState], ...]
    floor: Amount | None
    refused: Refused | None


async def own_job(deed: Deed, job_id: int) -> Job | None:
    """The job, when it is one of the municipality of whoever acts."""
    one = await jobs.by_id(deed.tx, job_id)
    return one if one and one.municipality == deed.who.municipality else None


@by(*STAFF)
async def list_jobs(deed: Deed) -> list[dict[str, Any]] | Refusal:
    """The jobs of the municipality: number, title, employer, free places."""
    found = await jobs.of_municipality(deed.tx, deed.who.municipality)
    return [{"id": j.id, "title": j.title, "employer": j.employer_name, "free": j.free} for j in found]


@by(*STAFF)
async def open_job(deed: Deed, job_id: int) -> Job | Refusal:
    """One job of the own municipality."""
    return await own_job(deed, job_id) or refuse(OfferCode.NOT_FOUND)


async def job_views(tx: Transaction, ids: Sequence[int], _now: datetime) -> dict[int, JobView]:
    """Jobs with their offers, for showing."""
    found = await jobs.by_ids(tx, ids)
    views = {}
    for number, job in found.items():
        asked = await offers.of_job(tx, number)
        named = await people.by_ids(tx, {offer.candidate for offer in asked})
        offered = tuple((named[offer.candidate].name, offer.state) for offer in asked)
        views[number] = JobView(job, offered, await floor_of(tx, job), await refused.of_employer(tx, job.employer))
    return views
