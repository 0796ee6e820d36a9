"""Timesheets: one placement, one ISO week, with its signatures, the employer's answers and the rulings."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.hours.weeks import Week, WeekState
from core.store.database import Transaction
from core.store.lists import among
from core.store.people.people import REMEMBERED
from core.store.tables.hours import timesheet, timesheet_answer, timesheet_ruling, timesheet_signature
from core.store.tables.people import candidate, person
from core.store.tables.work import job, placement

FIRST_VERSION = 1


@dataclass(frozen=True, slots=True)
class Timesheet:
    """A week with what was said about its newest version: `answered_*` by the employer; `employer_is_right` once a dispute ended."""

    id: int
    municipality: int
    placement: int
    monday: date
    state: WeekState
    version: int
    ends_at: datetime
    signed_at: datetime | None
    confirmed_at: datetime | None
    confirmed_by: int | None
    candidate: int
    employer: int
    site: int | None
    signature: int | None
    answered_at: datetime | None
    employer_is_right: bool | None

    @property
    def week(self) -> Week:
        """What the rules need."""
        return Week(self.state, self.version, self.signed_at)


@dataclass(frozen=True, slots=True)
class ConfirmedWeek:
    """Which week of which work."""

    id: int
    placement: int
    monday: date


_COLUMNS: dict[str, ColumnElement[Any]] = {
    **{name: timesheet.c[name] for name in ("id", "municipality", "placement", "monday", "state", "version")},
    **{name: timesheet.c[name] for name in ("ends_at", "signed_at", "confirmed_at", "confirmed_by")},
    "candidate": placement.c.candidate,
    "employer": placement.c.employer,
    "site": job.c.site,
    "signature": timesheet_signature.c.id,
    "answered_at": timesheet_answer.c.at,
    "employer_is_right": timesheet_ruling.c.employer_is_right,
}
_SHEETS: Select[Any] = (
    select(*(column.label(name) for name, column in _COLUMNS.items()))
    .select_from(timesheet)
    .join(placement, placement.c.id == timesheet.c.placement)
    .join(job, job.c.id == placement.c.job)
    .join(
        timesheet_signature,
        and_(timesheet_signature.c.timesheet == timesheet.c.id, timesheet_signature.c.version == timesheet.c.version),
        isouter=True,
    )
    .join(timesheet_answer, timesheet_answer.c.signature == timesheet_signature.c.id, isouter=True)
    .join(timesheet_ruling, timesheet_ruling.c.signature == timesheet_signature.c.id, isouter=True)
)
_BY_IDS = _SHEETS.where(among(timesheet.c.id, "ids"))
_SIGNED_AT_EMPLOYER = _SHEETS.where(
    placement.c.employer == bindparam("of"), timesheet.c.state == WeekState.SIGNED, timesheet.c.signed_at <= bindparam("before")
).order_by(timesheet.c.monday, timesheet.c.id)
_WAITING_OF_CONSULTANTS = (
    _SHEETS.join(candidate, candidate.c.person == placement.c.candidate)
    .where(among(candidate.c.consultant, "whose"), timesheet.c.state.in_([WeekState.SIGNED, WeekState.TO_CONSULTANT]))
    .order_by(timesheet.c.signed_at, timesheet.c.id)
)
_UNSIGNED_OF = (
    _SHEETS.join(candidate, candidate.c.person == placement.c.candidate)
    .join(person, person.c.id == candidate.c.person)
    .where(
        REMEMBERED,
        among(candidate.c.consultant, "whose"),
        timesheet.c.signed_at.is_(None),  # open
        timesheet.c.ends_at <= bindparam("before"),
    )
    .order_by(timesheet.c.ends_at, timesheet.c.id)
)
_OF_CANDIDATE = (
    _SHEETS.where(placement.c.candidate == bindparam("of"), timesheet.c.monday <= bindparam("until"))
    .order_by(timesheet.c.monday.desc(), timesheet.c.placement)
    .limit(bindparam("most"))
)
_CONFIRMED = (
    select(timesheet.c.id, timesheet.c.placement, timesheet.c.monday)
    .where(among(timesheet.c.placement, "placements"), timesheet.c.state == WeekState.CONFIRMED)
    .order_by(timesheet.c.monday.desc(), timesheet.c.placement)
)
_NUMBERS = select(timesheet.c.id, timesheet.c.placement, timesheet.c.monday).where(
    among(timesheet.c.placement, "placements"),
    among(timesheet.c.monday, "mondays"),
)
_LOCK = select(timesheet.c.id).where(timesheet.c.id == bindparam("one")).with_for_update()
_DIALECTS = (("sqlite", sqlite), ("postgresql", postgresql))
_OPEN = {
    d: m.insert(timesheet).on_conflict_do_nothing(index_elements=["placement", "monday"]).returning(timesheet.c.id)
    for d, m in _DIALECTS
}
_TOUCH = {
    d: m.insert(timesheet)
    .on_conflict_do_update(
        index_elements=["placement", "monday"],
        set_={"version": timesheet.c.version + 1},
        where=timesheet.c.state == WeekState.OPEN,
    )
    .returning(timesheet.c.id, timesheet.c.version, timesheet.c.ends_at)
    for d, m in _DIALECTS
}


async def open_one(tx: Transaction, municipality: int, placement_id: int, first: date, ends_at: datetime) -> int | None:
    """Keep an open week; None when it is kept already (UNIQUE)."""
    return (await tx.execute(_OPEN[tx.dialect], _new(municipality, placement_id, first, ends_at))).scalar()


async def touch(
    tx: Transaction, municipality: int, placement_id: int, first: date, ends_at: datetime
) -> tuple[int, bool, datetime]:
    """What an open week says was changed: its number, whether it was not kept before, when it is over. `ends_at` is for a new one.

    NoResultFound when somebody signed it since it was looked at: the whole deed must be done again.
    """
    row = (await tx.execute(_TOUCH[tx.dialect], _new(municipality, placement_id, first, ends_at))).one()
    return row.id, row.version == FIRST_VERSION, row.ends_at


async def by_ids(tx: Transaction, ids: Iterable[int]) -> dict[int, Timesheet]:
    """The timesheets with these numbers."""
    wanted = list(ids)
    return {row.id: _sheet(row) for row in await tx.execute(_BY_IDS, {"ids": wanted})} if wanted else {}


async def by_id(tx: Transaction, week_id: int) -> Timesheet | None:
    """The timesheet with this number."""
    return (await by_ids(tx, [week_id])).get(week_id)


async def locked(tx: Transaction, week_id: int) -> Timesheet | None:
    """One timesheet, locked until the transaction ends."""
    await tx.execute(_LOCK, {"one": week_id})
    return await by_id(tx, week_id)


async def signed_at_employer(tx: Transaction, employer_id: int, before: datetime) -> list[Timesheet]:
    """The weeks at an employer that were signed at or before a moment and wait for an answer, the oldest week first."""
    return [_sheet(row) for row in await tx.execute(_SIGNED_AT_EMPLOYER, {"of": employer_id, "before": before})]


async def waiting_of_consultants(tx: Transaction, consultants: Collection[int]) -> list[Timesheet]:
    """The weeks of these consultants' candidates that wait for the employer or for the consultant, the longest first."""
    return [_sheet(row) for row in await tx.execute(_WAITING_OF_CONSULTANTS, {"whose": list(consultants)})]


