"""Travel costs as candidates claimed them. Nothing is overwritten: a change adds a version, and one of 0 cents says "none"."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.cents import Cents
from core.rules.hours.weeks import WeekState
from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.hours import timesheet, travel_claim
from core.store.tables.work import job, placement


@dataclass(frozen=True, slots=True)
class Claim:
    """One version of a day's travel costs: kilometres there and back (None for a ticket, or for none), and what is refunded."""

    id: int
    placement: int
    day: date
    version: int
    kilometres: Decimal | None
    cents: Cents


COLUMNS = tuple(travel_claim.c[name] for name in Claim.__slots__)

_newer = travel_claim.alias("newer_claim")
_NEWEST = (
    select(func.max(_newer.c.version))
    .where(_newer.c.placement == travel_claim.c.placement, _newer.c.day == travel_claim.c.day)
    .correlate(travel_claim)
    .scalar_subquery()
)
_LATEST = (
    select(*COLUMNS)
    .where(
        among(travel_claim.c.placement, "ids"),
        travel_claim.c.day.between(bindparam("first"), bindparam("last")),
        travel_claim.c.version == _NEWEST,
    )
    .order_by(travel_claim.c.day, travel_claim.c.placement)
)
_AS_OF = (
    select(*COLUMNS)
    .where(
        travel_claim.c.placement == bindparam("of"),
        travel_claim.c.day == bindparam("on"),
        travel_claim.c.at <= bindparam("moment"),
    )
    .order_by(travel_claim.c.version.desc())
    .limit(1)
)
_WRITE = {
    d: m.insert(travel_claim).on_conflict_do_nothing(index_elements=["placement", "day", "version"])
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_DISTANCE = (
    select(travel_claim.c.kilometres)
    .join(placement, placement.c.id == travel_claim.c.placement)
    .join(job, job.c.id == placement.c.job)
    .where(
        placement.c.candidate == bindparam("of"),
        job.c.place == bindparam("to"),
        travel_claim.c.kilometres.is_not(None),
    )
    .order_by(travel_claim.c.day.desc(), travel_claim.c.version.desc())
    .limit(1)
)
_WEEK = (
    select(timesheet.c.id, timesheet.c.state)
    .where(timesheet.c.placement == bindparam("of"), timesheet.c.monday == bindparam("first"))
    .with_for_update()
)


async def latest(tx: Transaction, placement_ids: Collection[int], first: date, last: date) -> list[Claim]:
    """The newest version of each claim from the first to the last day, both included, by day."""
    if not placement_ids:
        return []
    rows = await tx.execute(_LATEST, {"ids": list(placement_ids), "first": first, "last": last})
    return [Claim(**row._mapping) for row in rows]


async def as_of(tx: Transaction, placement_id: int, day: date, moment: datetime) -> Claim | None:
    """The newest version of a day's claim that had been made at a moment."""
    row = (await tx.execute(_AS_OF, {"of": placement_id, "on": day, "moment": moment})).first()
    return Claim(**row._mapping) if row else None


async def distance_to(tx: Transaction, candidate_id: int, place: str) -> Decimal | None:
    """The kilometres there and back that a candidate claimed last for work at this place; None when they never did."""
    kilometres: Decimal | None = (await tx.execute(_DISTANCE, {"of": candidate_id, "to": place})).scalar()
    return kilometres


async def write(
    tx: Transaction,
    *,
    municipality: int,
    placement: int,
    day: date,
    version: int,
    kilometres: Decimal | None,
    cents: Cents,
    at: datetime,
) -> bool:
    """Write a version of a day's claim; False when somebody was first with this version (UNIQUE)."""
    values = {
        "municipality": municipality,
        "placement": placement,
        "day": day,
        "version": version,
        "kilometres": kilometres,
        "cents": cents,
        "at": at,
    }
    return (await tx.execute(_WRITE[tx.dialect], values)).rowcount == 1


async def locked_week(tx: Transaction, placement_id: int, first: date) -> tuple[int, WeekState] | None:
    """Number and state of the week that begins on this Monday, which stays as it is until the transaction ends; None before it is kept."""
    row = (await tx.execute(_WEEK, {"of": placement_id, "first": first})).first()
    return (row.id, WeekState(row.state)) if row else None
