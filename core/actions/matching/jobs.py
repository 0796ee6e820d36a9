"""Jobs as the consultant sees them: the list, one job, and to whom it can be offered; those of the region too, where they are shared."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from core.actions.access import STAFF, WITH_EMPLOYERS, by
from core.actions.deed import Deed
from core.actions.matching.regions import region_of
from core.actions.things import Card, Thing
from core.actions.work.floors import floor_of
from core.actions.work.placing import is_over
from core.rules.amounts import Amount
from core.rules.calendar import local_day
from core.rules.matching.offers import OfferState
from core.rules.planning import first_planned
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store import municipalities
from core.store.database import Transaction
from core.store.matching import jobs, offers, refused, shares
from core.store.matching.jobs import Job
from core.store.matching.refused import Refused
from core.store.people import people


@dataclass(frozen=True)
class Asked:
    """A candidate to whom a job was offered, how far that is, and the last day of who worked on it and does so no more."""

    name: str
    state: OfferState
    worked_until: date | None


@dataclass(frozen=True, kw_only=True)
class JobView:
    """A job from its first shift on, whether it is over, how many of its places are free, how far each candidate of the municipality is to
    whom it was offered, and the floor of its tariff (None: none is known).

    `elsewhere` counts the places that candidates of other municipalities fill; of them nothing else is said. `owner` names the
    municipality that shares it; `shared_with` those with which it is shared, and `in_region` whether there is one to share with.
    """

    job: Job
    over: bool
    free: int
    offered: tuple[Asked, ...]
    floor: Amount | None
    refused: Refused | None
    elsewhere: int = 0
    owner: str = ""
    shared_with: tuple[str, ...] = ()
    in_region: bool = False


def seen_by(job: Job, municipality: int) -> Job:
    """A job as a municipality offers it: its policy holds for its candidates, whoever shares the job."""
    return replace(job, municipality=municipality)


async def own_job(deed: Deed, job_id: int) -> Job | None:
    """The job, when it is one of the municipality of whoever acts, or one that another municipality shares with it."""
    one = await jobs.by_id(deed.tx, job_id)
    if one is None or one.municipality == deed.who.municipality:
        return one
    share = await shares.between(deed.tx, job_id, deed.who.municipality) if deed.who.role in STAFF else None
    return replace(seen_by(one, deed.who.municipality), share=share.id) if share else None


def card_of(job: Job) -> Card:
    """Which card shows a job to whom it was opened."""
    return (Thing.JOB, job.id) if job.share is None else (Thing.SHARED_JOB, job.share)


async def job_changed(deed: Deed, job_id: int) -> None:
    """Whoever has this job on a screen sees it anew, also where it is shared."""
    deed.changed(Thing.JOB, job_id)
    for one in await shares.of_job(deed.tx, job_id):
        deed.changed(Thing.SHARED_JOB, one.id)


@by(*WITH_EMPLOYERS)
async def list_jobs(deed: Deed) -> list[dict[str, Any]] | Refusal:
    """The jobs of the municipality that are not over, and those that others share with it: number, title, employer, free places, and whose
    it is if not ours."""
    today = local_day(deed.now)
    own = [j for j in await jobs.of_municipality(deed.tx, deed.who.municipality, today) if not is_over(j, deed.now)]
    found = [{"id": j.id, "title": j.title, "employer": j.employer_name, "free": j.free_on(today), "of": ""} for j in own]
    if deed.who.role not in STAFF:
        return found
    shared = await jobs.by_ids(deed.tx, [one.job for one in await shares.shared_to(deed.tx, deed.who.municipality)])
    named = await municipalities.names(deed.tx) if shared else {}
    return found + [
        {"id": j.id, "title": j.title, "employer": j.employer_name, "free": j.free_on(today), "of": named[j.municipality]}
        for j in shared.values()
        if not (j.withdrawn or is_over(j, deed.now))
    ]


@by(*WITH_EMPLOYERS)
async def open_job(deed: Deed, job_id: int) -> Job | Refusal:
    """One job of the own municipality, or that is shared with it."""
    return await own_job(deed, job_id) or refuse(CommonCode.NOT_FOUND)


async def job_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, JobView]:
    """Jobs of a municipality with their offers, for showing there."""
    found = await jobs.by_ids(tx, ids)
    named = await municipalities.names(tx)
    views = {}
    for number, job in found.items():
        shared = tuple(named[one.shared_with] for one in await shares.of_job(tx, number))
        region = await region_of(tx, job.municipality, local_day(now))
        view = await _view(tx, job, now)
        views[number] = replace(view, shared_with=shared, in_region=bool(region))
    return views


async def shared_job_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, JobView]:
    """Jobs that another municipality shares, as the one sees them that they are shared with; by the number of the share."""
    found = await shares.by_ids(tx, ids)
    known = await jobs.by_ids(tx, {one.job for one in found.values()})
    named = await municipalities.names(tx)
    views = {}
    for number, one in found.items():
        job = replace(seen_by(known[one.job], one.shared_with), share=number, withdrawn=_gone(known[one.job], one.ended_at))
        views[number] = replace(await _view(tx, job, now), owner=named[one.municipality])
    return views


def _gone(job: Job, ended_at: datetime | None) -> bool:
    return job.withdrawn or ended_at is not None


async def _view(tx: Transaction, job: Job, now: datetime) -> JobView:
    """What the municipality that looks may know: its own candidates by name, of others how many places they fill."""
    asked = _of_municipality(await offers.of_job(tx, job.id), job.municipality)
    named = await people.by_ids(tx, {offer.candidate for offer in asked})
    today = local_day(now)
    until = {one.candidate: one.last_day for one in sorted(job.seats, key=lambda one: one.last_day) if one.last_day < today}
    offered = tuple(Asked(named[offer.candidate].name, offer.state, until.get(offer.candidate)) for offer in asked)
    stands = await refused.of_employer(tx, job.employer)
    elsewhere = sum(one.municipality != job.municipality for one in job.taken_on(today))
    first = first_planned([one.weekday for one in job.shifts], job.starts_on, job.ends_on or date.max)
    shown = replace(job, starts_on=first or job.starts_on)
    return JobView(
        job=shown,
        over=is_over(job, now),
        free=job.free_on(today),
        offered=offered,
        floor=await floor_of(tx, job),
        refused=stands,
        elsewhere=elsewhere,
    )


def _of_municipality(asked: Iterable[offers.OfferRow], municipality: int) -> list[offers.OfferRow]:
    return [offer for offer in asked if offer.municipality == municipality]
