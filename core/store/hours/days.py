"""What candidates entered for their days. Nothing is overwritten: whoever changes a day adds a version."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.hours.week_days import Work
from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.hours import day_entry


@dataclass(frozen=True, slots=True)
class DayEntry:
    """One version of one day of a placement. Local times, None when only a total was given or nothing was worked; whole minutes."""

    id: int
    placement: int
    day: date
    version: int
    worked: bool
    starts: time | None
    ends: time | None
    break_minutes: int
    minutes: int
    by: int

    @property
    def work(self) -> Work:
        """What was entered, as work."""
        return Work(self.starts, self.ends, self.break_minutes, self.minutes)


_COLUMNS = tuple(day_entry.c[name] for name in DayEntry.__slots__)

_newer = day_entry.alias("newer")
_NEWEST = (
    select(func.max(_newer.c.version))
    .where(_newer.c.placement == day_entry.c.placement, _newer.c.day == day_entry.c.day)
    .correlate(day_entry)
    .scalar_subquery()
)
_LATEST = (
    select(*_COLUMNS)
    .where(
        among(day_entry.c.placement, "ids"),
        day_entry.c.day.between(bindparam("first"), bindparam("last")),
        day_entry.c.version == _NEWEST,
    )
    .order_by(day_entry.c.day, day_entry.c.placement)
)
_AS_OF = (
    select(*_COLUMNS)
    .where(day_entry.c.placement == bindparam("of"), day_entry.c.day == bindparam("on"), day_entry.c.at <= bindparam("moment"))
    .order_by(day_entry.c.version.desc())
    .limit(1)
)
_BY_IDS = select(*_COLUMNS).where(among(day_entry.c.id, "ids"))
_FIRST = select(day_entry.c.id).where(
    day_entry.c.placement == bindparam("of"), day_entry.c.day == bindparam("on"), day_entry.c.version == 1
)
_WRITE = {
    d: m.insert(day_entry).on_conflict_do_nothing(index_elements=["placement", "day", "version"])
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}


async def latest(tx: Transaction, placement_ids: Collection[int], first: date, last: date) -> list[DayEntry]:
    """The newest version of each entered day from the first to the last, both included, by day."""
    if not placement_ids:
        return []
    rows = await tx.execute(_LATEST, {"ids": list(placement_ids), "first": first, "last": last})
    return [DayEntry(*row) for row in rows]  # type: ignore[call-arg]  # as many columns as it has fields


async def as_of(tx: Transaction, placement_id: int, day: date, moment: datetime) -> DayEntry | None:
    """The newest version of a day that had been entered at a moment."""
    row = (await tx.execute(_AS_OF, {"of": placement_id, "on": day, "moment": moment})).first()
    return DayEntry(**row._mapping) if row else None


async def by_ids(tx: Transaction, ids: Collection[int]) -> dict[int, DayEntry]:
    """The entries with these numbers, whatever was entered after them."""
    return {row.id: DayEntry(**row._mapping) for row in await tx.execute(_BY_IDS, {"ids": list(ids)})} if ids else {}


async def first(tx: Transaction, placement_id: int, day: date) -> int:
    """The number of the first entry of an entered day."""
    return int((await tx.execute(_FIRST, {"of": placement_id, "on": day})).scalar_one())


async def write(
    tx: Transaction,
    *,
    municipality: int,
    placement: int,
    day: date,
    version: int,
    worked: bool,
    starts: time | None,
    ends: time | None,
    break_minutes: int,
    minutes: int,
    by: int,
    at: datetime,
) -> bool:
    """Write a version of a day; False when somebody was first with this version (UNIQUE)."""
    values = {
        "municipality": municipality,
        "placement": placement,
        "day": day,
        "version": version,
        "worked": worked,
        "starts": starts,
        "ends": ends,
        "break_minutes": break_minutes,
        "minutes": minutes,
        "by": by,
        "at": at,
    }
    return (await tx.execute(_WRITE[tx.dialect], values)).rowcount == 1
