"""What an import needs of the database beside what is known already: numbers to go on from, and rows written many at a time."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Table, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.calendar import local_day
from core.rules.money.pay_runs import RunKind, RunState
from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.hours import timesheet
from core.store.tables.matching import area, instrument_before
from core.store.tables.messages import chore
from core.store.tables.money import payment
from core.store.tables.pay_runs import pay_run
from core.store.tables.people import candidate, employer, person, policy_row, site
from core.store.tables.work import job, job_shift, placement

SEALING = "sealing"
"""The chore that chains the trail: its row is held, so that nothing newer is chained before what an import writes."""

_POLICY = select(policy_row).where(policy_row.c.municipality == bindparam("of")).order_by(policy_row.c.valid_from)
_PAID_DAYS = (
    select(payment.c.paid_on, pay_run.c.made_at)
    .outerjoin(
        pay_run,
        (pay_run.c.municipality == payment.c.municipality)
        & (pay_run.c.day == payment.c.paid_on)
        & (pay_run.c.kind == RunKind.PREMIUM)
        & (pay_run.c.state == RunState.MADE),
    )
    .where(payment.c.municipality == bindparam("of"))
    .distinct()
)
_HELD = select(chore.c.name).where(chore.c.name == SEALING).with_for_update()
_CHORE = {
    d: m.insert(chore).on_conflict_do_nothing(index_elements=["name"])
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_NUMBERS = {
    table.name: select(table.c.id, table.c.ref).where(table.c.municipality == bindparam("of"), among(table.c.ref, "refs"))
    for table in (person, employer, site, job, placement)
}
_SEATS = (
    select(placement.c.job, func.max(placement.c.seat).label("last"))
    .where(among(placement.c.job, "ids"))
    .group_by(placement.c.job)
)
_MOMENTS = (
    select(payment.c.candidate, payment.c.year, func.max(payment.c.moment).label("last"))
    .where(among(payment.c.candidate, "ids"))
    .group_by(payment.c.candidate, payment.c.year)
)
_WEEK_NUMBERS = select(timesheet.c.id, timesheet.c.placement, timesheet.c.monday, timesheet.c.version).where(
    among(timesheet.c.placement, "ids")
)
_CONSULTANTS = select(candidate.c.person, candidate.c.consultant).where(among(candidate.c.person, "ids"))
_CONTACTS = (
    select(placement.c.id, placement.c.last_day, candidate.c.consultant)
    .join(candidate, candidate.c.person == placement.c.candidate)
    .where(among(placement.c.id, "ids"))
)


@dataclass(frozen=True, slots=True)
class OwnPolicy:
    """One dated decision of a municipality, as it is kept in text."""

    policy: str
    since: date
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class LastPaid:
    """The last day on which premium was paid, and the last of which hours can be in it: no later one than its file was made."""

    day: date
    hours: date


async def policy_rows(tx: Transaction, of: int) -> list[OwnPolicy]:
    """The decisions of a municipality, by date."""
    return [OwnPolicy(r.policy, r.valid_from, r.value, r.source) for r in await tx.execute(_POLICY, {"of": of})]


async def last_paid(tx: Transaction, of: int) -> LastPaid | None:
    """How far the premium reaches that a municipality paid; None where it paid none."""
    found = list(await tx.execute(_PAID_DAYS, {"of": of}))
    if not found:
        return None
    hours = max(min(row.paid_on, local_day(row.made_at)) if row.made_at else row.paid_on for row in found)
    return LastPaid(max(row.paid_on for row in found), hours)


async def forget_shifts(tx: Transaction, job_id: int, weekdays: Collection[int]) -> None:
    """The shifts of a job on these weekdays go: others come in their place."""
    if weekdays:
        await tx.execute(delete(job_shift).where(job_shift.c.job == job_id, job_shift.c.weekday.in_(weekdays)))


async def hold_sealing(tx: Transaction) -> None:
    """Nothing is chained until the transaction ends."""
    await tx.execute(_CHORE[tx.dialect], {"name": SEALING, "done_for": datetime.fromisoformat("1970-01-01T00:00:00+00:00")})
    await tx.execute(_HELD)


async def numbers(tx: Transaction, table: Table, of: int, refs: Collection[str | None]) -> dict[str, int]:
    """The numbers of people, employers, sites, jobs or placements by reference."""
    wanted = sorted({ref for ref in refs if ref})
    if not wanted:
        return {}
    return {row.ref: row.id for row in await tx.execute(_NUMBERS[table.name], {"of": of, "refs": wanted})}


async def last_seats(tx: Transaction, jobs: Collection[int]) -> dict[int, int]:
    """The highest place that is filled, by job."""
    return {row.job: row.last for row in await tx.execute(_SEATS, {"ids": sorted(set(jobs))})}


async def last_moments(tx: Transaction, candidates: Collection[int]) -> dict[tuple[int, int], int]:
    """The last payment moment, by candidate and calendar year."""
    rows = await tx.execute(_MOMENTS, {"ids": sorted(set(candidates))})
    return {(row.candidate, row.year): row.last for row in rows}


async def weeks_of(tx: Transaction, placements: Collection[int]) -> dict[tuple[int, date], Row[Any]]:
    """Number and version of every week that is kept, by placement and Monday."""
    rows = await tx.execute(_WEEK_NUMBERS, {"ids": sorted(set(placements))})
    return {(row.placement, row.monday): row for row in rows}


async def contacts_of(tx: Transaction, placements: Collection[int]) -> dict[int, Row[Any]]:
    """Last day and contact person, by placement."""
    return {row.id: row for row in await tx.execute(_CONTACTS, {"ids": sorted(set(placements))})}


async def consultants_of(tx: Transaction, candidates: Collection[int]) -> dict[int, int]:
    """The contact person, by candidate."""
    rows = await tx.execute(_CONSULTANTS, {"ids": sorted(set(candidates))})
    return {row.person: row.consultant for row in rows}


async def move_area(tx: Transaction, of: int, code: str, values: Mapping[str, Any]) -> None:
    """Write where an area has its middle."""
    await tx.execute(update(area).where(area.c.municipality == of, area.c.code == code).values(**values))


async def change_instrument(tx: Transaction, key: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """Write what is known otherwise of an instrument before."""
    same = [instrument_before.c[name] == value for name, value in key.items()]
    await tx.execute(update(instrument_before).where(*same).values(**values))


_INSERTS: dict[str, Any] = {}
_CHANGES: dict[tuple[str, str], Any] = {}


async def add(tx: Transaction, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows of one table, all with the same columns."""
    if rows:
        await tx.execute(_INSERTS.setdefault(table.name, insert(table)), rows)


async def change(tx: Transaction, table: Table, number: int, values: Mapping[str, Any], by: str = "id") -> None:
    """Write new values of one row."""
    if values:
        found = _CHANGES.setdefault((table.name, by), update(table).where(table.c[by] == bindparam("changed")))
        await tx.execute(found, {**values, "changed": number})
