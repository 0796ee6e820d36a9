"""What overviews are made of: placements, hours and open weeks of a municipality, page by page."""

from collections import defaultdict
from collections.abc import AsyncIterator, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, bindparam, func, select

from core.rules.calendar import monday
from core.rules.hours.weeks import WeekState
from core.rules.planning import first_planned
from core.store.database import Database, Transaction
from core.store.hours import days
from core.store.lists import among
from core.store.money import payments
from core.store.people.people import Role
from core.store.tables.endings import ending
from core.store.tables.hours import timesheet, travel_claim
from core.store.tables.people import candidate, consultant, employer, person
from core.store.tables.work import job, job_shift, placement

PAGE = 2_000


@dataclass(frozen=True, slots=True)
class Placed:
    """A placement with its candidate (and whose candidate that is now) and employer; rates in euros an hour. `first_day`: of work, on or after
    the day from which it is agreed (`starts_on`)."""

    id: int
    municipality: int
    ref: str | None
    candidate: int
    candidate_ref: str
    first_name: str
    last_name: str
    employer: int
    employer_name: str
    title: str
    starts_on: date
    last_day: date
    last_allowed_day: date
    minutes_per_week: int
    tariff: Decimal
    consultant: int
    first_day: date


@dataclass(frozen=True, slots=True)
class Worked:
    """A placement with what was worked in a period: minutes by day, entered and confirmed apart; travel in cents by confirmed day."""

    placed: Placed
    entered: dict[date, int]
    confirmed: dict[date, int]
    travel: dict[date, int]


_ALL_PLACED = (
    select(
        placement.c.id,
        placement.c.municipality,
        placement.c.ref,
        placement.c.candidate,
        person.c.ref.label("candidate_ref"),
        person.c.first_name,
        person.c.last_name,
        placement.c.employer,
        employer.c.name.label("employer_name"),
        placement.c.job,
        job.c.title,
        placement.c.starts_on,
        placement.c.last_day,
        placement.c.last_allowed_day,
        placement.c.minutes_per_week,
        placement.c.tariff,
        candidate.c.consultant,
    )
    .join(person, person.c.id == placement.c.candidate)
    .join(candidate, candidate.c.person == placement.c.candidate)
    .join(employer, employer.c.id == placement.c.employer)
    .join(job, job.c.id == placement.c.job)
    .order_by(placement.c.id)
)
PLACED = _ALL_PLACED.where(
    placement.c.municipality == bindparam("of"),
    placement.c.starts_on <= bindparam("last"),
    placement.c.last_day >= bindparam("first"),
    placement.c.id > bindparam("after"),
).limit(PAGE)
_WEEKDAYS = select(job_shift.c.job, job_shift.c.weekday).where(among(job_shift.c.job, "jobs"))
_PLACED_BY_ID = _ALL_PLACED.where(among(placement.c.id, "ids"))
_PLACED_AT = _ALL_PLACED.where(placement.c.employer == bindparam("whose"))
_newer = travel_claim.alias("newer")
_TRAVEL = select(travel_claim.c.placement, travel_claim.c.day, travel_claim.c.cents).where(
    among(travel_claim.c.placement, "ids"),
    travel_claim.c.day.between(bindparam("first"), bindparam("last")),
    travel_claim.c.version
    == select(func.max(_newer.c.version))
    .where(_newer.c.placement == travel_claim.c.placement, _newer.c.day == travel_claim.c.day)
    .correlate(travel_claim)
    .scalar_subquery(),
)
_OPEN = (
    select(
        timesheet.c.id,
        timesheet.c.monday,
        timesheet.c.state,
        timesheet.c.signed_at,
        person.c.ref.label("candidate_ref"),
        person.c.first_name,
        person.c.last_name,
        employer.c.name.label("employer_name"),
        job.c.title,
        candidate.c.consultant,
    )
    .join(placement, placement.c.id == timesheet.c.placement)
    .join(person, person.c.id == placement.c.candidate)
    .join(candidate, candidate.c.person == placement.c.candidate)
    .join(employer, employer.c.id == placement.c.employer)
    .join(job, job.c.id == placement.c.job)
    .where(
        timesheet.c.municipality == bindparam("of"),
        timesheet.c.state != WeekState.CONFIRMED,
        timesheet.c.monday <= bindparam("last"),
        timesheet.c.ends_at <= bindparam("now"),
    )
    .order_by(timesheet.c.monday, person.c.first_name, timesheet.c.id)
)
_newest = ending.alias("newest")
_OUTFLOW = (
    select(ending.c.outflow, ending.c.reason, func.count().label("placements"))
    .where(
        ending.c.municipality == bindparam("of"),
        ending.c.outflow.is_not(None),
        ending.c.last_day.between(bindparam("first"), bindparam("last")),
        ending.c.version
        == select(func.max(_newest.c.version))
        .where(_newest.c.placement == ending.c.placement)
        .correlate(ending)
        .scalar_subquery(),
    )
    .group_by(ending.c.outflow, ending.c.reason)
)
_TEAM = (
    select(person.c.id, person.c.first_name, person.c.last_name)
    .join(consultant, consultant.c.person == person.c.id)
    .where(consultant.c.lead == bindparam("lead"), person.c.role != Role.ACCOUNT_MANAGER)
    .order_by(person.c.first_name, person.c.id)
)