async def unsigned_of(tx: Transaction, consultants: Collection[int], before: datetime) -> list[Timesheet]:
    """The weeks of these consultants' candidates that were over at a moment and are not signed, the longest first. Nothing of who was
    forgotten."""
    return [_sheet(row) for row in await tx.execute(_UNSIGNED_OF, {"whose": list(consultants), "before": before})]


async def numbers(tx: Transaction, those: Collection[tuple[int, date]]) -> dict[tuple[int, date], int]:
    """The numbers of weeks by placement and Monday."""
    if not those:
        return {}
    values = {"placements": sorted({one for one, _ in those}), "mondays": sorted({day for _, day in those})}
    return {(row.placement, row.monday): row.id for row in await tx.execute(_NUMBERS, values)}


async def of_candidate(tx: Transaction, candidate_id: int, until: date, most: int) -> list[Timesheet]:
    """The newest weeks of a candidate that began on or before a day, newest first."""
    values = {"of": candidate_id, "until": until, "most": most}
    return [_sheet(row) for row in await tx.execute(_OF_CANDIDATE, values)]


async def confirmed_at(tx: Transaction, placements: Collection[int]) -> list[ConfirmedWeek]:
    """All confirmed weeks of these placements, newest first."""
    if not placements:
        return []
    return [ConfirmedWeek(**row._mapping) for row in await tx.execute(_CONFIRMED, {"placements": list(placements)})]


def _new(municipality: int, placement_id: int, first: date, ends_at: datetime) -> dict[str, Any]:
    return {
        "municipality": municipality,
        "placement": placement_id,
        "monday": first,
        "state": WeekState.OPEN,
        "version": FIRST_VERSION,
        "ends_at": ends_at,
    }


def _sheet(row: Row[Any]) -> Timesheet:
    return Timesheet(**{**row._mapping, "state": WeekState(row.state)})
