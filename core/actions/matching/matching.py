"""Who fits a job: the own candidates in an order with reasons, and picking several of them to offer it to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.matching.jobs import job_changed, own_job, seen_by
from core.actions.things import Thing
from core.actions.work.placing import job_from, work_on
from core.actions.work.planned_work import work_of_desks
from core.rules.calendar import local_day
from core.rules.choices import Choices
from core.rules.matching import wanted as answers
from core.rules.matching.matching import Candidate, Ranked, Ranking, Sought, Spot, Weights, area_of
from core.rules.matching.offers import OfferCode
from core.rules.matching.stops import Before, Work, instrument_before, last_day_on, overlap
from core.rules.matching.wanted import WantedCode
from core.rules.paging import A_TOLD_PAGE, page_of
from core.rules.people.exemption import latest_birth, may_be_placed
from core.rules.people.participation import ParticipationCode
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store import policies
from core.store.database import Row, Transaction
from core.store.matching import jobs, matching
from core.store.matching.jobs import Job
from core.store.matching.matching import Search
from core.store.people import people

LIST, KIND, GOALS = "list", "kind", "goals"
SHOWING = (LIST, KIND, GOALS)


@dataclass(frozen=True)
class Fitting:
    """Somebody in the order, by name."""

    id: int
    name: str
    ranked: Ranked


@dataclass(frozen=True, kw_only=True)
class SearchView:
    """A page of who fits a job, how many there are and cannot be offered it, who is picked, and what its card shows.

    `is_open`: it has a place that is free.
    """

    search: Search
    job: Job
    page: int
    pages: int
    shown: tuple[Fitting, ...]
    fitting: int
    stopped: int
    picked: frozenset[int]
    is_open: bool
    is_ours: bool = True


@by(*STAFF)
async def open_search(deed: Deed, job_id: int) -> Search | Refusal:
    """The list of who fits a job, from its first page."""
    job = await own_job(deed, job_id)
    if job is None:
        return refuse(CommonCode.NOT_FOUND)
    search = await matching.search_of(deed.tx, job.municipality, job.id, deed.who.id)
    return await _show(deed, search, 0, LIST)


@by(*STAFF)
async def turn_search(deed: Deed, search_id: int, page: int, kind: int) -> Search | Refusal:
    """Another page of it, or a question about the job (`kind`: the place in `SHOWING`)."""
    search = await own_search(deed, search_id)
    if search is None:
        return refuse(CommonCode.NOT_FOUND)
    return await _show(deed, search, page, SHOWING[min(kind, len(SHOWING) - 1)])


async def _show(deed: Deed, search: Search, page: int, showing: str) -> Search:
    if (search.page, search.showing) != (page, showing):
        await matching.show(deed.tx, search.id, page, showing)
    deed.changed(Thing.SEARCH, search.id)
    return search


@by(*STAFF)
async def pick(deed: Deed, search_id: int, candidate_id: int, wanted: bool) -> Search | Refusal:
    """Pick one of the own candidates for a job, or not any more. Refused: who is not in the list, or cannot be offered it."""
    search = await own_search(deed, search_id)
    job = await jobs.by_id(deed.tx, search.job) if search else None
    if search is None or job is None:
        return refuse(CommonCode.NOT_FOUND)
    ranked = await ranking(deed.tx, seen_by(job, search.municipality), [deed.who.id], deed.now)
    found = next((one for one in ranked if one.id == candidate_id), None)
    if found is None:
        return refuse(CommonCode.NOT_FOUND)
    if wanted and found.stops:
        return found.stops[0]
    deed.changed(Thing.SEARCH, search.id)
    if wanted:
        await matching.pick(deed.tx, search, candidate_id)
    else:
        await matching.unpick(deed.tx, search.id, [candidate_id])
    return search


@by(*STAFF)
async def why_fits(deed: Deed, job_id: int, candidate_id: int) -> Fitting | Refusal:
    """Why one of the own candidates stands where they stand."""
    job = await own_job(deed, job_id)
    if job is None:
        return refuse(CommonCode.NOT_FOUND)
    someone = await people.by_id(deed.tx, candidate_id)
    found = next((one for one in await ranking(deed.tx, job, [deed.who.id], deed.now) if one.id == candidate_id), None)
    return Fitting(found.id, someone.name, found) if found and someone else refuse(CommonCode.NOT_FOUND)


@by(*STAFF)
async def describe_job(deed: Deed, search_id: int, kind: int, number: int) -> Search | Refusal:
    """Say what kind of work a job is (`kind` 0) or what it helps with (else), by its place; the same again takes it back. A job that another
    municipality shares it describes itself."""
    search = await own_search(deed, search_id)
    job = await jobs.by_id(deed.tx, search.job) if search else None
    if search is None or job is None or job.municipality != deed.who.municipality:
        return refuse(CommonCode.NOT_FOUND)
    if number >= len(answers.GOALS if kind else answers.KINDS):
        return refuse(WantedCode.NO_SUCH_CHOICE)
    helps = answers.toggled(job.helps_with, answers.GOALS, number) if kind else job.helps_with
    named = job.kind if kind else answers.KINDS[number]
    assert isinstance(helps, str), "the place was looked at"
    await matching.write_profile(deed.tx, job.id, "" if not kind and named == job.kind else named, helps)
    deed.trail(job.municipality, "job described", Thing.JOB, job.id, work=named, helps_with=helps)
    await job_changed(deed, job.id)
    return await _show(deed, search, search.page, search.showing)


async def own_search(deed: Deed, search_id: int) -> Search | None:
    """The list, when it is one of whoever acts."""
    search = (await matching.searches(deed.tx, [search_id])).get(search_id)
    return search if search and search.by == deed.who.id else None


async def ranking(tx: Transaction, reported: Job, desks: Sequence[int], now: datetime) -> list[Ranked]:
    """The candidates of desks to whom a job was not offered yet, best fitting first, for work that would begin as it can from now."""
    left = job_from(reported, now)
    job, over = (reported, left) if isinstance(left, Refusal) else (left, None)
    rows = await matching.pool(tx, desks, job.id)
    work, before = await work_of_desks(tx, desks, job.starts_on), await matching.instruments_at(tx, job.employer)
    places = await matching.areas(tx, job.municipality)
    choices = (await policies.of(tx, job.municipality)).on(job.starts_on)
    stops = Stops(choices, job, work_on(job), work, before, over)
    pool = [
        Candidate(
            row.id,
            row.kinds or "",
            row.days or "",
            row.farthest,
            row.goals or "",
            places.get(row.area) if row.area else None,
            row.signed_at,
            stops.of(row),
        )
        for row in rows
    ]
    return Ranking(sought(job, places), Weights.of(choices)).of(pool)


def sought(job: Job, places: dict[str, Spot]) -> Sought:
    """What counts of a job."""
    weekdays = tuple(dict.fromkeys(str(shift.weekday) for shift in job.shifts))
    return Sought(job.kind, weekdays, frozenset(answers.listed(job.helps_with)), places.get(area_of(job.place)))


@dataclass(frozen=True)
class Stops:
    """Why a job cannot be offered to people of the pool; what is the same for all is looked up once."""

    choices: Choices
    job: Job
    work: Work
    worked: dict[int, list[Work]]
    before: list[Before]
    over: Refusal | None

    def of(self, row: Row[Any]) -> tuple[Refusal, ...]:
        """Every reason why not, for somebody of the pool."""
        others, found = self.worked.get(row.id), list[Refusal | None]()
        born = latest_birth(row.birth_date, row.age_at_least, row.age_on)
        found.append(self.over)
        found.append(may_be_placed(born, row.wage_subsidy_group, self.work.start, self.choices.minimum_age))
        if others:
            allowed: date | Refusal = last_day_on(self.choices, self.work, others)
            found += [allowed if isinstance(allowed, Refusal) else None, overlap(self.work, others)]
        if self.before:
            found.append(instrument_before(self.work.employer, self.job.kind, row.id, self.before))
        if row.signed_at is None and not others:
            found.append(refuse(ParticipationCode.NOT_CONFIRMED))
        if row.phone is None:
            found.append(refuse(OfferCode.NO_PHONE))
        return tuple(one for one in found if one)


async def search_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, SearchView]:
    """Lists of who fits, each at its page, as things stand now."""
    views = {}
    for number, search in (await matching.searches(tx, ids)).items():
        job = await jobs.by_id(tx, search.job)
        assert job is not None, "a list is about a job"
        is_ours, job = job.municipality == search.municipality, seen_by(job, search.municipality)
        ranked = await ranking(tx, job, [search.by], now)
        stopped = sum(bool(one.stops) for one in ranked)
        page = page_of(ranked, search.page, A_TOLD_PAGE)
        named = await people.by_ids(tx, [one.id for one in page.shown])
        picked = frozenset(await matching.picked(tx, number)) & {one.id for one in ranked if not one.stops}
        views[number] = SearchView(
            search=search,
            job=job,
            page=page.number,
            pages=page.pages,
            shown=tuple(Fitting(one.id, named[one.id].name, one) for one in page.shown),
            fitting=len(ranked) - stopped,
            stopped=stopped,
            picked=picked,
            is_open=not job.withdrawn and job.free_on(local_day(now)) > 0,
            is_ours=is_ours,
        )
    return views
