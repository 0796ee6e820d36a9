"""The pool of a job with all that its order rests on, read in a few statements however many people there are; and who was picked."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, bindparam, delete, exists, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.matching.matching import Spot
from core.rules.matching.stops import Before, Work
from core.rules.planning import Pattern
from core.rules.work.instruments import Instrument
from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.matching import area, instrument_before, job_pick, job_search, wanted_work
from core.store.tables.participation import participation
from core.store.tables.people import address, candidate, person
from core.store.tables.work import job, job_shift, offer, placement


@dataclass(frozen=True, slots=True)
class Search:
    """Where somebody is in the list of who fits a job."""

    id: int
    municipality: int
    job: int
    by: int
    page: int
    showing: str


_of_desks = among(candidate.c.consultant, "desks")
POOL = (
    select(
        person.c.id,
        candidate.c.birth_date,
        candidate.c.age_at_least,
        candidate.c.age_on,
        candidate.c.wage_subsidy_group,
        candidate.c.area,
        wanted_work.c.kinds,
        wanted_work.c.days,
        wanted_work.c.farthest,
        wanted_work.c.goals,
        participation.c.signed_at,
        address.c.id.label("phone"),
    )
    .select_from(candidate)
    .join(person, person.c.id == candidate.c.person)
    .join(wanted_work, wanted_work.c.candidate == person.c.id, isouter=True)
    .join(participation, participation.c.candidate == person.c.id, isouter=True)
    .join(address, (address.c.person == person.c.id) & address.c.until.is_(None), isouter=True)
    .where(
        _of_desks,
        person.c.first_name != "",
        ~exists().where(offer.c.job == bindparam("job"), offer.c.candidate == person.c.id),
    )
)
"""The candidates of desks to whom a job was not offered yet."""

_WORK = select(
    placement.c.id,
    placement.c.candidate,
    placement.c.employer,
    placement.c.job,
    job.c.title,
    placement.c.starts_on,
    placement.c.last_day,
    placement.c.minutes_per_week,
).join(job, job.c.id == placement.c.job)
_WORK_OF_DESKS = (
    _WORK.join(candidate, candidate.c.person == placement.c.candidate)
    .where(_of_desks)
    .order_by(placement.c.starts_on, placement.c.id)
)
_WORK_OF = _WORK.where(placement.c.candidate == bindparam("of")).order_by(placement.c.starts_on, placement.c.id)
_SHIFTS = (
    select(job_shift.c.job, job_shift.c.weekday, job_shift.c.starts, job_shift.c.ends, job_shift.c.break_minutes)
    .where(among(job_shift.c.job, "ids"))
    .order_by(job_shift.c.weekday, job_shift.c.starts)
)
_BEFORE = select(instrument_before).where(instrument_before.c.employer == bindparam("at"))
_AREAS = select(area.c.code, area.c.east, area.c.north).where(area.c.municipality == bindparam("municipality_id"))

_ALL = select(*(job_search.c[name] for name in Search.__slots__))
_BY_IDS = _ALL.where(among(job_search.c.id, "ids"))
_OF = _ALL.where(job_search.c.job == bindparam("of"), job_search.c.by == bindparam("who"))
_BEGIN = {
    d: m.insert(job_search).on_conflict_do_nothing(index_elements=["job", "by"])
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_SHOW = update(job_search).where(job_search.c.id == bindparam("one")).values(page=bindparam("to_page"), showing=bindparam("what"))
_PICKED = select(job_pick.c.candidate).where(job_pick.c.search == bindparam("of")).order_by(job_pick.c.id)
_PICK = {
    d: m.insert(job_pick).on_conflict_do_nothing(index_elements=["search", "candidate"])
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_UNPICK = delete(job_pick).where(job_pick.c.search == bindparam("of"), among(job_pick.c.candidate, "ids"))
_PROFILE = (
    update(job).where(job.c.id == bindparam("one")).values(kind=bindparam("new_kind"), helps_with=bindparam("new_helps_with"))
)


async def pool(tx: Transaction, desks: Collection[int], job_id: int) -> Sequence[Row[Any]]:
    """The candidates of these desks to whom the job was not offered yet, with what counts of them."""
    return (await tx.execute(POOL, {"desks": list(desks), "job": job_id})).all()


async def work_of_desks(tx: Transaction, desks: Collection[int]) -> dict[int, list[Work]]:
    """What candidates of these desks work and worked, by candidate, earliest first."""
    return await _by_candidate(tx, (await tx.execute(_WORK_OF_DESKS, {"desks": list(desks)})).all())


async def work_of(tx: Transaction, candidate_id: int) -> list[Work]:
    """What one candidate works and worked, earliest first."""
    return (await _by_candidate(tx, (await tx.execute(_WORK_OF, {"of": candidate_id})).all())).get(candidate_id, [])


async def _by_candidate(tx: Transaction, rows: Sequence[Row[Any]]) -> dict[int, list[Work]]:
    shifts, found = await _shifts(tx, {row.job for row in rows}), defaultdict(list)
    for row in rows:
        work = Work(row.employer, row.job, row.title, row.starts_on, row.last_day, row.minutes_per_week, shifts[row.job], row.id)
        found[row.candidate].append(work)
    return found


async def _shifts(tx: Transaction, jobs: Collection[int]) -> dict[int, list[Pattern]]:
    found: dict[int, list[Pattern]] = defaultdict(list)
    for row in await tx.execute(_SHIFTS, {"ids": list(jobs)}) if jobs else ():
        found[row.job].append(Pattern(row.weekday, row.starts, row.ends, row.break_minutes))
    return found


async def instruments_at(tx: Transaction, employer_id: int) -> list[Before]:
    """Who was in another instrument at an employer before."""
    return [
        Before(row.candidate, row.employer, row.work, Instrument(row.instrument), row.first_day, row.last_day)
        for row in await tx.execute(_BEFORE, {"at": employer_id})
    ]


async def areas(tx: Transaction, municipality: int) -> dict[str, Spot]:
    """Where the areas that a municipality gave have their middle."""
    return {row.code: Spot(row.east, row.north) for row in await tx.execute(_AREAS, {"municipality_id": municipality})}


async def searches(tx: Transaction, ids: Iterable[int]) -> dict[int, Search]:
    """The lists with these numbers."""
    return {row.id: Search(**row._mapping) for row in await tx.execute(_BY_IDS, {"ids": list(ids)})}


async def search_of(tx: Transaction, municipality: int, job_id: int, who: int) -> Search:
    """Somebody's list of who fits a job; begun when there is none."""
    await tx.execute(_BEGIN[tx.dialect], {"municipality": municipality, "job": job_id, "by": who})
    row = (await tx.execute(_OF, {"of": job_id, "who": who})).one()
    return Search(**row._mapping)


async def show(tx: Transaction, search_id: int, page: int, showing: str) -> None:
    """Turn to a page, or to a question about the job."""
    await tx.execute(_SHOW, {"one": search_id, "to_page": page, "what": showing})


async def picked(tx: Transaction, search_id: int) -> list[int]:
    """Whom somebody picked, in that order."""
    return list((await tx.execute(_PICKED, {"of": search_id})).scalars())


async def pick(tx: Transaction, search: Search, candidate_id: int) -> bool:
    """Pick somebody; False when they were picked already (UNIQUE)."""
    values = {"municipality": search.municipality, "search": search.id, "candidate": candidate_id}
    return (await tx.execute(_PICK[tx.dialect], values)).rowcount == 1


async def unpick(tx: Transaction, search_id: int, candidates: Collection[int]) -> None:
    """Take picks back."""
    await tx.execute(_UNPICK, {"of": search_id, "ids": list(candidates)})


async def write_profile(tx: Transaction, job_id: int, kind: str, helps_with: str) -> None:
    """What kind of work a job is, and what it helps with."""
    await tx.execute(_PROFILE, {"one": job_id, "new_kind": kind, "new_helps_with": helps_with})
