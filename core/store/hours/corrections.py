"""Mistakes in confirmed weeks: a day as one side says that it was, and what came of that."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import Row, and_, bindparam, exists, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.calendar import local_day
from core.rules.hours.corrections import CorrectionState
from core.rules.hours.week_days import Work
from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.corrections import week_correction
from core.store.tables.hours import timesheet
from core.store.tables.invoices import invoice, invoice_line
from core.store.tables.money import payment
from core.store.tables.people import candidate
from core.store.tables.settlements import settled_unit, settlement
from core.store.tables.work import placement

WAITING = (CorrectionState.OPEN, CorrectionState.TO_CONSULTANT)


@dataclass(frozen=True, slots=True)
class Correction:
    """A day of a confirmed week as whoever made a mistake says that it was."""

    id: int
    municipality: int
    timesheet: int
    day: date
    starts: time | None
    ends: time | None
    break_minutes: int
    minutes: int
    note: str
    by_employer: bool
    by: int
    at: datetime
    state: CorrectionState
    ended_by: int | None
    ended_at: datetime | None

    @property
    def work(self) -> Work:
        """What the day was."""
        return Work(self.starts, self.ends, self.break_minutes, self.minutes)


_COLUMNS = tuple(week_correction.c[name] for name in Correction.__slots__)
_BY_IDS = select(*_COLUMNS).where(among(week_correction.c.id, "ids"))
_LOCK = select(week_correction.c.id).where(week_correction.c.id == bindparam("one")).with_for_update()
_OF_WEEKS = (
    select(*_COLUMNS).where(among(week_correction.c.timesheet, "sheets")).order_by(week_correction.c.day, week_correction.c.id)
)
_OF_CONSULTANTS = (
    select(*_COLUMNS)
    .join(timesheet, timesheet.c.id == week_correction.c.timesheet)
    .join(placement, placement.c.id == timesheet.c.placement)
    .join(candidate, candidate.c.person == placement.c.candidate)
    .where(among(candidate.c.consultant, "whose"), week_correction.c.state == CorrectionState.TO_CONSULTANT)
    .order_by(week_correction.c.id)
)
_day = and_(
    settled_unit.c.placement == timesheet.c.placement,
    settled_unit.c.since.between(timesheet.c.monday, week_correction.c.day),
    settled_unit.c.settlement == settlement.c.id,
    settlement.c.issued_at <= week_correction.c.ended_at,
)
_invoiced = and_(
    invoice_line.c.placement == timesheet.c.placement,
    invoice_line.c.since.between(timesheet.c.monday, week_correction.c.day),
    invoice_line.c.invoice == invoice.c.id,
    invoice.c.issued_at <= week_correction.c.ended_at,
)
_paid = and_(payment.c.candidate == placement.c.candidate, payment.c.paid_on >= week_correction.c.day)
_PAID_ON = select(func.min(payment.c.paid_on)).where(_paid).correlate(placement, week_correction).scalar_subquery()
_SETTLED = (
    select(
        week_correction.c.id,
        week_correction.c.ended_at,
        or_(exists().where(_day), exists().where(_invoiced)).label("counted"),
        _PAID_ON.label("paid_on"),
    )
    .join(timesheet, timesheet.c.id == week_correction.c.timesheet)
    .join(placement, placement.c.id == timesheet.c.placement)
    .where(among(week_correction.c.id, "ids"), week_correction.c.ended_at.is_not(None))
)
_ADD = {
    d: m.insert(week_correction).on_conflict_do_nothing().returning(week_correction.c.id)
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_MOVE = (
    update(week_correction)
    .where(week_correction.c.id == bindparam("one"), week_correction.c.state == bindparam("before"))
    .values(state=bindparam("after"), ended_by=bindparam("who"), ended_at=bindparam("moment"))
)


async def add(tx: Transaction, values: dict[str, object]) -> int | None:
    """Keep a correction; None when one of this day waits already (UNIQUE)."""
    return (await tx.execute(_ADD[tx.dialect], values | {"state": CorrectionState.OPEN})).scalar()


async def locked(tx: Transaction, number: int) -> Correction | None:
    """One correction, locked until the transaction ends."""
    await tx.execute(_LOCK, {"one": number})
    return (await by_ids(tx, [number])).get(number)


async def by_ids(tx: Transaction, ids: Iterable[int]) -> dict[int, Correction]:
    """The corrections with these numbers."""
    wanted = list(ids)
    return {row.id: _correction(row) for row in await tx.execute(_BY_IDS, {"ids": wanted})} if wanted else {}


async def counted_before(tx: Transaction, ids: Collection[int]) -> set[int]:
    """Those of ended corrections of whose day something had been invoiced, settled or paid when they ended."""
    rows = await tx.execute(_SETTLED, {"ids": list(ids)}) if ids else ()
    return {row.id for row in rows if row.counted or (row.paid_on is not None and row.paid_on <= local_day(row.ended_at))}


async def of_weeks(tx: Transaction, sheets: Collection[int]) -> list[Correction]:
    """All corrections of weeks, by day, oldest first."""
    return [_correction(row) for row in await tx.execute(_OF_WEEKS, {"sheets": list(sheets)})] if sheets else []


async def waiting_of_consultants(tx: Transaction, consultants: Collection[int]) -> list[Correction]:
    """Those of these consultants' candidates that wait for a decision, oldest first."""
    return [_correction(row) for row in await tx.execute(_OF_CONSULTANTS, {"whose": list(consultants)})]


async def move(tx: Transaction, one: Correction, after: CorrectionState, by: int | None, at: datetime) -> bool:
    """Write what came of it; False when somebody was first."""
    ended = after not in WAITING
    values = {"one": one.id, "before": one.state, "after": after, "who": by if ended else None, "moment": at if ended else None}
    return (await tx.execute(_MOVE, values)).rowcount == 1


def _correction(row: Row[tuple[object, ...]]) -> Correction:
    return Correction(**{**row._mapping, "state": CorrectionState(row.state)})