async def worked(database: Database, of: int, first: date, last: date) -> AsyncIterator[list[Worked]]:
    """The placements that run in a period with their hours in it, in pages, each read in a transaction of its own."""
    after = 0
    while True:
        async with database.begin() as tx:
            rows = (await tx.execute(PLACED, {"of": of, "first": first, "last": last, "after": after})).all()
            page = await _with_hours(tx, await placed_of(tx, rows), first, last)
        if not page:
            return
        yield page
        after = page[-1].placed.id


async def worked_at(tx: Transaction, employer_id: int, last: date) -> list[Worked]:
    """All placements at an employer, with their hours until a day."""
    found = await placed_of(tx, (await tx.execute(_PLACED_AT, {"whose": employer_id})).all())
    first = min((one.starts_on for one in found), default=last)
    return await _with_hours(tx, found, first, last)


async def placed(tx: Transaction, ids: Collection[int]) -> dict[int, Placed]:
    """The placements with these numbers."""
    rows = (await tx.execute(_PLACED_BY_ID, {"ids": list(ids)})).all() if ids else ()
    return {one.id: one for one in await placed_of(tx, rows)}


async def placed_of(tx: Transaction, rows: Sequence[Row[Any]]) -> list[Placed]:
    """Rows of `PLACED` as placements, with their first day of work."""
    weekdays: dict[int, list[int]] = defaultdict(list)
    for shift in await tx.execute(_WEEKDAYS, {"jobs": sorted({row.job for row in rows})}) if rows else ():
        weekdays[shift.job].append(shift.weekday)
    found = []
    for row in rows:
        values = dict(row._mapping)
        first = first_planned(weekdays[values.pop("job")], row.starts_on, row.last_day)
        found.append(Placed(**values, first_day=first or row.starts_on))
    return found


async def _with_hours(tx: Transaction, found: list[Placed], first: date, last: date) -> list[Worked]:
    page = {one.id: Worked(one, {}, {}, {}) for one in found}
    confirmed = await payments.confirmed_weeks(tx, list(page))
    for entry in await days.latest(tx, list(page), first, last):
        if entry.worked:
            one = page[entry.placement]
            one.entered[entry.day] = entry.minutes
            if (entry.placement, monday(entry.day)) in confirmed:
                one.confirmed[entry.day] = entry.minutes
    for row in await _travel(tx, list(page), first, last):
        if row.day in page[row.placement].confirmed:
            page[row.placement].travel[row.day] = row.cents
    return list(page.values())


async def _travel(tx: Transaction, ids: Collection[int], first: date, last: date) -> list[Row[Any]]:
    if not ids:
        return []
    return list(await tx.execute(_TRAVEL, {"ids": list(ids), "first": first, "last": last}))


async def open_weeks(tx: Transaction, of: int, last: date, now: datetime) -> list[Row[Any]]:
    """The weeks that began on or before a day, are over and not confirmed, oldest first."""
    return list(await tx.execute(_OPEN, {"of": of, "last": last, "now": now}))


async def team_of(tx: Transaction, lead: int) -> dict[int, str]:
    """The consultants of a team lead, by number, with their names."""
    return {row.id: f"{row.first_name} {row.last_name}".strip() for row in await tx.execute(_TEAM, {"lead": lead})}


async def outflow(tx: Transaction, of: int, first: date, last: date) -> dict[tuple[str, str], int]:
    """How many placements ended in a period with outflow, as last recorded, by kind of outflow and reason."""
    rows = await tx.execute(_OUTFLOW, {"of": of, "first": first, "last": last})
    return {(row.outflow, row.reason): row.placements for row in rows}
