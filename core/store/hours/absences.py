"""Days on which somebody called that they cannot come. Nothing is overwritten: that they can come after all is a new version."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects import postgresql, sqlite

from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.at_work import absence


@dataclass(frozen=True, slots=True)
class Absence:
    """The newest word about a day; `first` is the number of the first."""

    first: int
    placement: int
    day: date
    version: int
    absent: bool


_first = absence.alias("first")
_newer = absence.alias("newer")
_NEWEST = (
    select(func.max(_newer.c.version))
    .where(_newer.c.placement == absence.c.placement, _newer.c.day == absence.c.day)
    .correlate(absence)
    .scalar_subquery()
)
_ALL = (
    select(_first.c.id.label("first"), absence.c.placement, absence.c.day, absence.c.version, absence.c.absent)
    .join(_first, (_first.c.placement == absence.c.placement) & (_first.c.day == absence.c.day))
    .where(_first.c.version == 1, absence.c.version == _NEWEST)
    .order_by(absence.c.day)
)
_OF = _ALL.where(
    among(absence.c.placement, "ids"),
    absence.c.day.between(bindparam("first_day"), bindparam("last_day")),
)
_BY_FIRST = _ALL.where(among(_first.c.id, "ids"))
_WRITE = {
    d: m.insert(absence).on_conflict_do_nothing(index_elements=["placement", "day", "version"])
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}


async def between(tx: Transaction, placements: Collection[int], first: date, last: date) -> list[Absence]:
    """The newest word about each day from the first to the last, both included."""
    if not placements:
        return []
    rows = await tx.execute(_OF, {"ids": list(placements), "first_day": first, "last_day": last})
    return [Absence(**row._mapping) for row in rows]


async def of_day(tx: Transaction, placement: int, day: date) -> Absence | None:
    """The newest word about a day; None when none was said."""
    return next(iter(await between(tx, [placement], day, day)), None)


async def by_first(tx: Transaction, numbers: Collection[int]) -> dict[int, Absence]:
    """The newest words by the number of the first."""
    rows = await tx.execute(_BY_FIRST, {"ids": list(numbers)})
    return {row.first: Absence(**row._mapping) for row in rows}


async def write(tx: Transaction, municipality: int, placement: int, day: date, version: int, absent: bool, at: datetime) -> bool:
    """Write a version; False when somebody was first with it (UNIQUE)."""
    values = {"municipality": municipality, "placement": placement, "day": day, "version": version, "absent": absent, "at": at}
    return (await tx.execute(_WRITE[tx.dialect], values)).rowcount == 1
