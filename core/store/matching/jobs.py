"""Jobs and their weekly shifts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, bindparam, or_, select

from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.people import employer
from core.store.tables.work import job, job_shift, placement


@dataclass(frozen=True, slots=True)
class Shift:
    """One weekday's shift: local times and the minutes of its break. `weekday` is 1 for Monday."""

    weekday: int
    starts: time
    ends: time
    break_minutes: int


@dataclass(frozen=True, slots=True)
class Seat:
    """That a candidate of a municipality was placed on a job: the number of their placement within the job, and their last day."""

    number: int
    municipality: int
    candidate: int
    last_day: date


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it was reported. `minutes_per_week` and tariff (euros an hour) are exact; `seats` are all that were ever taken.

    Of a job that another municipality shares, `municipality` is the one that looks at it, and `share` the number of the share.
    `kind` and `helps_with` are as kept (`core.rules.matching.wanted`); "" when nobody said.
    """

    id: int
    municipality: int
    employer: int
    employer_name: str
    site: int | None
    title: str
    tasks: str
    needs: str
    place: str
    report_to: str
    starts_on: date
    ends_on: date | None
    minutes_per_week: int
    tariff: Decimal
    places: int
    seats: tuple[Seat, ...]
    checked: bool
    withdrawn: bool
    kind: str
    helps_with: str
    shifts: tuple[Shift, ...]
    share: int | None = None

    def free_on(self, day: date) -> int:
        """How many places nobody has on a day: who stopped before it leaves theirs free. Once the job is over it stays as it was."""
        return max(0, self.places - len(self.taken_on(day)))

    def next_seat(self, day: date) -> int:
        """The number of who is placed on a day: one that nobody had before. Where no place is free it is the last one that was given, so
        that UNIQUE (job, seat) refuses it, whatever was checked before."""
        last = max((one.number for one in self.seats), default=0)
        return last + 1 if len(self.taken_on(day)) < self.places else last

    def taken_on(self, day: date) -> tuple[Seat, ...]:
        """The seats of who has a place on a day, or will have it."""
        until = min(day, self.ends_on) if self.ends_on else day
        return tuple(one for one in self.seats if one.last_day >= until)


_SEATS = select(placement.c.job, placement.c.seat, placement.c.municipality, placement.c.candidate, placement.c.last_day).where(
    among(placement.c.job, "ids")
)
_JOBS = select(job, employer.c.name.label("employer_name")).join(employer, employer.c.id == job.c.employer)
_BY_IDS = _JOBS.where(among(job.c.id, "ids"))
_OF_MUNICIPALITY = (
    _JOBS.where(
        job.c.municipality == bindparam("of"),
        job.c.withdrawn_at.is_(None),
        or_(job.c.ends_on.is_(None), job.c.ends_on >= bindparam("today")),
    )
    .order_by(job.c.starts_on, job.c.id)
    .limit(50)
)
_SHIFTS = select(job_shift).where(among(job_shift.c.job, "ids")).order_by(job_shift.c.weekday, job_shift.c.starts)


async def by_ids(tx: Transaction, ids: Iterable[int]) -> dict[int, Job]:
    """The jobs with these numbers."""
    wanted = list(ids)
    if not wanted:
        return {}
    return {one.id: one for one in await _whole(tx, (await tx.execute(_BY_IDS, {"ids": wanted})).all())}


async def by_id(tx: Transaction, job_id: int) -> Job | None:
    """The job with this number."""
    return (await by_ids(tx, [job_id])).get(job_id)


async def of_municipality(tx: Transaction, municipality: int, today: date) -> list[Job]:
    """The jobs of a municipality that were not withdrawn and whose last day is not past, soonest first."""
    return await _whole(tx, (await tx.execute(_OF_MUNICIPALITY, {"of": municipality, "today": today})).all())


async def _whole(tx: Transaction, rows: Sequence[Row[Any]]) -> list[Job]:
    if not rows:
        return []
    shifts: dict[int, list[Shift]] = defaultdict(list)
    for row in await tx.execute(_SHIFTS, {"ids": [row.id for row in rows]}):
        shifts[row.job].append(Shift(row.weekday, row.starts, row.ends, row.break_minutes))
    seats: dict[int, list[Seat]] = defaultdict(list)
    for row in await tx.execute(_SEATS, {"ids": [row.id for row in rows]}):
        seats[row.job].append(Seat(row.seat, row.municipality, row.candidate, row.last_day))
    return [_job(row, tuple(shifts[row.id]), tuple(seats[row.id])) for row in rows]


def _job(row: Row[Any], shifts: tuple[Shift, ...], seats: tuple[Seat, ...]) -> Job:
    return Job(
        id=row.id,
        municipality=row.municipality,
        employer=row.employer,
        employer_name=row.employer_name,
        site=row.site,
        title=row.title,
        tasks=row.tasks,
        needs=row.needs,
        place=row.place,
        report_to=row.report_to,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        minutes_per_week=row.minutes_per_week,
        tariff=row.tariff,
        places=row.places,
        seats=seats,
        checked=row.checked_at is not None,
        withdrawn=row.withdrawn_at is not None,
        kind=row.kind,
        helps_with=row.helps_with,
        shifts=shifts,
    )
